"""Host-nation support: what auditors counted for both sides, and what Trump is said to have wanted."""

from decimal import Decimal

from scripts.charts import kit

PAYMENT, SHARE = "base-cost-payment-pism", "base-cost-share-pism"
WHOLE, EACH = "base-cost-whole-pism", "base-cost-whole-per-soldier-pism"
TROOPS, YEN, ASK = "us-troops-in-japan-2025-pism", "base-cost-yearly-jpy-2021", "trump-base-cost-ask-bolton"
AMERICAS, JAPANS = "us-cost-of-forces-in-japan-2016-2019-gao", "japan-direct-support-2016-2019-gao"
PART = "japan-direct-share-2016-2019-gao"
THICK = 0.4  # of a bar, in rows


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: what both sides paid in an average year, and what was wanted from one."""
    facts = {ref: ledger.fact(ref) for ref in (PAYMENT, SHARE, WHOLE, EACH, TROOPS, YEN, ASK, AMERICAS,
                                               JAPANS, PART)}
    text = {ref: kit.fact_text(fact) for ref, fact in facts.items()}
    source = ledger.sources[facts[PAYMENT].sources[0]]
    author, adviser = f"{source.authors[0]}, {source.publisher}", facts[ASK].attributed_to
    when = facts[AMERICAS].as_of
    years, count = kit.period_text(when), when.last.year - when.first.year + 1
    one_year = {ref: facts[ref].quantity.value / (count if ref in (AMERICAS, JAPANS) else 1)
                for ref in (AMERICAS, JAPANS, ASK)}
    ids = tuple(dict.fromkeys(facts[ref].sources[0] for ref in (PAYMENT, ASK, AMERICAS)))
    dollars = kit.writing_of(ledger, (AMERICAS, ASK), short=True)
    rows = ((f"Spent in an average year from {years}", (
                one_year[JAPANS], one_year[AMERICAS], None,
                "worked out from auditors' sums; America's is rough")),
            ("What Trump is said to have wanted from Japan", (None, None, one_year[ASK], adviser)))
    both = one_year[JAPANS] + one_year[AMERICAS]
    return kit.Chart(
        title=f"Trump is said to have wanted {text[ASK]} a year from Japan, nearly the whole "
              "cost by US auditors' count"
              if Decimal("0.9") < one_year[ASK] / both < 1 else
              f"Japan gave {text[PART]} of what both sides paid for US forces there, by US auditors' sums",
        subtitle="What US forces in Japan cost, and what was asked of Japan for them; US dollars a year",
        alt=f"From {years} the Pentagon committed {text[AMERICAS]} for its forces in Japan and Japan gave "
            f"{text[JAPANS]} in direct support. {author}, puts Japan's payment at {text[PAYMENT]} a year. "
            f"According to {adviser}, Trump wanted {text[ASK]} a year from Japan.",
        description=_description(facts, text),
        as_of=kit.period_text(source.published), topic="bases", sources=ids, facts=[*facts],
        table=kit.Table("What", (kit.Column("Japan's part", dollars), kit.Column("America's part", dollars),
                                 kit.Column("Wanted from Japan", dollars),
                                 kit.Column("Who says so", drawn=False)), rows),
        credit=f"{kit.credit(ledger, [ids[2], ids[0]])[:-1]}; {adviser.split(',')[0]}'s memoir, as reported.",
        draw=draw, height=240, narrow_height=260, given={"whole": f"about {dollars(both)} together", "who": (
            "by US auditors; America's sum is rough and has soldiers' pay in it",
            f"a demand, in his first term, as his ex-adviser {adviser.split(',')[0]} tells it")})


def _description(facts: dict[str, kit.Fact], text: dict[str, str]) -> list[str]:
    return [
        f"All bars are dollars a year. For {kit.period_text(facts[AMERICAS].as_of)} together the auditors "
        f"count {text[AMERICAS]} on America's side and {text[JAPANS]} on Japan's; the first bar is "
        "these sums, divided by the number of years. The sum for America is rough and has soldiers' pay in "
        "it; Japan's leaves out rents and taxes that it does not ask for.",
        f"Under the current agreement Japan pays {text[PAYMENT]} a year, says PISM in Warsaw, or "
        f"{text[YEN]}, says the Government of Japan, so that it sinks in dollars when the yen falls. PISM "
        f"also calls it {text[SHARE]} of the cost, which would make the whole {text[WHOLE]} a year, or "
        f"{text[EACH]} for each of {text[TROOPS]} soldiers: far less than the auditors count.",
        "The outline is no bill but a demand, from Trump's first term, as a former "
        "adviser remembers it. It shows only how far apart the sums lie that are named for the same bases."]


def draw(canvas: kit.Canvas, whole: str, who: tuple[str, ...]) -> None:
    """Two bars on one scale, the first in two parts, the second words and so an outline; who says so."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.parts([0, 1, 2], [colours.japan, colours.second, colours.paper], THICK)
    panel.axes.patches[-1].set(edgecolor=colours.ink, linewidth=1.4, linestyle=(0, (4, 3)))
    panel.values(2, rows=[1], weight="semibold", fontsize=20, dx=-14, ha="right")
    japans, americas = (panel.table.numbers(column)[0] or 0 for column in (0, 1))
    for column, start, side in ((0, 0.0, "Japan"), (1, japans, "America")):
        words = f"{side}: about {panel.table.said(column, 0)}".replace(": ", "\n" if narrow else ": ")
        panel.note(start, 0, words, colours.paper, nudge=(8, 0), va="center", gid=f"value-{column}-0")
    panel.note(japans + americas, -THICK / 2, whole, colours.ink, nudge=(0, -5), va="top", ha="right",
               weight="semibold")
    panel.limit_rows(0.65, 0.3)
    panel.limit_values(0, japans + americas)
    for row, words in enumerate(who):
        top = panel.places[row] + THICK / 2
        lines = kit.wrapped(words, 340, kit.SMALL)
        panel.note(0, top, panel.table.labels[row], colours.ink, weight="semibold", gid=f"row-{row}",
                   nudge=(0, 7 + (lines.count("\n") + 1) * 14 if narrow else 21))
        panel.note(0, top, lines if narrow else words, nudge=(0, 5), va="bottom", fontsize=kit.SMALL)
