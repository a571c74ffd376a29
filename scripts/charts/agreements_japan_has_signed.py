"""Japan's pacts on trade and security with others, on one axis of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.data import Ledger
from macros.values.periods import Period
from macros.words.house_style import period_text
from scripts.charts.canvas import Canvas, Panel, after, at
from scripts.charts.model import Chart, Column, Draw, Table, documents_credit

TRADE, SECURITY = "Trade", "Security"
ANNOUNCED, SIGNED, IN_FORCE = range(3)
VISITS = "visits by forces"
# Kind, what it is in our words; the events of each stage: announced or begun, signed, in force.
PACTS: tuple[tuple[str, str, tuple[str, str, str]], ...] = (
    (TRADE, "CPTPP: Pacific pact without America", ("", "", "cptpp-in-force-2018-12")),
    (TRADE, "European Union", ("", "", "japan-eu-epa-in-force-2019-02")),
    (TRADE, "United States: limited agreements",
     ("", "us-japan-trade-agreement-2019-pism", "us-japan-trade-agreement-in-force-2020-01")),
    (TRADE, "United Kingdom",
     ("", "japan-uk-cepa-signed-2020-10", "japan-uk-cepa-in-force-2021-01")),
    (TRADE, "RCEP: Asia-Pacific pact with China", ("", "", "rcep-in-force-japan-2022-01")),
    (SECURITY, "Quad: first summit of leaders", ("quad-leaders-summit-2021-03", "", "")),
    (SECURITY, f"Australia: {VISITS}",
     ("", "raa-australia-signed-2022-01", "raa-australia-in-force-2023-08")),
    (SECURITY, "GCAP: fighter with UK and Italy",
     ("gcap-announced-2022-12", "gcap-treaty-signed-2023-12", "")),
    (SECURITY, f"United Kingdom: {VISITS}",
     ("", "raa-uk-signed-2023-01", "raa-uk-in-force-2023-10")),
    (SECURITY, f"Philippines: {VISITS}",
     ("", "raa-philippines-signed-2024-07", "raa-philippines-in-force-2025-09")),
    (SECURITY, "Poland: plan for a partnership",
     ("", "poland-japan-action-plan-signed-2025-02-28-pism", "")))
HEADING = 1.0  # room above the first row of a kind, in rows


@dataclass(frozen=True)
class Pact:
    """One pact: its kind, its name and its stages."""

    kind: str
    name: str
    stages: tuple[Period | None, Period | None, Period | None]

    @property
    def dated(self) -> list[Period]:
        """The stages whose dates are known."""
        return [stage for stage in self.stages if stage]


def chart(ledger: Ledger) -> Chart:
    """The chart, from the events of three documents."""
    pacts = tuple(_pact(ledger, *entry) for entry in PACTS)
    events = [id for *_, ids in PACTS for id in ids if id]
    sources = list(dict.fromkeys(ledger.source_of[id] for id in events))
    trade = _in_force(pact for pact in pacts if pact.kind == TRADE)
    visits = _in_force(pact for pact in pacts if VISITS in pact.name)
    last = max(stage for pact in pacts for stage in pact.dated)
    return Chart(
        title=("First trade, then forces: " if trade[-1] < visits[0] else "") +
              f"of Japan's pacts shown, those on trade took effect from {_year(trade[0])} to "
              f"{_year(trade[-1])}, those on visits by forces from {_year(visits[0])} to {_year(visits[-1])}",
        subtitle="A dot marks entry into force for Japan, a ring a signature, announcement or first summit, "
                 "a bar a time known by year or month only; the date printed is the last one",
        alt=" ".join(_told(pact) for pact in pacts),
        description=[
            "Each row is one pact or partnership of Japan's. The thin line joins what was announced or "
            "signed to what took effect. Where no ring stands, our records hold no day of signature; where "
            "no dot stands, no entry into force.",
            "The list is what our records hold and not all that Japan has signed. The treaty with the United "
            "States is older and not shown, and so are older pacts and aid for the forces of "
            "others. A pact in force says nothing of how much it is used.",
            "The Quad has no treaty: shown is when its leaders first met. Poland's plan is for some years; "
            "shown is its signature."],
        credit=documents_credit(ledger, sources), as_of=period_text(last, style="month"), topic="diplomacy",
        sources=sources, events=events, table=_table(pacts), draw=_drawer(pacts), height=450,
        narrow_height=640)


def _pact(ledger: Ledger, kind: str, name: str, ids: tuple[str, str, str]) -> Pact:
    first, second, third = (ledger.event(id).date if id else None for id in ids)
    return Pact(kind, name, (first, second, third))


def _in_force(pacts: Iterable[Pact]) -> list[Period]:
    """When some pacts took effect, the first in front; those without such a date left out."""
    return sorted(when for pact in pacts if (when := pact.stages[IN_FORCE]))


def _table(pacts: Sequence[Pact]) -> Table:
    heads = (*(Column(head) for head in ("Announced or begun", "Signed", "In force")),
             Column("Kind", drawn=False))
    return Table("Pact or partner", heads, tuple((pact.name, (*pact.stages, pact.kind)) for pact in pacts))


def _year(period: Period) -> str:
    return period_text(period, style="year")


def _told(pact: Pact) -> str:
    words = ("begun", "signed", "in force")
    return f"{pact.name}: " + ", ".join(f"{word} {period_text(stage)}" for word, stage
                                        in zip(words, pact.stages, strict=True) if stage) + "."


def _drawer(pacts: tuple[Pact, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Trade above, security below; names at the left, on the phone above their marks."""
        panel, colours = canvas.panel("time", "row"), canvas.colours
        panel.places = _places(pacts)
        by_row = [colours.second if pact.kind == TRADE else colours.third for pact in pacts]
        panel.time_axis(range(2018, 2027, 2), limits=(2018, 2028.9 if canvas.narrow else 2028))
        if not canvas.narrow:
            panel.axes.grid(visible=True, axis="x", color=colours.grid, linewidth=0.9)
        for row, pact in enumerate(pacts):
            _joined(panel, row, pact, by_row[row])
        _marks(panel, pacts, by_row)
        panel.names(where="above" if canvas.narrow else "left", dy=7)
        for row, pact in enumerate(pacts):
            _dated(panel, row, pact)
            if row == 0 or pacts[row - 1].kind != pact.kind:
                _heading(panel, panel.places[row] + (1.0 if canvas.narrow else 0.85), pact.kind, by_row[row])
        panel.limit_rows(before=1.5 if canvas.narrow else 1.2, behind=0.6)
    return draw


