"""Host-nation support: what auditors counted for both sides, what Japan is said to pay, and Trump's ask."""

from scripts.charts import kit

PAYMENT, SHARE = "base-cost-payment-pism", "base-cost-share-pism"
WHOLE, EACH = "base-cost-whole-pism", "base-cost-whole-per-soldier-pism"
TROOPS, YEN, ASK = "us-troops-in-japan-2025-pism", "base-cost-yearly-jpy-2021", "trump-base-cost-ask-bolton"
PENTAGON, DIRECT = "base-cost-share-2002-pentagon", "base-cost-direct-support-2002-pentagon"
TOKYO = "base-cost-share-2015-inada"
AMERICAS, JAPANS = "us-cost-of-forces-in-japan-2016-2019-gao", "japan-direct-support-2016-2019-gao"
PART = "japan-direct-share-2016-2019-gao"
TOPS = (36e9, 9e9)  # four years together and one year: a year's average is as long as a year
UNDER = 16  # from the middle of a bar to its words, in CSS pixels


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: both sides' sums over four years, and below them two sums for one year."""
    facts = {ref: ledger.fact(ref) for ref in (PAYMENT, SHARE, WHOLE, EACH, TROOPS, YEN, ASK, PENTAGON,
                                               DIRECT, TOKYO, AMERICAS, JAPANS, PART)}
    text = {ref: kit.fact_text(fact) for ref, fact in facts.items()}
    source = ledger.sources[facts[PAYMENT].sources[0]]
    author, adviser = f"{source.authors[0]}, {source.publisher}", facts[ASK].attributed_to
    years = kit.period_text(facts[AMERICAS].as_of)
    ids = tuple(dict.fromkeys(facts[ref].sources[0] for ref in (PAYMENT, ASK, AMERICAS)))
    auditors = "auditors of the US Congress"
    rows = tuple((name, (facts[ref].quantity.value, who)) for name, ref, who in (
        ("The Pentagon, soldiers' pay included", AMERICAS, auditors),
        ("Japan, in money and in kind", JAPANS, auditors),
        ("What Japan is said to pay", PAYMENT, author), ("What Trump wanted from Japan", ASK, adviser)))
    return kit.Chart(
        title=f"By US auditors, Japan paid {text[PART]} of what both spent on American forces there in "
              f"{years}; Trump is said to have asked for {text[ASK]} a year",
        subtitle="American forces in Japan: what auditors counted, what Tokyo is said to pay, and what Trump "
                 "wanted; dollars",
        alt=f"From {years} the Pentagon committed {text[AMERICAS]} for its forces in Japan and Japan gave "
            f"{text[JAPANS]} in direct support. {author}, puts Japan's payment at {text[PAYMENT]} a year. "
            f"According to {adviser}, Trump wanted {text[ASK]} a year from Japan.",
        description=_description(facts, text),
        as_of=kit.period_text(source.published), topic="bases", sources=ids,
        facts=[*facts],
        table=kit.Table("What", (kit.Column("US dollars", kit.writing_of(ledger, (AMERICAS, PAYMENT, ASK),
                                                                         short=True)),
                                 kit.Column("Who says so", drawn=False)), rows),
        draw=draw, given={"heads": (f"{years} together; length as for a year", "A year"), "below": (
            "", f"{text[PART]} of both together", f"says {source.authors[0]}",
            f"in his first term, says {adviser.split(',')[0]}")},
        height=330, narrow_height=350)


def _description(facts: dict[str, kit.Fact], text: dict[str, str]) -> list[str]:
    return [
        f"The upper bars are sums over the whole of {kit.period_text(facts[AMERICAS].as_of)}, the lower ones "
        "sums for one year. The upper scale runs to four times as much, so that bars of one length "
        "mean the same cost a year. The auditors' sum for America is rough and has soldiers' pay in it; "
        "Japan's leaves out rents and taxes that it does not ask for.",
        f"The payment is that of the current agreement; the Government of Japan puts it at {text[YEN]} "
        f"a year, so that it sinks in dollars when the yen falls. The analyst also calls it "
        f"{text[SHARE]} of the cost, which would make the whole {text[WHOLE]} a year, or "
        f"{text[EACH]} for each "
        f"of {text[TROOPS]} soldiers: far less than the auditors count. The share is close to "
        f"{text[PENTAGON]}, "
        f"which the Pentagon gave for {kit.period_text(facts[PENTAGON].as_of)}, when it counted "
        f"{text[DIRECT]} of direct support and indirect support besides. For "
        f"{kit.period_text(facts[TOKYO].as_of)} a Japanese defence minister gave {text[TOKYO]}, on a count "
        "that left some costs out, and was preliminary. The smaller the bill, the larger the share.",
        "The last bar is no bill but a demand, from Trump's first term, as a former "
        "adviser remembers it. It shows only how far apart the sums lie that are named for the same bases."]


def draw(canvas: kit.Canvas, heads: tuple[str, str], below: tuple[str, ...]) -> None:
    """Two panels of two bars, each with its name above it and who says so below."""
    grid, colours = canvas.grid(2, 1), canvas.colours
    for spot, (heading, rows) in enumerate(zip(heads, ((0, 1), (2, 3)), strict=True)):
        panel = canvas.panel(x="value", y="row", spot=grid[spot])
        panel.rows = rows
        panel.title(heading, fontsize=15)
        panel.bars(0, [colours.other, colours.japan, colours.japan, colours.second], thick=0.3, rows=rows)
        for row in rows:
            panel.values(0, rows=[row], weight="semibold", show="about {}" if row == 2 else "{}")
        panel.limit_values(0, TOPS[spot])
        for row in rows:
            panel.note(0, panel.places[row], below[row], nudge=(0, -UNDER), va="top")
        panel.axes.set_ylim(-rows[-1] - 0.6, 0.5 - rows[0])
        panel.names(where="above", dy=UNDER - 1, weight="semibold", rows=rows)
