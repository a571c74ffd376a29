"""Who sells Japan its crude oil."""

from scripts.charts import kit

SERIES = "crude-import-sources-fy2023"
THICK = 0.64


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: sellers by size, the rest of the Middle East, everyone else."""
    values = kit.ranking(ledger, SERIES, last=("other-middle-east", "outside-middle-east"))
    year = kit.period_text(ledger.series[SERIES].rows[0].period)
    first, second, *_, outside = values
    both = values[first] + values[second]
    return kit.Chart(
        title=f"Two countries sold Japan {'four-fifths' if 79 < both < 81.5 else values.show(both)} of its "
              f"crude oil in {year}",
        subtitle="Share of Japan's crude oil imports by seller, per cent of volume; the fiscal year begins "
                 "in April",
        alt=f"Japan's crude oil in {year} by seller: {values.listed()}.",
        description=[
            "Each bar is the share of a seller, or of a group of them, in the crude oil that Japan "
            f"imported in {year}; together the bars make the whole.",
            "The bracket joins the two largest; the bars above the line are the Middle East, the last is "
            f"everywhere else, {values.said(outside)}. "
            "The numbers say where the oil was bought, not by which sea route it came, and do not "
            "cover oil products such as petrol.",
            "They were read in a single copy, and are older than the war in Iran."],
        as_of=year, topic="energy", sources=[SERIES],
        table=kit.table_of("Seller", {"Share of crude oil imports": values}),
        draw=draw, height=290, narrow_height=310)


def draw(canvas: kit.Canvas) -> None:
    """Bars from zero in the order of the table; brackets sum up the largest and the Middle East."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    cells, largest = canvas.table.column(0), float(canvas.table.column(0)[0])
    panel.bars(0, [*(colours.third for _ in cells[1:]), colours.other], thick=THICK)
    panel.pale([0, 1, len(cells) - 1])
    panel.values(0)
    panel.names(room=92 if narrow else 0)
    panel.limit_rows()
    far, says = largest * (1.42 if narrow else 1.16), canvas.table.columns[0].show
    panel.limit_values(0, largest * (1.95 if narrow else 1.55))
    low = panel.places[1] - THICK / 2
    panel.axes.plot([far - largest * 0.03, far, far, far - largest * 0.03], [THICK / 2] * 2 + [low] * 2,
                    color=colours.quiet, linewidth=1.2)
    panel.note(far, (low + THICK / 2) / 2, f"these two\n{says(sum(cells[:2]))}", colours.ink,
               nudge=(8, 0), va="center", weight="semibold", fontsize=15)
    edge = (panel.places[-2] + panel.places[-1]) / 2
    panel.axes.axhline(edge, color=colours.quiet, linewidth=0.9)
    panel.note(panel.axes.get_xlim()[1], edge, f"Middle East together {says(sum(cells[:-1]))}", colours.ink,
               nudge=(0, 5), ha="right", weight="semibold")
