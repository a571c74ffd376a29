"""What share of GDP Japan was asked to spend on defence, beside what it spends on two counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from macros.data import Fact, Ledger
from macros.words.house_style import grouped, period_text
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Chart, Column, Draw, Table, credit, documents_credit

SIPRI, TOKYO, NATO = "defence-share-gdp", "security-spending-share-gdp-fy2022", "nato-guideline"
PLAN, TO_SENATE = "national-security-strategy-2022-12", "colby-to-congress-2025-03-ft25"
PRIVATE, STRATEGY = "colby-ask-2025-06-event-ft25", "us-defence-strategy-2026-01"
# Who asked, the figure, and the event that dates it.
ASKS = (("{}: Elbridge Colby to the Senate, at least", "colby-ask-2025-pism", TO_SENATE),
        ("by {}: Ambassador Glass, as reported", "glass-ask-2025-ft25", PRIVATE),
        ("{}: Colby, as reported; denied in Tokyo", "colby-ask-2025-06-ft25", PRIVATE),
        ("{}: the Pentagon's strategy, for allies", "us-strategy-ask-2026", STRATEGY))
TARGET, SUPPLEMENT = "japan-defence-target-share-pism", "security-share-with-supplement-fy2025"
HEADINGS = (("Asked by Washington", "on which count is mostly not said"),
            ("Planned by Tokyo", "wider budgets, over an older GDP"),
            ("Spent, by SIPRI", "military spending over the same year's GDP"),
            ("Agreed in NATO, without Japan", "not binding Japan"))
MILITARY = "military spending"
Labelled = tuple[str, Fact]


def chart(ledger: Ledger) -> Chart:
    """The chart: one row for each share, in groups that are not to be mixed."""
    groups = (_asks(ledger), _tokyo(ledger), _sipri(ledger), _nato(ledger))
    asked, budgeted, spent = ([_value(fact) for _, fact in group] for group in groups[:3])
    above = min(asked) > max(*budgeted, *spent)
    finding = (f"Washington has named {pct(min(asked))} to {pct(max(asked))} of GDP; Japan spent "
               f"{pct(spent[-1])} in "
               f"{period_text(groups[2][-1][1].as_of)} by SIPRI's count and budgeted about "
               f"{pct(budgeted[-1])} in {period_text(groups[1][-1][1].as_of)} by its own")
    facts = [fact.ref for group in groups for _, fact in group if fact.kind == "figure"]
    events = [TO_SENATE, PRIVATE, STRATEGY, PLAN]
    headed = [(heading, group) for (heading, _), group in zip(HEADINGS, groups, strict=True)]
    ids = list(dict.fromkeys(ledger.source_of[id] for id in (*facts, *events)))
    return Chart(
        title=finding if above else f"Washington has named {pct(min(asked))} to {pct(max(asked))} of GDP",
        subtitle="Share of GDP; a ring is asked, aimed at or agreed, a dot is budgeted or spent. "
                 "Each group has a definition of its own",
        alt=" ".join(f"{heading}: {_told(group)}." for heading, group in headed),
        description=_description(ledger),
        credit=documents_credit(ledger, ids) + credit(ledger, [SIPRI, TOKYO, NATO]).removeprefix("Source:"),
        as_of=period_text(ledger.event(STRATEGY).date), topic="defence-spending",
        sources=[*ids, SIPRI, TOKYO, NATO], facts=facts, events=events,
        table=Table("Share", (Column("Of GDP", pct), Column("Kind", drawn=False)),
                    tuple((label, (_value(fact), heading)) for heading, group in headed
                          for label, fact in group)),
        draw=_drawer(tuple(len(group) for group in groups), len(groups[0]) + len(groups[1]) - 1),
        height=560, narrow_height=780)


def pct(value: Decimal) -> str:
    """A share with a decimal where it needs one."""
    return f"{grouped(value, 0 if value == value.to_integral_value() else 1)}%"


def _value(fact: Fact) -> Decimal:
    return fact.quantity.value


def _told(group: Sequence[Labelled]) -> str:
    return "; ".join(f"{label}, {pct(_value(fact))}" for label, fact in group)


def _asks(ledger: Ledger) -> list[Labelled]:
    return [(words.format(period_text(ledger.event(event).date)), ledger.fact(ref))
            for words, ref, event in ASKS]


def _tokyo(ledger: Ledger) -> list[Labelled]:
    target, with_more = ledger.fact(TARGET), ledger.fact(SUPPLEMENT)
    rows = ledger.one_series(TOKYO).values()
    month = period_text(ledger.event(PLAN).date, style="month")
    return [(f"{month}: target for {period_text(target.as_of)}", target),
            *((f"{period_text(row.period)}: initial budget", ledger.fact(row.ref)) for row in rows),
            (f"{period_text(with_more.as_of)}: with a supplement", with_more)]


def _sipri(ledger: Ledger) -> list[Labelled]:
    """The year in which the target was set, and the last one."""
    rows = [row for row in ledger.one_series(SIPRI).values("japan") if row.amount]
    then = next(row for row in rows if row.period.first.year == ledger.event(PLAN).date.first.year)
    return [(f"{period_text(row.period)}: {MILITARY}", ledger.fact(row.ref))
            for row in (then, rows[-1])]


def _nato(ledger: Ledger) -> list[Labelled]:
    series = ledger.one_series(NATO)
    labels = {entity.id: entity.label.removeprefix("NATO ").split(" agreed")[0].rstrip(",")
              for entity in series.info.entities}
    return [(f"{period_text(row.period)}: {labels[row.entity]}", ledger.fact(row.ref)) for row in series.rows]


def _description(ledger: Ledger) -> list[str]:
    target = ledger.fact(TARGET)
    return [
        "The uppermost rows are what American officials and one American document have named, in order of "
        "time. Two of them are a newspaper's account of talks that were not public; a Japanese official "
        "denied that the higher one was discussed. The last is a standard for allies in general, Japan "
        "included, and counts related spending as NATO's whole target does; we know it from one newspaper.",
        f"Tokyo measures its target of {pct(_value(target))} by a wider budget, with the coast guard and "
        "public works, over the smaller GDP of the year in which the plan was made. The last of its rows "
        "adds a supplementary budget, which the rows before it leave out. SIPRI counts military spending "
        "over the same year's GDP.",
        "So a dot of one group may not be subtracted from a dot of another. NATO's shares stand here "
        "because the American ones resemble them; Japan is no member."]


def _drawer(sizes: tuple[int, ...], about: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Groups under their headings; rings and dots on one scale from nought."""
        panel, narrow, colours = canvas.panel(x="value", y="row"), canvas.narrow, canvas.colours
        tops = _arrange(panel, sizes, gap=1.3 if narrow else 1.25)
        firsts = [sum(sizes[:group]) for group in range(len(sizes))]
        panel.values_axis(range(6), lambda value: f"{value}%", limits=(0, 5.6))
        shades = (colours.second, colours.third, colours.japan, colours.other)
        for group, (first, size, shade) in enumerate(zip(firsts, sizes, shades, strict=True)):
            rows = range(first, first + size)
            hollow = [row for row in rows if group in (0, 3) or (group == 1 and row == first)]
            panel.dots(0, shade, rows=hollow, size=9, hollow=True)
            panel.dots(0, shade, rows=[row for row in rows if row not in hollow], size=11)
        panel.values(0, rows=[row for row in panel.rows if row != about], dx=4)
        panel.values(0, rows=[about], show=lambda value: f"about {pct(value)}", dx=4)
        texts = [_brief(label) for label in canvas.table.labels]
        ground = {"facecolor": colours.paper, "linewidth": 0, "pad": 1}  # keeps grid lines out of words
        if narrow:
            panel.names(where="above", texts=texts, dy=9, bbox=ground)
        else:
            panel.names(texts=texts)
        for top, (heading, count) in zip(tops, HEADINGS, strict=True):
            _head(panel, top, heading, count, bbox=ground)
        panel.axes.set_ylim(min(panel.places) - 0.6, 0.45)
    return draw


def _arrange(panel: Panel, sizes: Sequence[int], gap: float) -> list[float]:
    """Give each row its place, leaving room for a heading over each group; the headings' places."""
    tops, places, level = [], [], 0.0
    for size in sizes:
        tops.append(level)
        places += [level - gap - row for row in range(size)]
        level = places[-1] - gap
    panel.places = places
    return tops


def _brief(label: str) -> str:
    """The name of a row without the words that its heading makes plain."""
    return (label.replace("target for core", "core")
            .replace("security-related spending together", "related spending")
            .replace(f": {MILITARY}", ""))


def _head(panel: Panel, top: float, heading: str, count: str, **ground: Any) -> None:
    """The heading of a group, and what its shares are shares of."""
    across = panel.axes.get_yaxis_transform()
    style = {"xycoords": across, "va": "center"} | ground
    if panel.narrow:
        panel.note(0, top, heading, panel.colours.ink, weight="semibold", nudge=(0, 8), **style)
        panel.note(0, top, count, nudge=(0, -8), **style)
    else:
        panel.note(0, top, heading, panel.colours.ink, weight="semibold", nudge=(-8, 0), ha="right", **style)
        panel.note(0, top, count, nudge=(8, 0), **style)
