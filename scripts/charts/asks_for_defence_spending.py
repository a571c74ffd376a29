"""What share of GDP Japan was asked to spend on defence, beside what it spends on two counts."""

from scripts.charts import kit

SIPRI, TOKYO, NATO = "defence-share-gdp", "security-spending-share-gdp-fy2022", "nato-guideline"
PLAN, TO_SENATE = "national-security-strategy-2022-12", "colby-to-congress-2025-03-ft25"
PRIVATE, STRATEGY = "colby-ask-2025-06-event-ft25", "us-defence-strategy-2026-01"
SPOKESMAN, SINGAPORE = "parnell-speaks-2025-06", "shangri-la-2026-05"
# Who asked, the figure, and the event that dates it.
ASKS = (("{}: Elbridge Colby, as nominee, at least", "colby-ask-2025-pism", TO_SENATE),
        ("by {}: Ambassador Glass, as reported", "glass-ask-2025-ft25", PRIVATE),
        ("{}: Colby, as reported; denied in Tokyo", "colby-ask-2025-06-ft25", PRIVATE),
        ("{}: the Pentagon's spokesman, for Asia", "parnell-ask-2025-06", SPOKESMAN),
        ("{}: the Pentagon's strategy, for allies", "us-strategy-ask-2026", STRATEGY),
        ("{}: Secretary Hegseth, for Asia", "hegseth-ask-2026-05", SINGAPORE))
TARGET, SUPPLEMENT = "japan-defence-target-share-pism", "security-share-with-supplement-fy2025"
ASKED, PLANNED, SPENT = HEADINGS = (
    "Asked by Washington", "Aimed at or budgeted by Tokyo", "Spent, by SIPRI")
COUNTS = ("words, mostly without a definition", "Tokyo's own count, of more than the military",
          "military spending alone")
