"""A figure that takes the place of another on a page, or was never accepted, is seen; rewording is not."""

import pytest

from macros.accepted.shown import (
    HINT,
    accepted_lines,
    impossible_lines,
    line_changes,
    shown_by_pages,
    unaccepted_lines,
)
from macros.authoring.macro import watched
from macros.data.change_kinds import Change, Entry, LineChange
from macros.values.periods import parse_period
from macros.values.problems import Problem

BODY = """# Boats

{{ describe("Boats cost {}.", "boat-cost") }}

Boats cost {{ fig("boat-cost") }} and, on {{ when("fair-day", "year") }},
{{ says("more than half", "boat-share > 50%") }}.

{{ facts("boat-cost", "boat-share") }}

It was {{ fig("boat-share") }} before it was {{ fig("ferry-share") }}. It is not so ({{ cite("herald") }}).
"""


PAGE = "docs/trade/boats.md"
HEAD = Change(date=parse_period("2026-11-25"), why="some reason", corrected="false", entries=0)


def entries(before: str, after: str) -> list[Entry[LineChange]]:
    """The changes of lines from one text of the page to another."""
    old, new = (shown_by_pages({PAGE: body}, watched())[PAGE] for body in (before, after))
    return [Entry(line, HEAD, "seeds/changes/some.yml", number)
            for number, line in enumerate(line_changes(PAGE, old, new), 1)]


def replaced(body: str, *more: Entry[LineChange]) -> list[Problem]:
    """What is said of the page with another text than the one that was accepted."""
    return list(unaccepted_lines([*entries("", BODY), *more], {PAGE: body}, watched()))


def test_what_was_accepted_comes_back() -> None:
    assert accepted_lines(entries("", BODY)) == shown_by_pages({PAGE: BODY}, watched())
    assert set(shown_by_pages({PAGE: BODY}, watched())[PAGE]) == {
        ("describe(boat-cost)",), ("fig(boat-cost)", "when(fair-day | year)"), ("says(boat-share > 50%)",),
        ("facts(boat-cost | boat-share)",),
        ("fig(boat-share)", "fig(ferry-share)", "cite(herald)", "before")}
    assert shown_by_pages({"docs/contribute/index.md": BODY}, watched()) == {}


@pytest.mark.parametrize(("old", "new"), [
    ('fig("boat-cost")', 'fig("ferry-cost")'), ('fig("boat-cost")', 'fig("boat-cost", "short")'),
    ('when("fair-day", "year")', 'when("feast-day", "year")'), ("boat-share > 50%", "boat-share > 5%"),
    ('facts("boat-cost", "boat-share")', 'facts("boat-share", "boat-cost")'),
    ('Boats cost {}.", "boat-cost"', 'Boats cost {}.", "ferry-cost"'), ("before it was", "after it was"),
    ('cite("herald")', 'cite("courier")'), ("before it was", "less than")])
def test_what_takes_the_place_of_another_is_seen(old: str, new: str) -> None:
    assert old in BODY
    problems = replaced(BODY.replace(old, new, 1))
    assert problems and problems[0].file == PAGE
    assert problems[0].line == BODY[:BODY.index(old)].count("\n") + 1
    assert "has taken the place of what was accepted" in problems[0].message
    assert " instead of " in problems[0].message or "in another order" in problems[0].message
    assert problems[0].hint == f"{HINT} {PAGE}"
    assert replaced(BODY.replace(old, new, 1), *entries(BODY, BODY.replace(old, new, 1))) == []


def test_two_figures_that_change_places_are_seen() -> None:
    swapped = BODY.replace("boat-share\") }} before", "x").replace("ferry-share", "boat-share").replace(
        "x", "ferry-share\") }} before")
    problems = replaced(swapped)
    assert len(problems) == 1 and problems[0].message.endswith("in another order")


@pytest.mark.parametrize(("old", "new"), [
    ("Boats cost", "A boat comes at"), ("more than half", "over half"), ("# Boats", "# Boats and more"),
    ('{{ fig("boat-cost") }} and,', 'a lot and,'), ("Boats cost {}.", "A boat costs {}."),
    ("It is not so", "This is not the case today"), (" before it was", "\nbefore it was"),
    ('"year") }},\n', '"year") }}, '), ("Boats cost {{", "In all, more boats cost {{")])
def test_wording_splitting_joining_and_taking_away_is_free(old: str, new: str) -> None:
    assert old in BODY
    assert replaced(BODY.replace(old, new, 1)) == []


def test_a_condition_may_not_just_go() -> None:
    unwrapped = BODY.replace('{{ says("more than half", "boat-share > 50%") }}', "a great part")
    for body in (unwrapped, "# Boats\n"):
        assert [problem.message for problem in replaced(body)] == [
            "conditions that were accepted are gone from this page: says(boat-share > 50%)"]


@pytest.mark.parametrize(("old", "new", "line", "told"), [
    ("{{ facts", '{{ fig("ferry-cost") }}\n\n{{ facts', 8, "fig(ferry-cost)"),
    ("It was {{", 'On {{ when("fair-day") }} it was {{', 10, "when(fair-day)")])
def test_a_call_that_was_never_accepted_is_seen(old: str, new: str, line: int, told: str) -> None:
    (problem,) = replaced(BODY.replace(old, new, 1))
    assert (problem.line, problem.message) == (line, f"this line shows what is not accepted here yet: {told}")


def test_an_entry_that_was_cut_out_of_a_file_of_changes_is_missed() -> None:
    for cut in (whole := entries("", BODY)):
        (problem,) = unaccepted_lines([one for one in whole if one is not cut], {PAGE: BODY}, watched())
        assert cut.of.now and cut.of.now.partition(" · ")[0] in problem.message


def test_a_new_page_is_to_be_accepted_unless_programs_make_it() -> None:
    assert len([*unaccepted_lines([], {"docs/new.md": '# A\n\n`{{ fig("boats") }}`\n'}, watched())]) == 1
    made, text = "docs/reference/charts/boats.md", "---\ngenerated: scripts/charts/boats.py\n---\n" + BODY
    assert list(unaccepted_lines([], {made: text}, watched())) == []
    for file, body in (("docs/new.md", BODY), (made, BODY), ("docs/new.md", text)):
        (problem,) = unaccepted_lines([], {file: body}, watched())
        assert (problem.message, problem.hint) == ("nothing of this page is accepted yet", f"{HINT} {file}")


def test_what_goes_must_have_come_and_may_go_twice() -> None:
    other = BODY.replace("before it was", "after it was")
    going = entries(BODY, other)
    assert len(going) == 1 and going[0].of.was and going[0].of.was.endswith("before")
    messages = [f"trade/boats.md was never accepted with {going[0].of.was!r}",
                f"lines of {PAGE} are accepted, and there is no such page"]
    for some, pages, told in ((going, {PAGE: ""}, messages[:1]), (going, {}, messages),
                              ([*entries("", BODY), *going], {PAGE: ""}, []),
                              (entries("", BODY), {}, messages[1:]),
                              ([*entries("", BODY), *entries(BODY, "")], {}, [])):
        problems = list(impossible_lines(some, pages, accepted_lines(some)))
        assert [problem.message for problem in problems] == told
    assert replaced(other, *going, *going) == []
