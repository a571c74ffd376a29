"""Units: which there are, what they measure, and how they are written."""

import re

import pytest

from macros.values.currencies import CURRENCIES, SIGNS
from macros.values.units import FORM, UNITS, unit_of


def test_only_shares_are_of_one_kind_though_their_units_differ() -> None:
    kinds: dict[str, list[str]] = {}
    for id, unit in UNITS.items():
        kinds.setdefault(unit.kind, []).append(id)
    assert kinds.pop("share") == ["percent", "percent-of-gdp"]
    assert all(len(ids) == 1 for ids in kinds.values())


def test_every_unit_says_how_it_is_written_or_needs_no_word() -> None:
    for id, unit in UNITS.items():
        assert unit.id == id
        assert bool(unit.one) == bool(unit.many), f"{id} has a singular or a plural only"


@pytest.mark.parametrize(("name", "currency", "against"), [
    ("usd", "usd", ""), ("twd", "twd", ""), ("jpy-per-usd", "jpy", "usd"), ("eur-per-person", "eur", "")])
def test_money_is_a_unit_alone_per_person_and_per_other_money(name: str, currency: str, against: str) -> None:
    unit = unit_of(name)
    assert (unit.id, unit.currency, unit.against) == (name, currency, against)
    assert unit.kind.startswith(currency)  # as the sign in the evidence shows it
    assert re.search(FORM, name)


@pytest.mark.parametrize("name", ["dollars", "zzz", "xxx", "USD", "usd-per-usd", "usd-per-people", "usd-per-",
                                  "people-per-person", "percent-per-usd", "-per-usd", "", "kilometers"])
def test_what_is_no_unit_is_told_which_there_are(name: str) -> None:
    with pytest.raises(ValueError, match=f"^'{name}' is not a unit. Allowed: percent, .*code of a currency"):
        unit_of(name)


def test_each_sign_belongs_to_one_currency_and_is_found_before_a_shorter_one_in_it() -> None:
    assert {"$": "usd", "US$": "usd", "A$": "aud", "NT$": "twd", "€": "eur", "£": "gbp", "¥": "jpy",
            "₩": "krw"}.items() <= SIGNS.items()
    assert set(SIGNS.values()) <= CURRENCIES
    signs = list(SIGNS)
    assert not any(one in other for place, one in enumerate(signs) for other in signs[place + 1:])