MILITARY = "military spending"
Labelled = dict[str, str]  # references of figures and rows, by what they are in our words


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one row for each share, in groups that are not to be mixed."""
    asks = {words.format(kit.period_text(ledger.events[event].date)): ref for words, ref, event in ASKS}
    groups = dict(zip(HEADINGS, (asks, _tokyo(ledger), _sipri(ledger)), strict=True))
    refs = {label: ref for group in groups.values() for label, ref in group.items()}
    shares = kit.of_figures(ledger, refs, short=True)
    asked, budgeted, spent = ([shares[label] for label in group] for group in groups.values())
    share, low = shares.show, min(asked)
    agreed, together = (kit.over_time(ledger, NATO, id, short=True)
                        for id in ("hague-core-target", "hague-total-target"))
    told = {heading: "; ".join(f"{label}, {shares.said(label)}" for label in group)
            for heading, group in groups.items()}
    facts = [ref for ref in refs.values() if ref in ledger.figures]
    events = [TO_SENATE, PRIVATE, SPOKESMAN, STRATEGY, SINGAPORE, PLAN]
    return kit.Chart(
        title=f"Washington has asked for at least {share(low)} of GDP" + (
            ", more than Japan spent or planned" if low > max(*budgeted, *spent) else ""),
        subtitle="Defence as a share of GDP, by own counts; ring: asked or aimed at, dot: budgeted or spent",
        alt=" ".join(f"{heading}: {told[heading]}." for heading in HEADINGS),
        description=[
            "The uppermost rows are what one nominee, American officials and one American document have "
            "named, in order of time. Two of them are a newspaper's account of what was not said in public; "
            "a Japanese official denied that the higher one was discussed. The spokesman's and the "
            "strategy's are standards for allies, Japan included, as high as NATO's whole target, which "
            "counts related spending; the strategy's is known here from one newspaper. Hegseth's was for "
            "partners in Asia.",
            f"Tokyo measures its target of {share(ledger.fact(TARGET).quantity.value)} by a wider "
            "budget, with the coast guard and public works, over the smaller GDP of the year in which the "
            "plan was made. The last of its rows adds a supplementary budget, which the rows before it "
            "leave out. SIPRI counts military spending over the same year's GDP.",
            "So a dot of one group may not be subtracted from a dot of another. NATO, of which Japan is "
            f"no member, agreed in {agreed.last.text} on targets for a decade on: {agreed.said(agreed.last)} "
            f"for core defence, {together.said(together.last)} with related spending."],
        as_of=kit.period_text(ledger.events[SINGAPORE].date), topic="defence-spending",
        sources=[*kit.origins(ledger, (*facts, *events)), SIPRI, TOKYO, NATO], facts=facts, events=events,
        table=kit.table_of("Share", {"Of GDP": shares, "Kind": {
            label: heading for heading, group in groups.items() for label in group}}),
        draw=draw, height=520, narrow_height=740)


def _tokyo(ledger: kit.Ledger) -> Labelled:
    target, with_more = (kit.period_text(ledger.fact(ref).as_of) for ref in (TARGET, SUPPLEMENT))
    month = kit.period_text(ledger.events[PLAN].date, style="month")
    budgets = {f"{kit.period_text(row.period)}: initial budget": row.ref
               for row in ledger.series[TOKYO].values()}
    return {f"{month}: target for {target}": TARGET, **budgets,
            f"{with_more}: with a supplement": SUPPLEMENT}


def _sipri(ledger: kit.Ledger) -> Labelled:
    """The year in which the target was set, and the last one."""
    rows = [row for row in ledger.series[SIPRI].values("japan") if row.amount]
    then = next(row for row in rows if row.period.first.year == ledger.events[PLAN].date.first.year)
    return {f"{kit.period_text(row.period)}: {MILITARY}": row.ref for row in (then, rows[-1])}


def draw(canvas: kit.Canvas) -> None:
    """Groups under their headings; rings and dots on one scale from nought, and Tokyo's target as a line."""
    panel, narrow, colours = canvas.panel(x="value", y="row"), canvas.narrow, canvas.colours
    kinds, numbers = canvas.table.column(1), canvas.table.numbers(0)
    tops = panel.group(kinds, above=1.6, below=1.5)
    panel.values_axis(range(6), limits=(0, 5.6))
    panel.axes.tick_params(axis="x", top=True, labeltop=True)
    target, spent = kinds.index(PLANNED), kinds.index(SPENT)
    aim = numbers[target] or 0
    for row, kind in enumerate(kinds):
        hollow, shade = kind == ASKED or row == target, colours.second if kind == ASKED else colours.japan
        panel.dots(0, shade, rows=[row], size=9 if hollow else 11, hollow=hollow)
        below = row < spent and (numbers[row] or 0) < aim  # its number keeps off the line
        panel.values(0, rows=[row], dx=-16 if below else 4, halo=True,
                     show={0: "at least {}", spent - 1: "about {}"}.get(row, "{}"),
                     ha="right" if below else "left", weight="semibold" if kind == ASKED else "regular")
    panel.axes.vlines(aim, panel.places[spent - 1] - 0.3, tops[ASKED] + 0.5, colours.japan, linewidth=1.2,
                      zorder=1)
    panel.note(aim, tops[ASKED] + 0.5, f"Tokyo's target: {canvas.table.said(0, target)}", colours.japan,
               nudge=(0, 6), ha="center", weight="semibold")
    # without the words that their heading or number makes plain
    texts = [label.replace(f": {MILITARY}", "").replace(", at least", "") for label in canvas.table.labels]
    panel.names(texts=texts, room=160 if narrow else 0)
    for heading, count in zip(HEADINGS, COUNTS, strict=True):
        right, side = (-168, "left") if narrow else (-8, "right")
        panel.beside_row(tops[heading], heading, colours.ink, nudge=(right, 1), ha=side, va="bottom",
                         weight="semibold")
        panel.beside_row(tops[heading], kit.wrapped(count, 215) if narrow else count, nudge=(right, -1),
                         ha=side, va="top")
    panel.axes.set_ylim(min(panel.places) - 0.6, 1.3)
