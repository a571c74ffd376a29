"""The answers to one survey question add up to more than everybody, and whether rounding can do it."""

from decimal import Decimal

from scripts.charts import kit

# The answers as the brief prints them, in its order, and in our words.
ANSWERS = (("first-choice-self-defence-nippon-com-2025-csds", "stronger self-defence"),
           ("first-choice-other-partners-nippon-com-2025-csds", "more partners"),
           ("first-choice-us-ties-nippon-com-2025-csds", "closer ties with Washington"))
WHOLE = Decimal(100)


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from three figures of one document and the sum worked out from them."""
    facts = [ledger.fact(ref) for ref, _ in ANSWERS]
    shares = kit.of_figures(ledger, {words: ref for ref, words in ANSWERS}, digits=kit.ALL, short=True)
    share = shares.show
    total = ledger.fact("nippon-com-first-choices-sum-2025").low.value
    spans = [_span(fact) for fact in facts]
    least, most = (sum(ends) for ends in zip(*spans, strict=True))
    explained = least <= WHOLE <= most
    above = f"{kit.grouped(total - WHOLE, 1)} percentage points"
    rough = max(facts, key=lambda fact: fact.low.step)
    low, high = _span(rough)

    return kit.Chart(
        title=f"The first choices in one survey add up to {share(total)}, and rounding "
              + ("is enough to explain it" if explained else "cannot explain it"),
        subtitle=f"What Japan should put first for its security, per cent of respondents, Nippon.com, "
                 f"{kit.period_text(facts[0].as_of)}, as a brief prints it; below, the last stretch enlarged",
        alt=f"Shares as printed: {shares.listed()}. They add up to {share(total)}, {above} above the whole. "
            f"Before rounding the sum can have been anything from {share(least)} to {share(most)}.",
        description=[
            "The upper bar puts the three shares end to end, as the brief prints them, against a mark at "
            f"the whole. They pass it by {above}.",
            f"One share, {share(rough.low.value)}, is printed without a decimal, so it can stand for "
            f"anything from {share(low)} to {share(high)}; the others have one. The lower part adds up "
            f"the lowest and the highest values that would have been printed so: {share(least)} and "
            f"{share(most)}. " + ("The whole lies between them." if explained
                                 else "The whole does not lie between them."),
            "Each respondent could give one answer only, as our records have it. Nippon.com's own "
            "report keeps the decimal that the brief dropped. The scale of the lower part starts far from "
            "nought, so the sums stand there as dots and not as bars."],
        as_of=kit.period_text(facts[0].as_of), topic="opinion", sources=["csds-2025"],
        facts=[ref for ref, _ in ANSWERS],
        table=kit.Table("How the shares are taken",
                        tuple(kit.Column(head, share)
                              for head in (*(f"Put {words} first" for words in shares), "Sum")),
                        (("As printed", (*shares.values(), total)),
                         ("Least that rounding allows", (None, None, None, least)),
                         ("Most that rounding allows", (None, None, None, most)))),
        draw=draw, height=350, narrow_height=450)


def _span(fact: kit.Fact) -> tuple[Decimal, Decimal]:
    """The least and the most that a share can have been before it was rounded."""
    return fact.interval.low, fact.interval.high


def draw(canvas: kit.Canvas) -> None:
    """The stacked shares against the whole; below, the sums on an enlarged scale."""
    colours, narrow = canvas.colours, canvas.narrow
    spots = canvas.grid(2, 1, height_ratios=[1, 1.2] if narrow else [1, 1.25])
    panel = canvas.panel("value", "row", spots[0])
    shades = (colours.japan, colours.second, colours.third)
    panel.rows = [0]
    panel.parts([0, 1, 2], shades, thick=0.5)
    panel.names(where="above", dy=50 if narrow else 36, weight="semibold")
    start = 0.0
    for column, ((_, words), colour) in enumerate(zip(ANSWERS, shades, strict=True)):
        value = panel.table.column(column)[0]
        text = f"{panel.table.said(column, 0)}\n{kit.wrapped(words, 84 if narrow else 180)}"
        panel.note(start, 0, text, colour, nudge=(1, -26), va="top", ha="left")
        start += float(value)
    panel.axes.plot([float(WHOLE)] * 2, [-0.33, 0.55], color=colours.ink, linewidth=1.6, zorder=4)
    panel.note(100, 0.5, "everybody", colours.ink, nudge=(-5, 4), ha="right", va="bottom")
    panel.values_axis([0, 50, 100], limits=(0, 106))
    panel.axes.set_ylim(-1.5 if narrow else -1.1, 0.9)
    panel = canvas.panel("value", "row", spots[1])
    panel.places = [-1.0, 0.0, -2.0]
    panel.dots(3, [colours.ink, colours.other, colours.other], size=9)
    panel.values(3, rows=[0, 2], dx=4)
    panel.values(3, rows=[1], dx=-16, ha="right")
    # on phones the names lie on the drawing, left of the mark at the whole
    panel.names(where="above" if narrow else "left", dy=8)
    panel.values_axis([99, 100, 101] if narrow else [99.5, 100, 100.5, 101],
                      limits=(98.6 if narrow else 99.4, 101.5))
    panel.title("What they add up to, enlarged", pad=8)
    panel.axes.axvline(float(WHOLE), color=colours.ink, linewidth=1.6, zorder=2)
    panel.limit_rows(before=0.9 if narrow else 0.6)
