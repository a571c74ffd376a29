"""What passed between Tokyo and Washington from a warm welcome to public blame."""

from typing import Any

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
TURNS = {"ishiba-white-house-visit-2025-ft25", "tariff-deal-official-2025-07",
         "takaichi-taiwan-remark-2025-11", "trump-press-conference-2026-04-06"}  # in our judgement
MONTH = 30.44  # days
ROW = 21  # days that lie as far apart as the words of two entries need
APART, OUT = 0.03, 0.07  # of each lane, and of the words, from the middle, in halves of the width


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from dated events of the documents and of press reports."""
    rows = tuple((words, (ledger.events[id].date, who)) for who, words, id in EVENTS)
    events = [id for *_, id in EVENTS]
    first, last = (ledger.events[id].date for id in (events[0], events[-1]))
    months = round((last.first - first.first).days / MONTH)
    return kit.Chart(
        title=f"Trump went from a warm welcome of Japan to public blame in about {months} months",
        subtitle="Words and deeds of the two governments, in order; dots on both lines where both acted; "
                 "turning points in bold",
        alt=" ".join(f"{kit.period_text(when)}: {words}." for words, (when, _) in rows),
        description=[
            "Shown is what either government did or said that touched the other, the elections and the "
            "resignation in Tokyo, Takaichi's remark on Taiwan and the war in Iran, as the chapters of this "
            "part tell them. The choice and the turning points are ours: polls, court rulings, the later "
            "steps of what had been announced and most of what was said in between are left out.",
            "The wide drawing is to the scale of time, that for phones is not. Where only a month is given, "
            "the record has no day. Whose act it "
            "was is our reading of the record and not a judgement on who began.",
            "That the ministers' meeting was called off is the Financial Times' account; the CSDS brief and "
            "an American official speak of a postponement, and a Japanese one denied that the share of GDP "
            "asked for was ever discussed."],
        as_of=kit.period_text(last), topic="alliance", events=events,
        table=kit.Table("What happened", (kit.Column("When"),
                                          kit.Column("Who acted", drawn=False)), rows),
        draw=draw, given={"after": f"about {months} months after the welcome",
                          "turns": [id in TURNS for id in events],
                          "days": [(ledger.events[id].date.first - first.first).days for id in events]},
        height=40 * len(rows) + 50, narrow_height=51 * len(rows) + 50)


def draw(canvas: kit.Canvas, after: str, turns: list[bool], days: list[int]) -> None:
    """Two lines that run downwards with time: Washington's on the left, Tokyo's on the right."""
    panel, colours, narrow = canvas.panel("row", "row"), canvas.colours, canvas.narrow
    panel.places = [-1.8 * row if narrow else -day / ROW for row, day in enumerate(days)]
    lanes = {WASHINGTON: (-1, "right", colours.second), TOKYO: (1, "left", colours.japan)}
    for who, (side, ha, colour) in lanes.items():
        panel.axes.plot([APART * side] * 2, [0.6, panel.places[-1] - 0.4], color=colours.grid, linewidth=3,
                        zorder=1)
        panel.note(APART * side, 0.7, who, colour, nudge=(11 * side, 0), ha=ha, fontsize=15,
                   weight="semibold")
    free = {side: 0.0 for side, *_ in lanes.values()}  # where words have room, on either side
    for row, place in enumerate(panel.places):
        label, (day, who) = canvas.table.labels[row], (canvas.table.said(column, row) for column in (0, 1))
        side, ha, colour = lanes.get(who, (1, "left", colours.ink))
        if who == BOTH:
            panel.axes.plot([-APART, APART], [place] * 2, color=colours.quiet, linewidth=2)
        for lane, _, hue in lanes.values() if who == BOTH else [lanes[who]]:
            panel.axes.plot([APART * lane], [place], "o", color=hue, markersize=10)
        spot = min(place, free[side])
        free[side] = spot - 1.2
        panel.axes.plot([APART * side, OUT * side], [place, spot], color=colours.quiet, linewidth=0.9,
                        zorder=1)
        style: dict[str, Any] = {"ha": ha, "weight": "semibold" if turns[row] else "regular"}
        words = kit.wrapped(label, 154, weight=style["weight"]) if narrow else label
        panel.note(OUT * side, spot, words, colours.ink, nudge=(4 * side, -3), va="top",
                   gid=f"row-{row}", **style)
        panel.note(OUT * side, spot, day, colour, nudge=(4 * side, -2), va="bottom",
                   gid=f"value-0-{row}", **style)
    panel.note(OUT, spot, kit.wrapped(after, 138) if narrow else after, nudge=(4, -3), va="top")
    panel.axes.set(xlim=(-1, 1), ylim=(spot - (1.6 if narrow else 0.9), 1.1))
