"""What US forces in Japan cost, by auditors, and what Trump is said to have wanted from Japan alone."""

from scripts.charts import kit

ASK = "trump-base-cost-ask-bolton"
AMERICAS, JAPANS = "us-cost-of-forces-in-japan-2016-2019-gao", "japan-direct-support-2016-2019-gao"
PART = "japan-direct-share-2016-2019-gao"
THICK = 0.5  # of a bar, in rows


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: what both sides paid in an average year, and what was wanted from one."""
    facts = {ref: ledger.fact(ref) for ref in (ASK, AMERICAS, JAPANS, PART)}
    text = {ref: kit.fact_text(fact) for ref, fact in facts.items()}
    when, adviser = facts[AMERICAS].as_of, facts[ASK].attributed_to
    name, years, count = adviser.split(",")[0], kit.period_text(when), when.last.year - when.first.year + 1
    one_year = {ref: facts[ref].quantity.value / (count if ref in (AMERICAS, JAPANS) else 1)
                for ref in (AMERICAS, JAPANS, ASK)}
    ids = tuple(dict.fromkeys(facts[ref].sources[0] for ref in (ASK, AMERICAS)))
    dollars = kit.writing_of(ledger, (AMERICAS, ASK), short=True)
    both = one_year[JAPANS] + one_year[AMERICAS]
    rows = ((f"Cost of US forces in Japan, yearly average {years}", (
                one_year[JAPANS], one_year[AMERICAS], None, "worked out from US auditors' rough sums")),
            ("Wanted from Japan each year in Trump's first term", (None, None, one_year[ASK], adviser)))
    return kit.Chart(
        title=f"Trump wanted {text[ASK]} a year for US forces in Japan, says {name.split()[-1]}"
              if 90 <= one_year[ASK] / both * 100 < 100 else
              f"Japan gave {text[PART]} of what both sides paid for US forces there, by US auditors' sums",
        subtitle="US dollars a year; the cost by US auditors' rough sums, soldiers' pay included",
        alt=f"From {years} the Pentagon committed {text[AMERICAS]} for its forces in Japan and Japan gave "
            f"{text[JAPANS]} in direct support. "
            f"According to {adviser}, Trump wanted {text[ASK]} a year from Japan; Tokyo denied a demand.",
        description=[
            f"The first bar is the auditors' {text[AMERICAS]} on America's side and {text[JAPANS]} on "
            "Japan's for all these years, divided by their number. Japan's part leaves out rents and taxes "
            "not asked for, and is not the agreement's payment. "
            "The memoir itself sets the demand against another sum."],
        as_of=f"{years}; the demand {kit.period_text(facts[ASK].as_of)}", topic="bases", sources=ids,
        facts=[*facts], draw=draw, height=195, narrow_height=240,
        table=kit.Table("What", (kit.Column("Japan's part", dollars), kit.Column("America's part", dollars),
                                 kit.Column("Wanted from Japan", dollars),
                                 kit.Column("Who says so", drawn=False)), rows),
        credit=f"{kit.credit(ledger, [ids[1]])[:-1]}; {name}'s memoir, as reported by Nikkei Asia.",
        given={"whole": f"about {dollars(both)}",
               "who": f"By the account of {name}, then his adviser; Tokyo denied such a demand"})


def draw(canvas: kit.Canvas, whole: str, who: str) -> None:
    """Two bars on one scale, the first in two parts, the second words and so an outline; who says so."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.parts([0, 1, 2], [colours.japan, colours.second, colours.paper], THICK)
    panel.axes.patches[-1].set(edgecolor=colours.ink, linewidth=1.4, linestyle=(0, (4, 3)))
    (japans, _), (americas, _), (_, asked) = ([value or 0 for value in panel.table.numbers(column)]
                                              for column in range(3))
    for column, start, side in ((0, 0.0, "Japan"), (1, japans, "America")):
        words = f"{side}: about {panel.table.said(column, 0)}".replace(": ", "\n" if narrow else ": ")
        panel.note(start, 0, words, colours.paper, nudge=(10, 0), va="center", gid=f"value-{column}-0",
                   weight="semibold")
    panel.note(0, -1 - THICK / 2, kit.wrapped(who, 330 if narrow else 700), nudge=(0, -6), va="top",
               in_layout=False)
    for row, (words, end, gid) in enumerate(((whole, japans + americas, None),
                                             (panel.table.said(2, 1), asked, "value-2-1"))):
        top = panel.places[row] + THICK / 2
        name = kit.wrapped(panel.table.labels[row], 225 if narrow else 600, weight="semibold")
        panel.note(0, top, name, colours.ink, weight="semibold", gid=f"row-{row}", nudge=(0, 7))
        panel.note(end, top, words, colours.ink, nudge=(0, 6), weight="semibold", fontsize=19, ha="right",
                   gid=gid)
    panel.limit_rows(0.8 if narrow else 0.55, 0.75 if narrow else 0.55)
    panel.limit_values(-0.004 * (japans + americas), japans + americas)
