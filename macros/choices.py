"""The parts of an option's record that its chapter shows."""

from __future__ import annotations

from macros.data import Ledger
from macros.html import record_text
from macros.records import Option


def part(option: Option, name: str, ledger: Ledger, page_url: str) -> str:
    """One part of an option's record, with its figures linked."""
    return f'<p class="option-part" data-option="{option.id}">' + record_text(
        getattr(option, name), ledger, page_url) + "</p>"
