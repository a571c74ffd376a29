"""What Japanese have said of America since before Trump first came to power: a line for each pollster."""


from scripts.charts import kit

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW = "opinion-pew-japan"
TOKYO = ("us-relations-good-utokyo-2024-csds", "us-relations-good-utokyo-2025-csds")
HEADS = ("Favourable view of America (Pew)", "Feel close to America (Cabinet Office)",
         "Relations are good (University of Tokyo)")
ONLY_TOLD = "Relations are good (Cabinet Office)", "Confidence in the president (Pew)"  # in the table
FROM = 2016, 2020  # before Trump's first term; and since when the Cabinet Office asks by post
TERMS = (2017, 2020), (2025, 2025)  # the first and the last year in which polls saw Trump in office


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from three series and two figures of a document."""
    found = [kit.over_time(ledger, PEW, "favourable-view-of-us", short=True),
             kit.over_time(ledger, AFFINITY, short=True),
             kit.of_figures(ledger, {ledger.fact(ref).as_of: ref for ref in TOKYO}, short=True),
             kit.over_time(ledger, RELATIONS, short=True),
             kit.over_time(ledger, PEW, "confidence-in-us-president", short=True)]
    asked_in = " (counted back) and ".join(kit.period_text(ledger.fact(ref).as_of) for ref in TOKYO)
    found = [kit.Values({kit.parse_period(str(when.first.year)): value for when, value in values.items()
                         if when.first.year >= FROM[column in (1, 3)]}, values.show)
             for column, values in enumerate(found)]
    columns = dict(zip((*HEADS, *ONLY_TOLD), found, strict=True))
    came = [year for year, _ in TERMS]
    cooled = all(values[min(year for year in values if year.first.year >= term)]
                 < values[max(year for year in values if year.first.year < term)]
                 for values in found[:3] for term in came
                 if min(values).first.year < term)
    last = max(found[0]).text
    early = all(f"{last} is the preliminary" in ledger.series[id].info.vintage
                for id in (AFFINITY, RELATIONS))
    return kit.Chart(
        title=f"The Japanese cooled towards America when Trump took office, in {came[0]} and in {came[1]}"
              if cooled else "What Japanese have said of America more than once",
        subtitle="Per cent giving each answer; pollsters ask different questions, so compare each line with "
                 "itself only",
        alt="; ".join(f"{head}: {values.listed()}" for head, values in columns.items()) + ".",
        description=[
            "Pew's value of the summer of the pandemic is its lowest. A pale line leads over years without a "
            "value. Two questions asked less often, one of them on the president, are only in the table. The "
            "Cabinet Office asked in person before the years shown.",
            (f"The Cabinet Office's values of {last} are preliminary; some" if early else "Some")
            + " of its others were worked out from the next survey's. Answers stand at their year, whatever "
            f"the month; the University of Tokyo asked in {asked_in}."],
        as_of=last, topic="opinion", sources=[AFFINITY, RELATIONS, PEW, "csds-2025"], facts=TOKYO,
        credit="Source: Pew Research Center; Cabinet Office, Japan; University of Tokyo, by way of CSDS.",
        table=kit.table_of("When asked", columns, undrawn=ONLY_TOLD), draw=draw, height=350,
        narrow_height=305)


def draw(canvas: kit.Canvas) -> None:
    """A line for each pollster's question, named at its end, over a strip for the years with Trump."""
    panel, colours, narrow = canvas.panel("time", "value"), canvas.colours, canvas.narrow
    places = [kit.at(when) for when in canvas.table.periods]
    panel.values_axis([0, 25, 50, 75, 100], limits=(0, 100))
    panel.time_axis(range(FROM[0], TERMS[-1][1] + 1, 3), limits=(FROM[0] - 0.4, TERMS[-1][1] + 0.3))
    for first, last in TERMS:  # half-way to the polls before and after
        end = min(last + 0.5, places[-1] + 0.3)
        panel.axes.axvspan(first - 0.5, end, ymax=0.025, color=colours.quiet, linewidth=0, zorder=0)
        panel.note((first - 0.5 + end) / 2, 4, "Trump" if first == last else "Trump in office", ha="center",
                   va="bottom", fontsize=kit.SMALL)
    for column, (head, up) in enumerate(zip(HEADS, (-4, 10, 0), strict=True)):
        hue = colours.quiet if column else colours.ink
        answer, pollster = head.removesuffix(")").split(" (")
        known, cells = canvas.table.filled(column), canvas.table.numbers(column)
        kit.pieces(panel, column, hue, far=1.1, weight=2.6 if column == 0 else 2)
        panel.dots(column, hue, rows=known, size=6)
        low = min(known, key=lambda row: cells[row] or 0)
        told = {known[0], *(known[1:3] if column == 0 else ()), low, known[-2]} - {known[-1]}
        for row in told:
            under = row in (low, known[1]) and column == 0
            panel.values(column, rows=[row], colour=hue, dy=-14 if under else 2,
                         va="top" if under else "bottom")
        panel.values(column, rows=known[-1:], dx=10, dy=up - 6, ha="left", va="center", weight="semibold",
                     colour=hue, fontsize=15)
        panel.note(places[known[-1]], cells[known[-1]] or 0,
                   kit.wrapped(f"{answer} ({pollster})", 90 if narrow else 130, kit.SMALL),
                   hue, va="center", fontsize=kit.SMALL, linespacing=1,
                   nudge=(15 + kit.width(canvas.table.said(column, known[-1]), 15, "semibold"), up))
