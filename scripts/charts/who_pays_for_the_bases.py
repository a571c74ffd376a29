"""Host-nation support: what auditors counted for both sides, what Japan is said to pay, and Trump's ask."""

from scripts.charts import kit

PAYMENT, SHARE = "base-cost-payment-pism", "base-cost-share-pism"
WHOLE, EACH = "base-cost-whole-pism", "base-cost-whole-per-soldier-pism"
TROOPS, YEN, ASK = "us-troops-in-japan-2025-pism", "base-cost-yearly-jpy-2021", "trump-base-cost-ask-bolton"
PENTAGON, DIRECT = "base-cost-share-2002-pentagon", "base-cost-direct-support-2002-pentagon"
TOKYO = "base-cost-share-2015-inada"
AMERICAS, JAPANS = "us-cost-of-forces-in-japan-2016-2019-gao", "japan-direct-support-2016-2019-gao"
PART = "japan-direct-share-2016-2019-gao"
UNDER = 16  # from the middle of a bar to its words, in CSS pixels


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: what both sides paid in an average year, and below it two sums for one year."""
    facts = {ref: ledger.fact(ref) for ref in (PAYMENT, SHARE, WHOLE, EACH, TROOPS, YEN, ASK, PENTAGON,
                                               DIRECT, TOKYO, AMERICAS, JAPANS, PART)}
    text = {ref: kit.fact_text(fact) for ref, fact in facts.items()}
    source = ledger.sources[facts[PAYMENT].sources[0]]
    author, adviser = f"{source.authors[0]}, {source.publisher}", facts[ASK].attributed_to
    when = facts[AMERICAS].as_of
    years, count = kit.period_text(when), when.last.year - when.first.year + 1
    ids = tuple(dict.fromkeys(facts[ref].sources[0] for ref in (PAYMENT, ASK, AMERICAS)))
    auditors = f"average of {years}, by auditors of the US Congress"
    rows = tuple((name, (facts[ref].quantity.value / over, who)) for name, ref, over, who in (
        ("What the Pentagon committed, soldiers' pay included", AMERICAS, count, auditors),
        ("What Japan gave, in money and in kind", JAPANS, count, auditors),
        ("What Japan is said to pay", PAYMENT, 1, author),
        ("What Trump wanted from Japan", ASK, 1, adviser)))
    return kit.Chart(
        title=f"By sums of US auditors, Japan's direct part in the cost of US forces there works out at "
              f"{text[PART]} in {years}; Trump is said to have wanted {text[ASK]} a year",
        subtitle="American forces in Japan: what auditors counted, what Tokyo is said to pay, and what Trump "
                 "wanted; dollars a year",
        alt=f"From {years} the Pentagon committed {text[AMERICAS]} for its forces in Japan and Japan gave "
            f"{text[JAPANS]} in direct support. {author}, puts Japan's payment at {text[PAYMENT]} a year. "
            f"According to {adviser}, Trump wanted {text[ASK]} a year from Japan.",
        description=_description(facts, text),
        as_of=kit.period_text(source.published), topic="bases", sources=ids,
        facts=[*facts],
        table=kit.Table("What", (kit.Column("US dollars a year", kit.writing_of(
            ledger, (AMERICAS, PAYMENT, ASK), short=True)), kit.Column("Who says so", drawn=False)), rows),
        draw=draw, given={"below": (
            auditors, f"average of the same years: {text[PART]} of both together",
            f"says {source.authors[0]}", f"in his first term, says {adviser.split(',')[0]}")},
        height=310, narrow_height=330)


def _description(facts: dict[str, kit.Fact], text: dict[str, str]) -> list[str]:
    return [
        f"All bars are dollars a year. For {kit.period_text(facts[AMERICAS].as_of)} together the auditors "
        f"count {text[AMERICAS]} on America's side and {text[JAPANS]} on Japan's; the first two bars are "
        "these sums, divided by the number of years. The sum for America is rough and has soldiers' pay in "
        "it; Japan's leaves out rents and taxes that it does not ask for.",
        f"The payment is that of the current agreement; the Government of Japan puts it at {text[YEN]} "
        f"a year, so that it sinks in dollars when the yen falls. The analyst also calls it "
        f"{text[SHARE]} of the cost, which would make the whole {text[WHOLE]} a year, or "
        f"{text[EACH]} for each of {text[TROOPS]} soldiers: far less than the auditors count. "
        f"The share is close to {text[PENTAGON]}, which the Pentagon gave for "
        f"{kit.period_text(facts[PENTAGON].as_of)}, when it counted {text[DIRECT]} of direct support and "
        f"indirect support besides. For {kit.period_text(facts[TOKYO].as_of)} a Japanese defence minister "
        f"gave {text[TOKYO]}, on a count that left some costs out, and was preliminary. The smaller the "
        "bill, the larger the share.",
        "The last bar is no bill but a demand, from Trump's first term, as a former "
        "adviser remembers it. It shows only how far apart the sums lie that are named for the same bases."]


def draw(canvas: kit.Canvas, below: tuple[str, ...]) -> None:
    """Four bars on one scale, each with its name above it and whose count it is below."""
    panel, colours = canvas.panel(x="value", y="row"), canvas.colours
    panel.bars(0, [colours.other, colours.japan, colours.japan, colours.second], thick=0.3)
    for row, words in enumerate(below):
        panel.values(0, rows=[row], weight="semibold", show="{}" if row == 3 else "about {}")
        panel.note(0, panel.places[row], words, nudge=(0, -UNDER), va="top")
    panel.fit(before=0.5, behind=0.6)
    panel.names(where="above", dy=UNDER - 1, weight="semibold")
