"""Terms of art: a link where a page uses one first, and the list of them all."""

from __future__ import annotations

from html import escape

from macros.data import Ledger
from macros.data.kinds import Term
from macros.reading.project import page_address
from macros.views.html import NOT_SEARCHED, record_html, relative
from macros.words.record_words import record_text


def link(term: Term, words: str, ledger: Ledger, page_url: str) -> str:
    """The term as it stands in a sentence, linked to its meaning."""
    meaning = escape(record_text(term.means, ledger))
    address = relative(f"reference/glossary/#{term.id}", page_url)
    return f'<a class="term" href="{address}" title="{meaning}">{escape(words)}</a>'


def glossary(ledger: Ledger, page_url: str) -> str:
    """Every term with its meaning, in alphabetical order."""
    items = []
    for term in sorted(ledger.terms.values(), key=lambda t: t.name.lower()):
        also = f" <small>Also: {escape(', '.join(term.also))}.</small>" if term.also else ""
        see = (f' <a href="{relative(page_address(term.see), page_url)}">More on “{escape(term.name)}”</a>'
               if term.see else "")
        items.append(f'<dt id="{term.id}">{escape(term.name)}</dt>'
                     f"<dd>{record_html(term.means, ledger, page_url)}{also}{see}</dd>")
    return f'<dl class="glossary"{NOT_SEARCHED}>{"".join(items)}</dl>'
