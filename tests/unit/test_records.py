"""What a record may hold, field by field, and the words that every kind of it is shown with."""

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from macros.data.kinds import Figure, SeriesInfo
from macros.values.amounts import QUALIFIERS
from macros.values.fields import Holding, SourceKind, Why
from macros.views import listings
from macros.words.house_style import QUALIFIER_WORDS

FIGURE = {"id": "some-figure", "label": "Some label", "value": "15", "qualifier": "exact", "unit": "percent",
          "as_of": "2025", "measures": "some-measure", "attributed_to": "someone", "locator": "1",
          "evidence": "15%", "topic": "trade"}
SERIES = {"id": "some-series", "title": "Some series", "unit": "count", "topic": "bases",
          "publisher": "Someone", "primary_source": "A book", "vintage": "The first", "licence": "None",
          "where_read": "At home", "have": "excerpt", "read_on": "2026-01-15", "confidence": "low",
          "sha256": "0" * 64, "as_of": "2025"}


def figure(**fields: Any) -> Figure:
    """A figure that is right but for these fields; a field that is None is left out."""
    data = {key: value for key, value in {**FIGURE, **fields}.items() if value is not None}
    return Figure.model_validate(data)


@pytest.mark.parametrize("fields", [
    {"id": "a"}, {"id": "2-plus-2"}, {"id": "x" * 80},
    {"evidence": "15 % of all the goods"}, {"evidence": "a b c d e f"}, {"locator": "120"},
    {"label": "  Some label  "}, {"value": None, "low": "10", "high": "15"},
    {"value": None, "low": "-5", "high": "5"}, {"note": "Two\nlines."}, {"review_by": "2027-01"}])
def test_a_figure_may_hold_this(fields: dict[str, Any]) -> None:
    assert figure(**fields).label == "Some label"


@pytest.mark.parametrize("fields", [
    *({"id": id} for id in ("", "A", "a_b", "a b", "-a", "a-", "a--b", "é", "a.b", "a\n", "x" * 81)),
    {"evidence": "a b c d e f g"}, {"evidence": ""}, {"label": " "}, {"label": "two\nlines"}, {"note": " "},
    {"locator": "0"}, {"locator": "-1"}, {"locator": "1.5"}, {"locator": "one"}, {"locator": ""},
    {"value": ""}, {"value": None}, {"value": None, "low": "1"}, {"value": None, "high": "1"},
    {"low": "1", "high": "2"}, {"low": "1"}, {"value": None, "low": "2", "high": "2"},
    {"value": None, "low": "2", "high": "1"}, {"unit": "billion"}, {"unit": "%"}, {"topic": "Trade"},
    {"qualifier": "over"}, {"as_of": "soon"}, {"review_by": "soon"}, {"part_of": "Not An Id"},
    {"colour": "red"}])
def test_a_figure_may_not_hold_that(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        figure(**fields)


@pytest.mark.parametrize(("field", "text", "means"), [
    ("zero_is_real", "true", True), ("zero_is_real", "false", False),
    ("scale", "thousand", 10**3), ("scale", "100 million", 10**8), ("scale", "million", 10**6),
    ("scale", "billion", 10**9), ("scale", "trillion", 10**12), ("digits", "4", 4)])
def test_a_field_of_a_series_is_read(field: str, text: str, means: object) -> None:
    assert getattr(SeriesInfo.model_validate({**SERIES, field: text}), field) == means


@pytest.mark.parametrize(("field", "texts", "complaint"), [
    ("zero_is_real", ("yes", "no", "True", "1", "", "on"), "must be true or false"),
    ("scale", ("Thousand", "1000", "", "dozen"),
     r"is not a scale\. Allowed: thousand, 100 million, million, "),
    ("digits", ("-1", "5", "1.5"), "digits")])
def test_a_field_of_a_series_is_refused(field: str, texts: tuple[str, ...], complaint: str) -> None:
    for text in texts:
        with pytest.raises(ValidationError, match=complaint):
            SeriesInfo.model_validate({**SERIES, field: text})


def test_a_series_that_says_nothing_is_in_whole_units_with_one_decimal_and_no_real_zeros() -> None:
    info = SeriesInfo.model_validate(SERIES)
    assert (int(info.scale), info.digits, info.zero_is_real, len(info.entities)) == (1, 1, False, 0)


def test_every_choice_of_a_record_has_its_words_for_readers_and_no_words_are_left_over() -> None:
    assert set(listings.KIND) == set(get_args(SourceKind))
    assert set(listings.WHY) == set(get_args(Why))
    assert set(listings.HOLDING) == set(get_args(Holding))
    assert set(QUALIFIER_WORDS) == set(QUALIFIERS)
