"""The shares of the car industry that writers quote, drawn as parts of one whole."""

from scripts.charts import kit

OF_ALL, TO_US, BOTH = ("car-share-of-all-exports-pism", "japan-export-share-to-us-2024-pism",
                       "cars-to-us-share-of-all-exports-pism")
OF_CARS, OF_TRADE = "us-share-of-car-exports-pism", "car-share-of-exports-to-us-implied-pism"
BRIEF = "car-share-of-exports-to-us-2025-csds"
# What customs statistics say of the share in the brief.
ALONE, WITH_PARTS = "car-share-of-exports-to-us-customs-2024", "cars-and-parts-share-of-exports-to-us-2024"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from figures of two documents that name no statistics for them."""
    ids = [OF_ALL, TO_US, BOTH, OF_CARS, OF_TRADE, BRIEF]
    cars, america, block, of_cars, of_trade, brief, alone, with_parts = (
        kit.fact_text(ledger.fact(ref)) for ref in (*ids, ALONE, WITH_PARTS))
    percent = kit.writing_of(ledger, ids, digits=0)
    both, *sums = (ledger.fact(ref).low.value for ref in (BOTH, OF_ALL, TO_US))
    elsewhere, others = (whole - both for whole in sums)
    parts = {"Cars sold elsewhere": elsewhere, "Cars sold to America": both,
             "Other goods sold to America": others, "Everything else": 100 - elsewhere - both - others}
    sources = kit.origins(ledger, (OF_ALL, BRIEF))
    return kit.Chart(
        title=f"Cars sold to America are {block} of all that Japan exports; of a smaller whole they are a "
              "larger share",
        subtitle="All that Japan sells abroad, by the shares in a Polish analysis",
        alt=f"One bar is all that Japan sells abroad. The car industry makes {cars} of it, sales to America "
            f"{america}; where the two overlap lies {block}. That block is {of_cars} of the cars and "
            f"{of_trade} of the sales to America; a brief from Brussels says {brief} of these.",
        description=[
            f"The analysis gives three of the shares: cars are {cars} of Japan's exports, America takes "
            f"{america} of them and {of_cars} of what the car industry sells, which is read here as sales "
            f"abroad. The block in the middle, {block}, and its share of what America buys, {of_trade}, "
            "are worked out from these.",
            f"A brief from Brussels says that {brief} of what Japan sells to America are cars. By Japan's "
            f"customs values for {kit.period_text(ledger.fact(ALONE).as_of)} cars were "
            f"{alone} of that, and cars with parts {with_parts}.",
            "The documents name neither the year nor the statistics behind these shares, and do not "
            "say whether car parts are counted."],
        as_of=kit.period_text(max(ledger.sources[id].published for id in sources), style="month"),
        topic="cars", sources=sources, facts=ids,
        table=kit.Table("Whole", tuple(kit.Column(head, percent) for head in parts),
                        (("All that Japan sells abroad", tuple(parts.values())),)),
        draw=draw, given={"above": (cars, of_cars), "below": (america, of_trade, brief)},
        height=210, narrow_height=230)


def draw(canvas: kit.Canvas, above: tuple[str, str], below: tuple[str, str, str]) -> None:
    """One bar in four parts; a bracket over the cars, another under the sales to America."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    elsewhere, both, others = (panel.table.numbers(column)[0] or 0 for column in range(3))
    panel.wholes(100, thick=1)
    panel.parts(range(4), (colours.other, colours.japan, colours.second, colours.grid), thick=1)
    panel.axes.vlines([elsewhere, elsewhere + both], -0.5, 0.5, color=colours.paper, linewidth=1.5)
    panel.note(elsewhere + both / 2, 0, panel.table.said(1, 0), colours.paper, ha="center", va="center",
               weight="semibold", gid="value-1-0")
    panel.note(100, 0, panel.table.labels[0], nudge=(-10, 0), ha="right", va="center", gid="row-0")
    for start, length, side, words in (
            (0, elsewhere + both, 1, f"cars: {above[0]} of all; {above[1]} of these go to America"),
            (elsewhere, both + others, -1, f"sold to America: {below[0]} of all; cars are {below[1]} of "
                                           f"this, and {below[2]} by a brief from Brussels")):
        near, far = 0.58 * side, 0.68 * side
        panel.axes.plot([start + 0.2, start + 0.2, start + length - 0.2, start + length - 0.2],
                        [near, far, far, near], color=colours.quiet, linewidth=1.2)
        panel.note(start, far, kit.wrapped(words, 270 if narrow else 600), colours.ink,
                   nudge=(0, 5 * side), va="bottom" if side > 0 else "top")
    panel.limit_values(0, 100)
    panel.axes.set_ylim(-1.25 if narrow else -1.05, 1.05)
