"""Host-nation support: what Japan is said to pay, the whole that this implies, and what Trump wanted."""

from macros.values.formulas import to_nearest
from scripts.charts import kit

PAYMENT, SHARE = "base-cost-payment-pism", "base-cost-share-pism"
WHOLE, EACH = "base-cost-whole-pism", "base-cost-whole-per-soldier-pism"
TROOPS, YEN, ASK = "us-troops-in-japan-2025-pism", "base-cost-yearly-jpy-2021", "trump-base-cost-ask-bolton"
PENTAGON, DIRECT = "base-cost-share-2002-pentagon", "base-cost-direct-support-2002-pentagon"
TOKYO = "base-cost-share-2015-inada"
AMERICAS, JAPANS = "us-cost-of-forces-in-japan-2016-2019-gao", "japan-direct-support-2016-2019-gao"
STEP = 10**8  # the whole is drawn as it is printed, to a tenth of a billion
TOP = 9_500_000_000
UNDER = 16  # from the middle of a bar to its words, in CSS pixels


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
        title=f"Trump is said to have asked Japan for {text[ASK]} a year: more than the bases cost in all, "
              "by an analyst's numbers" if disputed and ask > whole else
              f"If {text[PAYMENT]} a year is {text[SHARE]} of the cost, a soldier costs {text[EACH]} a year",
        subtitle="American forces in Japan: what Tokyo is said to pay, what the whole would be, and what "
                 "Trump wanted; dollars a year",
        alt=f"{author}, gives Japan's part as {text[PAYMENT]} a year and as {text[SHARE]} of the cost. "
            f"Together they would make the whole {text[WHOLE]}, or {text[EACH]} for each of {text[TROOPS]} "
            f"soldiers. According to {facts[ASK].attributed_to}, Trump wanted {text[ASK]} a year from Japan.",
        description=_description(facts, text),
        as_of=kit.period_text(source.published), topic="bases", sources=ids,
        facts=[*facts],
        table=kit.Table("What", (kit.Column("US dollars a year",
                                            kit.writing_of(ledger, (PAYMENT, WHOLE, ASK), short=True)),
                                 kit.Column("Share of the cost", kit.writing_of(ledger, SHARE, short=True),
                                            drawn=False),
                                 kit.Column("Who says so", drawn=False)), rows),
        draw=draw, given={"below": (
            f"says {author}, who calls it {text[SHARE]} of the cost",
            f"worked out from the two numbers: {text[EACH]} for each of {text[TROOPS]} soldiers",
            f"in his first term, says {facts[ASK].attributed_to.split(',')[0]}")},
        height=260, narrow_height=330)


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


def draw(canvas: kit.Canvas, below: tuple[str, ...]) -> None:
    """Three bars on one scale, each with its name above it and who says so below."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.bars(0, [colours.japan, colours.other, colours.second], thick=0.22 if narrow else 0.3)
    panel.values(0, rows=[0, 1], show="about {}", weight="semibold")
    panel.values(0, rows=[2], weight="semibold")
    panel.limit_values(0, TOP)
    for place, words in zip(panel.places, below, strict=True):
        panel.note(0, place, kit.wrapped(words, 335) if narrow else words, nudge=(0, -UNDER), va="top")
    panel.axes.set_ylim(-2.55, 0.45)
    panel.names(where="above", dy=UNDER - 1, weight="semibold")
