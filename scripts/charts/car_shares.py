"""What share of Japan's sales to America cars are, by four counts of one whole."""

from scripts.charts import kit

OF_ALL, TO_US, BOTH = ("car-share-of-all-exports-pism", "japan-export-share-to-us-2024-pism",
                       "cars-to-us-share-of-all-exports-pism")
OF_CARS = "us-share-of-car-exports-pism"
# What customs statistics say, and what the documents do.
ALONE, WITH_PARTS = "car-share-of-exports-to-us-customs-2024", "cars-and-parts-share-of-exports-to-us-2024"
BRIEF, OF_TRADE = "car-share-of-exports-to-us-2025-csds", "car-share-of-exports-to-us-implied-pism"
COUNTS = {"Cars alone, by Japan's customs": ALONE, "Cars with parts, by Japan's customs": WITH_PARTS,
          "The car sector, by the CSDS in Brussels": BRIEF,
          "Cars, worked out from PISM in Warsaw": OF_TRADE}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from customs values and from two documents that name no statistics."""
    counts = kit.of_figures(ledger, COUNTS, facts=tuple(map(ledger.fact, COUNTS.values())))
    ids = [OF_ALL, TO_US, BOTH, OF_CARS, *COUNTS.values()]
    cars, america, block, of_cars, alone, with_parts, brief, of_trade = (
        kit.fact_text(ledger.fact(ref)) for ref in ids)
    year = kit.period_text(ledger.fact(ALONE).as_of)
    documents = kit.origins(ledger, (OF_ALL, BRIEF, ALONE))
    said = (alone, with_parts, brief, of_trade)
    return kit.Chart(
        title="More than a quarter of what Japan sells to America is cars"
              if 25 < counts[counts.lowest] < 30 else f"Cars are {alone} of what Japan sells to America",
        subtitle="Cars as a share of all that Japan sells to America; the full width is all of it",
        alt=f"Cars as a share of Japan's sales to America: "
            f"{'; '.join(f'{name}: {share}' for name, share in zip(COUNTS, said, strict=True))}.",
        description=[
            "Each bar or ring is one answer to the same question. The analysts, in rings, name neither the "
            "year nor the statistics, and do not say whether car parts are counted.",
            f"PISM's analysis gives shares of other wholes: cars are {cars} of Japan's exports, America "
            f"takes {america} of them and {of_cars} of what the car industry sells, which is read here as "
            f"sales abroad. Cars sold to America would then be {block} of all exports, and {of_trade} of "
            "what America buys; both are worked out here."],
        as_of=kit.period_text(max(ledger.sources[id].published for id in documents), style="month"),
        topic="cars", sources=[*documents, "japan-trade-yen"], facts=ids,
        table=kit.table_of("Count", {"Share of Japan's sales to America": counts}),
        draw=draw, given={"year": year}, height=300, narrow_height=310)


def draw(canvas: kit.Canvas, year: str) -> None:
    """Four answers in their whole, each with its name above it: bars of the customs, rings of analysts."""
    panel, colours = canvas.panel(x="value", y="row"), canvas.colours
    heads = (f"Japan's customs, {year}", "Analysts, who give no year")
    headings = panel.group([heads[row > 1] for row in panel.rows], above=1.15, below=0.9)
    for rows, thick in (([0, 1], 0.4), ([2, 3], 0.08)):
        panel.wholes(100, thick=thick, rows=rows)
    panel.bars(0, colours.japan, thick=0.4, rows=[0, 1])
    panel.dots(0, colours.quiet, rows=[2, 3], size=10, hollow=True)
    panel.values(0, rows=[0], weight="semibold", fontsize=17)
    panel.values(0, rows=[1])
    panel.values(0, rows=[2, 3], dx=3, halo=True)
    panel.limit_values(0, 100)
    panel.axes.set_ylim(panel.places[-1] - 0.3, 0.4)
    panel.names(where="above", dy=11, texts=[name.split(", by Japan")[0] for name in panel.table.labels])
    for text, place in headings.items():
        panel.note(0, place, text, colours.ink, va="bottom", weight="semibold", fontsize=15)
