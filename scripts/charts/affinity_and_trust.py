"""Six questions about America that Japanese were asked more than once, side by side on one scale."""

from scripts.charts import kit

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW = "opinion-pew-japan"
YOMIURI = "opinion-trust-us-yomiuri"
TOKYO = ("us-relations-good-utokyo-2024-csds", "us-relations-good-utokyo-2025-csds")
DOCUMENT = "csds-2025"
# What was asked, in our words, and by whom; then the columns of the table that hold the answers.
QUESTIONS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("Do you feel close to America?", "Cabinet Office", (0,)),
    ("Are relations with America good?", "Cabinet Office", (1,)),
    ("Are relations with America good?", "University of Tokyo", (2,)),
    ("Is your view of America favourable?", "Pew", (3,)),
    ("Have you confidence in its president?", "Pew", (4,)),
    ("Do you trust America?", "Yomiuri", (5, 6)))
HEADS = ("Feel close to America (Cabinet Office)", "Relations are good (Cabinet Office)",
         "Relations are good (University of Tokyo)", "Favourable view of America (Pew)",
         "Confidence in the president (Pew)", "Trust America (Yomiuri and Gallup)",
         "Trust America (Yomiuri alone)")
Answers = kit.Values[kit.Period]
# Printed beside their dots: the first and last of a run, and the turns; nudges in pixels, and the side.
PRINTED: dict[tuple[int, str], tuple[float, float, str]] = {
    (0, "2011"): (0, 2, "center"), (0, "2018"): (5, -28, "right"), (0, "2024"): (4, 4, "center"),
    (0, "2025"): (4, -28, "right"),
    (1, "2008"): (0, -28, "center"), (1, "2011"): (0, 2, "center"), (1, "2024"): (16, 2, "right"),
    (1, "2025"): (4, -28, "right"),
    (2, "2024-08"): (-6, -11, "right"), (2, "2025-08"): (-6, -15, "right"),
    (3, "2008"): (0, 2, "center"), (3, "2016"): (-2, 2, "right"), (3, "2017"): (0, -28, "center"),
    (3, "2018"): (7, -11, "left"),
    (4, "2016"): (-2, 2, "center"), (4, "2017"): (-6, -15, "right"), (4, "2018"): (7, -11, "left"),
    (5, "2018"): (0, 2, "center"), (5, "2024-11"): (0, 2, "center"), (6, "2025-06"): (0, -28, "center")}
