"""Polls of one year on closeness and trust, each with who asked and when; others in the table."""

from macros.words.house_style import QUALIFIER_WORDS
from scripts.charts import kit

AFFINITY = "opinion-affinity-us-cabinet-office@2025"
RELATIONS = "opinion-us-relations-good-cabinet-office@2025"
TRUST, YOMIURI = "trust-in-us-2025-genron-ft26", "trust-in-us-yomiuri-2025-csds"
DOUBT = "doubt-us-defence-asahi-2025-csds"
# What a group of questions is about; then figure, what its respondents say, and who asked.
POLLS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Do you feel close to America?": (
        (AFFINITY, "Feel very or fairly close to America", "Cabinet Office"),),
    "Do you trust it?": (
        (TRUST, "Trust America as an ally", "Genron NPO"),
        (YOMIURI, "Trust America, greatly or somewhat", "Yomiuri")),
    "": (  # only in the table
        (DOUBT, "Doubt that America would defend Japan", "Asahi"),
        (RELATIONS, "Find relations with America good", "Cabinet Office"),
        ("independent-diplomacy-asahi-2025-csds", "Have a diplomacy as independent as possible", "Asahi"),
        ("genron-nuclear-umbrella-2025-ft26", "Go on relying on America's nuclear arms", "Genron NPO"))}
NOT_DRAWN = "Share, not drawn"
SHORT = ("Feel very or fairly close", "Trust America as an ally", "Trust America, greatly or somewhat")
Answer = tuple[str, str, str, str]  # its group, what it says, who asked and when, the share in words


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from two documents and the Cabinet Office's survey."""
    refs = [ref for rows in POLLS.values() for ref, *_ in rows]
    facts, ids = [ledger.fact(ref) for ref in refs], kit.origins(ledger, refs)
    answers = [(group, words, f"{pollster}, {kit.period_text(ledger.fact(ref).as_of)}",
                kit.fact_text(ledger.fact(ref)))
               for group, rows in POLLS.items() for ref, words, pollster in rows]
    affinity, trust, other = (ledger.fact(ref).low.value for ref in (AFFINITY, TRUST, YOMIURI))
    year = kit.period_text(ledger.fact(AFFINITY).as_of)
    ends = [f"; {bound} the value shown" if (bound := QUALIFIER_WORDS[fact.qualifier]) else ""
              for fact in facts]
    research = ledger.sources["csds-2025"].publisher.split(" (")[0]
    vintage = ledger.series[AFFINITY.split("@", maxsplit=1)[0]].info.vintage
    return kit.Chart(
        title=f"In {year} most Japanese felt close to America; under a quarter trusted it"
              if max(trust, other) < 25 and affinity > 50 else
              f"What polls of {year} asked about America",
        subtitle="Per cent of those asked. The pollsters drawn each had a question of their own",
        alt=f"Answers in polls of {year}. "
            + "; ".join(f"{words}: {share} ({asked})" for _, words, asked, share in answers) + ".",
        description=[
            "The full width is all respondents of a survey; questions are in our words. Others are only in "
            "the table. Dates are those of the asking, Asahi's and Genron NPO's as corrected here."
            + (f" The Cabinet Office's values of {year} are preliminary."
               if f"{year} is the preliminary" in vintage else "")],
        as_of=year, topic="opinion",
        sources=ids, facts=[ref for ref in refs if ref in ledger.figures],
        table=kit.table_of("Answer, pollster and date", {head: kit.of_figures(ledger, {
            f"{words} ({asked}{bound})": ref
            for ref, bound, (group, words, asked, _) in zip(refs, ends, answers, strict=True)
            if bool(group) == (head == "Share")}, short=True) for head in ("Share", NOT_DRAWN)},
            undrawn=[NOT_DRAWN]),
        credit="Source: Cabinet Office, Japan; Genron NPO, in the Financial Times; Yomiuri and Asahi, "
               f"in a paper of the {research}.",
        draw=draw, given={"answers": [answer for answer in answers if answer[0]]}, height=250,
        narrow_height=240)


def draw(canvas: kit.Canvas, answers: list[Answer]) -> None:
    """Questions, and under each the answers, each as a part of a pale bar."""
    panel, colours = canvas.panel(x="value", y="row"), canvas.colours
    headings = panel.group([group for group, *_ in answers], above=0.95, below=0.7)
    panel.rows = range(len(answers))
    panel.wholes(100, thick=0.36)
    panel.bars(0, colours.japan, thick=0.36)
    for row, (_, _, asked, share) in enumerate(answers):
        panel.values(0, rows=[row], show=share, fontsize=16, weight="semibold")
        panel.note(100, panel.places[row], asked.replace(" September", " Sept"), va="bottom",
                   fontsize=kit.SMALL, nudge=(0, 12), ha="right")
    panel.names(where="above", dy=12, texts=[*SHORT, *panel.table.labels])
    for text, place in headings.items():
        panel.note(0, place, text, colours.ink, va="bottom", weight="semibold", fontsize=15)
    panel.limit_values(0, 100)
    panel.axes.set_ylim(panel.places[-1] - 0.3, 0.45)
