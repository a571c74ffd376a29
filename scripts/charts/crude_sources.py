"""Who sells Japan its crude oil."""

from scripts.charts import kit

SERIES = "crude-import-sources-fy2023"
THICK = 0.64


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: sellers by size, the rest of the Middle East, everyone else."""
    values = kit.ranking(ledger, SERIES, last=("other-middle-east", "outside-middle-east"))
    year = kit.period_text(ledger.series[SERIES].rows[0].period)
    first, second, *_, outside = values
    return kit.Chart(
        title=f"The {first} and {second} sold Japan {values.show(values[first] + values[second])} "
              f"of its crude oil in {year}",
        subtitle="Share of Japan's crude oil imports by seller, per cent of volume, April to March",
        alt=f"Japan's crude oil in {year} by seller: {values.listed()}.",
        description=[
            f"Each bar is a seller's share of the crude oil that Japan imported in {year}; together "
            "the bars make the whole.",
            f"The bracket joins the Middle East; the last bar is everywhere else, {values.said(outside)}. "
            "The numbers say where the oil was bought, not by which sea route it came, and do not "
            "cover oil products such as petrol.",
            "They were read in a single copy, and are older than the war in Iran."],
        as_of=year, topic="energy", sources=[SERIES],
        table=kit.table_of("Seller", {"Share of crude oil imports": values}),
        draw=draw, height=290, narrow_height=310)


def draw(canvas: kit.Canvas) -> None:
    """Bars from zero in the order of the table; brackets sum up the two largest and the Middle East."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    cells, largest = canvas.table.column(0), float(canvas.table.column(0)[0])
    panel.bars(0, [*(colours.third for _ in cells[1:]), colours.other], thick=THICK)
    panel.values(0)
    panel.names(room=92 if narrow else 0)
    panel.limit_rows()
    inner, end = largest * (1.33 if narrow else 1.12), largest * (1.85 if narrow else 1.32)
    panel.limit_values(0, end * 1.005)
    nib = end * (0.035 if narrow else 0.015)
    for at, rows in ((inner, 2), (end, len(cells) - 1)):
        low, words = panel.places[rows - 1] - THICK / 2, canvas.table.columns[0].show(sum(cells[:rows]))
        panel.axes.plot([at - nib, at, at, at - nib], [THICK / 2] * 2 + [low] * 2, color=colours.quiet,
                        linewidth=1.2)
        if at == inner:
            panel.note(at, -0.5, words, colours.ink, nudge=(8, -6), weight="semibold", fontsize=17)
    region = f"{words} from the Middle East"
    panel.note(end, panel.places[-3], kit.wrapped(region, 85) if narrow else region, colours.ink,
               nudge=(-10, 0), ha="right", va="center")
