"""A comparison in the text of a record, or in a description, hangs on a condition as one on a page does."""

from typing import Any

import pytest

from macros.authoring.macro import AuthorMistake, Desk, Page, call
from macros.data import Ledger
from macros.data.kind import KINDS
from macros.data.ledger import every_text
from macros.reading.plain_text import markup_in
from macros.values.fields import ForReaders, Written
from macros.views.html import record_html
from macros.words.record_words import bare_numbers, faults_in, record_problems, record_text
from tests.unit.ledgers import with_fields
from tests.unit.test_comparisons import LEDGER

ROSE = "share@2024 > share@2020"


# Each kind of text that readers see, and what stands in it by hand.
TYPED: list[tuple[str, str, Any, str]] = [
    ("event", "statement", "Flies to the bay for the 12th time.", "12th"),
    ("figure", "label", "Deficit in goods of 59 bases", "59"),
    ("figure", "note", "47 years.", "47"),
    ("figure", "attributed_to", "the twelfth author", "twelfth"),
    ("measure", "counts", "61 things.", "61"),
    ("measure", "label", "Sixfold bases", "Sixfold"),
    ("person", "note", "Wrote 53 books.", "53"),
    ("term", "means", "37 miles.", "37"),
    ("position", "holds", "There are 43 ties.", "43"),
    ("position", "role", "the second-largest landlord", "second"),
    ("option", "costs", "One-third of it.", "One-third"),
    ("answer", "says", "61 things.", "61"),
    ("place", "note", "Half of it.", "Half"),
    ("derived", "working", "Divided by 7.", "7"),
    ("source", "summary", "On ¾ of the bay.", "¾"),
    ("disagreement", "explanation", "八 sources.", "八"),
    ("correction", "right", "It was 3 times.", "3"),
    ("kit", "question", "Who are the dozen?", "dozen"),
    ("kit", "able", ["Say 4 words."], "4"),
]


@pytest.mark.parametrize("text", [
    "It {rose | share@2024 > share@2020} to {share@2024}.", "It rose.",
    "A figure of {share@2024} is as it is.",
    "{More than half | share@2024 > 50%} of it, {share@2024}."])
def test_a_text_whose_comparisons_hold_is_left_alone(text: str) -> None:
    assert list(faults_in(text, LEDGER)) == []


@pytest.mark.parametrize(("text", "message", "hint"), [
    ("It rose from {share@2020} to {share@2024}.",
     "'rose' compares figures (share@2020, share@2024), but no condition holds it to them",
     f"Write {{rose | {ROSE}}}, or reword."),
    ("It {fell | share@2020 > share@2024} to {share@2024}.",
     "the statement 'fell' no longer holds: share@2020 > share@2024 compares exact 40 percent with "
     "exact 60 percent",
     "Change the words, or the record if it is wrong."),
    (f"It {{fell | {ROSE}}}.", f"'fell' does not fit {ROSE}",
     "'fell' needs two dates, and the later value to be the smaller. A word such as 'rise' would fit."),
    ("It {rose | share@2025 > 50%}.", "there is no figure 'share@2025'",
     "Did you mean 'share@2024' or 'share@2020'?"),
])
def test_a_text_whose_comparisons_fail_is_refused(text: str, message: str, hint: str) -> None:
    (said, offered), = faults_in(text, LEDGER)
    assert said == message
    assert "There is no" in offered or offered == hint


def test_the_record_is_named_at_its_place(bay: Ledger) -> None:
    ledger = with_fields(bay, "events", "tariff-start-2025-08",
                         statement="More than {troops-2025-herald} troops came.")
    found, = record_problems(ledger)
    assert (found.file, found.line) == ledger.where("tariff-start-2025-08", "statement")
    assert found.message.startswith(
        "the text of 'tariff-start-2025-08': 'More' compares figures (troops-2025-herald)")
    assert list(record_problems(bay)) == []


def test_a_statement_in_a_record_is_written_as_on_a_page_and_as_plain_words(bay: Ledger) -> None:
    text = "It is {more than before | bases-2025-herald > 30}: {bases-2025-herald}; a < b."
    assert record_text(text, bay) == "It is more than before: more than 30; a < b."
    html = record_html(text, bay, "")
    assert 'It is <span class="statement" data-statement="bases-2025-herald &gt; 30"><a href=' in html
    assert '>more than before</a></span>: <data class="figure"' in html
    assert html.endswith("</data>; a &lt; b.")


@pytest.mark.parametrize("text", ["{rose | a > b}", "{far short of | a-b@2024/x < a-b@2024/*}", "{an-id}"])
def test_a_statement_is_no_markup(text: str) -> None:
    assert markup_in(text) == ""


