"""For each way open to Tokyo, the voices that argue for it and those that doubt it, with their names."""

import re
from decimal import Decimal

from macros.data.explorer_kinds import Option
from scripts.charts import kit

FOR, AGAINST, FRIENDS, DOUBTERS = range(4)
NOBODY = "nobody"
HEAD, LINE, PAD, GAP = 26.0, 15.0, 8.0, 5.0  # in CSS pixels: name of an option, line, in and between chips
ROLE = 166.0  # how wide words under a name may be, so that two stand side by side
Roles = dict[str, str]


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from every position that backs or doubts an option."""
    rows = [_row(ledger, option) for option in ledger.options.values()]
    taken = [p for p in ledger.positions.values() if p.backs or p.doubts]
    sources = list(dict.fromkeys(ledger.source_of[p.id] for p in taken))
    both = sum(bool(cells[FOR]) and bool(cells[AGAINST]) for _, cells in rows)
    first, last = (choose(p.date for p in taken) for choose in (min, max))
    voices = kit.Writing("count", digits=0)
    shares = {ledger.people[p.who].name: share[1] for p in taken if ledger.people[p.who].kind == "group"
              and (share := re.search(r"\{(.*?)\}", p.holds))}
    roles = {ledger.people[p.who].name: p.role for p in sorted(taken, key=lambda p: p.date)
             if ledger.people[p.who].kind != "institution"} | {
        name: f"{kit.fact_text(ledger.fact(ref))} of those asked" for name, ref in shares.items()}
    table = kit.Table("Option", (kit.Column("Voices for", voices, drawn=False),
                                 kit.Column("Voices that doubt", voices, drawn=False),
                                 kit.Column("Who is for it"), kit.Column("Who doubts it")),
                      tuple(rows))
    return kit.Chart(
        title="Most of the ways open to Tokyo have friends as well as doubters" if both > len(rows) / 2
              else f"{both} of the {len(rows)} options have friends as well as doubters",
        subtitle="People, governments, papers and groups on these pages who argue for an option or doubt it; "
                 "no measure of support",
        alt=" ".join(f"{option}: for it {cells[FRIENDS]}; doubting it {cells[DOUBTERS]}."
                     for option, cells in rows),
        description=[
            "Each name is one voice: on the left those who argue for an option, on the right those who "
            "doubt it or warn against it; under a name stands the last role on record, or the share of "
            "those asked. Whoever speaks more than once is named once. A government or "
            "a group of respondents is one name, as one scholar is; nothing here is weighed.",
            "Only those are counted who argue or name what stands in the way, not those who describe, "
            "expect, fear, act or sign; a part of an option is enough. The sources are a few newspaper "
            "articles, analyses and reports: nobody means nobody in them. An option without doubters "
            "here is not one without objections: whoever finds no substitute for America at all, for "
            "example, is entered against none. The same voice can stand with several options.",
            f"The positions were taken from {kit.period_text(first, style='month')} to "
            f"{kit.period_text(last, style='month')}. The order of the options is that of their chapters."],
        as_of=kit.period_text(last, style="month"), topic="alliance", sources=sources, table=table, draw=draw,
        facts=[*shares.values()], given={"roles": roles},
        height=_height(table, 720, roles), narrow_height=_height(table, 344, roles))


def _row(ledger: kit.Ledger, option: Option) -> kit.Row:
    """Two counts that are drawn, and the names that belong to them."""
    counts, names = [], []
    for field in ("backs", "doubts"):
        who = {p.who for p in ledger.positions.values() if option.id in getattr(p, field)}
        people = sorted((ledger.people[id] for id in who), key=lambda one: (
            ("person", "institution", "group").index(one.kind), one.name))
        counts.append(Decimal(len(people)))
        names.append(", ".join(one.name for one in people) or NOBODY)
    return option.name, (*counts, *names)


Chip = tuple[float, float, str, str]  # how far right and down in its column, the name, and whose it is


def _chips(names: str, room: float, roles: Roles) -> tuple[list[Chip], float]:
    """Names side by side as far as there is room, and how deep they lie in all."""
    chips: list[Chip] = []
    right, down, tall = 0.0, 0.0, 0.0
    for name in names.split(", "):
        text = kit.wrapped(name, room - 2 * PAD, kit.SMALL)
        role = kit.wrapped(roles.get(name.replace("’", "'"), ""), min(room, ROLE) - 2 * PAD, kit.SMALL)
        both = f"{text}\n{role}".rstrip()
        wide = _wide(both)
        if right and right + wide > room:
            right, down, tall = 0.0, down + tall + GAP, 0.0
        chips.append((right, down, text, role))
        right, tall = right + wide + GAP, max(tall, _tall(both))
    return chips, down + tall


def _wide(text: str) -> float:
    return max(kit.width(line, kit.SMALL) for line in text.split("\n")) + 2 * PAD


def _tall(text: str) -> float:
    return (text.count("\n") + 1) * LINE + PAD


def _depths(table: kit.Table, across: float, roles: Roles) -> list[float]:
    """How much height each option takes: its name, and the deeper of its two columns."""
    return [HEAD + 3 * GAP + max(_chips(f"{cells[side]}", across / 2 - GAP, roles)[1]
                                 for side in (FRIENDS, DOUBTERS)) for _, cells in table.rows]


def _height(table: kit.Table, across: float, roles: Roles) -> int:
    return round(HEAD + sum(_depths(table, across, roles)))


def draw(canvas: kit.Canvas, roles: Roles) -> None:
    """Under each option two columns of names: who argues for it, and who doubts it."""
    engine = canvas.figure.get_layout_engine()
    if engine is not None:
        engine.set(w_pad=0, h_pad=0, wspace=0, hspace=0)  # type: ignore[call-arg]
    across = 344.0 if canvas.narrow else 720.0
    panel, colours, top = canvas.panel("row", "row"), canvas.colours, HEAD
    panel.axes.set(xlim=(0, across), ylim=(-_height(canvas.table, across, roles), 0))
    for side, heading in ((FRIENDS, "argue for it"), (DOUBTERS, "doubt it")):
        panel.note((side - FRIENDS) * across / 2, -2, heading, va="top", weight="semibold")
    for row, depth in enumerate(_depths(canvas.table, across, roles)):
        panel.axes.plot([0, across], [-top, -top], color=colours.grid, linewidth=1)
        panel.note(0, -top - 4, canvas.table.labels[row], colours.ink, va="top", weight="semibold",
                   fontsize=14, gid=f"row-{row}")
        for side in (FRIENDS, DOUBTERS):
            left = (side - FRIENDS) * across / 2
            for right, down, text, role in _chips(canvas.table.said(side, row), across / 2 - GAP, roles)[0]:
                _chip(panel, left + right, -top - HEAD - down, f"value-{side}-{row}", (text, role))
        top += depth


def _chip(panel: kit.Panel, left: float, top: float, gid: str, told: tuple[str, str]) -> None:
    """A name on a rounded ground, and under it whose it is; nobody is none."""
    name, both, somebody = told[0], "\n".join(told).rstrip(), told[0] != NOBODY
    if somebody:
        panel.chip(left, top - _tall(both), _wide(both), _tall(both))
    panel.note(left + PAD * somebody, top - PAD / 2, name, panel.colours.ink if somebody else "",
               va="top", gid=gid, fontsize=kit.SMALL)
    panel.note(left + PAD, top - _tall(name) + PAD / 2, told[1], va="top", fontsize=kit.SMALL)
