"""Every figure on a page with notes has the number of its own note, and the note shows its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from macros.views.html import relative
from macros.words.house_style import fact_text
from scripts.checks.built import HtmlPage, Site


@dataclass
class Note:
    """One item of the list: its id, the record it names, and the value and address it begins with."""

    id: str
    record: str
    line: int
    value: str = ""
    href: str = ""


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Figures without a note or with another's, notes of no figure, values that differ."""
    for page in site.pages.values():
        listed = notes_of(page)
        yield from _figures(page, listed)
        yield from _notes(page, listed, desk)


def notes_of(page: HtmlPage) -> list[Note]:
    """The notes of a page, in order."""
    listed = [Note(e.attrs.get("id", ""), e.attrs["data-record"], e.line)
              for e in page.having("data-record") if e.tag == "li"]
    by_id = {note.id: note for note in listed}
    for run in page.runs:
        item, link = run.within("data-record"), run.within("href")
        note = by_id.get(item.attrs.get("id", "")) if item else None
        if note and link and run.channel == "text" and not note.value:
            note.value, note.href = run.text, link.attrs["href"]
    return listed


def _figures(page: HtmlPage, listed: list[Note]) -> Iterator[Problem]:
    """Numbers that do not count up by first appearance, and a list that is not that of the figures."""
    figures = page.having("data-figure")
    if not listed:
        for figure in figures:
            if "data-note" in figure.attrs:
                yield Problem(page.path, figure.line, f"{figure.attrs['data-figure']!r} has a note, but the "
                              "page lists none", "Only a page that calls sources() has notes.")
        return
    numbers: dict[str, int] = {}
    for figure in figures:
        ref, given = figure.attrs["data-figure"], figure.attrs.get("data-note", "none")
        number = numbers.setdefault(ref, len(numbers) + 1)
        if given != str(number):
            yield Problem(page.path, figure.line, f"{ref!r} has the note {given}, not {number}")
    wanted = [(f"note-{number}", ref) for ref, number in numbers.items()]
    for note, want in zip_longest(listed, wanted):
        if note is None or want is None or (note.id, note.record) != want:
            said = f"{note.id!r} of {note.record!r}" if note else "nothing"
            due = f"{want[0]!r} of {want[1]!r}" if want else "nothing"
            yield Problem(page.path, note.line if note else 0,
                          f"the list of notes has {said} in the place of {due}",
                          "Call sources() once, below the last figure.")
            return


def _notes(page: HtmlPage, listed: list[Note], desk: Desk) -> Iterator[Problem]:
    """Notes that show another value than their record's, or lead elsewhere."""
    url = page.path.removesuffix("index.html")
    for note in listed:
        fact = desk.ledger.facts.get(note.record)
        if fact is None:
            yield Problem(page.path, note.line, f"the note {note.id!r} names no record: {note.record!r}")
        elif note.value != fact_text(fact):
            yield Problem(page.path, note.line, f"the note of {note.record!r} reads {note.value!r}, not "
                          f"{fact_text(fact)!r}")
        elif note.href != relative(fact.href, url):
            yield Problem(page.path, note.line, f"the note of {note.record!r} leads to {note.href!r}, not to "
                          "its record")
