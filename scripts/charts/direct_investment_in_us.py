"""Who owns the most of America: direct-investment positions by owner's country."""

from scripts.charts import kit

SERIES = "fdi-us-by-ubo-2023"
LATER = "fdi-japan-in-us-vintages"  # has the next year for Japan and for all, for no other country
NEXT = ("2024/japan-first-published-2025-07", "2024/all-countries-first-published-2025-07")
JAPAN = "Japan"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the five largest owners; everyone else in words."""
    series = ledger.series[SERIES]
    values = kit.ranking(ledger, SERIES)
    whole = values.pop(kit.labels_of(series)["all-countries"])
    rest = whole - sum(values.values())
    percent, bn = kit.Writing("percent"), values.show
    shares = {owner: percent(value / whole * 100) for owner, value in values.items()}
    year = series.rows[0].period.text
    first, *others = values
    japan, total = (ledger.fact(f"{LATER}@{ref}") for ref in NEXT)
    told = ", ".join(f"{owner} ({values.said(owner)})" for owner in others)
    return kit.Chart(
        title=f"No other country held as much direct investment in America as {first} in {year}",
        subtitle=f"Direct investment by the ultimate owner's country at the end of {year}, in US dollars",
        alt=f"{first} led with {values.said(first)}, or {shares[first]} of the total of {bn(whole)}, "
            f"followed by {told}. All other countries together held {bn(rest)}.",
        description=[
            "Each bar is the book value of what owners in one country held in US businesses, as first "
            f"published; {JAPAN}'s was revised later. It is a stock built up over decades, not a year's flow "
            "and not a pledge. All others are the published total less the countries shown.",
            f"At the end of {kit.period_text(japan.as_of)} {JAPAN} had {bn(japan.low.value)} of "
            f"{bn(total.low.value)}."],
        as_of=f"the end of {year}", topic="investment", sources=[SERIES, LATER],
        table=kit.table_of("Country of owner",
                           {"Position, US dollars": values, "Share of the total": shares}),
        draw=draw, given={"rest": f"All others: {bn(rest)}, {percent(rest / whole * 100)} of the whole"},
        height=280, narrow_height=290)


def draw(canvas: kit.Canvas, rest: str) -> None:
    """Bars from zero, the largest on top, the value at the end; in the first its share."""
    panel = canvas.panel(x="value", y="row")
    panel.bars(0, panel.accented(JAPAN))
    panel.values(0, rows=[0], weight="semibold")
    panel.values(0, rows=panel.rows[1:])
    panel.names()
    panel.note(0, panel.places[0], f"{canvas.table.column(1)[0]} of all", panel.colours.paper, (8, 0),
               va="center", weight="semibold")
    panel.note(0, min(panel.places) - 0.9, rest, va="center")
    panel.fit(behind=1.3)
