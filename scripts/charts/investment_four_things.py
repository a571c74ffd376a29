"""Four sums that pass for Japanese investment in America: held, hoped for, pledged, named."""

from dataclasses import replace

from scripts.charts import kit

STOCK = "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07"
GOAL = "ishiba-investment-offer-2025-pism"
PLEDGE = "framework-deal-pledge-2025-07-eo-14345"
PROJECTS = "takaichi-projects-usd-2026-ft26"
# The words that keep the four apart: figure, kind, what it is, whose word, what it is not.
SUMS = (
    (STOCK, "Held", "Japanese owners' direct investment, end of {when}",
     "US Bureau of Economic Analysis", "Built up over decades."),
    (GOAL, "Hoped for", "a total, set as a goal on {when}",
     "Shigeru Ishiba, then prime minister", "Contains what is held. No year is named."),
    (PLEDGE, "Pledged", "promised on {when} in return for a lower tariff",
     "the deal, as an executive order records it", "The American government selects the projects."),
    (PROJECTS, "Named", "projects confirmed in {when}",
     "an estimate in the Financial Times", "Perhaps part of the pledge."))
ROUND = "second-round-welcomed-2026-03"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one bar a sum, never stacked."""
    refs = [ref for ref, *_ in SUMS]
    facts = [ledger.fact(ref) for ref in refs]
    stock, goal, pledge, projects = (kit.fact_text(fact) for fact in facts)
    shown = kit.writing_of(ledger, refs, facts=tuple(facts))
    rows = tuple((f"{kind}: {what.format(when=kit.period_text(fact.as_of))}",
                  (fact.low.value, fact.as_of, whose, caution))
                 for fact, (_, kind, what, whose, caution) in zip(facts, SUMS, strict=True))
    told = [(*label.split(": "), shown(value), whose) for label, (value, _, whose, _) in rows]
    return kit.Chart(
        title="Of four sums called Japan's investment in America, only one is known to be invested",
        subtitle="US dollars. Filled: held; outlined: only hoped for, pledged or named. The sums overlap",
        alt="; ".join(f"{kind}: {sum}, {what} (whose word: {whose})"
                      for kind, what, sum, whose in told) + ".",
        description=[
            f"The first sum, {stock}, is a stock built up over decades, as first published. The goal of "
            f"{goal} is a total, by the leaders' statement as others quote it; one text has an increase.",
            f"The Financial Times does not say whether the projects ({projects}) belong to the pledge of "
            f"{pledge}; the sum fits the second round that the White House named on "
            f"{kit.period_text(ledger.events[ROUND].date)}. No sum here says how much has been spent."],
        as_of=kit.period_text(max(fact.as_of for fact in facts)), topic="investment",
        facts=refs, events=[ROUND], credit=kit.credit(ledger, kit.origins(ledger, [*refs, ROUND])).replace(
            "PISM", ledger.sources[ledger.fact(GOAL).sources[0]].publisher.split(" (")[0]),
        table=kit.Table("Sum", (kit.Column("US dollars", shown),
                                kit.Column("As of", drawn=False), kit.Column("Whose word", drawn=False),
                                kit.Column("What to know of it", drawn=False)), rows),
        draw=draw, height=250, narrow_height=250)


def draw(canvas: kit.Canvas) -> None:
    """A bar from zero for each sum, filled with what is held; words above and below it."""
    panel, colours = canvas.panel(x="value", y="row"), canvas.colours
    panel.places = [-66.0 * row for row in panel.rows]  # in pixels
    for row, label in enumerate(canvas.table.labels):
        kind, what = label.split(": ")
        panel.names(where="above", rows=[row], texts=[f"{kind}:"] * 4, weight="semibold", dy=14)
        panel.beside_row(panel.places[row], what, colours.ink, in_layout=False, va="bottom",
                         nudge=(kit.width(f"{kind}: ", weight="semibold") + 3, 14))
    held, *_ = sums = [value or 0 for value in panel.table.numbers(0)]
    panel.bars(0, [colours.japan, *[colours.other] * 3], thick=22)
    panel.axes.barh(panel.places[1:], sums[1:], height=22, color=colours.paper, edgecolor=colours.quiet,
                    linewidth=1.6)
    panel.axes.barh(panel.places[1], held, height=22, color=colours.japan, linewidth=0, alpha=0.25)
    panel.note(held, panel.places[1], "held already", colours.ink, nudge=(-8, 0), ha="right", va="center",
               fontsize=kit.SMALL)
    brief = replace(canvas.table.columns[0].writing, facts=(), digits=0)(canvas.table.column(0)[0])
    panel.values(0, rows=[0], weight="semibold", fontsize=16, show=brief)
    panel.values(0, rows=[1, 2, 3])
    panel.limit_rows(38, 14)
    panel.limit_values(-0.004 * max(sums), 1.004 * max(sums))
