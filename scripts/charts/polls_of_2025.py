"""The polls of one year side by side, each with what was asked, by whom and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from macros.data import Fact, Ledger
from macros.views.html import short_name
from macros.words.house_style import ENGLISH, fact_text, grouped, period_text
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Draw, Table, credit

AFFINITY = "opinion-affinity-us-cabinet-office@2025"
TRUST = "trust-in-us-2025-genron-ft26"
ASAHI = "csds-asahi-survey-month"  # the correction of the month that the document names
# What a group of questions is about; then figure, what its respondents say, who asked and when.
POLLS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("America and its president", (
        (AFFINITY, "Feel, or rather feel, an affinity with America", "Cabinet Office, {}"),
        ("trust-in-us-yomiuri-2025-csds", "Trust America, greatly or somewhat", "Yomiuri, {}"),
        (TRUST, "Trust America as an ally", "Genron NPO, out in {}"),
        ("genron-against-trump-2025-ft26", "Are against Trump's actions", "Genron NPO, out in {}"),
        ("genron-lasting-change-2025-ft26", "See lasting or generation-long change from them",
         "Genron NPO, out in {}"))),
    ("Relations and the alliance", (
        ("opinion-us-relations-good-cabinet-office@2025", "Find relations with America good",
         "Cabinet Office, {}"),
        ("us-relations-good-utokyo-2025-csds", "Find relations with America good",
         "University of Tokyo, {}"),
        ("doubt-us-defence-asahi-2025-csds", "Doubt that America would defend Japan", "Asahi, {}"),
        ("genron-nuclear-umbrella-2025-ft26", "Want to go on relying on America's nuclear arms",
         "Genron NPO, out in {}"))),
    ("What Japan should do", (
        ("independent-diplomacy-asahi-2025-csds", "Want diplomacy as independent as possible",
         "Asahi, {}"),
        ("first-choice-self-defence-nippon-com-2025-csds", "Put stronger self-defence first",
         "Nippon.com, {}"),
        ("first-choice-other-partners-nippon-com-2025-csds", "Put ties with other countries first",
         "Nippon.com, {}"),
        ("first-choice-us-ties-nippon-com-2025-csds", "Put closer ties with Washington first",
         "Nippon.com, {}"))),
)
HEADING, ROW = 0.95, 1.0
FOR_AMERICA = (AFFINITY, TRUST, "trust-in-us-yomiuri-2025-csds",
               "opinion-us-relations-good-cabinet-office@2025", "us-relations-good-utokyo-2025-csds",
               "genron-nuclear-umbrella-2025-ft26", "first-choice-us-ties-nippon-com-2025-csds")


@dataclass(frozen=True)
class Answer:
    """One answer: what its respondents say, who asked them and when."""

    group: str
    words: str
    pollster: str
    fact: Fact

    @property
    def asked(self) -> str:
        """Who asked, and when."""
        return self.pollster.format(period_text(self.fact.as_of))

    @property
    def row(self) -> str:
        """The answer with pollster and date and, where the number is a bound, which kind."""
        word = ENGLISH.qualifiers[self.fact.qualifier]
        return f"{self.words} ({self.asked}{f'; {word} the value shown' if word else ''})"


@dataclass(frozen=True)
class Bar:
    """What the drawing needs to know of an answer beside its row of the table."""

    group: str
    words: str
    asked: str
    printed: str
    for_america: bool


def chart(ledger: Ledger) -> Chart:
    """The chart, from two documents and the Cabinet Office's survey."""
    answers = [Answer(group, words, pollster, ledger.fact(ref))
               for group, rows in POLLS for ref, words, pollster in rows]
    ids = list(dict.fromkeys(id for answer in answers for id in answer.fact.sources))
    affinity, trust = ledger.fact(AFFINITY), ledger.fact(TRUST)
    year = period_text(affinity.as_of)
    bars = tuple(Bar(a.group, a.words, a.asked, fact_text(a.fact), a.fact.ref in FOR_AMERICA)
                 for a in answers)
    return Chart(
        title=f"Asked about affinity, {fact_text(affinity)} of respondents spoke for America in {year}; "
              f"asked about trust in an ally, {fact_text(trust)}",
        subtitle="Share of respondents, with what they said, who asked and when; blue answers "
                 "speak for America or closer ties, red ones do not",
        alt=f"Answers in polls of {year}. "
            + "; ".join(f"{a.words}: {fact_text(a.fact)} ({a.asked})" for a in answers) + ".",
        description=[
            "Each pale bar is all respondents of a survey, the coloured part those who gave the "
            "answer named above it: blue if it speaks for America or for closer ties, red if it "
            "tells of doubt, distance or another choice. The answers are grouped by subject and not "
            "ranked: different questions, put in different months, by post or in ways unknown to us.",
            "Answers to one question exclude one another only in the survey of Nippon.com. Elsewhere "
            "a person can stand in several bars.",
            "We know the questions only as the documents describe them, and give them in our own "
            "words. Dates are those of the asking as they print them, but Genron NPO's is the month in "
            "which its results came out, weeks after it had asked, and the Cabinet Office's the year."
            + (" Asahi asked by post, from before the month named until after it."
               if ASAHI in ledger.corrections else "") + _preliminary(ledger, year)],
        credit=_credit(ledger, ids), as_of=period_text(max(a.fact.as_of for a in answers)),
        topic="opinion", sources=ids,
        facts=[a.fact.ref for a in answers if a.fact.ref in ledger.figures],
        table=Table("Answer, pollster and date", (Column("Share", lambda v: f"{_short(v)}%"),),
                    tuple((answer.row, (answer.fact.low.value,)) for answer in answers)),
        draw=_drawer(bars), height=800, narrow_height=1000)


