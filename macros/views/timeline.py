"""The timeline: every dated event, by year, to be narrowed to one theme without a script."""

from __future__ import annotations

from html import escape
from itertools import groupby

from macros.data import Ledger
from macros.data.kinds import Event
from macros.views.html import NOT_SEARCHED, date_html, record_html, relative, short_name
from macros.views.listings import TOPIC

# The chapter that tells about a topic; an event links to it.
CHAPTER = {
    "trade": "trade/how-much/", "tariffs": "trade/tariffs/", "cars": "trade/cars/",
    "investment": "trade/investment/", "yen": "trade/yen/", "economy": "trade/",
    "defence-spending": "security/paying/", "bases": "security/bases/",
    "alliance": "security/promises/", "china-taiwan": "security/china/",
    "energy": "security/oil/", "opinion": "security/trust/", "politics": "security/constitution/",
    "diplomacy": "security/crisis/", "ukraine": "plan-b/spread-partnerships/"}


def chronicle(ledger: Ledger, page_url: str) -> str:
    """All events by year, with a choice of themes that works by style sheet alone.

    A script (docs/assets/js/filter.js) adds a field that narrows the list by words.
    """
    events = sorted(ledger.events.values(), key=lambda event: (event.date, event.id))
    topics = [topic for topic in TOPIC if any(event.topic == topic for event in events)]
    buttons = ['<input type="radio" name="theme" id="theme-all" checked>'
               '<label for="theme-all">All</label>']
    buttons += [f'<input type="radio" name="theme" id="theme-{topic}" data-theme="{topic}">'
                f'<label for="theme-{topic}">{TOPIC[topic]}</label>' for topic in topics]
    years = []
    for year, group in groupby(events, key=lambda event: event.date.first.year):
        items = "".join(_item(event, ledger, page_url) for event in group)
        years.append(f'<li class="year"><p class="list-title" id="year-{year}">{year}</p>'
                     f'<ol class="timeline">{items}</ol></li>')
    return (f'<div class="chronicle filterable" data-of="entries"{NOT_SEARCHED}>'
            f'<fieldset class="themes"><legend>Show one theme</legend>{"".join(buttons)}</fieldset>'
            f'<ol class="years">{"".join(years)}</ol></div>')


def _item(event: Event, ledger: Ledger, page_url: str) -> str:
    source = ledger.source_of[event.id]
    chapter = relative(CHAPTER[event.topic], page_url)
    record = relative(f"reference/sources/{source}/#{event.id}", page_url)
    doubt = (f" Confidence: {event.confidence}." if event.confidence in ("medium", "low") else "")
    return (f'<li class="record-item" id="{event.id}" data-topic="{event.topic}"><p class="record-head">'
            f"{date_html(event, source, page_url)} "
            f"<span>{record_html(event.statement, ledger, page_url)}</span></p>"
            f'<p class="record-meta"><a href="{chapter}">{TOPIC[event.topic]}</a> · '
            f'<a href="{record}">{escape(short_name(ledger.sources[source]))}</a>{doubt}</p></li>')
