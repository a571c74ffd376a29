"""What share of Japan's sales to America cars are, and their parts."""

from scripts.charts import kit

OF_ALL, TO_US, BOTH = ("car-share-of-all-exports-pism", "japan-export-share-to-us-2024-pism",
                       "cars-to-us-share-of-all-exports-pism")
OF_CARS = "us-share-of-car-exports-pism"
# What customs statistics say, and what the documents do.
ALONE, WITH_PARTS = "car-share-of-exports-to-us-customs-2024", "cars-and-parts-share-of-exports-to-us-2024"
BRIEF, OF_TRADE = "car-share-of-exports-to-us-2025-csds", "car-share-of-exports-to-us-implied-pism"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from customs values; what documents say that name no statistics is told beside it."""
    ids = [OF_ALL, TO_US, BOTH, OF_CARS, ALONE, WITH_PARTS, BRIEF, OF_TRADE]
    cars, america, block, of_cars, alone, with_parts, brief, of_trade = (
        kit.fact_text(ledger.fact(ref)) for ref in ids)
    year = kit.period_text(ledger.fact(ALONE).as_of)
    paper = (ledger.figures[ALONE].read_in or "").split()[0]
    documents = kit.origins(ledger, (OF_ALL, BRIEF, ALONE))
    polish, brussels = (ledger.sources[id].publisher.split(" (")[0] for id in documents[:2])
    shares = [ledger.fact(ref).low.value for ref in (ALONE, WITH_PARTS)]
    heads, percent = ("Cars", "Car parts", "All else"), kit.writing_of(ledger, ALONE, digits=0)
    return kit.Chart(
        title=f"More than a quarter of what Japan sold to America in {year} was cars"
              if 25 < shares[0] < 30 else f"Cars were {alone} of what Japan sold to America in {year}",
        subtitle="Share of the value of Japan's exports to America, by Japan's customs",
        alt=f"Of the value of what Japan sold to America in {year} cars were {alone}, cars and their parts "
            f"{with_parts}.",
        description=[
            f"The bar is all the goods that Japan sold to America in {year}. Parts are what cars with parts "
            "come to, less cars alone.",
            "Two analysts have more, but name no year and no statistics, nor if parts count: the "
            f"{brussels} {brief}, and the {polish}, as worked out here, {of_trade}: it has cars as {cars} "
            f"of Japan's exports, America as buyer of {america} of those and, if that is meant, of {of_cars} "
            f"of the cars, which would be {block} of all exports."],
        credit=f"Source: {ledger.fact(ALONE).attributed_to.split(',')[0]}, as quoted by {paper}.",
        as_of=year, topic="cars", sources=[*documents, "japan-trade-yen"], facts=ids,
        table=kit.Table("What", tuple(kit.Column(head, percent) for head in heads), (
            ("Cars and parts in all that Japan sold to America",
             (shares[0], shares[1] - shares[0], 100 - shares[1])),)),
        draw=draw, given={"told": with_parts}, height=150, narrow_height=150)


def draw(canvas: kit.Canvas, told: str) -> None:
    """One bar of all that is sold, in three parts; over it what cars and their parts come to."""
    panel, colours = canvas.panel(x="value", y="row"), canvas.colours
    panel.parts([0, 1, 2], [colours.japan, colours.japan, colours.grid], thick=0.7)
    panel.axes.patches[1].set_alpha(0.5)
    shares = [panel.table.numbers(column)[0] or 0 for column in (0, 1)]
    cars, whole = shares[0], sum(shares)
    for column, place, colour, size in ((0, 0.0, colours.paper, 20), (2, whole, colours.ink, kit.SIZE)):
        words = f"{canvas.table.columns[column].head} {canvas.table.said(column, 0)}"
        panel.note(place, 0, words.replace(" ", "\n") if canvas.narrow and not column else words, colour,
                   nudge=(10, 0), va="center", weight="semibold", fontsize=size, gid=f"value-{column}-0")
    panel.axes.plot([(cars + whole) / 2] * 2, [-0.37, -0.47], color=colours.quiet)
    panel.note((cars + whole) / 2, -0.47, f"Parts about {canvas.table.said(1, 0)}", colours.ink, va="top",
               nudge=(0, -5), ha="center", gid="value-1-0")
    panel.axes.plot([0.2, 0.2, whole - 0.2, whole - 0.2], [0.4, 0.46, 0.46, 0.4], color=colours.quiet)
    name, style = "Cars and parts", {"weight": "semibold"}
    panel.note(0, 0.46, name, colours.ink, nudge=(0, 5), gid="row-0", **style)
    panel.note(0, 0.46, told, colours.ink, nudge=(kit.width(f"{name} ", **style), 5), **style)
    panel.limit_values(0, 100)
    panel.axes.set_ylim(-0.72, 0.8)
