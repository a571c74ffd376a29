"""Who sells Japan its crude oil."""

from scripts.charts import kit

SERIES = "crude-import-sources-fy2023"
THICK = 0.64


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: sellers by size, the rest of the Middle East, everyone else."""
    values = kit.ranking(ledger, SERIES, last=("other-middle-east", "outside-middle-east"))
    year = kit.period_text(ledger.series[SERIES].rows[0].period)
    first, second, *_ = values
    both = values[first] + values[second]
    return kit.Chart(
        title=f"Two countries sold Japan {'four-fifths' if 79 < both < 81.5 else values.show(both)} of its "
              f"crude oil in {year}",
        subtitle="Per cent of the volume of Japan's crude imports, by seller; before the war in Iran",
        alt=f"Japan's crude oil in {year} by seller: {values.listed()}.",
        description=[
            "The fiscal year begins in April. The numbers say where the oil was bought, not by which sea "
            "route it came, and do not cover oil products such as petrol. They were read in a single copy."],
        as_of=year, topic="energy", sources=[SERIES],
        table=kit.table_of("Seller", {"Share of crude oil imports": values}),
        draw=draw, height=290, narrow_height=310)


def draw(canvas: kit.Canvas) -> None:
    """Bars from zero in the order of the table; brackets sum up the largest and the Middle East."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    cells, largest = canvas.table.column(0), float(canvas.table.column(0)[0])
    panel.bars(0, colours.quiet, thick=THICK)
    panel.pale([0, 1])
    panel.values(0)
    panel.names(room=92 if narrow else 0)
    panel.limit_rows()
    says, x = canvas.table.columns[0].show, (1.44, 2.06) if narrow else (1.13, 1.42)
    panel.limit_values(0, largest * (x[1] + 0.01))
    for end, far, spot, where in ((1, x[0], 0.5, "left"), (len(cells) - 2, x[1], 3, "right")):
        panel.axes.plot([largest * (far - 0.03), *[largest * far] * 2, largest * (far - 0.03)],
                        [THICK / 2] * 2 + [panel.places[end] - THICK / 2] * 2, color=colours.quiet,
                        linewidth=1.2)
        words = "these two" if where == "left" else "Middle East"
        panel.note(largest * far, -spot, f"{words}\n{says(sum(cells[:end + 1]))}", colours.ink, ha=where,
                   va="center", nudge=(7 if where == "left" else -7, 0), weight="semibold",
                   fontsize=kit.SIZE if narrow else 15)
