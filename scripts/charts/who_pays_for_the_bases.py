"""Host-nation support: what auditors counted for both sides, what Japan is said to pay, and Trump's ask."""

from decimal import Decimal

from scripts.charts import kit

PAYMENT, SHARE = "base-cost-payment-pism", "base-cost-share-pism"
WHOLE, EACH = "base-cost-whole-pism", "base-cost-whole-per-soldier-pism"
TROOPS, YEN, ASK = "us-troops-in-japan-2025-pism", "base-cost-yearly-jpy-2021", "trump-base-cost-ask-bolton"
AMERICAS, JAPANS = "us-cost-of-forces-in-japan-2016-2019-gao", "japan-direct-support-2016-2019-gao"
PART = "japan-direct-share-2016-2019-gao"
THICK = 0.36  # of a bar, in rows


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: what both sides paid in an average year, and below it two sums for one year."""
    facts = {ref: ledger.fact(ref) for ref in (PAYMENT, SHARE, WHOLE, EACH, TROOPS, YEN, ASK, AMERICAS,
                                               JAPANS, PART)}
    text = {ref: kit.fact_text(fact) for ref, fact in facts.items()}
    source = ledger.sources[facts[PAYMENT].sources[0]]
    author, adviser = f"{source.authors[0]}, {source.publisher}", facts[ASK].attributed_to
    when = facts[AMERICAS].as_of
    years, count = kit.period_text(when), when.last.year - when.first.year + 1
    one_year = {ref: facts[ref].quantity.value / (count if ref in (AMERICAS, JAPANS) else 1)
                for ref in (AMERICAS, JAPANS, PAYMENT, ASK)}
    ids = tuple(dict.fromkeys(facts[ref].sources[0] for ref in (PAYMENT, ASK, AMERICAS)))
    dollars = kit.writing_of(ledger, (AMERICAS, PAYMENT, ASK), short=True, facts=(facts[PAYMENT],))
    rows = ((f"Spent in an average year from {years}", (
                one_year[JAPANS], one_year[AMERICAS], None,
                "worked out from auditors' sums; America's is rough")),
            ("What Trump is said to have wanted from Japan", (None, None, one_year[ASK], adviser)),
            ("What Japan is said to pay", (one_year[PAYMENT], None, None, author)))
    part = one_year[ASK] / (one_year[JAPANS] + one_year[AMERICAS])
    return kit.Chart(
        title=f"Trump is said to have wanted {text[ASK]} a year from Japan for US forces there, "
              "almost as much as auditors say both sides spent" if Decimal("0.9") < part < 1 else
              f"Japan gave {text[PART]} of what both sides paid for US forces there, by US auditors' sums",
        subtitle="What American forces in Japan cost, and what was asked of Japan for them; dollars a year",
        alt=f"From {years} the Pentagon committed {text[AMERICAS]} for its forces in Japan and Japan gave "
            f"{text[JAPANS]} in direct support. {author}, puts Japan's payment at {text[PAYMENT]} a year. "
            f"According to {adviser}, Trump wanted {text[ASK]} a year from Japan.",
        description=_description(facts, text),
        as_of=kit.period_text(source.published), topic="bases", sources=ids, facts=[*facts],
        table=kit.Table("What", (kit.Column("Japan's part", dollars), kit.Column("America's part", dollars),
                                 kit.Column("Wanted from Japan", dollars),
                                 kit.Column("Who says so", drawn=False)), rows),
        draw=draw, height=330, narrow_height=370, given={"part": text[PART], "who": (
            "worked out from sums of US auditors",
            f"first term; his ex-adviser {adviser.split(',')[0]}'s account",
            f"in the agreement, by the analyst {source.authors[0]}")})


def _description(facts: dict[str, kit.Fact], text: dict[str, str]) -> list[str]:
    return [
        f"All bars are dollars a year. For {kit.period_text(facts[AMERICAS].as_of)} together the auditors "
        f"count {text[AMERICAS]} on America's side and {text[JAPANS]} on Japan's; the first bar is "
        "these sums, divided by the number of years. The sum for America is rough and has soldiers' pay in "
        "it; Japan's leaves out rents and taxes that it does not ask for.",
        f"The payment is that of the current agreement; the Government of Japan puts it at {text[YEN]} "
        f"a year, so that it sinks in dollars when the yen falls. The analyst also calls it "
        f"{text[SHARE]} of the cost, which would make the whole {text[WHOLE]} a year, or "
        f"{text[EACH]} for each of {text[TROOPS]} soldiers: far less than the auditors count.",
        "The second bar is no bill but a demand, from Trump's first term, as a former "
        "adviser remembers it. It shows only how far apart the sums lie that are named for the same bases."]


def draw(canvas: kit.Canvas, part: str, who: tuple[str, ...]) -> None:
    """Three bars on one scale, the first in two parts: names above, and behind them who says so."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.places = [0, -1.35, -2.35]
    panel.parts([0, 1, 2], [colours.japan, colours.second, colours.other], THICK)
    for column, row in ((2, 1), (0, 2)):
        panel.values(column, rows=[row], weight="semibold")
    japans, americas = (panel.table.numbers(column)[0] or 0 for column in (0, 1))
    panel.note(0, 0, part, colours.paper, nudge=(8, 0), va="center", weight="semibold", fontsize=18)
    for column, start, colour, room, words in (
            (0, 0.0, colours.japan, 118, "Japan: about {}, in money and in kind"),
            (1, japans, colours.second, 190, "America: about {}, soldiers' pay included")):
        said = words.format(panel.table.said(column, 0))
        panel.note(start, -THICK / 2, kit.wrapped(said, room) if narrow else said, colour, nudge=(0, -5),
                   va="top", gid=f"value-{column}-0")
    panel.limit_rows(0.65, 0.3)
    panel.limit_values(0, japans + americas)
    for row, words in enumerate(who):
        top = panel.places[row] + THICK / 2
        panel.note(0, top, panel.table.labels[row], colours.ink, nudge=(0, 21),
                   weight="semibold", gid=f"row-{row}")
        panel.note(0, top, words, nudge=(0, 5))
