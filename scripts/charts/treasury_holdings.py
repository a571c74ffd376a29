"""Which foreigners hold US government debt: Japan, mainland China and the United Kingdom by month."""

from __future__ import annotations

from decimal import Decimal

from macros.data import Ledger
from macros.values.periods import Period
from macros.words.house_style import fact_text, grouped, period_text
from scripts.charts.canvas import Canvas, Panel, at
from scripts.charts.lettering import SMALL
from scripts.charts.model import Chart, Column, Draw, Table, credit

SERIES = "us-treasury-holders-monthly"
HOLDERS = ("japan", "china-mainland", "united-kingdom")
ALL = "all-foreign-holders"
RANK = "japan-rank-debt-holder-2025-ft25"
BILLION = Decimal(10) ** 9
NAMED_AT = ((2022.05, 1330e9), (2022.95, 890e9), (2022.95, 500e9))  # clear of all lines
Holdings = dict[Period, Decimal]


def bn(value: Decimal) -> str:
    """A sum as readers see it: to the tenth where it was published so."""
    return f"${grouped(value / BILLION, 0 if value % BILLION == 0 else 1)}bn"


def holdings(ledger: Ledger, holder: str) -> Holdings:
    """The months at hand for one holder, and what it held at their end."""
    return {r.period: r.amount.value for r in ledger.one_series(SERIES).values(holder) if r.amount}


def chart(ledger: Ledger) -> Chart:
    """The chart: a line for each holder, open where months are missing and where the count changes."""
    info = ledger.one_series(SERIES).info
    labels = {entity.id: entity.label for entity in info.entities}
    held = [holdings(ledger, holder) for holder in HOLDERS]
    months = sorted(set().union(*held))
    ends = [bn(one[max(one)]) for one in held]
    japan, last = held[0], max(held[0])
    now = ledger.fact(f"{SERIES}@{last.text}/{HOLDERS[0]}")
    leads = all(japan[last] > other[max(other)] for other in held[1:])
    told = "; ".join(f"{labels[holder]} {bn(one[min(one)])} in {period_text(min(one))} and {end} in "
                     f"{period_text(max(one))}" for holder, one, end in zip(HOLDERS, held, ends, strict=True))
    return Chart(
        title=f"Japan holds {fact_text(now)} of US government debt, "
              + ("more than China or Britain" if leads else f"as of {period_text(last)}"),
        subtitle="US Treasury securities attributed to holders in each country, dollars, end of month",
        alt=f"Three lines: {told}. Japan held most in {period_text(peak(japan))}, {bn(japan[peak(japan)])}.",
        description=describe(ledger, held),
        credit=credit(ledger, [SERIES]), as_of=period_text(last), topic="investment", sources=[SERIES],
        table=Table("End of", tuple(Column(labels[holder], bn) for holder in HOLDERS),
                    tuple((month, tuple(one.get(month) for one in held)) for month in months)),
        draw=_drawer(tuple(stop.at.text for stop in info.breaks)), height=400, narrow_height=420)


def peak(held: Holdings) -> Period:
    """The month of the largest holding."""
    return max(held, key=lambda month: held[month])


def describe(ledger: Ledger, held: list[Holdings]) -> list[str]:
    """What is drawn, what it is not, and what readers may trip over."""
    japan, whole = held[0], holdings(ledger, ALL)
    last = max(set(japan) & set(whole))
    stop = ledger.one_series(SERIES).info.breaks[0].at
    rank = ledger.fact(RANK)
    return [
        f"Each line is what the US Treasury attributes to holders in one country, official and private "
        f"together. In {period_text(last)} Japan had {grouped(japan[last] / whole[last] * 100, 0)}% of all "
        "that foreigners held. The series names three countries only; that Japan is the "
        f"{fact_text(rank, 'superlative')} foreign holder of all, the Financial Times wrote in "
        f"{period_text(rank.as_of)}.",
        f"The lines are broken at {period_text(stop)}: earlier values are rounded to a whole billion, "
        "later ones come from later releases, and a step of a few billion may be due to that alone. A dot "
        "that stands by itself, or a gap, is a month beside months that are missing.",
        "The table follows the place where securities are kept. Britain and Belgium keep many for owners "
        "elsewhere, so the British line is not what the British own. Each line ends in the last month at "
        "hand for its country."]


def _drawer(breaks: tuple[str, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Three lines from zero on a common scale, named where they begin and valued where they end."""
        panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
        months = [month for month, _ in canvas.table.rows if isinstance(month, Period)]
        stops = [row for row, month in enumerate(months) if month.text in breaks]
        panel.values_axis([0, 400e9, 800e9, 1.2e12], tick, limits=(0, 1450e9))
        panel.time_axis(range(2022, 2027, 2 if narrow else 1),
                        (at(months[0]) - 0.05, at(months[-1]) + (1.15 if narrow else 0.7)))
        for column, hue in enumerate((colours.japan, colours.third, colours.second)):
            panel.line(column, hue, breaks=stops, weight=2.6 if column == 0 else 2.0)
            cells = {row: value for row, value in enumerate(panel.table.column(column)) if value is not None}
            panel.note(*NAMED_AT[column], canvas.table.columns[column].head, hue, weight="semibold")
            panel.note(panel.place(max(cells)), float(cells[max(cells)]), bn(cells[max(cells)]), hue,
                       nudge=(8, 0), va="center")
        for row in stops:
            mark_break(panel, (panel.place(row) + panel.place(row - 1)) / 2)
    return draw


def mark_break(panel: Panel, place: float) -> None:
    """A dotted line where the count changes, with why."""
    panel.axes.plot([place] * 2, [0, 250e9], color=panel.colours.quiet, linewidth=0.9, linestyle=(0, (2, 2)))
    panel.note(place, 250e9, "rounded before,\nlater releases after", ha="center", va="bottom",
               fontsize=SMALL, nudge=(0, 3))


def tick(value: float) -> str:
    """A tick: nought, billions or trillions."""
    return f"${value / 1e12:g}trn" if value >= 1e12 else f"${value / 1e9:g}bn" if value else "$0"
