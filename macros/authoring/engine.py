"""Stands between a page and the engine's template environment.

Registered as an extension of the plugin's Jinja environment, it sees each
page's text first: it refuses everything but our macros, and while problems
are open (in `serve`) it puts their list in the place of the page. It also locks
the environment itself, for whatever might get past.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from jinja2 import Environment, TemplateSyntaxError
from jinja2.ext import Extension

from macros.authoring.locked_jinja import lock
from macros.authoring.macro import MACROS
from macros.reading.calls import calls_in
from macros.values.problems import Problem

problems: Sequence[Problem] = ()
# Texts of pages that were inspected before the engine began; they need no second look.
inspected: frozenset[str] = frozenset()


class PageGuard(Extension):
    """Refuses or replaces a page before Jinja sees it."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        lock(environment)

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The page's text, or the list of open problems instead of it.

        Raises:
            TemplateSyntaxError: the page does more than call our macros.
        """
        if problems:
            return "{% raw %}" + problem_page(problems) + "{% endraw %}"
        if source.strip() in inspected:
            return source
        found: list[Problem] = []
        calls_in(source, name or "page", 1, MACROS, found)
        if found:
            raise TemplateSyntaxError(found[0].message, found[0].line, name, filename)
        return source


def problem_page(found: Sequence[Problem]) -> str:
    """All problems as the text of a page."""
    items = "".join(
        f"<li><code>{_safe(p.file)}:{p.line}</code><br>{_safe(p.message)}"
        + (f"<br><em>{_safe(p.hint)}</em>" if p.hint else "") + "</li>" for p in found)
    count = len(found)
    return (f"# {count} problem{'' if count == 1 else 's'} to mend\n\n"
            f'<ol class="problems">{items}</ol>\n\nSave the file; this page reloads by itself.\n')


def _safe(text: str) -> str:
    return escape(text).replace("{", "&#123;").replace("\n", " ")
