"""How the cash from the pledged investments is to be split between Japan and America."""

from decimal import Decimal

from scripts.charts import kit

SHARE = "japan-profit-share-2025-ft26"
CORRECTION = "ft26-profit-split"
PAPERS, PLEDGE = "tariff-deal-documents-2025-09-04-csds", "framework-deal-pledge-2025-07-eo-14345"
WHOLE = Decimal(100)
SIDES = ("Japan", "United States")


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the two stages of the memorandum.

    Raises:
        ValueError: the correction no longer says what the chart draws.
    """
    share, corrected = ledger.fact(SHARE), ledger.corrections[CORRECTION]
    bank = corrected.checked_with.split(",")[0]
    for words in ("Cash is split equally until Japan", f"{{{SHARE}}} for Japan and the rest for America"):
        if words not in corrected.right:
            raise ValueError(f"correction {CORRECTION!r} no longer says {words!r}; "
                             "draw who-gets-the-profits anew from what it says")
    japan, equal, pledge = share.low.value, WHOLE / len(SIDES), kit.fact_text(ledger.fact(PLEDGE))
    percent = kit.writing_of(ledger, SHARE, digits=0)
    tenth, half, rest = (percent(part) for part in (japan, equal, WHOLE - japan))
    rows = (("At first, until Japan has its money back, with interest", (equal, WHOLE - equal)),
            ("After that", (japan, WHOLE - japan)))
    return kit.Chart(
        title=f"Once repaid, Japan gets {'only ' * (japan < equal)}{tenth} of the cash from its projects in "
              "America",
        subtitle=f"Split of the cash from the {pledge} of projects that Japan has pledged",
        alt=f"By one report Japanese companies get {kit.fact_text(share)} of the profits. By the memorandum, "
            f"as it is explained, each side gets {half} until Japan has recovered its outlay with "
            f"interest; after that Japan gets {tenth} and the United States {rest}.",
        description=[
            f"We have not read the memorandum. One Financial Times article prints {kit.fact_text(share)} for "
            "Japanese companies, with no word on stages or on who gets the rest. Nothing here says how large "
            "the profits will be, or how long the first stage lasts."],
        credit=f"Source: memorandum of {kit.period_text(ledger.events[PAPERS].date)}, as explained "
               f"by the {bank}; {kit.credit(ledger, ['ft-2026'])[8:]}",
        as_of=kit.period_text(ledger.events[PAPERS].date), topic="investment",
        facts=[SHARE, PLEDGE], events=[PAPERS],
        table=kit.Table("Stage", tuple(kit.Column(side, percent) for side in SIDES), rows),
        draw=draw, height=190, narrow_height=205)


def draw(canvas: kit.Canvas) -> None:
    """Two bars of one length, each a whole; in each part whose it is and how much."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    panel.parts([0, 1], [colours.japan, colours.second], thick=0.46)
    for row, shares in enumerate(zip(*map(canvas.table.numbers, (0, 1)), strict=True)):
        for column, (side, start, share) in enumerate(zip(SIDES, (0, shares[0] or 0), shares, strict=True)):
            words, room = f"{side} {canvas.table.said(column, row)}", (share or 0) * (3.3 if narrow else 7)
            tight = kit.width(words, 15, "semibold") > room - 16
            below = tight and narrow  # there is room under the bar alone
            if tight and not narrow:
                words = words.replace(f"{side} ", f"{side}\n")
            panel.note(start, panel.places[row] - 0.23 * below, words,
                       colours.japan if below else colours.paper, gid=f"value-{column}-{row}",
                       nudge=(0, -3) if below else (9, 0), va="top" if below else "center",
                       weight="semibold", fontsize=13 if narrow else 15)
    panel.names(where="above", dy=25)
    panel.limit_rows(0.56, 0.48 if narrow else 0.28)
    panel.limit_values(0, float(WHOLE))
