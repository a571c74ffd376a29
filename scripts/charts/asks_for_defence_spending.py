"""What share of GDP Japan was asked to spend on defence, beside what Tokyo aims at and has budgeted."""

from scripts.charts import kit

SIPRI, TOKYO, NATO = "defence-share-gdp", "security-spending-share-gdp-fy2022", "nato-guideline"
PLAN, TO_SENATE = "national-security-strategy-2022-12", "colby-to-congress-2025-03-ft25"
PRIVATE, STRATEGY = "colby-ask-2025-06-event-ft25", "us-defence-strategy-2026-01"
SPOKESMAN, SINGAPORE = "parnell-speaks-2025-06", "shangri-la-2026-05"
# Who asked, the figure, and the event that dates it.
ASKS = (("{}: Colby, Pentagon nominee, at least", "colby-ask-2025-pism", TO_SENATE),
        ("by {}: Glass, ambassador, reported", "glass-ask-2025-ft25", PRIVATE),
        ("{}: Colby, in office, reported", "colby-ask-2025-06-ft25", PRIVATE),
        ("{}: Pentagon spokesman, for Asia", "parnell-ask-2025-06", SPOKESMAN),
        ("{}: Pentagon strategy, for allies", "us-strategy-ask-2026", STRATEGY),
        ("{}: Hegseth, Pentagon chief, for Asia", "hegseth-ask-2026-05", SINGAPORE))
TARGET, SUPPLEMENT = "japan-defence-target-share-pism", "security-share-with-supplement-fy2025"
ASKED, PLANNED, SPENT = HEADINGS = ("Asked by Washington", "By Tokyo's own count", "Spent, by SIPRI")
NOT_DRAWN = "Of GDP, not drawn"
Labelled = dict[str, str]  # references of figures and rows, by what they are in our words


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one row for each share, in groups that are not to be mixed."""
    asks = {words.format(kit.period_text(ledger.events[event].date, style="month")): ref
            for words, ref, event in ASKS}
    groups = dict(zip(HEADINGS, (asks, _tokyo(ledger), _sipri(ledger)), strict=True))
    refs = {label: ref for group in groups.values() for label, ref in group.items()}
    shares, shown = kit.of_figures(ledger, refs, short=True), {*asks.values()}
    share, aim, low = shares.show, ledger.fact(TARGET).low.value, min(shares[label] for label in asks)
    reached = ledger.fact(SUPPLEMENT)
    agreed, together = (kit.over_time(ledger, NATO, id, short=True)
                        for id in ("hague-core-target", "hague-total-target"))
    told = {heading: "; ".join(f"{label}, {shares.said(label)}" for label in group)
            for heading, group in groups.items()}
    facts = [ref for ref in refs.values() if ref in ledger.figures]
    events = [TO_SENATE, PRIVATE, SPOKESMAN, STRATEGY, SINGAPORE, PLAN]
    return kit.Chart(
        title="Every figure from Washington for defence spending is above Tokyo's own target"
              if low > aim else f"Washington has asked for at least {share(low)} of GDP",
        subtitle="Share of GDP asked of Japan, of partners in Asia or of allies; those that we have",
        alt=" ".join(f"{heading}: {told[heading]}." for heading in HEADINGS),
        description=[
            "Two asks are a newspaper's account of what was not said in public: what Glass, the ambassador, "
            "was to push for, and what Colby, the nominee of March, asked for once in office. A Japanese "
            "official denied that the higher one was discussed. The Pentagon's two, of which the strategy is "
            "known from one newspaper, are standards for allies, Japan included. Tokyo, which counts in the "
            f"coast guard and public works, came to {kit.fact_text(reached)} in "
            f"{kit.period_text(reached.as_of)}. Hardly any ask says what it counts.",
            "NATO, of which Japan is no member, agreed in "
            f"{agreed.last.text} on {agreed.said(agreed.last)} for core defence, a decade on, and "
            f"{together.said(together.last)} with related spending. Tokyo's budgets and SIPRI's count are "
            "only in the table."],
        as_of=kit.period_text(ledger.events[SINGAPORE].date, style="month"), topic="defence-spending",
        credit=f"Source: {ledger.sources['pism-2025'].publisher.split(' (')[0]}; Financial Times; "
               "The Japan Times; The Yomiuri Shimbun; Reuters.",
        sources=[*kit.origins(ledger, (*facts, *events)), SIPRI, TOKYO, NATO], facts=facts, events=events,
        table=kit.table_of("Share", {**{head: kit.of_figures(ledger, {
            label: ref for label, ref in refs.items() if (ref in shown) == (head == "Of GDP")}, short=True)
            for head in ("Of GDP", NOT_DRAWN)}, "Kind": {
            label: heading for heading, group in groups.items() for label in group}}, [*refs],
            undrawn=[NOT_DRAWN]),
        draw=draw, height=270, narrow_height=320, given={
            "shown": [row for row, ref in enumerate(refs.values()) if ref in shown], "aim": float(aim),
            "aimed": f"Tokyo's target\nfor {kit.period_text(ledger.fact(TARGET).as_of)}: {share(aim)}"})


def _tokyo(ledger: kit.Ledger) -> Labelled:
    target, with_more = (kit.period_text(ledger.fact(ref).as_of) for ref in (TARGET, SUPPLEMENT))
    month = kit.period_text(ledger.events[PLAN].date, style="month")
    budgets = {f"{kit.period_text(row.period)}: initial budget": row.ref
               for row in ledger.series[TOKYO].values()}
    return {f"{month}: target for {target}": TARGET, **budgets,
            f"{with_more}: budget with a supplement": SUPPLEMENT}


def _sipri(ledger: kit.Ledger) -> Labelled:
    """The year in which the target was set, and the last one."""
    rows = [row for row in ledger.series[SIPRI].values("japan") if row.amount]
    then = next(row for row in rows if row.period.first.year == ledger.events[PLAN].date.first.year)
    return {f"{kit.period_text(row.period)}: military spending": row.ref for row in (then, rows[-1])}


def draw(canvas: kit.Canvas, shown: list[int], aim: float, aimed: str) -> None:
    """Dots on one scale from nought, and Tokyo's target as a line through all."""
    panel, narrow, colours = canvas.panel(x="value", y="row"), canvas.narrow, canvas.colours
    panel.rows, labels = shown, canvas.table.labels
    panel.values_axis(range(6), limits=(0, 7.7 if narrow else 6.2))
    panel.dots(0, colours.second, rows=shown, size=10)
    panel.axes.axvline(aim, color=colours.japan, linewidth=1.4, zorder=1)
    panel.note(aim, 0.6, aimed, colours.japan, nudge=(-4, 5), weight="semibold")
    for row in shown:
        (when, who), (*_, more) = labels[row].split(": "), labels[row].split(", ")
        who = who.removesuffix(f", {more}")
        panel.values(0, rows=[row], dx=6, halo=True, weight="semibold",
                     show=f"{more} {{}}" if more == "at least" else f"{{}} {more}")
        if narrow:
            panel.beside_row(panel.places[row], when, colours.ink, nudge=(-8, 1), ha="right", va="bottom",
                             weight="semibold", fontsize=kit.SMALL)
        panel.names(rows=[row], texts=[who if narrow else f"{when}: {who}"] * len(labels),
                    va="top" if narrow else "center", fontsize=kit.SMALL if narrow else kit.SIZE)
    panel.beside_row(0.6, ASKED, colours.second, nudge=(-8, 5), ha="right", weight="semibold")
    panel.limit_rows()
