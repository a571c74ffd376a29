"""How the cash from the pledged investments is to be split between Japan and America."""

from decimal import Decimal

from scripts.charts import kit

SHARE = "japan-profit-share-2025-ft26"
CORRECTION = "ft26-profit-split"
PAPERS = "tariff-deal-documents-2025-09-04-csds"
WHOLE = Decimal(100)
SIDES = ("Japan", "United States")
HEADS = ("By the memorandum, ", "As the Financial Times reports it: ")


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the two stages of the memorandum, then the newspaper's share.

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
    rows = ((f"{HEADS[0]}at first: until Japan has its outlay back with interest",
             (equal, WHOLE - equal)),
            (f"{HEADS[0]}after that", (japan, WHOLE - japan)),
            (f"{HEADS[1]}one share for Japan, with no stages", (japan, None)))
    return kit.Chart(
        title="Cash from the pledge is to be split equally until Japan has its outlay back with interest; "
              f"then Japan gets {tenth}",
        subtitle="Share of the cash from the projects under the pledge, by side and stage",
        alt=f"By one report Japanese companies get {kit.fact_text(share)} of the profits. By the memorandum, "
            f"as it is explained, each side gets {half} until Japan has recovered its outlay with "
            f"interest; after that Japan gets {tenth} and the United States {rest}.",
        description=[
            "The first two bars follow the memorandum of "
            f"{kit.period_text(ledger.events[PAPERS].date)}, when the papers on the deal were published, "
            "as the Federal Reserve Bank of St. Louis explains it. The last is what the newspaper prints: "
            f"{kit.fact_text(share)} for Japanese companies, with no word on stages or on who gets the rest.",
            "We have not read the memorandum itself. The American part is what is left of the whole "
            "after Japan's; the explanation agrees in words.",
            "Nothing here says how large the profits will be, or how long the first stage lasts."],
        credit=f"{kit.credit(ledger, ['ft-2026'])} Stages: {corrected.checked_with.split(';')[0]}.",
        as_of=kit.period_text(ledger.sources["ft-2026"].published), topic="investment",
        facts=[SHARE], events=[PAPERS],
        table=kit.Table("Stage", tuple(kit.Column(side, percent) for side in SIDES), rows),
        draw=draw, height=330, narrow_height=360)


def draw(canvas: kit.Canvas) -> None:
    """Three bars of one length, each a whole; Japan's part in red."""
    panel, narrow, colours = canvas.panel(x="value", y="row"), canvas.narrow, canvas.colours
    thick = 0.36 if narrow else 0.42
    panel.places = [0, -1, -2.45]
    panel.wholes(float(WHOLE), thick, rows=[2])
    panel.parts([0, 1], [colours.japan, colours.second], thick)
    panel.values(0, colour=colours.paper, weight="semibold", dx=-9.5 if narrow else -12, ha="right")
    panel.values(1, base=0, colour=colours.paper, weight="semibold", dx=-12, ha="right")
    texts = [label.removeprefix(head) for label in panel.table.labels for head in HEADS if head in label]
    panel.names(where="above", dy=24, texts=texts)
    for place, head in zip((0, panel.places[2]), HEADS, strict=True):
        panel.note(0, place, head.rstrip(",: "), colours.ink, nudge=(0, 45), weight="semibold", fontsize=15)
    panel.note(100, panel.places[2], "the rest: not stated", nudge=(-8, 0), ha="right", va="center",
               fontsize=kit.SMALL)
    first, then = (panel.table.numbers(0)[row] or 0 for row in (0, 1))
    for row, start, side in ((0, 0, SIDES[0]), (0, first, SIDES[1]), (1, then, SIDES[1])):
        panel.note(start, panel.places[row], side, colours.paper, nudge=(8, 0), va="center_baseline")
    for row in (1, 2):
        panel.note(0, panel.places[row] - thick / 2, SIDES[0], colours.japan, nudge=(0, -4), va="top")
    panel.limit_rows(0.95, 0.5)
    panel.limit_values(0, float(WHOLE))
