"""The polls of one year side by side, each with what was asked, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.data import Fact, Ledger
from macros.house_style import ENGLISH, fact_text, grouped, period_text
from macros.html import short_name
from scripts.charts.model import Chart, Column, Draw, Table, Theme, credit

AFFINITY = "opinion-affinity-us-cabinet-office@2025"
TRUST = "trust-in-us-2025-genron-ft26"
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
HEADING, ROW = 1.05, 1.0
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


def chart(ledger: Ledger) -> Chart:
    """The chart, from two documents and the Cabinet Office's survey."""
    answers = [Answer(group, words, pollster, ledger.fact(ref))
               for group, rows in POLLS for ref, words, pollster in rows]
    ids = list(dict.fromkeys(id for answer in answers for id in answer.fact.sources))
    affinity, trust = ledger.fact(AFFINITY), ledger.fact(TRUST)
    year = period_text(affinity.as_of)
    return Chart(
        title=f"Asked about affinity, {fact_text(affinity)} of Japanese spoke for America in {year}; "
              f"asked about trust in an ally, {fact_text(trust)}",
        subtitle="Per cent of respondents, with what they said, who asked and when; blue answers "
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
            "which its results came out, weeks after it had asked, and the Cabinet Office's the year."],
        credit=_credit(ledger, ids), as_of=period_text(max(a.fact.as_of for a in answers)),
        sources=ids, facts=[a.fact.ref for a in answers if a.fact.ref in ledger.figures],
        table=Table("Answer, pollster and date", (Column("Share", lambda v: f"{_short(v)}%"),),
                    tuple((answer.row, (answer.fact.low.value,)) for answer in answers)),
        draw=_drawer(answers), height=760, narrow_height=990)


def _short(value: Decimal) -> str:
    return grouped(value, 1 if value % 1 else 0)


def _credit(ledger: Ledger, ids: Sequence[str]) -> str:
    """Who passed the polls on: the documents by name, the series with their own credits."""
    texts = [f"{short_name(ledger.source(id))}, {ledger.source(id).title}." for id in ids
             if id in ledger.sources]
    series = [id for id in ids if id not in ledger.sources]
    return " ".join([credit(ledger, series), *texts])


def _drawer(answers: Sequence[Answer]) -> Draw:
    def draw(axes: Any, table: Table, theme: Theme) -> None:
        """Groups under their headings, each answer as the coloured part of a pale bar."""
        level, group = 0.0, ""
        for answer, (_, values) in zip(answers, table.rows, strict=True):
            value = float(next(v for v in values if v is not None))
            if answer.group != group:
                group = answer.group
                level -= HEADING
                axes.annotate(group, (0, level), xytext=(0, 2), textcoords="offset points",
                              color=theme.text, weight="semibold", fontsize=15, va="bottom",
                              annotation_clip=False)
            level -= ROW
            axes.barh(level, 100, height=0.3, color=theme.grid)
            axes.barh(level, value, height=0.3,
                      color=theme.second if answer.fact.ref in FOR_AMERICA else theme.japan)
            axes.annotate(answer.words, (0, level), xytext=(0, 27 if theme.narrow else 9),
                          textcoords="offset points", color=theme.text, va="bottom",
                          annotation_clip=False)
            axes.annotate(fact_text(answer.fact), (100, level), xytext=(8, 0), va="center",
                          textcoords="offset points", color=theme.text, weight="semibold",
                          annotation_clip=False)
            axes.annotate(answer.asked, (0 if theme.narrow else 100, level),
                          xytext=(0, 12 if theme.narrow else 9),
                          ha="left" if theme.narrow else "right", va="bottom",
                          textcoords="offset points", color=theme.muted, annotation_clip=False)
        axes.set_xlim(0, 100 * (1.34 if theme.narrow else 1.17))
        axes.set_ylim(level - 0.3, -0.3)
        axes.grid(visible=False)
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines["bottom"].set_visible(False)
    return draw
