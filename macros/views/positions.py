"""Who says what: positions by person, by option and by source."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from macros.data import Ledger
from macros.data.explorer_kinds import Option
from macros.data.kinds import Person, Position, Source
from macros.reading.project import page_address
from macros.views.html import NOT_SEARCHED, record_html, relative, short_name
from macros.words.house_style import period_text

BACKS, DOUBTS = "Argues for it", "Doubts it or warns against it"


def position_item(position: Position, ledger: Ledger, page_url: str, *, anchor: bool) -> str:
    """One position: who, when, in which source, what they hold, and for or against what."""
    person = ledger.people[position.who]
    source = ledger.source_of[position.id]
    link = relative(f"reference/sources/{source}/#{position.id}", page_url)
    mark = f' id="{position.id}"' if anchor else ""
    leanings = "".join(
        f'<span class="leaning {kind}">{word}: {_option_link(ledger.options[id], page_url)}</span> '
        for kind, word, ids in (("for", "for", position.backs), ("against", "doubts", position.doubts))
        for id in ids)
    where = (f"paragraph {position.locator}: “{escape(position.evidence)}” · <code>{position.id}</code>"
             if anchor else f'<a href="{link}">{escape(short_name(ledger.sources[source]))}</a>')
    return (f'<li class="record-item position"{mark} data-position="{position.id}">'
            f'<p class="record-head"><strong>{escape(person.name)}</strong>, {escape(position.role)}, '
            f"{escape(period_text(position.date))}</p>"
            f"<p>{record_html(position.holds, ledger, page_url)}</p>"
            f'<p class="record-meta">{leanings}{where}</p></li>')


def _option_link(option: Option, page_url: str) -> str:
    return f'<a href="{relative(page_address(option.page), page_url)}">{escape(option.name)}</a>'


def source_positions(source: Source, ledger: Ledger, page_url: str) -> str:
    """A source's positions in the order of its text, each with its anchor."""
    ordered = sorted(source.positions, key=lambda position: position.locator)
    return f'<ol class="records"{NOT_SEARCHED}>' + "".join(
        position_item(position, ledger, page_url, anchor=True) for position in ordered) + "</ol>"


def of_option(option: Option, ledger: Ledger, page_url: str) -> str:
    """Who argues for an option and who doubts it; says so when nobody does."""
    parts = []
    for title, chosen in ((BACKS, [p for p in ledger.positions.values() if option.id in p.backs]),
                          (DOUBTS, [p for p in ledger.positions.values() if option.id in p.doubts])):
        parts.append(f'<p class="list-title">{title}</p>')
        if not chosen:
            parts.append("<p>Nobody in our sources.</p>")
            continue
        ordered = sorted(chosen, key=lambda p: (ledger.people[p.who].name, p.date))
        parts.append('<ol class="records">' + "".join(
            position_item(p, ledger, page_url, anchor=False) for p in ordered) + "</ol>")
    return "".join(parts)


KINDS = (("person", "People"), ("institution", "Governments, papers and institutions"),
         ("group", "People who are not named"))


def by_person(ledger: Ledger, page_url: str) -> str:
    """Everybody's positions, by name; what somebody said at different times stays apart.

    A script (docs/assets/js/filter.js) adds a field that narrows the list.
    """
    parts = []
    for kind, title in KINDS:
        people = [p for p in ledger.people.values() if p.kind == kind]
        key: Callable[[Person], str] = (
            (lambda p: p.name.split()[-1].lower()) if kind == "person" else (lambda p: p.name.lower()))
        entries = "".join(_person(person, ledger, page_url) for person in sorted(people, key=key))
        parts.append(f'<section class="people"><p class="group-title" id="who-{kind}">{title}</p>'
                     f"{entries}</section>")
    return (f'<div class="filterable" data-of="positions" data-options="true"{NOT_SEARCHED}>'
            f'{"".join(parts)}</div>')


def _person(person: Person, ledger: Ledger, page_url: str) -> str:
    """One person's positions; empty for somebody who is only named."""
    held = sorted((p for p in ledger.positions.values() if p.who == person.id), key=lambda p: p.date)
    if not held:
        return ""
    note = f'<p class="record-note">{escape(person.note)}</p>' if person.note else ""
    items = "".join(position_item(p, ledger, page_url, anchor=False) for p in held)
    return (f'<section class="person" id="{person.id}"><p class="list-title">{escape(person.name)}</p>'
            f'{note}<ol class="records">{items}</ol></section>')


def matrix(ledger: Ledger, page_url: str) -> str:
    """Options against the people who argue for or doubt them, as a table."""
    rows = []
    for option in ledger.options.values():
        cells = []
        for field in ("backs", "doubts"):
            names = sorted({ledger.people[p.who].name for p in ledger.positions.values()
                            if option.id in getattr(p, field)})
            cells.append(f"<td>{escape(', '.join(names)) or 'nobody in our sources'}</td>")
        rows.append(f'<tr><th scope="row">{_option_link(option, page_url)}</th>{"".join(cells)}</tr>')
    return ('<div class="table-scroll" tabindex="0" role="region" aria-label="Who backs what"><table>'
            "<caption>Who argues for which option, and who doubts it</caption><thead><tr>"
            f'<th scope="col">Option</th><th scope="col">{BACKS}</th><th scope="col">{DOUBTS}</th>'
            f'</tr></thead><tbody>{"".join(rows)}</tbody></table></div>')
