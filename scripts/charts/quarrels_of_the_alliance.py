"""The quarrels that the documents set beside today's, with Trump's complaint: a list with years."""

from macros.views.html import short_name
from scripts.charts import kit

# What happened, and the event.
ROW = 60  # height of an entry, in CSS pixels
EARLIER = (
    ("Nixon turns to China", "nixon-opening-to-china-1972-ft26"),
    ("The worst of the trade disputes", "trade-disputes-1980s-ft25"),
    ("Members of Congress smash a Toshiba radio: the firm had sold submarine technology to Moscow",
     "toshiba-radios-1980s-ft25"),
    ("The Gulf war strains the alliance", "gulf-war-1990-ft25"),
    ("Friction over trade, and over what form the alliance should take after the cold war",
     "friction-late-1990s-ft25"))
COMPLAINTS = (
    ("Japan cheats and America pays, he tells Larry King", "trump-king-interview-1987-ft25"),
    ("He has a trade inquiry into Japanese cars prepared", "section-301-order-2017-ft25"),
    ("Japan drops bowling balls on American cars to test them, he says, until Abe talks him out of it",
     "abe-bowling-ball-2018"),
    ("The bowling balls again, a delegate of Abe's recalls",
     "bowling-ball-test-again-2025-01-ft26"),
    ("The treaty is one-sided, he tells his Cabinet", "trump-one-sided-2025-04-10"))


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: times as the documents give them, a decade where they give no more."""
    rows = [(label, ledger.events[id].date) for label, id in (*EARLIER, *COMPLAINTS)]
    quarrels, last = len(EARLIER), rows[-1][1]
    events = [id for _, id in (*EARLIER, *COMPLAINTS)]
    return kit.Chart(
        title="Tokyo and Washington have quarrelled before, and Trump has complained about Japan since "
              f"{min(when.first for _, when in rows[quarrels:]).year}",
        subtitle="As the articles and press reports date them; in order, and not to the scale of time",
        alt="; ".join(f"{label}: {_told(when)}" for label, when in rows) + ".",
        description=[
            f"The first list has the quarrels that the documents set beside that of "
            f"{last.first.year}, the second what Trump has said of Japan or ordered against "
            "it. Of the smashed radio the article gives no more than the decade. The late part of a decade "
            "is written as its second half, and a month counted from the start of a term is our reading. "
            "Nixon's turn has the year that another article of the Financial Times gives it.",
            "The list is that of a few newspaper articles and analyses and no history. Lesser disputes, "
            "such as those of Trump's first term, are left out where the documents call relations steady."],
        credit="Source: " + "; ".join(short_name(ledger.sources[id])
                                      for id in kit.origins(ledger, events)) + ".",
        as_of=kit.period_text(last), topic="alliance", events=events,
        table=kit.Table("What happened", (kit.Column("When", _told),),
                        tuple((label, (when,)) for label, when in rows)),
        draw=draw, given={"quarrels": quarrels}, height=ROW * quarrels + 34,
        narrow_height=ROW * len(rows) + 80)


def _told(when: kit.Period) -> str:
    """A period in words; ten years from a round one are a decade."""
    first, last = when.first.year, when.last.year
    if when.precision == "interval" and first % 10 == 0 and last == first + 9:
        return f"{first}s"
    return kit.period_text(when)


def draw(canvas: kit.Canvas, quarrels: int) -> None:
    """Two lists side by side, on the phone one under the other: years, and what happened."""
    count = len(canvas.table.rows)
    grid = (canvas.grid(2, 1, height_ratios=[quarrels, count - quarrels]) if canvas.narrow
            else canvas.grid(1, 2))
    for spot, heading, rows in ((grid[0], "Quarrels of the two capitals", range(quarrels)),
                                (grid[1], "Trump's complaints about Japan", range(quarrels, count))):
        panel, colours = canvas.panel(x="row", y="row", spot=spot), canvas.colours
        panel.title(heading, fontsize=15, pad=12)
        panel.axes.plot([0, 0], [0, 1 - len(rows)], color=colours.grid, linewidth=3, zorder=1)
        for place, row in zip(panel.places, rows, strict=False):
            colour, ink = ((colours.other, colours.ink) if row < quarrels else (colours.second,) * 2)
            panel.axes.plot([0], [place], "o", color=colour, markersize=9)
            panel.note(0, place, canvas.table.said(0, row), ink, nudge=(16, -6), fontsize=17,
                       weight="semibold", gid=f"value-0-{row}")
            panel.note(0, place, kit.wrapped(canvas.table.labels[row], 305), nudge=(16, -11), va="top",
                       gid=f"row-{row}")
        panel.axes.set(xlim=(-0.03, 1), ylim=(0.3 - (len(rows) if canvas.narrow else quarrels), 0.25))
