"""American troops in Japan, Germany and South Korea since 2012, on one count."""

from scripts.charts import kit

SERIES = "us-troops-three-hosts"
JAPAN, ROTATING = "japan", "South Korea"
UNEXPLAINED = "2016", "2017"  # low counts that the source does not explain, by the caveat of the series


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
    second = max((label for label in counts if label != hosts[JAPAN]), key=lambda label: counts[label][last])
    return kit.Chart(
        title=f"Japan has hosted more American troops than {second} since at least {first.text}" if ahead
        else f"American troops in {last.text}: {told}",
        subtitle="Active-duty US personnel permanently assigned, at the end of September of each year",
        alt=f"American troops at the end of September {last.text}: {told}. In {first.text} it was {began}.",
        description=[
            "Troops on rotation are left out, which is why South Korea stands lower than the number "
            "usually quoted. How far crews of ships are counted, the source does not say. "
            f"The rings ({', '.join(japan.told(kit.parse_period(year)) for year in UNEXPLAINED)}) stand as "
            "the Pentagon reported it. The source does not explain this dip, so it must not be read as a "
            "withdrawal. Years before "
            f"{first.text} are left out, because the compilers of the data adjusted Germany's."],
        as_of=last.text, topic="bases", sources=[SERIES], table=kit.table_of("Year", counts),
        draw=draw, height=340, narrow_height=360)


def draw(canvas: kit.Canvas) -> None:
    """Three lines from zero, each named at its end with its last value."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    years, last = [int(label) for label in canvas.table.labels], len(canvas.table.rows) - 1
    low = [canvas.table.labels.index(year) for year in UNEXPLAINED]
    panel.values_axis([0, 20000, 40000, 60000], limits=(0, 63000))
    panel.time_axis([2012, 2016, 2020, 2024] if narrow else range(years[0], years[-1] + 1, 2),
                    limits=(years[0] - 0.3, years[-1] + 0.3))
    for column, colour in enumerate((colours.japan, colours.other, colours.other)):
        breaks = () if column else (*low, low[-1] + 1)
        panel.line(column, colour, breaks, weight=2.0 if column else 2.6)
        host, shown = canvas.table.columns[column].head, canvas.table.said(column, last)
        words = f"{host}{'*' * (host == ROTATING)}{chr(10) if narrow else ' '}{shown}"
        ink = colours.quiet if colour == colours.other else colour
        panel.remark(column, last, words, ink, colour, nudge=(9, 0), va="center", weight="semibold")
    chain = [low[0] - 1, *low, low[-1] + 1]
    counts = [canvas.table.numbers(0)[row] or 0 for row in chain]
    panel.axes.plot([years[row] for row in chain], counts, ":o", color=colours.japan, markersize=6, zorder=4,
                    markerfacecolor=colours.paper, markeredgewidth=1.2, markevery=slice(1, -1), linewidth=1.8)
    panel.note(years[low[-1]], counts[-2], "counts in doubt", nudge=(9, -4), va="top", fontsize=kit.SMALL)
    panel.note(years[-1], 20000, "* without troops on rotation", nudge=(0, -4), ha="right", va="top",
               fontsize=kit.SMALL)