@pytest.mark.parametrize("text", ["{x | <b>}", "{ #x | y }", "{: .x | y }", "{{ a | b }}", "{x | `a`}"])
def test_what_only_looks_like_a_statement_is_markup(text: str) -> None:
    assert markup_in(text) != ""


def test_a_description_is_held_to_its_figures() -> None:
    page = Page("docs/index.md", "")
    call(Desk(LEDGER, {}), page, "describe",
         (f"It {{rose by more than half | {ROSE} and share@2024 > 50%}} to {{}}.", "share@2024"))
    assert page.meta["description"] == "It rose by more than half to 60%."
    with pytest.raises(AuthorMistake, match="'rose' compares figures"):
        call(Desk(LEDGER, {}), page, "describe", ("It rose to {}.", "share@2024"))
    with pytest.raises(AuthorMistake, match="no longer holds"):
        call(Desk(LEDGER, {}), page, "describe",
             ("It is {more | share@2020 > share@2024} than {}.", "share@2024"))


@pytest.mark.parametrize(("kind", "field", "text", "number"), TYPED)
def test_a_number_typed_into_any_text_that_readers_see_is_refused(
        bay: Ledger, kind: str, field: str, text: Any, number: str) -> None:
    own = next(one for one in KINDS.values() if one.name == kind)
    id = next(id for id, one in bay.shelf(own).items() if not getattr(one, "silent", False))
    found, = record_problems(with_fields(bay, own.shelf, id, **{field: text}))
    assert (found.file, found.line) == bay.where(id, field)
    assert found.message == (
        f"the text of {id!r}: {number!r} in the field {field} is a quantity that stands by hand")
    assert "seeds/names.yml" in found.hint and "{id}" in found.hint


@pytest.mark.parametrize(("more", "said"), [("", []), ("s", ["has 81 letters"])])
def test_a_short_form_has_room_in_its_cell_with_its_figures_filled_in(
        bay: Ledger, more: str, said: list[str]) -> None:
    id = "stay-as-we-are-neighbours"
    text = f"{{bases-2025-herald}} bases, seen from the town's {more}hill and from the tower by the old port"
    found = [*record_problems(with_fields(bay, "answers", id, short=text))]
    assert [one.message[-14:] for one in found] == said
    assert {(one.file, one.line) for one in found} <= {bay.where(id, "short")}


@pytest.mark.parametrize(("text", "words"), [
    ("In 2025, in July 2025, on 14 July, on 14 July 2025 and in FY2025.", []),
    ("On 15 July 2025, in 1853 and in May 1999.", ["15", "2025", "1853", "1999"]),
    ("2025%, $2025, 2025.5, 2025 per cent and 2025bn.", ["2025%", "$2025", "2025.5", "2025", "2025bn"]),
    ("See paragraph 2 and paragraphs 1 and 3.", []),
    ("Article 9 and {bases-2025-herald} {more than half | bases-2025-herald > 3}.", []),
    ("Article 99.", ["99"])])
def test_only_what_records_say_may_be_repeated(bay: Ledger, text: str, words: list[str]) -> None:
    found = list(bare_numbers(text, bay))
    assert [word for word, _ in found] == words
    assert all("Did you mean 'Article 9'?" in hint for _, hint in found if text == "Article 99.")


def test_notes_on_provenance_are_the_one_class_that_may_count(ledger: Ledger) -> None:
    texts = [(kind.name, text) for _, kind, text in every_text(ledger)]
    own = {(kind, text.field) for kind, text in texts for mark in text.marks
           if isinstance(mark, Written) and mark.of_its_own}
    assert {("source", "title"), ("source", "defects"), ("place", "where"), ("correction", "checked_with"),
            ("figure", "read_in"), ("series", "caveats")} <= own
    assert not any(text.mark(ForReaders) for kind, text in texts if (kind, text.field) in own)


@pytest.mark.parametrize(("change", "said"), [
    ({}, []),
    ({"wrong": ["{troops-2025-herald}"]}, ["choices of 'How many troops came?' read alike"]),
    ({"asks": "How many?", "why": "Some left."}, ["'bases-kit' names the record 'troops-2025-herald'"])])
def test_choices_of_a_quiz_read_unlike_and_have_a_word_of_its_question(
        bay: Ledger, change: dict[str, Any], said: list[str]) -> None:
    first, *others = bay.kits["bases-kit"].quiz
    changed = with_fields(bay, "kits", "bases-kit", quiz=[first.model_copy(update=change), *others])
    found = [problem.message for problem in record_problems(changed)]
    assert [words for words, one in zip(said, found, strict=True) if words not in one] == []
