"""Host-nation support: a sum in dollars, a share of the cost, and the whole that they would make."""

from macros.values.formulas import to_nearest
from scripts.charts import kit

PAYMENT, SHARE = "base-cost-payment-pism", "base-cost-share-pism"
WHOLE, EACH = "base-cost-whole-pism", "base-cost-whole-per-soldier-pism"
TROOPS, YEN, ASK = "us-troops-in-japan-2025-pism", "base-cost-yearly-jpy-2021", "trump-base-cost-ask-bolton"
PENTAGON, DIRECT = "base-cost-share-2002-pentagon", "base-cost-direct-support-2002-pentagon"
TOKYO = "base-cost-share-2015-inada"
AMERICAS, JAPANS = "us-cost-of-forces-in-japan-2016-2019-gao", "japan-direct-support-2016-2019-gao"
STEP = 10**8  # the whole is drawn as it is printed, to a tenth of a billion
THICK, TOP = 0.26, 9_500_000_000
UNDER, ROOM, ROOM_WIDE, ROOM_BESIDE = 15, 320.0, 430.0, 230.0  # in CSS pixels


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: Japan's part on both bases, the whole that they would make, and an ask beside it."""
    facts = {ref: ledger.fact(ref) for ref in (PAYMENT, SHARE, WHOLE, EACH, TROOPS, YEN, ASK, PENTAGON,
                                               DIRECT, TOKYO, AMERICAS, JAPANS)}
    text = {ref: kit.fact_text(fact) for ref, fact in facts.items()}
    source = ledger.sources[facts[PAYMENT].sources[0]]
    author = f"{source.authors[0]}, {source.publisher}"
    disputed = {PAYMENT, SHARE} <= set(ledger.disagreements["base-cost-payment-and-share"].figures)
    whole = to_nearest(facts[WHOLE].quantity, STEP).value
    ids = tuple(dict.fromkeys(facts[ref].sources[0] for ref in (PAYMENT, ASK, AMERICAS)))
    payment, share, ask = (facts[ref].quantity.value for ref in (PAYMENT, SHARE, ASK))
    rows = (("Japan's part of the cost", (payment, share, author)),
            ("The whole cost, if both held", (whole, None, "worked out here from the two")),
            ("What Trump wanted from Japan", (ask, None, facts[ASK].attributed_to)))
    return kit.Chart(
        title=(f"{text[PAYMENT].capitalize()} a year is said to be {text[SHARE]} of the cost: the whole "
               f"would then be {text[WHOLE]}, or {text[EACH]} a soldier") if disputed else
              f"If {text[PAYMENT]} a year is {text[SHARE]} of the cost, a soldier costs {text[EACH]} a year",
        subtitle="What Japan is said to pay for American forces on its soil, as a yearly sum and as a share",
        alt=f"{author}, gives Japan's part as {text[PAYMENT]} a year and as {text[SHARE]} of the cost. "
            f"Together they would make the whole {text[WHOLE]}, or {text[EACH]} for each of {text[TROOPS]} "
            f"soldiers. According to {facts[ASK].attributed_to}, Trump wanted {text[ASK]} a year from Japan.",
        description=_description(facts, text),
        as_of=kit.period_text(source.published), topic="bases", sources=ids,
        facts=[*facts],
        table=kit.Table("What", (kit.Column("US dollars a year",
                                            kit.writing_of(ledger, (PAYMENT, WHOLE, ASK), short=True)),
                                 kit.Column("Share of the cost", kit.writing_of(ledger, SHARE, short=True)),
                                 kit.Column("Who says so", drawn=False)), rows),
        draw=draw, given={"below": (
            f"says {author}", "worked out from the two numbers",
            f"in his first term, says {facts[ASK].attributed_to.split(',')[0]}",
            f"says {source.authors[0]} as well, without the whole that it is a share of"),
            "upshot": f"{text[EACH]} for each of {text[TROOPS]} soldiers"},
        height=330, narrow_height=500)


def _description(facts: dict[str, kit.Fact], text: dict[str, str]) -> list[str]:
    return [
        "One number is a sum of money, the other a share of a bill that the source does not give. If both "
        f"were right about the same bill, it would be {text[WHOLE]} a year. That is {text[EACH]} for each "
        f"of {text[TROOPS]} soldiers, the number in the same text.",
        f"The payment is that of the current agreement; the Government of Japan puts it at {text[YEN]} "
        f"a year, so that it sinks in dollars when the yen falls. The share is close to {text[PENTAGON]}, "
        f"which the Pentagon gave for {kit.period_text(facts[PENTAGON].as_of)}, when it counted "
        f"{text[DIRECT]} of direct support and indirect support besides. For "
        f"{kit.period_text(facts[TOKYO].as_of)} a Japanese defence minister gave {text[TOKYO]}, on a count "
        "that left some costs out, and was preliminary. The smaller the bill, the larger the share. "
        "Auditors of the US Congress, "
        f"who count soldiers' pay, have a far larger one for {kit.period_text(facts[AMERICAS].as_of)}: "
        f"{text[AMERICAS]} of America's and {text[JAPANS]} of Japan's in those years together.",
        "The last bar is no bill but a demand, from Trump's first term, as a former "
        "adviser remembers it. It shows only how far apart the sums lie that are named for the same bases."]


def draw(canvas: kit.Canvas, below: tuple[str, ...], upshot: str) -> None:
    """Bars of dollars; beside them, on the phone below them, a share of a pale whole."""
    narrow, colours = canvas.narrow, canvas.colours
    grid = (canvas.grid(2, 1, height_ratios=[3.2, 1]) if narrow
            else canvas.grid(3, 2, width_ratios=[1.7, 1]))
    money = canvas.panel(x="value", y="row", spot=grid[0] if narrow else grid[:, 0])
    money.bars(0, [colours.japan, colours.other, colours.second], thick=THICK)
    money.values(0, rows=[0, 1], show="about {}", weight="semibold")
    money.values(0, rows=[2], weight="semibold")
    money.limit_values(0, TOP)
    for row, words in enumerate(below[:-1]):
        text = f"{words}: {upshot}" if narrow and row == 1 else words
        money.note(0, money.places[row], kit.wrapped(text, ROOM if narrow else ROOM_WIDE), nudge=(0, -UNDER),
                   va="top")
    money.axes.set_ylim(-2.55, 0.45)
    share = canvas.panel(x="value", y="row", spot=grid[1] if narrow else grid[0, 1])
    share.rows = [0]
    share.wholes(100, thick=THICK)  # a whole of which no size is given
    share.parts([1], [colours.japan], thick=THICK)
    share.values_axis([0, 100], limits=(0, 100), lines=False, column=1)
    share.values(1, show="about {}", colour=colours.paper, weight="semibold",
                 dx=-12, ha="right")
    share.note(0, 0, kit.wrapped(below[-1], ROOM if narrow else ROOM_BESIDE), nudge=(0, -UNDER), va="top")
    share.axes.set_ylim(-0.55 if narrow else -0.6, 0.45)
    for panel, heading in ((money, "In dollars a year"), (share, "As a share of the cost")):
        panel.names(where="above", dy=UNDER - 1)
        panel.title(heading, fontsize=14)
    if not narrow:
        share.note(0, 0, kit.wrapped(f"The whole would be {upshot}.", ROOM_BESIDE), colours.ink,
                   nudge=(0, -98), va="top", in_layout=False)
