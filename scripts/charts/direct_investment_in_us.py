"""Who owns the most of America: direct-investment positions by owner's country."""

from scripts.charts import kit

SERIES = "fdi-us-by-ubo-2023"
LATER = "fdi-japan-in-us-vintages"  # has the next year for Japan and for all, for no other country
NEXT = ("2024/japan-first-published-2025-07", "2024/all-countries-first-published-2025-07")
JAPAN, REST = "Japan", "All others"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the five largest owners, and everyone else together."""
    series = ledger.series[SERIES]
    values = kit.ranking(ledger, SERIES)
    whole = values.pop(kit.labels_of(series)["all-countries"])
    values[REST] = whole - sum(values.values())
    percent, bn = kit.Writing("percent"), values.show
    shares = {owner: percent(value / whole * 100) for owner, value in values.items()}
    year = series.rows[0].period.text
    first, second, *others, _ = values
    japan, total = (ledger.fact(f"{LATER}@{ref}") for ref in NEXT)
    told = ", ".join(f"{owner} ({values.said(owner)})" for owner in (second, *others))
    return kit.Chart(
        title=f"{first} was the largest foreign owner of American business in {year}, "
              f"{bn(values[first] - values[second])} ahead of {second}",
        subtitle=f"Direct investment in the United States by the ultimate owner's country, end of {year}, "
                 "US dollars",
        alt=f"{first} led with {values.said(first)}, or {shares[first]} of the total of {bn(whole)}, "
            f"followed by {told}. All other countries together held {values.said(REST)}.",
        description=[
            f"Each bar is the book value of what owners in one country held in US businesses at "
            f"the end of {year}. The pale bar is the rest of the world together: the published "
            "total less the countries shown.",
            f"The values are those first published; {JAPAN}'s was revised later. This is a stock "
            "built up over decades, not a year's flow and not a pledge.",
            f"At the end of {kit.period_text(japan.as_of)} {JAPAN} had {bn(japan.low.value)} of "
            f"{bn(total.low.value)}; for the others our records have no sum of that year."
            + (" A copy that was read as a check has shares, in the same order, with Canada closer behind."
               if any("Japan 14.4, Canada 14.2" in text for text in series.info.checks) else "")],
        as_of=f"the end of {year}", topic="investment", sources=[SERIES, LATER],
        table=kit.table_of("Country of owner",
                           {"Position, US dollars": values, "Share of the total": shares}),
        draw=draw, height=310, narrow_height=320)


def draw(canvas: kit.Canvas) -> None:
    """Bars from zero, the largest on top, the value at the end of each; all others apart below."""
    panel = canvas.panel(x="value", y="row")
    rest = len(canvas.table.rows) - 1
    panel.places[rest] -= 0.35
    panel.bars(0, panel.accented(JAPAN), rows=range(rest))
    panel.bars(0, panel.accented(JAPAN), rows=[rest], alpha=0.55)
    panel.values(0)
    panel.names()
    panel.fit()
