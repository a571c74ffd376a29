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
    alone = [f"“{option}”" for option, cells in rows if not cells[FOR]]
    first, last = (choose(p.date for p in taken) for choose in (min, max))
    voices = kit.Writing("count", digits=0)
    shares = {ledger.people[p.who].name: share[1] for p in taken if ledger.people[p.who].kind == "group"
              and (share := re.search(r"\{(.*?)\}", p.holds))}
    roles = {ledger.people[p.who].name: p.role for p in sorted(taken, key=lambda p: p.date)
             if ledger.people[p.who].kind != "institution"} | {
        name: f"{kit.fact_text(ledger.fact(ref))} of those asked" for name, ref in shares.items()}
    told = [f"{cells[FRIENDS]}, {cells[DOUBTERS]}" for _, cells in rows]
    roles_of = [{name: roles[name] for name in names.split(", ")  # each where its name first stands
                 if name in roles and name not in ", ".join(told[:row]).split(", ")}
                for row, names in enumerate(told)]
    table = kit.Table("Option", (kit.Column("Voices for", voices, drawn=False),
                                 kit.Column("Voices that doubt", voices, drawn=False),
                                 kit.Column("Who is for it"), kit.Column("Who doubts it")),
                      tuple(rows))
    return kit.Chart(
        title=f"Nobody quoted here argues for {' or '.join(alone)}" if alone
              else "Each of the ways open to Tokyo has somebody who argues for it",
        subtitle="People, governments and groups on these pages, on grey; answers to polls, in frames; no "
                 "measure of support",
        alt=" ".join(f"{option}: for it {cells[FRIENDS]}; doubting it {cells[DOUBTERS]}."
                     for option, cells in rows),
        description=[
            "Each name is one voice, whose doubt may be a warning; under it, where it first stands, is the "
            "last role on record, or the share of those asked. A government or a group of respondents is one "
            "name, as one scholar is; nothing here is weighed.",
            "Only those are counted who argue for a way or against it, not those who describe, "
            "expect, fear, act or sign; a part of an option is enough. The sources are a few newspaper "
            "articles, analyses and reports: nobody means nobody in them. An option without doubters here "
            "may have others: whoever finds no substitute for America at all is entered against none.",
            f"The positions were taken from {kit.period_text(first, style='month')} to "
            f"{kit.period_text(last, style='month')}. The order of the options is that of their chapters."],
        as_of=kit.period_text(last, style="month"), topic="alliance", sources=sources, table=table, draw=draw,
        facts=[*shares.values()], given={"roles": roles_of, "polls": list(shares)},
        height=round(sum(_depths(table, 720, roles_of))),
        narrow_height=round(sum(_depths(table, 344, roles_of))))


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


def _depths(table: kit.Table, across: float, roles: list[Roles]) -> list[float]:
    """How much height each option takes: its name, and the deeper of its two columns."""
    return [HEAD + LINE + 4 * GAP + max(_chips(f"{cells[side]}", across / 2 - GAP, shown)[1]
                                        for side in (FRIENDS, DOUBTERS))
            for (_, cells), shown in zip(table.rows, roles, strict=True)]


def draw(canvas: kit.Canvas, roles: list[Roles], polls: list[str]) -> None:
    """Under each option two columns of names: who argues for it, and who doubts it."""
    engine = canvas.figure.get_layout_engine()
    if engine is not None:
        engine.set(w_pad=0, h_pad=0, wspace=0, hspace=0)  # type: ignore[call-arg]
    across = 344.0 if canvas.narrow else 720.0
    panel, colours, top = canvas.panel("row", "row"), canvas.colours, 0.0
    depths = _depths(canvas.table, across, roles)
    panel.axes.set(xlim=(0, across), ylim=(-sum(depths), 0))
    for row, depth in enumerate(depths):
        panel.axes.plot([0, across], [-top, -top], color=colours.grid, linewidth=1)
        panel.note(0, -top - 4, canvas.table.labels[row], colours.ink, va="top", weight="semibold",
                   fontsize=14, gid=f"row-{row}")
        for side, heading in ((FRIENDS, "argue for it"), (DOUBTERS, "doubt it")):
            left = (side - FRIENDS) * across / 2
            panel.note(left, -top - HEAD - 10, heading, va="baseline", fontsize=kit.SMALL)
            for right, down, text, role in _chips(canvas.table.said(side, row), across / 2 - GAP,
                                                  roles[row])[0]:
                _chip(panel, left + right, -top - HEAD - LINE - GAP - down, f"value-{side}-{row}",
                      (text, role), polls)
        top += depth


def _chip(panel: kit.Panel, left: float, top: float, gid: str, told: tuple[str, str],
          polls: list[str]) -> None:
    """A name on a rounded ground, answers to a poll in a frame, and under it whose it is; nobody is none."""
    name, both, somebody = told[0], "\n".join(told).rstrip(), told[0] != NOBODY
    if somebody:
        panel.chip(left, top - _tall(both), _wide(both), _tall(both),
                   frame=" ".join(name.split()).replace("’", "'") in polls)
    panel.note(left + PAD * somebody, top - PAD / 2, name, panel.colours.ink, va="top",
               gid=gid, fontsize=kit.SMALL, weight="regular" if somebody else "semibold")
    panel.note(left + PAD, top - _tall(name) + PAD / 2, told[1], va="top", fontsize=kit.SMALL)
