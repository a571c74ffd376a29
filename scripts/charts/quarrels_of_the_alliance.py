"""The quarrels that the documents set beside today's, with Trump's complaint, on one axis of time."""

from macros.views.html import short_name
from scripts.charts import kit
from scripts.charts.kit.model import DAYS_IN_A_YEAR

QUARRELS, COMPLAINT = "Quarrels set beside this one", "Trump's complaint about Japan"
# What happened, and the events with which it begins and ends.
NOW = ("Trump's second term, as documented", "trump-first-days-carnegie-series",
       "trump-press-conference-2026-04-06")
EARLIER = (
    ("Nixon turns to China", "nixon-opening-to-china-1972-ft26"),
    ("The worst of the trade disputes", "trade-disputes-1980s-ft25"),
    ("Toshiba radio smashed at the Capitol", "toshiba-radios-1980s-ft25"),
    ("Gulf war", "gulf-war-1990-ft25"),
    ("Friction after the cold war", "friction-late-1990s-ft25"))
COMPLAINTS = (
    ("Larry King's interview", "trump-king-interview-1987-ft25"),
    ("Order to prepare a Section 301 inquiry", "section-301-order-2017-ft25"),
    ("Bowling balls, until Abe talked him out of it", "abe-bowling-ball-2018"),
    ("Bowling balls again", "bowling-ball-test-again-2025-01-ft26"),
    ("The treaty is one-sided, he tells his Cabinet", "trump-one-sided-2025-04-10"))
SHORT = ("day", "month")  # too short for a bar
LATE = 2010  # from here on a mark has its words on its left


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: times as the documents give them, a decade where they give no more."""
    label, begins, ends = NOW
    first_days, ended = ledger.events[begins].date, ledger.events[ends].date
    now = kit.parse_period(f"{first_days.first.isoformat()}/{ended.last.isoformat()}")
    quarrels = [*((label, ledger.events[id].date) for label, id in EARLIER), (label, now)]
    complaints = [(label, ledger.events[id].date) for label, id in COMPLAINTS]
    rows = [*quarrels, *complaints]
    compared = [when for _, when in quarrels[:-1]]
    first, last = min(when.first for when in compared).year, max(when.last for when in compared).year
    events = [id for entry in (*EARLIER, NOW, *COMPLAINTS) for id in entry[1:]]
    ids = kit.origins(ledger, events)
    return kit.Chart(
        title=f"The quarrels with which this one is compared lie between {first} and {last}; Trump's "
              f"complaint about Japan goes back to {min(when.first for _, when in complaints).year}",
        subtitle="As the documents date them: a bar is a year, several years, or a decade where no "
                 "year is given; a dot is a month or a day",
        alt="; ".join(f"{label}: {_told(when)}" for label, when in rows) + ".",
        description=[
            f"The upper rows are the quarrels that the documents set beside that of "
            f"{now.first.year}, the lower ones what Trump has said of Japan or ordered against "
            "it. Of the smashed radio the article gives no more than the decade. For the late part of a "
            "decade its second half is drawn, and a month counted from the start of a term is our "
            "reading. Nixon's turn has the year that another article of the Financial Times gives it.",
            f"The last of the quarrels is drawn up to {kit.period_text(ended)}, where this "
            "list ends, and not because it was over. The list is that of a few newspaper "
            "articles and analyses and no history. Lesser disputes, such as those of Trump's first "
            "term, are left out where the documents call the relationship steady all the same."],
        credit="Source: events from " + "; ".join(
            f"{short_name(ledger.sources[id])}, {ledger.sources[id].title}" for id in ids) + ".",
        as_of=kit.period_text(ended), topic="alliance", sources=ids, events=events,
        table=kit.Table("What happened", (kit.Column("When", _told),),
                        tuple((label, (when,)) for label, when in rows)),
        draw=draw, given={"quarrels": len(quarrels)}, height=440, narrow_height=620)


def _told(when: kit.Period) -> str:
    """A period in words; ten years from a round one are a decade."""
    first, last = when.first.year, when.last.year
    if when.precision == "interval" and first % 10 == 0 and last == first + 9:
        return f"{first}s"
    return kit.period_text(when)


def draw(canvas: kit.Canvas, quarrels: int) -> None:
    """Groups under their headings; names beside the panel, on the phone above each row."""
    panel, colours, narrow = canvas.panel(x="time", y="row"), canvas.colours, canvas.narrow
    groups = [QUARRELS if row < quarrels else COMPLAINT for row in panel.rows]
    headings = panel.group(groups, above=1.3)
    painted = [colours.japan if row >= quarrels - 1 else colours.other for row in panel.rows]
    panel.times(0, painted, size=9 if narrow else 10, thick=0.24 if narrow else 0.42, dots=SHORT)
    for when, place in zip(canvas.table.column(0), panel.places, strict=True):
        late, moment = when.first.year >= LATE, when.precision in SHORT
        day, gap = when.first if moment else when.last, 11 if moment else 8
        end = day.year + day.timetuple().tm_yday / DAYS_IN_A_YEAR
        long = when.first.year != when.last.year and (when.first.day, when.first.month) != (1, 1)
        words = kit.period_text(when, style="month") if long else _told(when)  # of a longer one no days
        panel.note(kit.at(when) if late else end, place, words, nudge=(-gap if late else gap, 0),
                   ha="right" if late else "left", va="center")
    panel.time_axis([1970, 1990, 2010] if narrow else range(1970, 2030, 10), limits=(1970, 2027),
                    lines=not narrow)
    panel.names(where="above" if narrow else "left", dy=8)
    for heading, place in headings.items():  # where the names of the rows begin or end
        panel.beside_row(place, heading, colours.ink, nudge=(0, 14) if narrow else (-8, 0), va="center",
                         weight="semibold", ha="left" if narrow else "right")
    panel.limit_rows(before=1.7 if narrow else 1.5, behind=0.6)
