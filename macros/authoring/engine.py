"""Stands between a page and the engine's template environment.

Registered as an extension of the plugin's Jinja environment, it sees each
page's text first: it refuses everything but our macros and calls them itself,
so that Jinja, with all that it could do, gets a page as nothing but text.
"""

from __future__ import annotations

from typing import Any

from jinja2.ext import Extension

from macros.authoring.macro import MACROS
from macros.reading.calls import expanded


class PageGuard(Extension):
    """Refuses a page, or makes its calls, before Jinja sees it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The page as text for Jinja with our macros' output in place: without a brace nothing begins there.

        Raises:
            TemplateSyntaxError: the page does more than call our macros.
        """
        macros: dict[str, Any] = self.environment.globals
        page = expanded(source, MACROS.keys() & macros, lambda call: str(macros[call.name](*call.args)))
        return page.replace("{", "{{ '{' }}")
