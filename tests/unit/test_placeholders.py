"""Words that only hold a place stand in the guide and the scaffold, and nowhere else."""

import pytest

from macros.authoring.inspection import inspect_body
from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.reading.project import ROOT
from macros.words.placeholders import CHART, GUIDE, placeholder_problems, placeholders_in
from tests.unit.ledgers import with_fields


def test_each_of_the_guide_stands_there(ledger: Ledger) -> None:
    guide = (ROOT / "docs/contribute/index.md").read_text(encoding="utf-8")
    assert [words for words in GUIDE if words not in guide] == [] == list(placeholder_problems(ledger))


@pytest.mark.parametrize("words", [*CHART.values(), *GUIDE])
def test_each_is_found_on_a_page_even_over_lines_but_not_in_the_guide(desk: Desk, words: str) -> None:
    body = f"# A title\n\nSome {words.replace(' ', chr(10), 1)} more."
    found = [(problem.line, problem.message) for problem in inspect_body(desk, "docs/trade/yen.md", body, 1)]
    assert (3, f"the page still says {words!r}") in found
    assert not any("still says" in problem.message
                   for problem in inspect_body(desk, "docs/contribute/index.md", body, 1))


def test_a_record_is_named_with_its_field(bay: Ledger) -> None:
    id = next(iter(bay.events))
    found, = placeholder_problems(with_fields(bay, "events", id, evidence="at most six printed words"))
    assert found.message == f"event {id!r}, evidence: still says 'at most six printed words'"
    assert list(placeholders_in("At most seven printed words.")) == []
