"""What Japan's primary energy is made of: three fossil fuels, and a rest that the record does not split."""

from decimal import Decimal

from scripts.charts import kit

SERIES = "primary-energy-mix-fy2024"
FOSSIL = "fossil-share-of-primary-energy-fy2024"
THICK = 1.0


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one bar, the largest fuel first, the rest left pale."""
    shares, fossil = kit.ranking(ledger, SERIES), ledger.fact(FOSSIL)
    first, *_ = shares
    year = kit.period_text(ledger.series[SERIES].rows[0].period)
    parts = shares.show(sum(shares.values(), Decimal()))
    told = ", ".join(f"{label.lower()} {shares.said(label)}" for label in shares)
    return kit.Chart(
        title=f"Fossil fuels gave {kit.fact_text(fossil)} of Japan's primary energy in {year}, "
              f"{first.lower()} alone {shares.said(first)}",
        subtitle=f"Share of primary energy supply, {year}, preliminary",
        alt=f"Japan's primary energy in {year}: {told}. Everything else together, which the source "
            f"does not break down, makes the rest of the whole.",
        description=[
            f"The bar is all of Japan's primary energy supply in {year}, that is energy before it becomes "
            f"petrol or electric power. The coloured parts add up to {parts}; "
            "they are shares as the agency published them, not worked out here.",
            "The pale part is all the rest. The copy that we read does not split it, so neither does the "
            "drawing.",
            "A share of use says nothing about where a fuel comes from. The values are preliminary."],
        as_of=year, topic="energy", sources=[SERIES, *fossil.sources[1:]],
        credit=kit.credit(ledger, [SERIES]), facts=[FOSSIL],
        table=kit.Table("Year", tuple(kit.Column(label, shares.show) for label in shares),
                        ((year[0].upper() + year[1:], tuple(shares.values())),)),
        draw=draw, height=170, narrow_height=220)


def draw(canvas: kit.Canvas) -> None:
    """A bar of parts, the name and share of each over it."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.wholes(100, thick=THICK)
    panel.parts(range(3), (colours.japan, colours.other, colours.second), thick=THICK)
    panel.values_axis([0, 50, 100] if narrow else [0, 25, 50, 75, 100], limits=(0, 100),
                      lines=False)
    panel.axes.set_ylim(-THICK / 2, THICK / 2)
    shares = [canvas.table.column(column)[0] for column in range(3)]
    named = [(column.head, column.show(share), share)
             for column, share in zip(canvas.table.columns, shares, strict=True)]
    start, room = 0.0, 60 if narrow else 140
    for (head, below, share), colour in zip(
            [*named, ("Everything else", "not broken down", 0)],
            (colours.japan, colours.ink, colours.second, colours.quiet), strict=True):
        words = f"{kit.wrapped(head, room)}\n{kit.wrapped(below, room)}"
        panel.note(start, THICK / 2, words, colour, nudge=(0, 6), ha="left", va="bottom")
        start += float(share)
    panel.names(where="above", dy=116 if narrow else 88, colour=colours.quiet)
