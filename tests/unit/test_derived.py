"""Derived figures: what follows, in which unit, from which sources, and what is said if it does not."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from macros.values.problems import Problem
from macros.values.units import Quantity
from tests.unit.derivations import derived_ledger
from tests.unit.ledgers import BASE

FILE = "tests/unit/test_derived.py"


def add(one: Quantity, other: Quantity) -> Quantity:
    """One plus the other."""
    return one + other


def share(one: Quantity, other: Quantity) -> Quantity:
    """One as a share of the other."""
    return one.share_of(other)


def same(one: Quantity) -> Quantity:
    """The figure itself."""
    return one


def picky(one: Quantity) -> Quantity:
    """Refuses whatever comes."""
    raise ValueError(f"{one.unit} is not what I need")


def line_of(function: str) -> int:
    """The line of this file in which a function begins."""
    lines = Path(__file__).read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.startswith(f"def {function}("))


def test_the_result_is_a_fact_with_unit_sources_and_working() -> None:
    ledger, problems = derived_ledger(
        ("notice-share", ("troops-2025-notice", "troops-2025-herald"), "percent", share), digits=1)
    assert problems == []
    fact = ledger.fact("notice-share")
    assert abs(fact.low.value - Decimal("90.909090909")) < Decimal("0.000001")
    assert fact.low == fact.high
    assert (fact.kind, fact.unit, fact.digits, fact.qualifier) == ("derived", "percent", 1, "about")
    assert fact.sources == ("tariff-notice-2025", "bay-herald-2025")
    assert fact.attributed_to == "our calculation"
    assert fact.href == "reference/derived/#notice-share"
    assert (fact.file, fact.line) == (FILE, line_of("share"))
    assert ledger.derived["notice-share"].working == "One as a share of the other."


def test_two_inputs_of_one_source_name_it_once() -> None:
    ledger, _ = derived_ledger(
        ("visits", ("harbour-visits@2024/navy", "harbour-visits@2024/merchant"), "count", add))
    assert ledger.fact("visits").sources == ("harbour-visits",)
    assert ledger.fact("visits").low.value == 6200


@pytest.mark.parametrize(("inputs", "text"), [
    (("harbour-visits@2024/navy", "harbour-visits@2024/merchant"), "2024"),
    (("harbour-visits@2024/navy", "harbour-visits@2025/navy"), "2024/2025"),
    (("harbour-visits@2025/navy", "harbour-visits@2024/navy"), "2024/2025"),
    (("harbour-visits@FY2023/navy", "harbour-visits@2024/navy"), "FY2023/2024"),
    (("harbour-visits@FY2023/navy", "harbour-visits@FY2023/navy"), "FY2023"),
    (("harbour-visits@2024-01/navy", "harbour-visits@2025/navy"), "2024-01/2025"),
    (("harbour-visits@2020-01/2021-06/navy", "harbour-visits@2024/navy"), "2020-01/2024"),
])
def test_the_result_refers_to_the_time_of_all_inputs(inputs: tuple[str, ...], text: str) -> None:
    ledger, problems = derived_ledger(("visits", inputs, "count", add))
    assert problems == []
    assert ledger.fact("visits").as_of.text == text


def test_a_fiscal_year_with_the_calendar_year_it_begins_in_is_called_by_the_fiscal_year() -> None:
    def visits_beside_a_rate(rate: Quantity, visits: Quantity) -> Quantity:
        """The visits; the rate only lends its year."""
        return Quantity(visits.value * rate.value / rate.value, visits.unit)

    ledger, problems = derived_ledger(
        ("visits", ("yen-per-dollar@2023", "harbour-visits@FY2023/navy"), "count", visits_beside_a_rate))
    assert problems == []
    assert ledger.fact("visits").as_of.text == "FY2023"


@pytest.mark.parametrize("inputs", [
    ("troops-2025-herald", "troops-2025-notice"),  # 2025 and 2025-08
    ("harbour-visits@2024/navy", "harbour-visits@2024-01/navy"),  # the shorter one begins as early
])
def test_a_period_that_covers_the_others_stands_alone(inputs: tuple[str, str]) -> None:
    unit = "people" if "troops" in inputs[0] else "count"
    ledger, problems = derived_ledger(("a-sum", inputs, unit, add))
    assert problems == []
    assert ledger.fact("a-sum").as_of.text == ledger.fact(inputs[0]).as_of.text


def test_of_a_range_the_middle_is_taken() -> None:
    ledger, _ = derived_ledger(("wait", ("delivery-time-herald",), "years", same))
    assert ledger.fact("wait").low.value == Decimal("12.5")


def test_a_derived_figure_may_rest_on_one_that_is_registered_later() -> None:
    ledger, problems = derived_ledger(
        ("twice", ("once", "once"), "people", add), ("once", ("troops-2025-notice",), "people", same))
    assert problems == []
    assert ledger.fact("twice").low.value == 100_000


def test_units_that_do_not_go_together_are_reported_where_the_formula_stands() -> None:
    _, problems = derived_ledger(
        ("nonsense", ("deficit-2024-herald", "troops-2025-herald"), "usd", add))
    assert problems == [Problem(
        FILE, line_of("add"), "derived figure 'nonsense': usd cannot be added to people",
        "Inputs: deficit-2024-herald, troops-2025-herald")]


def test_a_formula_that_refuses_its_inputs_is_reported_and_not_a_crash() -> None:
    _, problems = derived_ledger(("refused", ("troops-2025-herald",), "people", picky))
    assert problems == [Problem(FILE, line_of("picky"), "derived figure 'refused': people is not what I need",
                                "Inputs: troops-2025-herald")]


def test_a_result_in_another_unit_than_announced_is_reported() -> None:
    _, problems = derived_ledger(("troops", ("troops-2025-herald",), "count", same))
    assert problems == [Problem(FILE, line_of("same"),
                                "derived figure 'troops' comes out in people, not in count")]


def test_a_division_by_nothing_is_reported() -> None:
    def over_nothing(one: Quantity) -> Quantity:
        """Divides by nothing."""
        return one.share_of(one - one)

    _, problems = derived_ledger(("endless", ("troops-2025-herald",), "percent", over_nothing))
    assert [(p.file, p.message.split(": ")[0], p.hint) for p in problems] == [
        (FILE, "derived figure 'endless'", "Inputs: troops-2025-herald")]


def test_an_unknown_input_is_named_with_the_nearest() -> None:
    _, problems = derived_ledger(("odd", ("deficit-2024-heralds",), "usd", same))
    assert problems == [Problem(
        FILE, line_of("same"), "derived figure 'odd': there is no figure 'deficit-2024-heralds'",
        problems[0].hint)]
    assert problems[0].hint.startswith("Did you mean 'deficit-2024-herald'")


def test_figures_that_rest_on_each_other_are_both_reported() -> None:
    _, problems = derived_ledger(("hen", ("egg",), "usd", same), ("egg", ("hen",), "usd", same))
    assert sorted(p.message for p in problems) == [
        "derived figure 'egg': there is no figure 'hen'", "derived figure 'hen': there is no figure 'egg'"]


def test_what_rests_on_a_record_that_cannot_be_read_is_not_complained_about(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "project")
    source = tmp_path / "project/seeds/sources/bay-herald-2025.yml"
    source.write_text(source.read_text(encoding="utf-8").replace("unit: usd", "unit: dollars"),
                      encoding="utf-8")
    _, problems = derived_ledger(("again", ("deficit-2024-herald",), "usd", same), root=tmp_path / "project")
    assert [(problem.file, problem.line) for problem in problems] == [
        ("seeds/sources/bay-herald-2025.yml", 17)]


@pytest.mark.parametrize("id", ["deficit-2024-herald", "goods-deficit", "yen-per-dollar@2024", "mayor"])
def test_an_id_that_is_taken_is_reported_and_the_record_stays(id: str) -> None:
    _, problems = derived_ledger((id, ("deficit-2024-herald",), "usd", same))
    assert problems == [Problem(FILE, line_of("same"), f"duplicate id {id!r}")]


def test_an_id_used_for_two_derived_figures_is_reported_once() -> None:
    _, problems = derived_ledger(("twin", ("deficit-2024-herald",), "usd", same),
                                 ("twin", ("deficit-2024-herald", "deficit-2024-herald"), "usd", add))
    assert problems == [Problem(FILE, line_of("add"), "duplicate id 'twin'")]
