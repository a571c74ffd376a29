"""The rules for the built site: one a module, each documented by its docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks import (
    anchors_exist,
    charts_agree,
    downloads_resolve,
    drawings_agree,
    feed_agrees,
    figures_agree,
    files_as_made,
    notes_agree,
    nothing_foreign,
    numbers_trace,
    people_recorded,
    quotations_short,
    records_have_pages,
    records_used,
    search_agrees,
    words_as_written,
)
from scripts.checks.built import Site

Rule = Callable[[Site, Desk], Iterable[Problem]]
RULES: tuple[Rule, ...] = (
    anchors_exist.check, figures_agree.check, notes_agree.check, numbers_trace.check, words_as_written.check,
    charts_agree.check, drawings_agree.check, files_as_made.check, downloads_resolve.check,
    feed_agrees.check, search_agrees.check, nothing_foreign.check, records_have_pages.check,
    people_recorded.check, quotations_short.check, records_used.check)
