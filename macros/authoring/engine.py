"""Stands between a page and the engine's template environment.

Registered as an extension of the plugin's Jinja environment, it sees each
page's text first: it refuses everything but our macros and calls them itself,
so that Jinja, with all that it could do, gets a page as nothing but text.
"""

from __future__ import annotations

from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.ext import Extension

from macros.authoring.macro import MACROS
from macros.reading.calls import calls_in, expanded
from macros.values.problems import Problem

# Texts of pages that were inspected before the engine began; they need no second look.
inspected: frozenset[str] = frozenset()


class PageGuard(Extension):
    """Refuses a page, or makes its calls, before Jinja sees it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The page as text for Jinja with our macros' output in place.

        Raises:
            TemplateSyntaxError: the page does more than call our macros.
        """
        return _as_text(self._expanded(source, name, filename))

    def _expanded(self, source: str, name: str | None, filename: str | None) -> str:
        if source.strip() not in inspected:
            found: list[Problem] = []
            calls_in(source, name or "page", 1, MACROS, found)
            if found:
                raise TemplateSyntaxError(found[0].message, found[0].line, name, filename)
        macros: dict[str, Any] = self.environment.globals
        return expanded(source, MACROS.keys() & macros, lambda call: str(macros[call.name](*call.args)))


def _as_text(page: str) -> str:
    """A template that gives just this text: without a brace of its own nothing begins in Jinja."""
    return page.replace("{", "{{ '{' }}")
