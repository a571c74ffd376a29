"""Derived figures: what follows, in which unit, from which sources, and what is said if it does not."""

import re
from decimal import Decimal

import pytest
import yaml

from macros.data import Ledger
from macros.data.workings import Working
from macros.reading.project import ROOT
from tests.unit.derivations import FILE, Spec, derived_ledger
from tests.unit.tables import rows


def test_the_result_is_a_fact_with_unit_sources_and_working() -> None:
    ledger, problems = derived_ledger(
        ("notice-share", ("troops-2025-notice", "troops-2025-herald"), "percent", "share"), digits=1)
    assert problems == []
    fact = ledger.fact("notice-share")
    assert abs(fact.low.value - Decimal("90.909090909")) < Decimal("0.000001")
    assert fact.low == fact.high
    assert (fact.kind, fact.unit, fact.digits, fact.qualifier) == ("derived", "percent", 1, "about")
    assert fact.sources == ("tariff-notice-2025", "bay-herald-2025")
    assert fact.attributed_to == "our calculation"
    assert fact.href == "reference/derived/#notice-share"
    assert (fact.file, fact.line) == (FILE, 1)


def test_records_are_worked_out_in_turn_from_inputs_told_in_full(bay: Ledger) -> None:
    assert {id: one.inputs for id, one in bay.derived.items()} == {
        "navy-share-2024": ["harbour-visits@2024/navy", "ships-2024"],
        "ships-2024": ["harbour-visits@2024/navy", "harbour-visits@2024/merchant"],
        "rate-highest": ["yen-per-dollar@2023", "yen-per-dollar@2024"],
        "balance-in-yen": ["deficit-2024-herald", "yen-per-dollar@2024"]}
    assert {id: (bay.facts[id].low.value, bay.facts[id].qualifier) for id in bay.derived} == {
        "navy-share-2024": (Decimal(1200) / 6200 * 100, "about"), "ships-2024": (6200, "exact"),
        "rate-highest": (Decimal("151.40"), "about"), "balance-in-yen": (Decimal("-10.4e12"), "about")}
    assert bay.facts["ships-2024"].sources == ("harbour-visits",)  # named once


FISCAL = "harbour-visits@FY2023/navy", "yen-per-dollar@2023", "yen-per-dollar@2023"


@pytest.mark.parametrize(("inputs", "text", "formula"), [
    *((*row, "total") for row in rows("derived", "times")), (FISCAL, "FY2023", "in-proportion")])
def test_the_result_refers_to_the_time_of_all_inputs(
        inputs: tuple[str, ...], text: str, formula: str) -> None:
    ledger, problems = derived_ledger(("visits", inputs, "count", formula))
    assert problems == []
    assert ledger.fact("visits").as_of.text == text


def test_of_a_range_the_middle_is_taken() -> None:
    ledger, _ = derived_ledger(("wait", ("delivery-time-herald",), "years", "total"))
    assert ledger.fact("wait").low.value == Decimal("12.5")


@pytest.mark.parametrize(("specs", "line", "message"), rows("derived", "faults"))
def test_what_cannot_be_worked_out_is_said_once_at_its_record(
        specs: list[Spec], line: int, message: str) -> None:
    _, problems = derived_ledger(*specs)
    assert [(p.file, p.line, p.message) for p in problems] == [(FILE, line, f"derived figure {message}")]


def test_all_circles_are_told_in_one_run() -> None:
    _, problems = derived_ledger(*((id, (on,), "usd", "total") for id, on in ("ab", "ba", "cd", "dc", "ee")))
    assert [p.message.split(": ")[-1] for p in problems] == ["a on b on a", "c on d on c", "e on e"]


def test_an_unknown_input_is_named_with_the_nearest_and_others_with_all_that_goes_in() -> None:
    _, problems = derived_ledger(("odd", ("deficit-2024-heralds",), "usd", "total"),
                                 ("lone", ("deficit-2024-herald",), "usd", "difference"))
    assert [p.hint for p in problems] == [
        "Did you mean 'deficit-2024-herald' or 'bases-2025-herald' or 'troops-2025-herald'?",
        "Inputs: deficit-2024-herald"]


def test_the_example_in_the_guide_is_a_record_of_the_project(ledger: Ledger) -> None:
    guide = (ROOT / "docs/contribute/index.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n([^`]*\n    formula: [^`]*)```", guide)
    (example,) = yaml.load(block, Loader=yaml.BaseLoader)  # every scalar stays text
    assert Working.model_validate(example) == ledger.derived[example["id"]]
