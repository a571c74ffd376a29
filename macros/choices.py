"""The options side by side, and the parts of an option's record that its chapter shows."""

from __future__ import annotations

from html import escape

from macros.data import Ledger
from macros.html import record_text, relative
from macros.records import Option
from macros.voices import page_address

COMPARED = (("means", "What it means"), ("best_for", "Strongest case for"),
            ("best_against", "Strongest case against"), ("costs", "What it would cost"),
            ("takes", "How long it would take"), ("first", "What would have to happen first"))


def part(option: Option, name: str, ledger: Ledger, page_url: str) -> str:
    """One part of an option's record, with its figures linked."""
    return f'<p class="option-part" data-option="{option.id}">' + record_text(
        getattr(option, name), ledger, page_url) + "</p>"


def comparison(ledger: Ledger, page_url: str) -> str:
    """All options side by side: a card each, the same questions in the same order."""
    cards = []
    for option in ledger.options.values():
        link = relative(page_address(option.page), page_url)
        backers = len({p.who for p in ledger.positions.values() if option.id in p.backs})
        doubters = len({p.who for p in ledger.positions.values() if option.id in p.doubts})
        answers = "".join(
            f"<dt>{question}</dt><dd>{record_text(getattr(option, field), ledger, page_url)}</dd>"
            for field, question in COMPARED)
        cards.append(
            f'<section class="option-card" id="option-{option.id}"><p class="list-title">'
            f'<a href="{link}">{escape(option.name)}</a></p><p class="record-meta">'
            f'<span class="tally">{backers}</span> in our sources argue for it, '
            f'<span class="tally">{doubters}</span> doubt it</p>'
            f'<dl class="record">{answers}</dl></section>')
    return f'<div class="options">{"".join(cards)}</div>'
