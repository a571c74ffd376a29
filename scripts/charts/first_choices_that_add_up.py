"""The answers to one survey question add up to more than everybody, and whether rounding can do it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from macros.data import Fact, Ledger
from macros.words.house_style import grouped, period_text
from scripts.charts import lettering
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Chart, Column, Draw, Table, documents_credit

# The answers as the brief prints them, in its order, and in our words.
ANSWERS = (("first-choice-self-defence-nippon-com-2025-csds", "stronger self-defence"),
           ("first-choice-other-partners-nippon-com-2025-csds", "more partners"),
           ("first-choice-us-ties-nippon-com-2025-csds", "closer ties with Washington"))
SUM = "nippon-com-first-choices-sum-2025"
WHOLE = Decimal(100)
PRINTED, LEAST, MOST = "As printed", "Least that rounding allows", "Most that rounding allows"


def chart(ledger: Ledger) -> Chart:
    """The chart, from three figures of one document and the sum worked out from them."""
    facts = [ledger.fact(ref) for ref, _ in ANSWERS]
    total = ledger.fact(SUM).low.value
    least, most = _ends(facts)
    explained = least <= WHOLE <= most
    above = total - WHOLE
    told = ", ".join(f"{words} {_pct(fact.low.value)}"
                     for fact, (_, words) in zip(facts, ANSWERS, strict=True))
    rough = max(facts, key=lambda fact: fact.low.step)
    verdict = ("rounding is enough to explain it" if explained else "rounding cannot explain it")
    return Chart(
        title=f"The first choices in one survey add up to {_pct(total)}, and {verdict}",
        subtitle=f"What Japan should put first for its security, per cent of respondents, Nippon.com, "
                 f"{period_text(facts[0].as_of)}, as a brief prints it; below, the last stretch enlarged",
        alt=f"Shares as printed: {told}. They add up to {_pct(total)}, {_points(above)} above the whole. "
            f"Before rounding the sum can have been anything from {_pct(least)} to {_pct(most)}.",
        description=[
            "The upper bar puts the three shares end to end, as the brief prints them, against a mark at "
            f"the whole. They pass it by {_points(above)}.",
            f"One share, {_pct(rough.low.value)}, is printed without a decimal, so it can stand for anything "
            f"from {_pct(_low(rough))} to {_pct(_high(rough))}; the others have one. The lower part adds up "
            f"the lowest and the highest values that would have been printed so: {_pct(least)} and "
            f"{_pct(most)}. " + ("The whole lies between them." if explained
                                 else "The whole does not lie between them."),
            "Each respondent could give one answer only, as our records have it. Nippon.com's own "
            "report keeps the decimal that the brief dropped. The scale of the lower part starts far from "
            "nought, so the sums stand there as dots and not as bars."],
        credit=documents_credit(ledger, ["csds-2025"]), as_of=period_text(facts[0].as_of), topic="opinion",
        sources=["csds-2025"], facts=[ref for ref, _ in ANSWERS], table=_table(facts, total, least, most),
        draw=_drawer(tuple(words for _, words in ANSWERS)), height=350, narrow_height=450)


def _table(facts: Sequence[Fact], total: Decimal, least: Decimal, most: Decimal) -> Table:
    """The printed shares with their sum, then the sums that rounding allows."""
    heads = [f"Put {words} first" for _, words in ANSWERS]
    return Table("How the shares are taken", tuple(Column(head, _pct) for head in [*heads, "Sum"]),
                 ((PRINTED, (*(fact.low.value for fact in facts), total)),
                  (LEAST, (None, None, None, least)), (MOST, (None, None, None, most))))


def _low(fact: Fact) -> Decimal:
    low = fact.interval.low
    assert low is not None
    return low


def _high(fact: Fact) -> Decimal:
    high = fact.interval.high
    assert high is not None
    return high


def _ends(facts: Sequence[Fact]) -> tuple[Decimal, Decimal]:
    """The least and the most that the shares can have added up to before they were rounded."""
    return sum(map(_low, facts), Decimal(0)), sum(map(_high, facts), Decimal(0))


def _pct(value: Decimal) -> str:
    return f"{grouped(value, max(0, -int(value.normalize().as_tuple().exponent)))}%"


def _points(value: Decimal) -> str:
    return f"{grouped(value, 1)} percentage points"


def _drawer(words: tuple[str, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """The stacked shares against the whole; below, the sums on an enlarged scale."""
        spots = canvas.grid(2, 1, height_ratios=[1, 1.2] if canvas.narrow else [1, 1.25])
        _stack(canvas, canvas.panel("value", "row", spots[0]), words)
        _sums(canvas, canvas.panel("value", "row", spots[1]))
    return draw


def _stack(canvas: Canvas, panel: Panel, words: Sequence[str]) -> None:
    """Three parts end to end, each with its share and what it stands for."""
    colours = canvas.colours
    panel.rows = [0]
    panel.parts([0, 1, 2], [colours.japan, colours.second, colours.third], thick=0.5)
    panel.names(where="above", dy=50 if canvas.narrow else 36, weight="semibold")
    start = 0.0
    shades = (colours.japan, colours.second, colours.third)
    for column, (text, colour) in enumerate(zip(words, shades, strict=True)):
        value = panel.table.column(column)[0]
        room = 84 if canvas.narrow else 180
        panel.note(start, 0, f"{_pct(value)}\n{lettering.wrapped(text, room)}", colour,
                   nudge=(1, -26), va="top", ha="left")
        start += float(value)
    panel.axes.plot([float(WHOLE)] * 2, [-0.33, 0.55], color=colours.ink, linewidth=1.6, zorder=4)
    panel.note(100, 0.5, "everybody", colours.ink, nudge=(-5, 4), ha="right", va="bottom")
    panel.values_axis([], lambda share: f"{share:g}%", limits=(0, 106))
    panel.axes.set_ylim(-1.5 if canvas.narrow else -1.1, 0.9)
    panel.axes.set_xticks([0, 50, 100], ["0%", "50%", "100%"])


def _sums(canvas: Canvas, panel: Panel) -> None:
    """The sum as printed and the two that rounding allows, as dots about the whole."""
    colours = canvas.colours
    panel.places = [-1.0, 0.0, -2.0]
    panel.dots(3, [colours.ink, colours.other, colours.other], size=9)
    panel.values(3, rows=[0, 2], dx=4)
    panel.values(3, rows=[1], dx=-16, ha="right")
    if canvas.narrow:  # the names lie on the drawing, left of the mark at the whole
        panel.names(where="above", dy=8)
        panel.values_axis([99, 100, 101], lambda share: f"{share}%", limits=(98.6, 101.5))
    else:
        panel.names()
        panel.values_axis([99.5, 100, 100.5, 101], lambda share: f"{share:g}%", limits=(99.4, 101.5))
    panel.axes.set_title("What they add up to, enlarged", loc="left", weight="semibold",
                         fontsize=lettering.SIZE, color=colours.ink, pad=8)
    panel.axes.axvline(float(WHOLE), color=colours.ink, linewidth=1.6, zorder=2)
    panel.limit_rows(before=0.9 if canvas.narrow else 0.6)
