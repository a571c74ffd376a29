"""The polls of one year side by side, each with what was asked, by whom and when."""

from macros.words.house_style import QUALIFIER_WORDS
from scripts.charts import kit

AFFINITY = "opinion-affinity-us-cabinet-office@2025"
RELATIONS = "opinion-us-relations-good-cabinet-office@2025"
TRUST = "trust-in-us-2025-genron-ft26"
# What a group of questions is about; then figure, what its respondents say, and who asked.
POLLS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "How near America feels": (
        (AFFINITY, "Feel very or fairly close to America", "Cabinet Office"),
        (RELATIONS, "Find relations with America good", "Cabinet Office")),
    "Trust in it": (
        (TRUST, "Trust America as an ally", "Genron NPO"),
        ("trust-in-us-yomiuri-2025-csds", "Trust America, greatly or somewhat", "Yomiuri")),
    "Doubt about it": (
        ("doubt-us-defence-asahi-2025-csds", "Doubt that America would defend Japan", "Asahi"),),
    "What Japan should do": (
        ("independent-diplomacy-asahi-2025-csds", "Have a diplomacy as independent as possible", "Asahi"),
        ("genron-nuclear-umbrella-2025-ft26", "Go on relying on America's nuclear arms", "Genron NPO"))}
Answer = tuple[str, str, str, str]  # its group, what it says, who asked and when, the share in words


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from two documents and the Cabinet Office's survey."""
    refs = [ref for rows in POLLS.values() for ref, *_ in rows]
    facts, ids = [ledger.fact(ref) for ref in refs], kit.origins(ledger, refs)
    answers = [(group, words, f"{pollster}, {kit.period_text(ledger.fact(ref).as_of)}",
                kit.fact_text(ledger.fact(ref)))
               for group, rows in POLLS.items() for ref, words, pollster in rows]
    affinity, trust = (ledger.fact(ref).low.value for ref in (AFFINITY, TRUST))
    year = kit.period_text(ledger.fact(AFFINITY).as_of)
    ends = [f"; {bound} the value shown" if (bound := QUALIFIER_WORDS[fact.qualifier]) else ""
              for fact in facts]
    vintage = ledger.series[AFFINITY.split("@", maxsplit=1)[0]].info.vintage
    return kit.Chart(
        title=f"Most Japanese felt close to America in {year}; few trusted it as an ally"
              if trust < 25 and affinity > 50 else f"What polls of {year} asked about America",
        subtitle="Share of respondents; what each poll asked, in our own words",
        alt=f"Answers in polls of {year}. "
            + "; ".join(f"{words}: {share} ({asked})" for _, words, asked, share in answers) + ".",
        description=[
            "The full width is all respondents of a survey, the bar those who gave the answer named "
            "above it. The answers are grouped by subject, and their order is no ranking: "
            "different questions, put in different months, by post, in interviews or in ways unknown to us.",
            "One person can be counted in several bars.",
            "We know the questions from the documents and from the pollsters' reports, and give them in "
            "our own words. Dates are those of the asking, Asahi's and Genron NPO's as corrected here, "
            "and of the Cabinet Office's the year."
            + (f" The Cabinet Office's values of {year} are preliminary."
               if f"{year} is the preliminary" in vintage else "")],
        as_of=kit.period_text(max(fact.as_of for fact in facts), style="month"), topic="opinion",
        sources=ids, facts=[ref for ref in refs if ref in ledger.figures],
        table=kit.table_of("Answer, pollster and date", {"Share": kit.of_figures(ledger, {
            f"{words} ({asked}{bound})": ref
            for ref, bound, (_, words, asked, *_) in zip(refs, ends, answers, strict=True)}, short=True)}),
        draw=draw, given={"answers": answers}, height=450, narrow_height=590)


def draw(canvas: kit.Canvas, answers: list[Answer]) -> None:
    """Groups under their headings, each answer as a part of a pale bar: coloured what the headline tells."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    thick = 0.36 if narrow else 0.44
    headings = panel.group([group for group, *_ in answers], above=0.95)
    told = [ref in (AFFINITY, TRUST) for rows in POLLS.values() for ref, *_ in rows]
    panel.wholes(100, thick=thick)
    panel.bars(0, [colours.ink if one else colours.other for one in told], thick=thick)
    for row, (_, _, asked, share) in enumerate(answers):
        panel.values(0, rows=[row], show=share, fontsize=16 if told[row] else kit.SIZE,
                     weight="semibold" if told[row] else "regular")
        panel.note(0 if narrow else 100, panel.places[row], asked, va="bottom", fontsize=kit.SMALL,
                   nudge=(0, 12 if narrow else 10), ha="left" if narrow else "right")
    panel.names(where="above", dy=26 if narrow else 10, texts=[words for _, words, *_ in answers])
    for text, place in headings.items():
        panel.note(0, place, text, colours.ink, va="bottom", weight="semibold", fontsize=15)
    panel.limit_values(0, 100)
    panel.axes.set_ylim(panel.places[-1] - 0.3, 0.45)
