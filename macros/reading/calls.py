"""Lets nothing of Jinja into a page but our own macros with literal arguments."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.reading.front_matter import split_page
from macros.reading.plain_text import HINT, markup_in, odd_characters
from macros.values.problems import Problem, nearest

_PARSER = Environment(autoescape=False)
# The one form of a call, which everybody knows who looks for calls with a pattern.
CALL = re.compile(r"""\{\{ ?(?P<name>\w+)\((?P<args>(?:"[^"\n]*"|'[^'\n]*'|[, ])*)\) ?\}\}""")
MAX_CALLS = 600
MAX_ARGUMENT = 600


@lru_cache(maxsize=512)
def _parts(text: str) -> tuple[str | nodes.Node, ...]:
    """A page's words and what Jinja would run, in order; a page is asked about more than once."""
    return tuple(part.data if isinstance(part, nodes.TemplateData) else part
                 for node in _PARSER.parse(text).body
                 for part in (node.nodes if isinstance(node, nodes.Output) else [node]))


@dataclass(frozen=True)
class Call:
    """One macro call in a page, with the line of the file it stands in."""

    name: str
    args: tuple[str, ...]
    line: int


def calls_in(text: str, names: Collection[str]) -> list[Call]:
    """The calls of some macros in Markdown, their lines counted from 1; of what is wrong nothing is said."""
    return read_calls(text, "page", 1, names)[0]


def is_readable(page: str, names: Collection[str]) -> bool:
    """Whether one can tell what a page calls; an empty one was not read."""
    _, body, first = split_page(page)
    return bool(page) and not read_calls(body, "page", first, names)[1]


def read_calls(text: str, file: str, first_line: int,
               names: Collection[str]) -> tuple[list[Call], list[Problem]]:
    """The macro calls of a page, and everything that is not a plain call of a macro.

    Args:
        text: Markdown below the front matter.
        file: name of the page in messages.
        first_line: line of the file at which `text` begins.
        names: the macros that exist.
    """
    return _read(text, file, first_line - 1, frozenset(names))


@lru_cache(maxsize=1000)
def _read(text: str, file: str, offset: int, names: frozenset[str]) -> tuple[list[Call], list[Problem]]:
    comment = re.search(r"\{#", text)
    if comment:
        line = text[:comment.start()].count("\n") + 1 + offset
        return [], [Problem(file, line, "'{#' opens a comment that swallows the page",
                            "Write the id of a heading with a space: { #my-id }.")]
    try:
        found = [_call(part, file, offset, names) for part in _parts(text) if not isinstance(part, str)]
    except (TemplateSyntaxError, RecursionError, ValueError, ArithmeticError) as error:
        line = getattr(error, "lineno", 1) + offset
        why = "it is nested too deeply" if isinstance(error, RecursionError) else error
        return [], [Problem(file, line, f"this macro call cannot be read: {why}",
                            'Write {{ fig("…") }} or another of contribute/macros, with straight quotes.')]
    problems = [one for one in found if isinstance(one, Problem)]
    calls = [one for one in found if isinstance(one, Call)]
    problems += [] if problems else [
        Problem(file, text.count("\n", 0, at.start()) + 1 + offset,
                f"this call is not written plainly: {text[at.start():][:40]!r}",
                'Write it on one line, with no space before the bracket: {{ fig("…") }}.')
        for at in re.finditer(r"(\{% raw %\}.*?\{% endraw %\})|\{\{", text, re.S)
        if not at[1] and not CALL.match(text, at.start())]
    if len(calls) > MAX_CALLS:
        problems.append(Problem(file, 0, f"the page calls {len(calls)} macros",
                                f"At most {MAX_CALLS}; split the page."))
    return calls, problems


def _call(node: nodes.Node, file: str, offset: int, names: Collection[str]) -> Call | Problem:
    line = next((n.lineno for n in (node, *node.iter_child_nodes()) if n.lineno), 1) + offset
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
        return Problem(file, line, "pages may call our macros and nothing else of Jinja",
                       'Write {{ fig("…") }} or another of contribute/macros.')
    name = node.node.name
    if name not in names:
        return Problem(file, line, f"there is no macro {name!r}", nearest(name, names, "macro"))
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return Problem(file, line, f"{name} takes texts in quotes only, without names")
    values: list[Any] = [arg.value if isinstance(arg, nodes.Const) else None for arg in node.args]
    if not all(isinstance(value, str) for value in values):
        return Problem(file, line, f"{name} takes texts in quotes only", f'Write {{{{ {name}("…") }}}}.')
    wrong = (_argument(name, value, file, line) for value in values)
    return next(filter(None, wrong), Call(name, tuple(values), line))


def _argument(name: str, value: str, file: str, line: int) -> Problem | None:
    """What is wrong with a text that a call is given; it ends up in the page, or in its head."""
    if len(value) > MAX_ARGUMENT or "\n" in value:
        return Problem(file, line, f"a text of {name} has {len(value)} characters or a line break",
                       f"At most {MAX_ARGUMENT} characters, on one line.")
    for odd in odd_characters(value, file, line):
        return odd
    braces = name in ("describe", "how_we_know")  # for figures; elsewhere they give an attribute
    markup = markup_in(value.replace("{}", "") if braces else value) or (not braces and "{" in value and "{")
    if markup:
        return Problem(file, line, f"a text of {name} holds markup: {markup!r}", HINT)
    return None


def expanded(text: str, names: Collection[str], answer: Callable[[Call], str]) -> str:
    """A page's text with the answer to each call in its place; the only way in which a page runs anything.

    Raises:
        TemplateSyntaxError: the page does more than call one of the macros with texts.
    """
    pieces: list[str] = []
    for part in _parts(text):
        if isinstance(part, str):
            pieces.append(part)
            continue
        call = _call(part, "page", 0, names)
        if isinstance(call, Problem):
            raise TemplateSyntaxError(call.message, call.line)
        pieces.append(answer(call))
    return "".join(pieces)
