"""Nothing of Jinja gets through the gate but our macros, and what did would find nothing behind it."""

import re
import time
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound

from macros.authoring.macro import MACROS, Desk, Page, PageGuard, call
from macros.reading.calls import MAX_ARGUMENT, read_calls
from macros.values.problems import Problem
from scripts.preview import problem_page
from tests.conftest import cases
from tests.hostile.conftest import FILE, Inspect

PAYLOADS = cases("hostile/jinja.yml")
TITLE = "# A page\n\nText.\n\n"  # the payload begins in line 5


@pytest.mark.parametrize("payload", PAYLOADS["code"])
def test_code_in_a_page_is_refused_at_its_line(inspect: Inspect, payload: str) -> None:
    found = inspect(f"{TITLE}{payload}\n")
    assert any(5 <= problem.line <= 8 for problem in found), found


@pytest.mark.parametrize("payload", [
    *PAYLOADS["arguments"], "{{ plain('" + "x" * (MAX_ARGUMENT + 1) + "') }}"])
def test_markup_in_the_text_of_a_call_is_refused_at_its_line(inspect: Inspect, payload: str) -> None:
    found = inspect(f"{TITLE}{payload}\n")
    why = re.compile(r"a text of|U\+|cannot be read|nothing else|opens a comment")
    assert any(problem.line == 5 and why.search(problem.message) for problem in found), found


@pytest.mark.parametrize(("line", "front"), [
    *PAYLOADS["front_matter"], (2, "title: &a b"), (2, "title: '" + "x" * 200 + "'"), (0, "a: " + "[" * 5000),
    (1, "\n".join(f"k{n}: {'x' * 100}" for n in range(30)))])
def test_front_matter_that_runs_hides_or_marks_up_is_refused_at_its_line(
        inspect: Inspect, line: int, front: str) -> None:
    found = inspect(f"---\n{front}\n---\n# A page\n")
    assert any(problem.line == line for problem in found), found


@pytest.mark.parametrize("text", PAYLOADS["no_front_matter"])
def test_what_only_the_engine_takes_for_front_matter_is_refused(inspect: Inspect, text: str) -> None:
    assert inspect(text), text


@pytest.mark.parametrize("opening", [
    "{{ fig(" + "(" * 20_000, "{{ " + "[" * 20_000, "{" * 20_000, "(" * 20_000, "{% if x %}" * 20_000,
    "<div>" * 20_000, "> " * 20_000, "- " * 20_000, "*" * 20_000, "![" * 20_000,
    "{{ fig('x'" + ".a" * 20_000])
def test_twenty_thousand_brackets_are_refused_in_no_time(inspect: Inspect, opening: str) -> None:
    begun = time.process_time()
    found = inspect(f"{TITLE}{opening}\n")
    assert time.process_time() - begun < 2
    assert any(problem.line in (0, 5) for problem in found), found


@pytest.mark.parametrize("text", [
    "{{ fig(" + "(" * 20_000, "{{ " + "[" * 20_000, "{% if a %}" * 20_000,
    "{{ fig('x')" + "|a" * 20_000 + " }}", "{{ " + "-" * 20_000 + "1 }}", "{{ " + "not " * 20_000 + "1 }}",
    "{{ '" + "a" * 200_000, "{{ " + "1" * 200_000 + " }}"])
def test_the_gate_alone_answers_soon_whatever_it_is_given(text: str) -> None:
    begun = time.process_time()
    calls, problems = read_calls(text, FILE, 1, MACROS)
    assert calls == [] != problems and time.process_time() - begun < 5


def plugin_environment(folder: Path) -> Environment:
    """An environment made as the plugin makes its own, with a macro and things it should not have."""
    environment = Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined,
                              extensions=[PageGuard])
    environment.globals.update({"plain": lambda text: f"<{text}>", "now": time.time, "open": open})
    environment.filters.update({"leak": str})
    return environment


@pytest.mark.parametrize("payload", [
    code for code in PAYLOADS["code"] if "\n" not in code and "raw" not in code and "{#" not in code
    and not code.startswith(("    ", "`", "<!"))])
def test_behind_the_gate_there_is_nothing_to_be_had(payload: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("secret", encoding="utf-8")
    environment = plugin_environment(tmp_path)
    names = ("config", "page", "env", "files", "environment", "navigation", "extra")
    variables = dict.fromkeys(names, "secret") | {"macros": {"fig": "secret"}, "fig": lambda *_: "secret"}
    try:
        said = environment.from_string(payload).render(**variables)
    except (TemplateError, RecursionError, TypeError, MemoryError):
        return
    assert "secret" not in said and len(said) < 100_000, said[:200]
    assert said in ("", "<TemplateReference None>") or "<" not in said, said[:200]


def test_behind_the_gate_our_macros_work(tmp_path: Path) -> None:
    text = "{{ plain('x') }} and {{ plain(\"y\") }}"
    assert plugin_environment(tmp_path).from_string(text).render(plain="shadowed") == "<x> and <y>"
    with pytest.raises(TemplateNotFound):
        plugin_environment(tmp_path).get_template("x")


def test_the_list_of_problems_is_no_way_in() -> None:
    page = problem_page([Problem("docs/{% endraw %}{{ config }}<script>.md", 1, "{{ x }}<b>", "{% y %}<i>")])
    assert "<script" not in page and "<b>" not in page and "<i>" not in page


def test_a_description_cannot_leave_its_quotation_marks(desk: Desk) -> None:
    """The theme writes it into an attribute as it is."""
    page = Page(FILE, "trade/page/")
    call(desk, page, "describe", ('x;url=//evil.example" http-equiv="refresh',))
    assert page.meta["description"] == "x;url=//evil.example” http-equiv=”refresh"
    assert not set('"<>') & set(page.meta["description"])
