"""A wrong number is found wherever it is put, harmless edits are let pass, the harness tells no lies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest

from macros.reading.project import ROOT
from scripts import trial
from scripts.copies import Copies
from scripts.harmless import EDITS, LEFT_OUT, LIMIT, Edit, alarms, read_edits, sorted_out
from scripts.mutate import Verdict, report, score, told, tried
from scripts.mutations import OPERATORS, PLACES, SEED, Context, Mutant, draw, made, of_place
from tests.conftest import Project

FOUND = 95.0  # per cent of the mutants that must be found: sixty a day are few, and 500 must reach 99
SAMPLE = 60
EDITS_TRIED = 40
SEED_OF_DAY = int(os.environ.get("MUTATION_SEED", date.today().toordinal()))


@pytest.fixture(scope="module")
def context(built: Project) -> Context:
    return Context(built.root)


@pytest.fixture(scope="module")
def copies(built: Project) -> Iterator[Copies]:
    with Copies(built.root, base=built.root) as made_copies:
        assert made_copies.problems == []
        yield made_copies


def planted(context: Context, file: str, old: str, new: str) -> dict[str, bytes]:
    """The file with a fault."""
    text = context.read(file)
    assert old in text, (file, old)
    return {file: text.replace(old, new, 1).encode()}


def test_mutants_of_today_are_found(copies: Copies) -> None:
    verdicts = tried(copies, SAMPLE, SEED_OF_DAY)
    left = "\n".join(line for one in verdicts if one.outcome != "killed" for line in told(one))
    print(f"MUTATION_SEED={SEED_OF_DAY}: {score(verdicts):.1f}% of {len(verdicts)} found\n{left}")
    assert len(verdicts) == SAMPLE
    assert score(verdicts) >= FOUND, f"MUTATION_SEED={SEED_OF_DAY} repeats this run\n{left}"


FIXED = {
    "value in a record": (
        "seeds/sources/pism-2025.yml", "value: 14.9 billion", "value: 19.4 billion", "records"),
    "statement of an event": (
        "seeds/sources/csds-2025.yml", "statement: Shinzo Abe leads Japan's government, longer than anyone",
        "statement: Shinzo Abe leads Japan's government, shorter than anyone", "register"),
    "input of a derived figure": (
        "seeds/workings.yml", "section-301-rate-japan-2026-07]", "letter-to-ishiba-rate-2025-07]",
        "register"),
    "number typed in a page": (
        "docs/trade/yen.md", "These are market rates", "These 17 are market rates", "pages"),
    "figure in a finished page": (
        "site/trade/yen/index.html", 'data-figure="yen-per-dollar@2011" data-note',
        'data-figure="yen-per-dollar@2012" data-note', "page_says"),
    "number in a finished sentence": (
        "site/trade/yen/index.html", "fear a quarrel in which", "fear 14 quarrels in which", "page_says"),
    "table of a chart": (
        "site/trade/yen/index.html", "<td>347.8</td>", "<td>374.8</td>", ""),
    "value in a download": (
        "site/data/figures.json", '"value": 14900000000', '"value": 19400000000', "files_as_made"),
    "words in the search index": (
        "site/search/search_index.json", "on average", "on 3 averages", "search_agrees"),
}


@pytest.mark.parametrize("name", FIXED)
def test_a_fault_that_was_found_once_is_found_again(copies: Copies, context: Context, name: str) -> None:
    file, old, new, by = FIXED[name]
    answer = copies.ask([planted(context, file, old, new)])[0]
    assert answer["outcome"] == "killed", answer
    assert by in ("", answer["by"]), answer


def test_a_sentence_without_numbers_may_change(copies: Copies, context: Context) -> None:
    faults = [planted(context, "docs/security/china.md", "What happens there", "Whatever happens there"), {}]
    assert [answer["outcome"] for answer in copies.ask(faults)] == ["survived", "survived"]


def test_harmless_edits_are_let_pass(built: Project) -> None:
    fresh, stale = sorted_out(read_edits(ROOT / EDITS), built.root)
    gone = "\n".join(f"{edit.file}: {edit.old!r}" for edit in stale)
    assert len(stale) <= len(fresh) / 20, f"edits whose text is gone; no alarm, but write them anew:\n{gone}"
    first = SEED_OF_DAY % max(len(fresh) // EDITS_TRIED, 1)
    some = fresh[first::max(len(fresh) // EDITS_TRIED, 1)]
    with Copies(built.root, LEFT_OUT, base=built.root) as copies:
        refused = alarms(some, copies)
    assert len(refused) <= len(some) * LIMIT / 100, refused


def test_a_switched_off_check_leaves_survivors(built: Project, context: Context) -> None:
    fault = planted(context, "site/trade/yen/index.html", 'value="79.6967"', 'value="97.6967"')
    answers = []
    for without in ([], ["page_says"]):
        with Copies(built.root, without, base=built.root) as copies:
            answers += copies.ask([fault])
    assert [answer["outcome"] for answer in answers] == ["killed", "survived"], answers
    assert answers[0]["by"] == "page_says"
    verdict = Verdict(Mutant("value_of_figure", "site/trade/yen/index.html", 7, "old", "new"), **answers[1])
    text = report([verdict], 1, 1.0)
    assert "site/trade/yen/index.html:7: survived\n    - old\n    + new" in text and "0.0% were found" in text


def test_a_check_that_breaks_down_kills_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> Iterator[object]:
        raise ValueError("no such thing")
        yield

    monkeypatch.setattr(trial, "found", broken)
    stand = trial.Stand(None, None, frozenset())  # type: ignore[arg-type]
    answer = trial.verdict_on(stand, {})
    assert (answer["outcome"], answer["message"]) == ("error", "ValueError: no such thing")
    verdict = Verdict(Mutant("cell", "x", 1, "", ""), **answer)
    assert score([verdict]) == 0.0 and "ERROR in test_mutations.py" in told(verdict)[0]


def test_every_operator_says_what_it_stands_for_and_makes_ten(context: Context) -> None:
    assert len(OPERATORS) >= 24
    for operator in OPERATORS.values():
        assert len(operator.stands_for) > 20, operator.name
        mutants = list(islice(made(context, operator, SEED), 10))
        assert len(mutants) == 10, operator.name
        for mutant in mutants:
            assert mutant.files and mutant.before != mutant.after
            assert all(content != context.bytes(file) for file, content in mutant.files.items())
            assert not mutant.file.startswith(("docs/contribute/", "site/contribute/"))


def test_a_seed_gives_the_same_mutants_again(built: Project) -> None:
    first, second = (draw(Context(built.root), 40, 7) for _ in range(2))
    assert first == second and [one.files for one in first] == [one.files for one in second]
    assert draw(Context(built.root), 40, 8) != first


def test_the_places_get_equal_shares(context: Context) -> None:
    mutants = draw(context, 52, SEED)
    shares = [sum(OPERATORS[one.operator].place == place for one in mutants) for place in PLACES]
    assert shares == [11, 11, 10, 10, 10]
    assert min(len(of_place(place)) for place in PLACES) >= 15


def test_two_texts_change_places_and_a_lost_text_is_stale() -> None:
    edit = Edit("swapped", "x", "one", "other")
    assert edit.applied("an other or one.") == "an one or other."
    assert edit.applied("one only") is None
    assert Edit("reworded", "x", "a", "b").applied("a a") is None
