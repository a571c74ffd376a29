"""How the cash from the pledged investments is to be split between Japan and America."""

from decimal import Decimal

from scripts.charts import kit

SHARE = "japan-profit-share-2025-ft26"
CORRECTION = "ft26-profit-split"
PAPERS = "tariff-deal-documents-2025-09-04-csds"
WHOLE = Decimal(100)
SIDES = ("Japan", "United States")


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the two stages of the memorandum.

    Raises:
        ValueError: the correction no longer says what the chart draws.
    """
    share, corrected = ledger.fact(SHARE), ledger.corrections[CORRECTION]
    for words in ("Cash is split equally until Japan", f"{{{SHARE}}} for Japan and the rest for America"):
        if words not in corrected.right:
            raise ValueError(f"correction {CORRECTION!r} no longer says {words!r}; "
                             "draw who-gets-the-profits anew from what it says")
    japan, equal = share.low.value, WHOLE / len(SIDES)
    percent = kit.writing_of(ledger, SHARE, digits=0)
    tenth, half, rest = (percent(part) for part in (japan, equal, WHOLE - japan))
    rows = (("At first, until Japan has its outlay back with interest", (equal, WHOLE - equal)),
            ("After that", (japan, WHOLE - japan)))
    return kit.Chart(
        title=f"Japan is to get half of the cash until it is repaid, then {tenth}",
        subtitle="Share of the cash from the projects under Japan's pledge, by the memorandum on it",
        alt=f"By one report Japanese companies get {kit.fact_text(share)} of the profits. By the memorandum, "
            f"as it is explained, each side gets {half} until Japan has recovered its outlay with "
            f"interest; after that Japan gets {tenth} and the United States {rest}.",
        description=[
            "The bars follow the memorandum of "
            f"{kit.period_text(ledger.events[PAPERS].date)}, when the papers on the deal were published, "
            "as the Federal Reserve Bank of St. Louis explains it. The Financial Times prints "
            f"{kit.fact_text(share)} for Japanese companies, with no word on stages or on who gets the rest.",
            "We have not read the memorandum itself. The American part is what is left of the whole "
            "after Japan's; the explanation agrees in words.",
            "Nothing here says how large the profits will be, or how long the first stage lasts."],
        credit=f"Source: {corrected.checked_with.split(',')[0]}; {kit.credit(ledger, ['ft-2026'])[8:]}",
        as_of=kit.period_text(ledger.sources["ft-2026"].published), topic="investment",
        facts=[SHARE], events=[PAPERS],
        table=kit.Table("Stage", tuple(kit.Column(side, percent) for side in SIDES), rows),
        draw=draw, height=210, narrow_height=220)


def draw(canvas: kit.Canvas) -> None:
    """Two bars of one length, each a whole, under the names of the sides; Japan's part in red."""
    panel, colours, thick = canvas.panel(x="value", y="row"), canvas.colours, 0.42
    panel.parts([0, 1], [colours.japan, colours.second], thick)
    panel.values(0, colour=colours.paper, weight="semibold", dx=-9.5 if canvas.narrow else -12, ha="right",
                 fontsize=13 if canvas.narrow else 16)
    panel.values(1, base=0, colour=colours.paper, dx=-12, ha="right")
    panel.names(where="above", dy=24 if canvas.narrow else 27)
    for place, side, colour, ha in ((0, *SIDES[:1], colours.japan, "left"),
                                    (float(WHOLE), *SIDES[1:], colours.second, "right")):
        panel.note(place, 0, side, colour, nudge=(0, 50), ha=ha, weight="semibold", fontsize=15)
    panel.limit_rows(0.75, 0.3)
    panel.limit_values(0, float(WHOLE))
