"""American troops in Japan since 1950: two counts side by side, never joined."""

from scripts.charts import kit

SERIES = "us-troops-japan"
UNEXPLAINED = "2016", "2017"  # low counts that the source does not explain, by the caveat of the series
DECADES = 2  # after the peak
ASHORE = "us-troops-in-japan-ashore-2016-crs"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: each count from its own first to its own last year."""
    kane, reports = (kit.over_time(ledger, SERIES, id) for id in ("kane-series", "dmdc-september-report"))
    break_year = int(ledger.series[SERIES].info.breaks[0].at.text)
    years = kit.every_year(kane.first, reports.last)
    peak, last, least = kane.highest, reports.last, reports.lowest
    missing = [year.text for year in years if year not in kane and year not in reports]
    later = kit.parse_period(f"{int(peak.text) + DECADES * 10}")
    most_left = kane[later] * 2 < kane[peak]
    dip = ' and '.join(reports.said(kit.parse_period(year)) for year in UNEXPLAINED)
    after = [round(values[year], -3) for values in (kane, reports) for year in values if year > later]
    ashore = ledger.fact(ASHORE)
    near = abs(reports[kit.parse_period(UNEXPLAINED[0])] - ashore.low.value) < 1000
    return kit.Chart(
        title=f"Most American troops left Japan in the two decades after {peak.text}" if most_left else
              f"In Japan {reports.said(last)} American troops were there in {last.text}",
        subtitle="Active-duty US personnel permanently assigned, Okinawa included",
        alt=f"In {peak.text} there were {kane.said(peak)} American troops in Japan, the most in the older "
            f"count, which ends in {kane.last.text} at {kane.said(kane.last)}. The newer count begins in "
            f"{reports.first.text} at {reports.said(reports.first)}, has its lowest value in {least.text}, "
            f"{reports.said(least)}, and stands at {reports.told(last)}.",
        description=[
            f"A step from one count to the other need be no change of troops. {' and '.join(missing)} are "
            "missing: Kane's dataset only has the mean of the years around them, and its early decades are "
            f"less sure than the rest. The rings of {' and '.join(UNEXPLAINED)} ({dip}) stand as reported. "
            "The source does not explain them, so they must not be read as a withdrawal. In "
            f"{kit.period_text(ashore.as_of)} Congress was told of {kit.fact_text(ashore)} without crews.",
            "Only people permanently assigned are counted; troops on rotation are not, and the source "
            "does not say how far crews of ships are."],
        credit=f"Source: Tim Kane, to {kane.last.text}; {kit.credit(ledger, [SERIES]).split(': ')[1]}",
        as_of=f"September {last.text}", topic="bases", sources=[SERIES], facts=[ASHORE],
        table=kit.table_of("Year", {"Older count (Kane)": kane,
                                    "Newer count (report of 30 September)": reports}, years),
        draw=draw, given={"break_year": break_year, "peak": years.index(peak), "later": years.index(later),
                          "fewer": f"{kit.grouped(100 - kane[later] / kane[peak] * 100, 0)}% fewer",
                          "why": "in doubt: ships'\ncrews left out?" if near else "counts in doubt",
                          "since": f"{kit.grouped(min(after), 0)} to {kit.grouped(max(after), 0)} since",
                          "low": [years.index(kit.parse_period(year)) for year in UNEXPLAINED]},
        height=380, narrow_height=360)


def draw(canvas: kit.Canvas, break_year: int, peak: int, later: int, fewer: str, why: str, since: str,
         low: list[int]) -> None:
    """Two lines with the break between them, gaps left open, and a few years named."""
    panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
    last, colour = len(canvas.table.rows) - 1, colours.japan
    panel.values_axis([0, 50_000, 100_000, 150_000, 200_000], limits=(0, 240_000))
    panel.time_axis([1950, 1975, 2000, 2025] if narrow else range(1950, 2021, 10),
                    limits=(panel.place(0) - (8 if narrow else 1), panel.place(last) + (6 if narrow else 2)))
    panel.line(0, colour, weight=2.6)
    kit.pieces(panel, 0, colour, far=1.1, near=False)
    kit.doubtful(panel, 1, low, colour, why, nudge=(9 if narrow else 0, -15), ha="center", va="top",
                 fontsize=kit.SMALL)
    gap = "\n" if narrow else " "
    panel.note(panel.place(later), 51_000, kit.wrapped(since, 70 if narrow else 300), nudge=(9, 9))
    panel.dotted(break_year - 0.5, 240_000)
    for which, side, aside in (("researcher's", "right", -7), ("Pentagon's", "left", 7)):
        panel.note(break_year - 0.5, 240_000, f"{which}{gap}count", nudge=(aside, -2), ha=side, va="top")
    first, now = (canvas.table.labels[row] for row in (0, last))
    for column, row, words, nudge, align in (
            (0, 0, f"{first}:\n{canvas.table.said(0, 0)}", (-22 if narrow else -2, -35), "left"),
            (0, peak, "", (9, 5), "left"),
            (0, later, "", (-4, -25) if narrow else (-2, -22), "left"),
            (1, last, f"Sept {now}:{gap}{canvas.table.said(1, last)}", (14 if narrow else 4, 12), "right")):
        panel.dots(column, colour, rows=[row], size=6)
        panel.remark(column, row, words, nudge=nudge, ha=align, halo=True,
                     weight="semibold" if row else "regular")
    before, after = (canvas.table.numbers(0)[row] or 0 for row in (peak, later))
    if after * 2 < before:
        panel.change(panel.place(peak) + 1, panel.place(later), (before, after), fewer, along=0.4, gap=7)