BY_POST, WITH_GALLUP = (0, 1), 5  # columns whose way of asking changed; the one whose dots are not joined


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from four series and two figures of a document."""
    found = [kit.over_time(ledger, id, entity, short=True) for id, entity in (
        (AFFINITY, ""), (RELATIONS, ""), (PEW, "favourable-view-of-us"),
        (PEW, "confidence-in-us-president"), (YOMIURI, "yomiuri-gallup"), (YOMIURI, "yomiuri"))]
    found.insert(2, kit.of_figures(ledger, {ledger.fact(ref).as_of: ref for ref in TOKYO}, short=True))
    columns = dict(zip(HEADS, found, strict=True))
    asked = list(columns.values())
    known = {period for values in asked for period in values}
    change = ledger.series[AFFINITY].info.breaks[0].at.first.year
    pairs = [sorted(values)[-2:] for values in asked[:3]]
    before, last = (kit.period_text(period, style="year") for period in pairs[0])
    fell = len({(old.first.year, new.first.year) for old, new in pairs}) == 1 and all(
        values[old] > values[new] for values, (old, new) in zip(asked[:3], pairs, strict=True))
    early = all(f"{last} is the preliminary" in ledger.series[id].info.vintage
                for id in (AFFINITY, RELATIONS))
    close = asked[0].said(pairs[0][1])
    return kit.Chart(
        title=f"What the Cabinet Office and the University of Tokyo asked in {before} and again in {last} "
              f"lost ground; {close} still felt close to America" if fell else
              f"What Japanese said of America more than once; {close} felt close to it in {last}",
        subtitle="Per cent of respondents in Japan who said yes, by question and pollster; only "
                 "neighbouring answers to the same question are joined",
        alt="; ".join(f"{head}: {values.listed()}" for head, values in columns.items()) + ".",
        description=_description(asked[3], asked[4], last, change,
                                 f"Its values of {last} are preliminary; some" if early else "Some"),
        as_of=last, topic="opinion", sources=[AFFINITY, RELATIONS, PEW, YOMIURI, DOCUMENT], facts=TOKYO,
        table=kit.table_of("When asked", columns, sorted({*known, *kit.every_year(min(known), max(known))})),
        draw=draw, given={"change": change}, height=500, narrow_height=720)


def _description(country: Answers, president: Answers, last: str, change: int, soft: str) -> list[str]:
    first, second = sorted(country)[1:3]
    return [
        "Each panel is one question of one pollster, in our words, on the same scale. Their levels "
        "cannot be compared: warmth, judgement of a relationship and trust are different things, and the "
        "pollsters ask in different ways. What can be compared is the direction within a panel.",
        f"From {kit.period_text(first)} to {kit.period_text(second)} Pew saw the favourable view of America "
        f"go from {country.said(first)} to {country.said(second)} and confidence in its president, who "
        f"changed in between, from {president.said(first)} to {president.said(second)}. In {last}, by a "
        "report on Pew, most still had a favourable view; the share was not seen.",
        f"From {change} on the Cabinet Office asked by post instead of in person; the parts on either "
        f"side of the broken line must not be joined. {soft} of its others were worked out from the next "
        "survey's and the change published with it. Yomiuri asked first with Gallup, then alone: "
        "two polls, not one. A missing year is missing from our records and not zero. An answer for which "
        "only the year is known stands at the year's beginning."]


def draw(canvas: kit.Canvas, change: int) -> None:
    """Six small panels, three by two, on the phone two by three."""
    across = 2 if canvas.narrow else 3
    spots = canvas.grid(len(QUESTIONS) // across, across)
    for number, (words, pollster, columns) in enumerate(QUESTIONS):
        panel = canvas.panel("time", "value", spots[number // across, number % across])
        panel.values_axis([0, 50, 100], limits=(0, 100))
        panel.time_axis([2010, 2025] if canvas.narrow else [2010, 2015, 2020, 2025], limits=(2006.6, 2027.4))
        panel.title(kit.wrapped(words, 132 if canvas.narrow else 215, weight="semibold"), pad=26,
                    linespacing=1.15)
        panel.inside(0, 1, pollster, nudge=(0, 8), ha="left", va="bottom")
        for column in columns:
            _answers(panel, column, change)
        if columns[0] in BY_POST:
            panel.method_break(change - 0.5, "in person", "by post", 0, aside=4, up=6, weight=1.1,
                               va="bottom", fontsize=kit.SMALL)
        if WITH_GALLUP in columns:
            panel.inside(0, 0.16, "first two with\nGallup, last alone", fontsize=kit.SMALL, nudge=(4, 0),
                         ha="left", va="center")


def _answers(panel: kit.Panel, column: int, change: int) -> None:
    """A dot for each answer; a line only through neighbouring years (or the months a year apart)."""
    known, whens = panel.table.filled(column), panel.table.periods
    begins = [row for before, row in zip([known[0], *known], known, strict=False)
              if whens[before].precision != whens[row].precision
              or not 0 < kit.at(whens[row]) - kit.at(whens[before]) < 1.01
              or (column in BY_POST and whens[row].first.year == change)]
    alone = [row for row, behind in zip(known, [*known[1:], begins[0]], strict=True)
             if row in begins and behind in begins]
    colour = panel.colours.second if column == WITH_GALLUP else panel.colours.japan
    panel.rows = [row for row in known if row not in alone and column != WITH_GALLUP]
    if panel.rows:
        panel.line(column, colour, breaks=begins)
    panel.dots(column, colour, rows=known, size=6)
    for row in known:
        if spot := PRINTED.get((column, whens[row].text)):
            panel.values(column, rows=[row], dx=spot[0], dy=spot[1], ha=spot[2])
