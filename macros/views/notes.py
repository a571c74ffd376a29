"""Source notes: each figure of a page gets a number, and a list says where it comes from.

The number is the figure's place in the order in which records first appear on
the page. Paper shows it behind the figure; on a screen the panel of a figure
takes its words from the list, so that there is one text for both.
"""

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from macros.data import Fact, Ledger
from macros.data.freshness import last_read
from macros.data.kinds import Disagreement
from macros.reading.calls import calls_in
from macros.views.html import origin_name
from macros.views.templating import render
from macros.words.house_style import as_of_text, fact_text

KEPT_AS = "note_numbers"
RIVALS, INPUTS = 3, 4  # more would drown the rest
_FIGURE = re.compile(r'<data class="figure"[^>]* data-figure="([^"]+)"(?=>)')


def numbers_of(meta: dict[str, Any], text: str) -> dict[str, int] | None:
    """The numbers that figures of a page have so far; None if it never lists its notes, and needs none.

    Args:
        meta: the page's own, which the engine makes anew for each build; they are kept there.
        text: the page's Markdown; a page that calls `sources` lists its notes.
    """
    if KEPT_AS not in meta:
        lists = any(one.name == "sources" for one in calls_in(text, ("sources",)))
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


def section(numbers: Mapping[str, int], ledger: Ledger, page_url: str) -> Markup:
    """The list of notes, folded on a screen and open on paper; nothing if no figure has a number.

    A note has the value as shown, what it is, of when, who says it and where, and who differs.
    """
    notes = [_note(ledger.fact(ref), number, ledger) for ref, number in numbers.items()]
    return render("notes", page_url, ledger, notes=notes) if notes else Markup()


def _note(fact: Fact, number: int, ledger: Ledger) -> dict[str, Any]:
    """What goes into a note beside what its fact holds."""
    differing = [(record, [(how, [_other(ledger.fact(ref), fact, ledger) for ref in refs])
                           for how, refs in rivals(fact, record, ledger).items() if refs])
                 for record in ledger.disagreements_of(fact.ref)]
    derived = ledger.derived.get(fact.ref)
    inputs = [ledger.facts[ref] for ref in derived.inputs if ref in ledger.facts] if derived else []
    return {"fact": fact, "number": number, "differing": differing, "derived": derived,
            "dated": derived is None or any(ref not in ledger.places for ref in derived.inputs),
            "inputs": inputs if len(inputs) <= INPUTS else [], "due": ledger.overdue.get(fact.ref),
            "read": last_read(fact.sources, ledger)}


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
    return f"{fact_text(other)}{what}, as of {as_of_text(other)} ({origin})"
