"""Which foreigners hold US government debt: Japan, mainland China and the United Kingdom by month."""

from dataclasses import replace

from scripts.charts import kit

SERIES = "us-treasury-holders-monthly"
HOLDERS = ("japan", "china-mainland", "united-kingdom")


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: a line for each holder, open where months are missing and where the count changes."""
    series = ledger.series[SERIES]
    labels = kit.labels_of(series) | {HOLDERS[-1]: "Britain"}
    held = {labels[holder]: kit.over_time(ledger, SERIES, holder, short=True) for holder in HOLDERS}
    japan, china, britain = held.values()
    last = japan.last
    rank = ledger.fact("japan-rank-debt-holder-2025-ft25")
    whole = kit.over_time(ledger, SERIES, "all-foreign-holders")
    both = max(set(japan) & set(whole))
    leads = japan[last] > max(china[china.last], britain[britain.last])
    told = "; ".join(f"{label} {one.told(one.first)} and {one.told(one.last)}" for label, one in held.items())
    return kit.Chart(
        title="Japan holds more US debt than China or Britain, but Britain is catching up"
              if leads and britain[last] - britain[britain.first] > japan[last] - japan[japan.first] else
              f"Japan held {japan.said(last)} of US government debt in {kit.period_text(last)}",
        subtitle="US Treasuries by where they are kept: Britain keeps many for others. Dotted: no value",
        alt=f"Three lines: {told}. Japan held most in {kit.period_text(japan.highest)}, "
            f"{japan.said(japan.highest)}.",
        description=[
            f"Official and private holders together. In {kit.period_text(both)} Japan had "
            f"{kit.grouped(japan[both] / whole[both] * 100, 0)}% of all that foreigners held. The series "
            f"names three countries only; Japan is the {kit.fact_text(rank, 'superlative')} foreign "
            f"holder of all, the Financial Times wrote in {kit.period_text(rank.as_of)}.",
            f"Values before {kit.period_text(series.info.breaks[0].at)} are rounded to a whole billion and "
            "come from an earlier release. Britain and Belgium keep many securities for owners elsewhere."],
        as_of=f"{kit.period_text(japan.first)} to {kit.period_text(last)}", topic="investment",
        sources=[SERIES], table=kit.table_of("End of", held), draw=draw,
        given={"breaks": [stop.at.text for stop in series.info.breaks]}, height=320, narrow_height=305)


def draw(canvas: kit.Canvas, breaks: list[str]) -> None:
    """Three lines from zero, named and valued where they end, and where the count becomes a newer one."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    months = canvas.table.periods
    stops = [row for row, month in enumerate(months) if month.text in breaks]
    panel.values_axis([0, 500e9, 1000e9, 1500e9], limits=(0, 1500e9))
    trillions = replace(canvas.table.columns[0].writing, scale="trn")
    panel.axes.set_yticks(panel.axes.get_yticks(), map(trillions.tick, panel.axes.get_yticks()))
    panel.time_axis(range(2022, 2027, 2 if narrow else 1),
                    (kit.at(months[0]) - 0.05, kit.at(months[-1]) + 0.1))
    for column, (hue, up) in enumerate(((colours.japan, 12), (colours.third, 0), (colours.other, -4))):
        panel.line(column, hue, breaks=stops, weight=2.6 if column == 0 else 2.0)
        for lone in panel.axes.findobj(lambda one, name=f"dot-{column}-": name in f"{one.get_gid()}"):
            lone.set_markersize(2)  # between months that are missing
        filled = canvas.table.filled(column)
        kit.pieces(panel, column, hue, far=0.1, near=False)  # of a year: months are missing
        panel.dots(column, hue, rows=filled[-1:], size=6)
        show = replace(canvas.table.columns[column].writing, digits=0)
        value, end = show(canvas.table.column(column)[filled[-1]]), months[filled[-1]].first
        panel.note(kit.at(months[-1]), canvas.table.numbers(column)[filled[-1]] or 0,
                   f"{canvas.table.columns[column].head}\n{value}, {end:%B}",
                   colours.quiet if hue == colours.other else hue, nudge=(12, up), va="center",
                   weight="semibold")
    for row in stops:
        between = (kit.at(months[row - 1]) + kit.at(months[row])) / 2
        panel.dotted(between, 1500e9)
        panel.note(between, 1490e9, "series\nrevised", nudge=(6, 0), va="top")