def _preliminary(ledger: Ledger, year: str) -> str:
    """Says so if the Cabinet Office's values of the year are preliminary."""
    vintage = ledger.one_series(AFFINITY.split("@", maxsplit=1)[0]).info.vintage
    return (f" The Cabinet Office's values of {year} are preliminary."
            if f"{year} is the preliminary" in vintage else "")


def _short(value: Decimal) -> str:
    return grouped(value, 1 if value % 1 else 0)


def _credit(ledger: Ledger, ids: Sequence[str]) -> str:
    """Who passed the polls on: the documents by name, the series with their own credits."""
    texts = [f"{short_name(ledger.source(id))}, {ledger.source(id).title}." for id in ids
             if id in ledger.sources]
    series = [id for id in ids if id not in ledger.sources]
    return " ".join([credit(ledger, series), *texts])


def _drawer(bars: Sequence[Bar]) -> Draw:
    """How these answers are drawn, in the order of the table."""
    def draw(canvas: Canvas) -> None:
        """Groups under their headings, each answer as the coloured part of a pale bar."""
        panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
        thick = 0.3 if narrow else 0.36
        panel.places, headings = _places(bars)
        panel.wholes(100, thick=thick)
        panel.bars(0, [colours.second if bar.for_america else colours.japan for bar in bars], thick=thick)
        for row, bar in enumerate(bars):
            panel.values(0, rows=[row], show=_printing(bar.printed), weight="semibold")
            panel.note(0 if narrow else 100, panel.places[row], bar.asked, va="bottom",
                       nudge=(0, 12), ha="left" if narrow else "right")
        panel.names(where="above", dy=28 if narrow else 12, texts=[bar.words for bar in bars])
        for text, place in headings:
            panel.note(0, place, text, colours.ink, va="bottom", weight="semibold", fontsize=15)
        panel.limit_values(0, 100)
        panel.axes.set_ylim(panel.places[-1] - 0.3, 0.45)
    return draw


def _printing(text: str) -> Callable[[Decimal], str]:
    """A way of writing that always writes this: the number with the words that belong to it."""
    return lambda _: text


def _places(bars: Sequence[Bar]) -> tuple[list[float], list[tuple[str, float]]]:
    """Where rows stand, a row's room left for the heading of each group, and the headings."""
    places: list[float] = []
    headings: list[tuple[str, float]] = []
    level, group = 0.0, ""
    for bar in bars:
        if bar.group != group:
            group = bar.group
            level -= HEADING if places else 0.0
            headings.append((group, level))
        level -= ROW
        places.append(level)
    return places, headings
