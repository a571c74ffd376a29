"""Messages: the place, what is wrong, and what would be right."""

import pytest

from macros.values.fields import _come
from macros.values.periods import parse_period
from macros.values.problems import Problem, ProblemsFound, counted, late_told_once, nearest, report


def test_a_problem_reads_as_place_message_and_hint_and_a_report_counts_them() -> None:
    assert str(Problem("seeds/a.yml", 7, "wrong", "Do this.")) == "seeds/a.yml:7: wrong\n    Do this."
    assert str(Problem("seeds/a.yml", 7, "wrong")) == "seeds/a.yml:7: wrong"
    assert str(Problem("seeds/a.yml", 0, "wrong")) == "seeds/a.yml: wrong"
    assert str(Problem("seeds/a.yml", 0, f"{'9' * 999} is wrong")) == f"seeds/a.yml: {'9' * 100}… is wrong"
    one, two = Problem("a", 1, "x"), Problem("a", 2, "y")
    assert report([one]) == "a:1: x\n1 problem."
    assert report([one, two]) == "a:1: x\na:2: y\n2 problems."
    assert report([one] * 302).endswith("a:1: x\n… and 2 more\n302 problems.")


def test_problems_come_in_order_of_file_and_line_and_only_once() -> None:
    given = [Problem("b", 1, "x"), Problem("a", 10, "x"), Problem("a", 9, "x"), Problem("b", 1, "x")]
    found = ProblemsFound(given)
    assert [(p.file, p.line) for p in found.problems] == [("a", 9), ("a", 10), ("b", 1)]
    assert str(found).endswith("3 problems.")


@pytest.mark.parametrize(("days", "left"), [(9, 9), (10, 1), (110, 1)])
def test_many_days_to_come_are_told_once_with_a_word_on_the_clock(days: int, left: int) -> None:
    with pytest.raises(ValueError, match="2091") as late:
        _come(parse_period("2091-01-15"))
    given = [Problem("a", line, str(late.value)) for line in range(days)]
    found = late_told_once([Problem("b", 1, "wrong"), *given])
    assert len(found) == left + 1 and Problem("b", 1, "wrong") in found
    assert any(f"So are {days - 1} other days" in one.hint for one in found) is (left == 1)


def test_a_list_that_is_cut_says_how_many_it_leaves_out() -> None:
    every = [Problem("a", line, "x") for line in range(1, 2000)]
    for count, more in ((3, ""), (5, " (and 2 more like this)"), (1500, " (and over 1000 more like this)")):
        assert list(counted(every[:count], 3)) == [*every[:2], Problem("a", 3, f"x{more}")]


MANY = [f"name-{letter}" for letter in "abcdefghijklmnopq"]


@pytest.mark.parametrize(("name", "valid", "kind", "hint"), [
    ("trops", ["troops", "bases"], "measure", "Did you mean 'troops'?"),
    ("oops", ["bases", "troops", "ships"], "measure", "Did you mean 'troops'?"),
    ("herald", ["troops-in-the-bay-herald", "x"], "figure", "Did you mean 'troops-in-the-bay-herald'?"),
    ("zzz", ["troops", "bases"], "measure", "Allowed: bases, troops."),
    ("zzz", [], "chart", "Allowed: nothing yet."),
    ("", ["troops"], "measure", "Allowed: troops."),
    ("zzz", MANY, "figure", "There is no figure with a similar name; reference/figures lists them all."),
    ("zzz", MANY, "event", "There is no event with a similar name."),
    ("zzz", MANY, "field", f"Allowed: {', '.join(MANY)}."),
])
def test_a_hint_names_what_is_near_or_what_is_allowed(
        name: str, valid: list[str], kind: str, hint: str) -> None:
    assert nearest(name, valid, kind) == hint


def test_at_most_three_names_are_offered_and_the_nearest_first() -> None:
    hint = nearest("troops-2025", ["troops-2021", "troops-2025-a", "troops-2025-ab", "troops-2015"], "figure")
    assert hint.count("'") == 6
    assert hint.startswith("Did you mean 'troops-2025-a'")
