"""Nothing of Jinja comes into a page but our macros with literal texts."""

import pytest

from macros.reading.calls import MAX_CALLS, Call, read_calls
from macros.values.problems import Problem
from tests.unit.tables import rows

NAMES = ("fig", "says", "facts")
FILE = "docs/page.md"
ONLY_MACROS = ("pages may call our macros and nothing else of Jinja",
               'Write {{ fig("…") }} or another of contribute/macros.')
ONLY_TEXTS = ("fig takes texts in quotes only", 'Write {{ fig("…") }}.')


def read(text: str, first_line: int = 1) -> tuple[list[Call], list[Problem]]:
    """The calls in a text, and what is wrong with it."""
    return read_calls(text, FILE, first_line, NAMES)


@pytest.mark.parametrize(("text", "args"), [
    ("{{ fig('a', 'short') }}", ("a", "short")), ('{{fig("a")}}', ("a",)), ('{{ fig() }}', ()),
    ('{{ fig("yen@2024/tokyo") }}', ("yen@2024/tokyo",)), ('{{ fig("„ü — ¥") }}', ("„ü — ¥",))])
def test_a_call_with_texts_is_let_through(text: str, args: tuple[str, ...]) -> None:
    assert read(text) == ([Call("fig", args, 1)], [])


@pytest.mark.parametrize("text", rows("gate", "refused"))
def test_anything_else_of_jinja_is_refused(text: str) -> None:
    assert read(f"one\n\n{text}\n", first_line=5) == ([], [Problem(FILE, 7, *ONLY_MACROS)])


@pytest.mark.parametrize("text", [
    "{{ fig(a) }}", "{{ fig(15) }}", "{{ fig(true) }}", "{{ fig(none) }}", '{{ fig("a", 15) }}',
    '{{ fig(fig("a")) }}', '{{ fig("a" ~ "b") }}', '{{ fig(["a"]) }}', '{{ fig("a"|upper) }}',
    '{{ fig({"a": "b"}) }}', '{{ fig("a".upper()) }}', '{{ fig("%s" % "a") }}', '{{ fig(("a", "b")) }}'])
def test_an_argument_that_is_no_literal_text_is_refused(text: str) -> None:
    assert read(f"one\n\n{text}\n", first_line=5) == ([], [Problem(FILE, 7, *ONLY_TEXTS)])


@pytest.mark.parametrize("text", [
    '{{ fig(ref="a") }}', '{{ fig("a", style="short") }}', '{{ fig(*"ab") }}', '{{ fig(**{"ref": "a"}) }}'])
def test_arguments_with_names_or_stars_are_refused(text: str) -> None:
    assert read(text) == ([], [Problem(FILE, 1, "fig takes texts in quotes only, without names")])


@pytest.mark.parametrize("text", [
    '{{ fig("a) }}', '{{ fig("a" }}', '{{ fig(“a”) }}', "{{ }}", "{{ fig(\"a\")", "{% unknown %}",
    "{% if %}", "{% endif %}", '{{ fig("a") }} }} {{', "{{ fig(" + "(" * 5000])
def test_a_call_that_cannot_be_read_is_reported_at_its_line(text: str) -> None:
    calls, problems = read(f"one\n\n{text}", first_line=5)
    assert calls == []
    (problem,) = problems
    assert problem.message.startswith("this macro call cannot be read: ")
    assert problem.hint == 'Write {{ fig("…") }} or another of contribute/macros, with straight quotes.'
    assert problem.line == (7 if "(((" not in text else problem.line)


def test_an_unknown_macro_is_named_with_the_nearest() -> None:
    assert read('{{ fact("a") }}\n{{ zzz("a") }}', first_line=3) == ([], [
        Problem(FILE, 3, "there is no macro 'fact'", "Did you mean 'facts'?"),
        Problem(FILE, 4, "there is no macro 'zzz'", "Allowed: facts, fig, says.")])


def test_each_call_has_the_line_of_the_file_and_problems_do_not_hide_calls() -> None:
    calls, problems = read(
        '{{ fig("a") }}\n\n{{ fig("b") }} {{ 1 }} {{ says("c", "d") }}\n\n{{ fig(\n"e") }}', first_line=10)
    assert calls == [Call("fig", ("a",), 10), Call("fig", ("b",), 12), Call("says", ("c", "d"), 12),
                     Call("fig", ("e",), 14)]
    assert [problem.line for problem in problems] == [12]


def test_a_page_with_too_many_calls_is_refused() -> None:
    assert read('{{ fig("a") }}' * MAX_CALLS)[1] == []
    calls, problems = read('{{ fig("a") }}' * (MAX_CALLS + 1))
    assert len(calls) == MAX_CALLS + 1
    assert problems == [Problem(FILE, 0, f"the page calls {MAX_CALLS + 1} macros",
                                f"At most {MAX_CALLS}; split the page.")]


def test_raw_text_shows_braces_and_calls_nothing() -> None:
    assert read('{% raw %}{{ fig("a") }} {{ config }}{% endraw %} {{ fig("b") }}') == (
        [Call("fig", ("b",), 1)], [])
