"""What changed on the site, newest first: for the page, and for the feed that follows it.

Each item comes from accepted changes (macros/accepted/chains.py) or from a dated
section of CHANGELOG.md. A changed value stands alone, with what it was and what
it is; hundreds of new records, or of records whose values stayed, are counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from markupsafe import Markup

from macros.accepted.chains import sort_of
from macros.accepted.changelog import Section
from macros.data import Ledger
from macros.data.change_kinds import Entry, RecordChange
from macros.values.periods import parse_period
from macros.views.html import origin_name
from macros.views.templating import WORDS, render
from macros.words.house_style import period_text
from macros.words.record_words import record_text

Past = Entry[RecordChange]
PAGE = "about/changes/"
FEW = 12     # so many new or amended records of one day are named; more are counted
IN_FULL = 30  # so many items stand open on the page
SORTS, KINDS, _PLURALS, UNSEEN = (WORDS[name] for name in ("change", "record", "records", "unseen"))


@dataclass(frozen=True)
class Item:
    """One entry, in words without markup.

    Attributes:
        anchor: its id on the page, the same for ever.
        day: 2026-11-25, when it was accepted.
        sort: one of SORTS.
        head: what it is about.
        said: sentences, or what was and what is.
        why: the reason given.
        href: the record, below the site's root; empty if there is none.
        refs: labels and addresses of several records.
        html: the section of the changelog, instead of sentences.
    """

    anchor: str
    day: str
    sort: str
    head: str
    said: tuple[str, ...] = ()
    why: str = ""
    href: str = ""
    refs: tuple[tuple[str, str], ...] = ()
    html: Markup = Markup()  # noqa: RUF009  (a text, which nobody can change)


def news(ledger: Ledger, history: Sequence[Past], changelog: Sequence[Section] = ()) -> list[Item]:
    """All items, newest first; within a day by sort, then in the order of acceptance."""
    items: list[Item] = []
    derived: set[str] = set()  # figures worked out here that were accepted on an earlier day
    for day, group in groupby(history, key=lambda past: past.change.date.text):
        rows = list(group)
        items += _of_day(day, rows, ledger, derived)
        derived |= {past.of.id for past in rows if past.of.kind == "derived"}
    items += [Item(f"{section.day}-pages", section.day, "pages", section.title or "What is new on the pages",
                   tuple(block.plain for block in section.blocks), html=section.html)
              for section in changelog if section.day]
    items.reverse()
    items.sort(key=lambda item: [*SORTS].index(item.sort))
    return sorted(items, key=lambda item: item.day, reverse=True)


def _of_day(day: str, rows: list[Past], ledger: Ledger, derived: set[str]) -> Iterator[Item]:
    seen: Counter[str] = Counter()
    told: dict[tuple[str, str], list[Past]] = {}
    for past in rows:
        id, sort = past.of.id, sort_of(past)
        slip = past.of.kind == "correction" and sort == "added" and id in ledger.corrections
        if slip or sort in ("revised", "corrected", "withdrawn"):
            seen[id] += 1
            anchor = f"{day}-{id}" + (f"-{seen[id]}" if seen[id] > 1 else "")
            yield _slip(anchor, past, ledger) if slip else _changed(anchor, past, ledger, derived)
        else:  # those that are amended by their reason, whose short name stands in the id
            why = past.change.why
            mark = f"-{sha256(why.encode()).hexdigest()[:8]}" if sort == "amended" else ""
            told.setdefault((sort, mark), []).append(past)
    for (sort, mark), some in sorted(told.items(), key=lambda item: item[0][0] == "amended"):
        yield _counted(f"{day}-{sort}{mark}", sort, some, ledger)


def _changed(anchor: str, past: Past, ledger: Ledger, derived: set[str]) -> Item:
    before, after, sort = past.of.was or "", past.of.now or "", sort_of(past)
    said = f"It said: {before}" if sort == "withdrawn" else f"{before} → {after}"
    if (sort == "withdrawn" and not before) or before == after:
        said = UNSEEN.get(past.of.kind, "") if sort == "revised" else ""
    resting = sorted(id for id in derived & ledger.derived.keys() - {past.of.id} if past.of.id in {
        ref.partition("@")[0] for ref in ledger.with_inputs([id])})
    moved = f"Resting on it: {counted('derived', len(resting))}." if resting else ""
    refs = tuple((ledger.derived[id].label, ledger.address(id)) for id in resting)
    return Item(anchor, past.change.date.text, sort, past.of.label, tuple(filter(None, (said, moved))),
                past.change.why, ledger.address(past.of.id), refs)


def _slip(anchor: str, past: Past, ledger: Ledger) -> Item:
    """A correction, in the words of its record."""
    record = ledger.corrections[past.of.id]
    origin = origin_name(record.source, ledger) if record.source else "Ours"
    sort = "corrected" if record.kind == "ours" else "slip"
    right = f"What is right: {record_text(record.right, ledger)}"
    return Item(anchor, past.change.date.text, sort, f"{origin}: “{record.says}”", (right,),
                f"Checked with {record.checked_with}", ledger.address(past.of.id))


def _counted(anchor: str, sort: str, rows: list[Past], ledger: Ledger) -> Item:
    """Records of one day that are counted, or named if they are few."""
    kinds = Counter(past.of.kind for past in rows)
    head = ", ".join(counted(kind, kinds[kind]) for kind in KINDS if kinds[kind])
    refs = tuple((past.of.label, ledger.address(past.of.id)) for past in rows)
    reasons = list(dict.fromkeys(past.change.why for past in rows))
    said = ("No value and no date has changed.",) if sort == "amended" else ()
    return Item(anchor, rows[0].change.date.text, sort, head, said, reasons[0] if len(reasons) == 1 else "",
                refs=refs if len(rows) <= FEW else ())


def counted(kind: str, number: int) -> str:
    """How many records of a kind: `1 figure`, `12 figures`."""
    first, gap, more = KINDS[kind].partition(" ")
    return f"1 {KINDS[kind]}" if number == 1 else f"{number} {_PLURALS.get(kind, first + 's' + gap + more)}"


def changes_html(items: Sequence[Item], page_url: str) -> Markup:
    """The items by day; those beyond the newest are folded."""
    return render("changes", page_url, sorts=SORTS, newest=_by_day(items[:IN_FULL]),
                  older=_by_day(items[IN_FULL:]))


def _by_day(items: Sequence[Item]) -> list[tuple[str, str, list[Item]]]:
    """Each day, in figures and in words, with its items."""
    return [(day, period_text(parse_period(day)), list(some))
            for day, some in groupby(items, key=lambda item: item.day)]
