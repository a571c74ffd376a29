"""American troops in Japan, Germany and South Korea since 2012, on one count."""

from scripts.charts import kit

SERIES = "us-troops-three-hosts"
JAPAN, ROTATING = "japan", "South Korea"
UNEXPLAINED = "2016", "2017"  # low counts that the source does not explain, by the caveat of the series
ASHORE = "us-troops-in-japan-ashore-2016-crs"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one line for each host, year by year."""
    hosts = kit.labels_of(ledger.series[SERIES])
    counts = {label: kit.over_time(ledger, SERIES, id) for id, label in hosts.items()}
    japan = counts[hosts[JAPAN]]
    first, last = (choose(year for values in counts.values() for year in values) for choose in (min, max))
    ahead = all(japan[year] > values[year] for label, values in counts.items() if label != hosts[JAPAN]
                for year in values.keys() & japan.keys())
    told, began = (", ".join(f"{label} {values.said(year)}" for label, values in counts.items())
                   for year in (last, first))
    others = " or ".join(label for label in counts if label != hosts[JAPAN])
    ashore = ledger.fact(ASHORE)
    near = abs(japan[kit.parse_period(UNEXPLAINED[0])] - ashore.low.value) < 1000
    return kit.Chart(
        title=f"Since {first.text} at least Japan has had more US troops than {others}" if ahead
        else f"American troops in {last.text}: {told}",
        subtitle="Active-duty US personnel permanently assigned, at the end of September of each year",
        alt=f"American troops at the end of September {last.text}: {told}. In {first.text} it was {began}.",
        description=[
            "Troops on rotation are left out, which is why South Korea stands lower than the number "
            "usually quoted. How far crews of ships are counted, the source does not say. "
            f"The rings ({', '.join(japan.told(kit.parse_period(year)) for year in UNEXPLAINED)}) stand as "
            "reported. The source does not explain them, so they must not be read as a withdrawal. In "
            f"{kit.period_text(ashore.as_of)} Congress was told of {kit.fact_text(ashore)} without crews. "
            f"Years before {first.text} are left out, because the compilers of the data adjusted Germany's."],
        as_of=f"September {last.text}", topic="bases", sources=[SERIES], facts=[ASHORE],
        table=kit.table_of("Year", counts), credit=kit.credit(ledger, [SERIES]), draw=draw, height=340,
        narrow_height=360, given={"why": "in doubt: ships' crews left out?" if near else "counts in doubt"})


def draw(canvas: kit.Canvas, why: str) -> None:
    """Three lines from zero, each named at its end with its last value."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    years, last = [int(label) for label in canvas.table.labels], len(canvas.table.rows) - 1
    panel.values_axis([0, 20000, 40000, 60000], limits=(0, 66000))
    panel.time_axis([2013, 2017, 2021, 2025] if narrow else range(years[0] + 1, years[-1] + 1, 2),
                    limits=(years[0] - 0.3, years[-1] + 0.3))
    for column, colour in enumerate((colours.japan, colours.other, colours.other)):
        if column:
            panel.line(column, colour, weight=2.0)
        host, shown = canvas.table.columns[column].head, canvas.table.said(column, last)
        words = f"{host}{'*' * (host == ROTATING)}{chr(10) if narrow else ' '}{shown}"
        ink = colours.quiet if colour == colours.other else colour
        panel.remark(column, last, words, ink, colour, nudge=(9, 0), va="center", weight="semibold")
    kit.doubtful(panel, 0, [canvas.table.labels.index(year) for year in UNEXPLAINED], colours.japan, why,
                 nudge=(10, -1), va="center", fontsize=kit.SMALL)
    panel.note(years[-1], 60000, f"Sept {years[-1]}", nudge=(9, 4), fontsize=kit.SMALL)
    panel.note(years[-1], 20000, "* without troops on rotation", nudge=(0, -4), ha="right", va="top",
               fontsize=kit.SMALL)
