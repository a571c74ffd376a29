"""What Japan's primary energy is made of: three fossil fuels, and a rest that the record does not split."""

from decimal import Decimal

from scripts.charts import kit

SERIES = "primary-energy-mix-fy2024"
FOSSIL = "fossil-share-of-primary-energy-fy2024"
REST, WHOLE = "Nuclear power, renewables and others", Decimal(100)
THICK = 1.0


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one bar, the largest fuel first, the rest left pale."""
    shares, fossil = kit.ranking(ledger, SERIES), ledger.fact(FOSSIL)
    rest = WHOLE - sum(shares.values())
    year = kit.period_text(ledger.series[SERIES].rows[0].period)
    told, parts = shares.listed().lower(), shares.show(WHOLE - rest)
    shares[REST] = rest
    return kit.Chart(
        title=f"Japan runs on fossil fuels: they gave {kit.fact_text(fossil)} of its energy in {year}",
        subtitle="Share of Japan's primary energy supply; preliminary values",
        alt=f"Japan's primary energy in {year}: {told}. Nuclear power, renewables and all else "
            f"together make the rest of the whole, {shares.said(REST)}.",
        description=[
            f"The bar is all of Japan's primary energy supply in {year}, that is energy before it becomes "
            f"petrol or electric power. The three under the bracket add up to {parts}; "
            "they are shares as the agency published them, not worked out here.",
            f"The last part is the whole less the three, {shares.said(REST)}: nuclear power, water, sun and "
            "wind, and whatever else is no fossil fuel. The copy that we read does not split it, so neither "
            "does the drawing.",
            "A share of use says nothing about where a fuel comes from. The values are preliminary."],
        as_of=year, topic="energy", sources=[SERIES], facts=[FOSSIL],
        table=kit.Table("Year", tuple(kit.Column(label, shares.show) for label in shares),
                        ((year[0].upper() + year[1:], tuple(shares.values())),)),
        draw=draw, given={"fossil": kit.fact_text(fossil)}, height=160, narrow_height=180)


def draw(canvas: kit.Canvas, fossil: str) -> None:
    """A bar of parts with their names and shares in it, and a bracket over the fuels."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.wholes(float(WHOLE), thick=THICK)
    panel.parts(range(4), (colours.third, colours.third, colours.third, colours.grid), thick=THICK)
    size = kit.SMALL if narrow else kit.SIZE
    start, end, half = 0.0, 0.0, THICK / 2  # `end`: where the last part begins
    for column, head in enumerate(column.head for column in canvas.table.columns):
        words = f"{kit.wrapped(head, 60 if narrow else 130, size)}\n{canvas.table.said(column, 0)}"
        panel.note(start, half, words, colours.ink if head == REST else colours.paper, nudge=(5, -7),
                   va="top", fontsize=size, gid=f"value-{column}-0")
        panel.axes.plot([start] * 2, [-half, half], color=colours.paper, linewidth=1.5)
        end, start = start, start + (canvas.table.numbers(column)[0] or 0)
    panel.axes.plot([0.2, 0.2, end, end], [half + 0.06, half + 0.13, half + 0.13, half + 0.06],
                    color=colours.quiet, linewidth=1.2)
    panel.note(end / 2, half + 0.13, f"fossil fuels: {fossil}", colours.ink, nudge=(0, 5),
               ha="center", weight="semibold")
    panel.note(0, -half, canvas.table.labels[0], nudge=(0, -7), va="top", gid="row-0")
    panel.limit_values(0, float(WHOLE))
    panel.axes.set_ylim(-half, half + 0.2)
