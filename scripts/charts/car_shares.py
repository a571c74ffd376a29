"""The shares of the car industry that writers quote, each drawn against its own whole."""

from macros.views.html import short_name
from scripts.charts import kit

# Figure, the part that it counts, and the whole that it is a share of.
SHARES = (
    ("car-share-of-exports-to-us-2025-csds", "The car industry", "what Japan sells to the United States"),
    ("car-share-of-all-exports-pism", "The car industry", "what Japan sells to the whole world"),
    ("us-share-of-car-exports-pism", "The United States",
     "what Japan's car industry sells, read as sales abroad"),
)
# What customs statistics say of the first of these shares.
ALONE, WITH_PARTS = "car-share-of-exports-to-us-customs-2024", "cars-and-parts-share-of-exports-to-us-2024"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from figures of two documents that name no statistics for them."""
    ids = [id for id, *_ in SHARES]
    labels = {f"{part} in {whole}": id for id, part, whole in SHARES}
    texts = {label: kit.fact_text(ledger.fact(id)) for label, id in labels.items()}
    names = {label: short_name(ledger.sources[ledger.source_of[id]]) for label, id in labels.items()}
    first, second, third = texts.values()
    sources = kit.origins(ledger, ids)
    told = "; ".join(f"{label}: {texts[label]} ({names[label]})" for label in labels)
    alone, with_parts = (kit.fact_text(ledger.fact(ref)) for ref in (ALONE, WITH_PARTS))
    return kit.Chart(
        title=f"The car industry is said to make {first} of what Japan sells to America, "
              f"and {second} of all it sells abroad",
        subtitle="The car industry's shares as the documents give them, each of a different whole, "
                 "per cent",
        alt=f"Shares of the car industry, each against its own whole. {told}.",
        description=[
            "The pale bar is always a whole; the coloured part of it is the share. The wholes are "
            "not alike, so the coloured parts cannot be ranked against one another.",
            f"Red is the part of the car industry. Blue is the American part of the car industry's sales: "
            f"{third}. The text says sales; what the industry sells in Japan is taken to be left out.",
            "The documents name neither the year nor the statistics behind these shares, and do not "
            "say whether car parts are counted, or whether the industry's sales are exports alone."
            f" By Japan's customs values for {kit.period_text(ledger.fact(ALONE).as_of)} cars were "
            f"{alone} of exports to America, and cars with parts {with_parts}."],
        as_of=kit.period_text(max(ledger.sources[id].published for id in sources), style="month"),
        topic="cars", sources=sources, facts=ids,
        table=kit.table_of("Part and whole", {"Share": kit.of_figures(ledger, labels, digits=0),
                                              "In the words of the record": texts,
                                              "By the account of": names}),
        draw=draw, height=250, narrow_height=330)


def draw(canvas: kit.Canvas) -> None:
    """Each share as the coloured part of a pale bar that is its whole."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.wholes(100, thick=0.34)
    panel.bars(0, [colours.second if label.startswith("The United States") else colours.japan
                   for label in canvas.table.labels], thick=0.34)
    over = 18 if narrow else 17
    panel.names(where="above", dy=over, room=300 if narrow else 0)
    for row, (_, (_, words, source)) in enumerate(canvas.table.rows):
        panel.values(0, rows=[row], show=f"{words}", weight="semibold")
        panel.note(100, panel.places[row], f"{source}", nudge=(0, -over) if narrow else (0, over), ha="right",
                   va="top" if narrow else "bottom")
    panel.note(100, 0, "the whole", nudge=(-8, 0), ha="right", va="center")
    panel.limit_values(0, 100)
    panel.limit_rows(before=0.6, behind=0.5 if narrow else 0.25)