def _places(pacts: Sequence[Pact]) -> list[float]:
    """A row each, with room for a heading where another kind begins."""
    places, level = [], 0.0
    for before, pact in zip((None, *pacts), pacts, strict=False):
        level -= 1 if before and before.kind == pact.kind else 1 + HEADING
        places.append(level)
    return places


def _joined(panel: Panel, row: int, pact: Pact, colour: str) -> None:
    """A thin line from the first stage to the last."""
    ends = [at(stage) for stage in (pact.dated[0], pact.dated[-1])]
    panel.axes.plot(ends, [panel.places[row]] * 2, color=colour, linewidth=1.3, zorder=1.5)


def _marks(panel: Panel, pacts: Sequence[Pact], by_row: Sequence[str]) -> None:
    """Dots for days in force, rings for days of other stages, bars for longer periods."""
    for stage in (ANNOUNCED, SIGNED, IN_FORCE):
        days = [row for row, pact in enumerate(pacts) if _precision(pact, stage) == "day"]
        longer = [row for row, pact in enumerate(pacts) if _precision(pact, stage) in ("month", "year")]
        panel.moments(stage, by_row, rows=days, size=8 if panel.narrow else 10)
        panel.spans(stage, stage, by_row, thick=0.15 if panel.narrow else 0.2, rows=longer)
        for row in days if stage != IN_FORCE else []:  # a hole makes the dot a ring
            panel.axes.plot([at(panel.table.column(stage)[row])], [panel.places[row]], "o",
                            markersize=4.3 if panel.narrow else 5.5, color=panel.colours.paper,
                            markeredgewidth=0, zorder=3)


def _precision(pact: Pact, stage: int) -> str:
    when = pact.stages[stage]
    return when.precision if when else ""


def _dated(panel: Panel, row: int, pact: Pact) -> None:
    """When the last stage was, behind its mark."""
    last = pact.dated[-1]
    panel.note(after(last), panel.places[row], period_text(last, style="month"), nudge=(9, 0), va="center")


def _heading(panel: Panel, level: float, words: str, colour: str) -> None:
    """The kind of the rows below, flush with their names."""
    panel.note(0, level, words, colour, nudge=(0 if panel.narrow else -8, 0), va="center", weight="semibold",
               ha="left" if panel.narrow else "right", xycoords=panel.axes.get_yaxis_transform())
