"""Host-nation support: what auditors counted for both sides, and what Trump is said to have wanted."""

from scripts.charts import kit

ASK = "trump-base-cost-ask-bolton"
AMERICAS, JAPANS = "us-cost-of-forces-in-japan-2016-2019-gao", "japan-direct-support-2016-2019-gao"
PART = "japan-direct-share-2016-2019-gao"
THICK = 0.4  # of a bar, in rows


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: what both sides paid in an average year, and what was wanted from one."""
    facts = {ref: ledger.fact(ref) for ref in (ASK, AMERICAS, JAPANS, PART)}
    text = {ref: kit.fact_text(fact) for ref, fact in facts.items()}
    when, adviser = facts[AMERICAS].as_of, facts[ASK].attributed_to
    years, count = kit.period_text(when), when.last.year - when.first.year + 1
    one_year = {ref: facts[ref].quantity.value / (count if ref in (AMERICAS, JAPANS) else 1)
                for ref in (AMERICAS, JAPANS, ASK)}
    ids = tuple(dict.fromkeys(facts[ref].sources[0] for ref in (ASK, AMERICAS)))
    dollars = kit.writing_of(ledger, (AMERICAS, ASK), short=True)
    rows = ((f"Put up in an average year from {years}", (
                one_year[JAPANS], one_year[AMERICAS], None,
                "worked out from auditors' sums; America's is rough")),
            ("What Trump is said to have wanted from Japan", (None, None, one_year[ASK], adviser)))
    both = one_year[JAPANS] + one_year[AMERICAS]
    return kit.Chart(
        title="Trump is said to have wanted over twice what Japan gave by US auditors' count"
              if 2 < (times := one_year[ASK] / one_year[JAPANS]) < 3 else
              f"Japan gave {text[PART]} of what both sides paid for US forces there, by US auditors' sums",
        subtitle="What US forces in Japan cost, and a demand by an ex-adviser's account; US dollars a year",
        alt=f"From {years} the Pentagon committed {text[AMERICAS]} for its forces in Japan and Japan gave "
            f"{text[JAPANS]} in direct support. "
            f"According to {adviser}, Trump wanted {text[ASK]} a year from Japan.",
        description=[
            f"All bars are dollars a year. For {years} together the auditors "
            f"count {text[AMERICAS]} on America's side and {text[JAPANS]} on Japan's; the first bar is "
            "these sums, divided by the number of years. The sum for America is rough and has soldiers' pay "
            "in it; Japan's leaves out rents and taxes not asked for, and is not the agreement's payment.",
            "The outline is no bill but a demand, from Trump's first term, as a former "
            "adviser remembers it; Tokyo denied that there was one. He sets it against another sum than the "
            "auditors'."],
        as_of=years, topic="bases", sources=ids, facts=[*facts],
        table=kit.Table("What", (kit.Column("Japan's part", dollars), kit.Column("America's part", dollars),
                                 kit.Column("Wanted from Japan", dollars),
                                 kit.Column("Who says so", drawn=False)), rows),
        credit=f"{kit.credit(ledger, [ids[1]])[:-1]}; {adviser.split(',')[0]}'s memoir, as reported.",
        draw=draw, height=240, narrow_height=260, given={"whole": f"about {dollars(both)} together",
                                                     "times": kit.grouped(times, 1), "who": (
            "by US auditors; America's sum is rough and has soldiers' pay in it",
            f"a demand, in his first term, as his ex-adviser {adviser.split(',')[0]} tells it")})


def draw(canvas: kit.Canvas, whole: str, times: str, who: tuple[str, ...]) -> None:
    """Two bars on one scale, the first in two parts, the second words and so an outline; who says so."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.parts([0, 1, 2], [colours.japan, colours.second, colours.paper], THICK)
    panel.axes.patches[-1].set(edgecolor=colours.ink, linewidth=1.4, linestyle=(0, (4, 3)))
    panel.values(2, rows=[1], weight="semibold", fontsize=20, dx=-14, ha="right")
    japans, americas = (panel.table.numbers(column)[0] or 0 for column in (0, 1))
    for column, start, side in ((0, 0.0, "Japan"), (1, japans, "America")):
        words = f"{side}: about {panel.table.said(column, 0)}".replace(": ", "\n" if narrow else ": ")
        panel.note(start, 0, words, colours.paper, nudge=(8, 0), va="center", gid=f"value-{column}-0")
    panel.axes.vlines(japans, -1 - THICK / 2, -1 + THICK / 2, colours.japan, linewidth=2)
    panel.note(panel.table.numbers(2)[1] or 0, -1, f"{times} times that:", colours.ink, va="center",
               ha="right", nudge=(-14 - kit.width(panel.table.said(2, 1), 20, "semibold"), 0))
    panel.note(japans, -1, "what Japan gave", colours.japan, nudge=(-8, 0), ha="right", va="center")
    panel.note(japans + americas, -THICK / 2, whole, colours.ink, nudge=(0, -5), va="top", ha="right",
               weight="semibold")
    panel.limit_rows(0.65, 0.3)
    panel.limit_values(-0.004 * (japans + americas), japans + americas)
    for row, words in enumerate(who):
        top = panel.places[row] + THICK / 2
        lines = kit.wrapped(words, 340, kit.SMALL)
        panel.note(0, top, panel.table.labels[row], colours.ink, weight="semibold", gid=f"row-{row}",
                   nudge=(0, 7 + (lines.count("\n") + 1) * 14 if narrow else 21))
        panel.note(0, top, lines if narrow else words, nudge=(0, 5), va="bottom", fontsize=kit.SMALL)
