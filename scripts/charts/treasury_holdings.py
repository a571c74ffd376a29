"""Which foreigners hold US government debt: Japan, mainland China and the United Kingdom by month."""

from scripts.charts import kit

SERIES = "us-treasury-holders-monthly"
HOLDERS = ("japan", "china-mainland", "united-kingdom")
NAMED_AT = ((2022.05, 1330e9), (2022.95, 890e9), (2022.95, 500e9))  # clear of all lines


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: a line for each holder, open where months are missing and where the count changes."""
    series = ledger.series[SERIES]
    labels = kit.labels_of(series)
    held = {labels[holder]: kit.over_time(ledger, SERIES, holder, short=True) for holder in HOLDERS}
    japan, *others = held.values()
    last = japan.last
    rank = ledger.fact("japan-rank-debt-holder-2025-ft25")
    whole = kit.over_time(ledger, SERIES, "all-foreign-holders")
    both = max(set(japan) & set(whole))
    now = ledger.fact(f"{SERIES}@{last.text}/{HOLDERS[0]}")
    leads = all(japan[last] > other[other.last] for other in others)
    told = "; ".join(f"{label} {one.told(one.first)} and {one.told(one.last)}" for label, one in held.items())
    return kit.Chart(
        title=f"Japan held {kit.fact_text(now)} of US government debt in {kit.period_text(last)}"
              + (", more than China or Britain at last count" if leads else ""),
        subtitle="US Treasury securities attributed to holders in each country, dollars, end of month",
        alt=f"Three lines: {told}. Japan held most in {kit.period_text(japan.highest)}, "
            f"{japan.said(japan.highest)}.",
        description=[
            "Each line is what the US Treasury attributes to holders in one country, official and private "
            f"together. In {kit.period_text(both)} Japan had "
            f"{kit.grouped(japan[both] / whole[both] * 100, 0)}% of all that foreigners held. The series "
            f"names three countries only; that Japan is the {kit.fact_text(rank, 'superlative')} foreign "
            f"holder of all, the Financial Times wrote in {kit.period_text(rank.as_of)}.",
            f"The lines are broken at {kit.period_text(series.info.breaks[0].at)}: earlier values are "
            "rounded to a whole billion, later ones come from later releases, and a step of a few billion "
            "may be due to that alone. A dot that stands by itself, or a gap, is a month beside months that "
            "are missing.",
            "The table follows the place where securities are kept. Britain and Belgium keep many for "
            "owners elsewhere, so the British line is not what the British own. Each line ends in the last "
            "month at hand for its country."],
        as_of=kit.period_text(last), topic="investment", sources=[SERIES], table=kit.table_of("End of", held),
        draw=draw, given={"breaks": [stop.at.text for stop in series.info.breaks]},
        height=400, narrow_height=420)


def draw(canvas: kit.Canvas, breaks: list[str]) -> None:
    """Three lines from zero on a common scale, named where they begin and valued where they end."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    months = canvas.table.periods
    stops = [row for row, month in enumerate(months) if month.text in breaks]
    panel.values_axis([0, 400e9, 800e9, 1.2e12], limits=(0, 1450e9))
    panel.time_axis(range(2022, 2027, 2 if narrow else 1),
                    (kit.at(months[0]) - 0.05, kit.at(months[-1]) + (1.15 if narrow else 0.7)))
    for column, hue in enumerate((colours.japan, colours.third, colours.second)):
        panel.line(column, hue, breaks=stops, weight=2.6 if column == 0 else 2.0)
        last = canvas.table.filled(column)[-1]
        panel.note(*NAMED_AT[column], canvas.table.columns[column].head, hue, weight="semibold")
        shown = canvas.table.said(column, last)
        panel.remark(column, last, shown, hue, nudge=(8, 0), va="center")
    for row in stops:
        place = (panel.place(row) + panel.place(row - 1)) / 2
        panel.dotted(place, 250e9)
        panel.note(place, 250e9, "rounded before,\nlater releases after", ha="center", va="bottom",
                   fontsize=kit.SMALL, nudge=(0, 3))
