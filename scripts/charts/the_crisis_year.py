"""What passed between Tokyo and Washington from a warm welcome to public blame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.data import Ledger
from macros.values.periods import Period
from macros.words.house_style import period_text
from scripts.charts import lettering
from scripts.charts.canvas import Canvas, Panel, after, at
from scripts.charts.model import Chart, Column, Draw, Table, documents_credit

TOKYO, WASHINGTON, BOTH = "Tokyo", "Washington", "both"
# Who acted, what happened in our words, and the event.
EVENTS: tuple[tuple[str, str, str], ...] = (
    (WASHINGTON, "Trump welcomes Ishiba with love for Japan", "ishiba-white-house-visit-2025-ft25"),
    (WASHINGTON, "Trump complains that protection runs one way", "trump-must-protect-2025-03"),
    (WASHINGTON, "Country tariffs announced, Japan's among them", "reciprocal-tariffs-announced-2025-04"),
    (WASHINGTON, "Extra duty on cars takes effect", "car-duty-in-force-2025-04"),
    (BOTH, "Colby asks for more defence; ministers' meeting off", "colby-ask-2025-06-event-ft25"),
    (WASHINGTON, "Trump's letter names a tariff for Japan", "letter-to-ishiba-2025-07"),
    (TOKYO, "Ishiba's party loses the upper house", "ldp-loses-upper-house-2025-07"),
    (BOTH, "Deal on tariffs and investment", "tariff-deal-official-2025-07"),
    (TOKYO, "Ishiba says that he will resign", "ishiba-announces-resignation-2025-09-csds"),
    (WASHINGTON, "Trump visits Japan", "trump-visit-to-japan-2025-10-ft26"),
    (TOKYO, "Takaichi's remark on Taiwan", "takaichi-taiwan-remark-2025-11"),
    (WASHINGTON, "Trump calls Takaichi, having spoken with Xi", "trump-calls-takaichi-2025-11"),
    (TOKYO, "Takaichi's party wins the lower house", "ldp-lower-house-landslide-2026-02"),
    (WASHINGTON, "America and Israel attack Iran", "iran-war-begins-2026-02"),
    (WASHINGTON, "Trump asks for warships, from Japan too", "trump-asks-for-ships-2026-03"),
    (BOTH, "Summit: Trump expects Japan to step up", "trump-step-up-2026-03"),
    (WASHINGTON, "Trump counts Japan among allies that gave no help", "trump-press-conference-2026-04-06"))
TICKS = tuple(at(date(year, month, 1)) for year, month in ((2025, 1), (2025, 7), (2026, 1)))
DAYS_IN_A_MONTH = 30.44
STEP, NARROW_STEP = 27, 42  # height of a row in CSS pixels


@dataclass(frozen=True)
class Moment:
    """One event: who acted, what it was, and when."""

    who: str
    words: str
    when: Period


def chart(ledger: Ledger) -> Chart:
    """The chart, from dated events of the documents and of press reports."""
    moments = tuple(Moment(who, words, ledger.event(id).date) for who, words, id in EVENTS)
    events = [id for *_, id in EVENTS]
    sources = list(dict.fromkeys(ledger.source_of[id] for id in events))
    first, last = moments[0].when, moments[-1].when
    months = round((last.first - first.first).days / DAYS_IN_A_MONTH)
    return Chart(
        title=f"About {months} months lay between Trump's welcome for Ishiba and his charge that Japan "
              "gave no help",
        subtitle="What passed between the capitals: red where Tokyo acted, blue where Washington did, "
                 "green where both did; a dot is a day, a bar a month",
        alt=" ".join(f"{period_text(m.when)}: {m.words}." for m in moments),
        description=[
            "Shown is what either government did or said that touched the other, the elections and the "
            "resignation in Tokyo, and the remark and the war that put the alliance to the test from "
            "outside, as the chapters of this part tell them. Polls, court rulings and the later steps of "
            "what had been announced are left out, and so are other words said in between. That Takaichi "
            "took office before her remark is no event of our records.",
            "A bar is a month: no day is known to our records, or the document names none. Whose act it "
            "was is our reading of the record and not a judgement on who began.",
            "That ministers' meeting was called off is the Financial Times' account; officials of both "
            "countries told it differently."],
        credit=documents_credit(ledger, sources), as_of=period_text(last), topic="alliance", sources=sources,
        events=events, table=_table(moments), draw=_drawer(moments),
        height=STEP * len(moments) + 50, narrow_height=NARROW_STEP * len(moments) + 50)


def _table(moments: Sequence[Moment]) -> Table:
    return Table("What happened", (Column("When"), Column("Who acted", drawn=False)),
                 tuple((m.words, (m.when, m.who)) for m in moments))


def _drawer(moments: tuple[Moment, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """A row an event, downwards in the order of time; on the phone each name above its mark."""
        panel, colours = canvas.panel("time", "row"), canvas.colours
        shades = {TOKYO: colours.japan, WASHINGTON: colours.second, BOTH: colours.third}
        by_row = [shades[moment.who] for moment in moments]
        panel.time_axis(TICKS, limits=(2025.0, 2026.8 if canvas.narrow else 2026.7), show=_tick)
        _rulers(canvas, panel)
        days = [row for row, moment in enumerate(moments) if moment.when.precision == "day"]
        months = [row for row in range(len(moments)) if row not in days]
        panel.moments(0, by_row, rows=days, size=10)
        panel.spans(0, 0, by_row, thick=9 / (NARROW_STEP if canvas.narrow else STEP), rows=months)
        panel.names(where="above" if canvas.narrow else "left", dy=8)
        for row, moment in enumerate(moments):
            _dated(panel, row, moment.when)
        panel.limit_rows(before=0.8 if canvas.narrow else 0.6)
    return draw


def _tick(place: float) -> str:
    return "Jul 2025" if place % 1 else f"Jan {place:g}"


def _rulers(canvas: Canvas, panel: Panel) -> None:
    """A thin line from the edge to each mark; upright lines would cut the names on the phone."""
    for row, place in enumerate(panel.places):
        panel.axes.plot([2025, at(panel.table.column(0)[row])], [place, place], color=canvas.colours.grid,
                        linewidth=0.9, zorder=1)
    if not canvas.narrow:
        panel.axes.grid(visible=True, axis="x", color=canvas.colours.grid, linewidth=0.9)


def _dated(panel: Panel, row: int, when: Period) -> None:
    """The day or month behind the mark; the year stands on the scale."""
    words = period_text(when, style="day") if when.precision == "day" else period_text(when).rsplit(" ", 1)[0]
    panel.note(after(when), panel.places[row], words, nudge=(8, 0), ha="left", va="center",
               fontsize=lettering.SMALL)
