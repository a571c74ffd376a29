"""Source notes: each figure of a page gets a number, and a list says where it comes from.

The number is the figure's place in the order in which records first appear on
the page. Paper shows it behind the figure; on a screen the panel of a figure
takes its words from the list, so that there is one text for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from macros.data import Fact, Ledger
from macros.data.kinds import Disagreement
from macros.reading.calls import calls_in
from macros.views.html import relative, short_name
from macros.views.listings import origin_name, place_in
from macros.words.house_style import fact_text, period_text

KEPT_AS = "note_numbers"
RIVALS, INPUTS = 3, 4  # more would drown the rest
_FIGURE = re.compile(r'<data class="figure" value="[^"]*" data-figure="([^"]+)"(?=>)')


def numbers_of(meta: dict[str, Any], text: str) -> dict[str, int] | None:
    """The numbers that figures of a page have so far; None if it never lists its notes, and needs none.

    Args:
        meta: the page's own, which the engine makes anew for each build; they are kept there.
        text: the page's Markdown; a page that calls `sources` lists its notes.
    """
    if KEPT_AS not in meta:
        lists = any(one.name == "sources" for one in calls_in(text, "page", 1, ("sources",), []))
        meta[KEPT_AS] = {} if lists else None
    numbers: dict[str, int] | None = meta[KEPT_AS]
    return numbers


def numbered(html: str, numbers: dict[str, int]) -> str:
    """The HTML with the number of its note on each figure.

    Args:
        html: what a macro returns.
        numbers: the numbers that records have on this page; new ones are entered.
    """
    def mark(figure: re.Match[str]) -> str:
        return f'{figure.group()} data-note="{numbers.setdefault(figure[1], len(numbers) + 1)}"'
    return _FIGURE.sub(mark, html)


def section(numbers: Mapping[str, int], ledger: Ledger, page_url: str) -> str:
    """The list of notes, folded on a screen and open on paper; nothing if no figure has a number."""
    items = "".join(note(ledger.fact(ref), number, ledger, page_url) for ref, number in numbers.items())
    return ('<details class="all-notes" data-search-exclude="">'
            "<summary>Every figure in the text, and where it comes from</summary>"
            f'<ol class="notes">{items}</ol></details>') if items else ""


def note(fact: Fact, number: int, ledger: Ledger, page_url: str) -> str:
    """One note: the value as shown, what it is, of when, who says it and where, and who differs."""
    parts = [_origin(fact, ledger, page_url), *_differing(fact, ledger, page_url)]
    due = ledger.overdue.get(fact.ref)
    if due:
        parts.append(f"Due for another look since {escape(period_text(due))}.")
    when = "" if _is_undated(fact, ledger) else f", {escape(period_text(fact.as_of))}"
    return (f'<li id="note-{number}" data-record="{fact.ref}">'
            f'<a href="{relative(fact.href, page_url)}">{escape(fact_text(fact))}</a> '
            f"<span>{escape(fact.label)}{when}</span>"
            + "".join(f"<p>{part}</p>" for part in parts) + "</li>")


def _is_undated(fact: Fact, ledger: Ledger) -> bool:
    """Whether a figure is worked out from places alone, which have no date."""
    return fact.kind == "derived" and all(ref in ledger.places for ref in ledger.derived[fact.ref].inputs)


def _origin(fact: Fact, ledger: Ledger, page_url: str) -> str:
    """Who says it, in which source and where in it; or how it was worked out, and from what."""
    links = ", ".join(_link(id, ledger, page_url) for id in fact.sources)
    if fact.kind == "derived":
        entry = ledger.derived[fact.ref]
        facts = [ledger.facts[ref] for ref in entry.inputs if ref in ledger.facts]
        went_in = "; ".join(f"{fact_text(one)}, {one.label}, {period_text(one.as_of)}" for one in facts)
        shown = f"<b>Inputs:</b> {escape(went_in)}. " if 0 < len(facts) <= INPUTS else ""
        return f"<b>Worked out here:</b> {escape(entry.working)} {shown}<b>From:</b> {links}."
    if fact.kind == "row":
        series = ledger.series[fact.sources[0]].info
        return f"{escape(series.publisher)}: {links}{_seen(series.have)}."
    source = ledger.sources[fact.sources[0]]
    where = place_in(source, ledger.figures[fact.ref].locator)
    who = "" if fact.attributed_to == short_name(source) else f"Said by {escape(fact.attributed_to)}, in "
    return f"{who}{links}, {where}{_seen(source.have)}."


def _link(id: str, ledger: Ledger, page_url: str) -> str:
    if id in ledger.series:
        return (f'<a href="{relative(ledger.series[id].href, page_url)}">'
                f"{escape(ledger.series[id].info.title)}</a>")
    return (f'<a href="{relative(f"reference/sources/{id}/", page_url)}">'
            f"{escape(origin_name(id, ledger))}</a>")


def _seen(have: str) -> str:
    return ", seen only second-hand" if have == "second-hand" else ""


def _differing(fact: Fact, ledger: Ledger, page_url: str) -> Iterable[str]:
    """For each disagreement in which a figure takes part, what others say and a link to why."""
    for record in ledger.disagreements_of(fact.ref):
        said = [f"<b>{how}:</b> {'; '.join(_other(ledger.fact(ref), fact, ledger) for ref in refs)}. "
                for how, refs in rivals(fact, record, ledger).items() if refs]
        yield (f"{''.join(said) or '<b>See:</b> '}"
               f'<a href="{relative(f"reference/disagreements/#{record.id}", page_url)}">'
               f"{escape(record.title)}</a>")


def rivals(fact: Fact, record: Disagreement, ledger: Ledger) -> dict[str, list[str]]:
    """Which figures of a disagreement stand against one of them, and how.

    Those that count the same thing differ. To be compared is the one that the pages
    use, or, where nothing else counts the same, whatever other sources count in its unit.
    """
    others = [ref for ref in record.figures if ref != fact.ref and ledger.fact(ref).unit == fact.unit]
    same = [ref for ref in others if fact.measures and ledger.fact(ref).measures == fact.measures]
    near = [ref for ref in others if ref not in same
            and (ref == record.uses or (not same and ledger.fact(ref).sources != fact.sources))]
    return {"Sources differ": same[:RIVALS], "Compare": near[:RIVALS]}


def _other(other: Fact, fact: Fact, ledger: Ledger) -> str:
    """Value, date and source of another figure; what it counts, if that is something else."""
    what = "" if other.measures == fact.measures != "" else f", {other.label}"
    origin = "worked out here" if other.kind == "derived" else origin_name(other.sources[0], ledger)
    return escape(f"{fact_text(other)}{what}, as of {period_text(other.as_of)} ({origin})")
