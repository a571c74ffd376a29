"""The parts of an option's record that its chapter shows."""

from __future__ import annotations

from macros.data import Ledger
from macros.data.explorer_kinds import Option
from macros.views.html import record_html


def part(option: Option, name: str, ledger: Ledger, page_url: str) -> str:
    """One part of an option's record, with its figures linked."""
    return f'<p class="option-part" data-option="{option.id}">' + record_html(
        getattr(option, name), ledger, page_url) + "</p>"
