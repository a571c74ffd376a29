"""What passed between Tokyo and Washington from a warm welcome to public blame."""

from datetime import date

from scripts.charts import kit

TOKYO, WASHINGTON, BOTH = "Tokyo", "Washington", "both"
# Who acted, what happened in our words, and the event.
EVENTS = (
    (WASHINGTON, "Trump welcomes Ishiba with love for Japan", "ishiba-white-house-visit-2025-ft25"),
    (WASHINGTON, "Trump complains that protection runs one way", "trump-must-protect-2025-03"),
    (WASHINGTON, "Country tariffs announced, Japan's among them", "reciprocal-tariffs-announced-2025-04"),
    (WASHINGTON, "Extra duty on cars takes effect", "car-duty-in-force-2025-04"),
    (BOTH, "Colby asks for more defence; ministers do not meet", "colby-ask-2025-06-event-ft25"),
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
TICKS = (date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1))
STEP, NARROW_STEP = 27, 42  # height of a row in CSS pixels


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from dated events of the documents and of press reports."""
    rows = tuple((words, (ledger.events[id].date, who)) for who, words, id in EVENTS)
    events = [id for *_, id in EVENTS]
    first, last = (ledger.events[id].date for id in (events[0], events[-1]))
    months = round((last.first - first.first).days / 30.44)
    return kit.Chart(
        title=f"About {months} months lay between Trump's welcome for Ishiba and his charge that Japan "
              "gave no help",
        subtitle="What passed between the capitals: red where Tokyo acted, blue where Washington did, "
                 "green where both did; a dot is a day, a bar a month",
        alt=" ".join(f"{kit.period_text(when)}: {words}." for words, (when, _) in rows),
        description=[
            "Shown is what either government did or said that touched the other, the elections and the "
            "resignation in Tokyo, Takaichi's remark on Taiwan and the war in Iran, as the chapters of this "
            "part tell them. The choice is ours: polls, court rulings, the later steps of what had been "
            "announced and most of what was said in between are left out.",
            "A bar is a month for which the record has no day. Whose act it "
            "was is our reading of the record and not a judgement on who began.",
            "That the ministers' meeting was called off is the Financial Times' account; the CSDS brief and "
            "an "
            "American official speak of a postponement, and a Japanese one denied that the share of GDP "
            "asked "
            "for was ever discussed."],
        as_of=kit.period_text(last), topic="alliance", sources=kit.origins(ledger, events), events=events,
        table=kit.Table("What happened", (kit.Column("When"), kit.Column("Who acted", drawn=False)), rows),
        draw=draw, height=STEP * len(rows) + 50, narrow_height=NARROW_STEP * len(rows) + 50)


def draw(canvas: kit.Canvas) -> None:
    """A row an event, downwards in the order of time; on the phone each name above its mark."""
    panel, colours, narrow = canvas.panel("time", "row"), canvas.colours, canvas.narrow
    shades = {TOKYO: colours.japan, WASHINGTON: colours.second, BOTH: colours.third}
    by_row, whens = [shades[who] for who in canvas.table.column(1)], canvas.table.column(0)
    # upright lines would cut the names on the phone
    panel.time_axis(TICKS, limits=(2025.0, 2026.8 if narrow else 2026.7), lines=not narrow)
    for when, place in zip(whens, panel.places, strict=True):
        panel.axes.plot([2025, kit.at(when)], [place, place], color=colours.grid, linewidth=0.9, zorder=1)
    panel.times(0, by_row, size=10, thick=9 / (NARROW_STEP if narrow else STEP))
    panel.names(where="above" if narrow else "left", dy=8)
    for when, place in zip(whens, panel.places, strict=True):  # the year stands on the scale
        words = (kit.period_text(when, style="day") if when.precision == "day"
                 else kit.period_text(when).rsplit(" ", 1)[0])
        panel.note(kit.after(when), place, words, nudge=(8, 0), ha="left", va="center", fontsize=kit.SMALL)
    panel.limit_rows(before=0.8 if narrow else 0.6)
