"""The quarrels that the documents set beside today's, with Trump's complaint: a list with years."""

from macros.views.html import short_name
from scripts.charts import kit

# What happened, and the events with which it begins and ends.
ROW = 45  # height of an entry, in CSS pixels
NOW = ("Trump's second term, as documented", "trump-first-days-carnegie-series",
       "trump-press-conference-2026-04-06")
EARLIER = (
    ("Nixon turns to China", "nixon-opening-to-china-1972-ft26"),
    ("The worst of the trade disputes", "trade-disputes-1980s-ft25"),
    ("A Toshiba radio is smashed, over sales to Moscow", "toshiba-radios-1980s-ft25"),
    ("The Gulf war strains the alliance", "gulf-war-1990-ft25"),
    ("Trade, and the alliance's form after the cold war", "friction-late-1990s-ft25"))
COMPLAINTS = (
    ("Japan cheats and America pays, he tells Larry King", "trump-king-interview-1987-ft25"),
    ("He has a trade inquiry into Japanese cars prepared", "section-301-order-2017-ft25"),
    ("The bowling-ball story, until Abe talks him out of it", "abe-bowling-ball-2018"),
    ("The bowling-ball story again", "bowling-ball-test-again-2025-01-ft26"),
    ("The treaty is one-sided, he tells his Cabinet", "trump-one-sided-2025-04-10"))


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: times as the documents give them, a decade where they give no more."""
    label, begins, ends = NOW
    first_days, ended = ledger.events[begins].date, ledger.events[ends].date
    now = kit.parse_period(f"{first_days.first.isoformat()}/{ended.last.isoformat()}")
    quarrels = [*((label, ledger.events[id].date) for label, id in EARLIER), (label, now)]
    complaints = [(label, ledger.events[id].date) for label, id in COMPLAINTS]
    rows = [*quarrels, *complaints]
    events = [id for entry in (*EARLIER, NOW, *COMPLAINTS) for id in entry[1:]]
    return kit.Chart(
        title="Tokyo and Washington have quarrelled before, and Trump has complained about Japan since "
              f"{min(when.first for _, when in complaints).year}",
        subtitle="Quarrels and complaints as the documents date them",
        alt="; ".join(f"{label}: {_told(when)}" for label, when in rows) + ".",
        description=[
            f"The first list has the quarrels that the documents set beside that of "
            f"{now.first.year}, the second what Trump has said of Japan or ordered against "
            "it. Of the smashed radio the article gives no more than the decade. The late part of a decade "
            "is written as its second half, and a month counted from the start of a term is our reading. "
            "Nixon's turn has the year that another article of the Financial Times gives it.",
            f"The last of the quarrels is the term itself, up to {kit.period_text(ended)}, where this "
            "list ends, and not because it was over. The list is that of a few newspaper "
            "articles and analyses and no history. Lesser disputes, such as those of Trump's first "
            "term, are left out where the documents call the relationship steady all the same."],
        credit="Source: events from " + "; ".join(
            f"{short_name(ledger.sources[id])}, {ledger.sources[id].title}"
            for id in kit.origins(ledger, events)) + ".",
        as_of=kit.period_text(ended), topic="alliance", events=events,
        table=kit.Table("What happened", (kit.Column("When", _told),),
                        tuple((label, (when,)) for label, when in rows)),
        draw=draw, given={"quarrels": len(quarrels)}, height=ROW * len(quarrels) + 34,
        narrow_height=ROW * len(rows) + 90)


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
    for spot, heading, rows in ((grid[0], "Earlier quarrels, and today's", range(quarrels)),
                                (grid[1], "Trump's complaints about Japan", range(quarrels, count))):
        panel, colours = canvas.panel(x="row", y="row", spot=spot), canvas.colours
        panel.title(heading, fontsize=15)
        panel.axes.plot([0, 0], [0, 1 - len(rows)], color=colours.grid, linewidth=3, zorder=1)
        for place, row in zip(panel.places, rows, strict=False):
            colour = colours.other if row < quarrels - 1 else colours.second
            panel.axes.plot([0], [place], "o", color=colour, markersize=9)
            panel.note(0, place, canvas.table.said(0, row), colours.ink, nudge=(16, 3),
                       weight="semibold", gid=f"value-0-{row}")
            panel.note(0, place, canvas.table.labels[row], nudge=(16, -13), gid=f"row-{row}")
        panel.axes.set(xlim=(-0.03, 1), ylim=(0.4 - (len(rows) if canvas.narrow else quarrels), 0.5))
