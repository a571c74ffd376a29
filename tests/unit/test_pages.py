"""Each mistake of an author is reported at its true line, front matter counted, with a hint."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros.authoring.inspection import MAX_PLAIN, inspect_all, page_url
from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.reading.front_matter import FRONT_MATTER, MARK, split_page
from macros.values.problems import Problem
from scripts.open_site import open_site
from tests.conftest import lay
from tests.unit.ledgers import BASE
from tests.unit.tables import rows

FRONT = "---\ntitle: A page\nhide:\n  - toc\n---\n"  # five lines: the body begins in the sixth
FILE = "docs/trade/page.md"
AROUND = {"docs/index.md": "# Home\n\n## News { #news }\n", "docs/data/figures.csv": "",
          "docs/assets/boat-15.png": "", "docs/reference/series/bays.md": f"{MARK}seeds/x.yml\n---\n# Gone\n"}
MISTAKES: list[dict[str, str]] = rows("page_mistakes", "mistakes")


def inspected(desk: Desk, root: Path, pages: dict[str, str]) -> list[Problem]:
    """What is wrong with some pages."""
    lay(root, pages)
    return sorted(inspect_all(desk, root))


def with_body(desk: Desk, root: Path, body: str) -> list[Problem]:
    """What is wrong with a page that has front matter, a title and then this text from line 8 on."""
    return inspected(desk, root, {**AROUND, FILE: f"{FRONT}# A page\n\n{body}\n"})


GOOD = """\
{{ describe("A bay with {} bases.", "bases-2025-herald") }}
Of {{ fig("troops-2025-herald") }} troops, Article 9 says nothing; see [home](../index.md#news),
[above](#first), [{{ fig("tariff-rate-2025-notice", "text") }} duty](page.md#second) and
[the record](../reference/sources/bay-herald-2025.md#deficit-2024-herald).
The duty began on {{ when("tariff-start-2025-08") }},
{{ says("more than before", "bases-2025-herald > 30") }}.
## First { #first }
{{ plain("two governments") }} met on the yen in {{ period("yen-per-dollar@2024") }},
says {{ cite("bay-herald-2025") }}.
### Duty of {{ when("tariff-start-2025-08", "text") }} { #second }
It went on.
{{ disagreement("troops-in-2025") }}
{{ facts("bases-2025-herald", "troops-2025-herald") }}
[its table](../data/figures.csv), [a page of others](https://example.org/a.md), [here](./page.md).
<https://example.org/2025>, <mailto:a@example.org>, [out](https://example.org/15),
![boat](../assets/boat-15.png).

```
boats, ## no heading, [no link](nowhere.md)
```

Write `[text](page-of-yours.md)` for a link; here a rule and a table, which are no underlined headings.

---

| a | b |
|---|---|
| c | d |
"""


def test_pages_are_inspected_though_a_record_cannot_be_read(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "seeds/terms.yml").write_text("terms:\n\t- id: x\n", encoding="utf-8")
    inspected(Desk(Ledger(), {}), tmp_path, {
        "docs/a.md": '# A\n\n{{ term("free-port") }} {{ fig("troops-2025-herald") }} more\n\n15 boats\n',
        "docs/b.md": '# B\n\n{{ fig("troops-2025-herald") }\n', "docs/c.md": "# C\n\n## D\n",
        "docs/d.md": "[c](c.md#d), [e](e.md#e), [f](f.md), <b>\n", "docs/e.md": "x" * 200_001})
    told = open_site(tmp_path, draw=False).problems
    assert [f"{one.file}:{one.line}" for one in told] == [
        *("docs/a.md:3", "docs/a.md:5", "docs/b.md:3", "docs/c.md:3"), *["docs/d.md:1"] * 3, "docs/e.md:0",
        "seeds/terms.yml:2"]
    assert "not accepted" not in str(told) and told[0].message == "nothing of this page is accepted yet"


def test_a_page_without_mistakes_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    assert inspected(desk, tmp_path, {
        **AROUND, FILE: f"{FRONT}# A page\n\n{GOOD}",
        "docs/reference/sources/bay-herald-2025.md": "# Source\n\n## It { #deficit-2024-herald }\n",
        "docs/contribute/index.md": "# Guide in 5 steps\n\nRun 2 commands.\n"}) == []


def test_no_record_takes_an_id_of_the_frame(desk: Desk, tmp_path: Path) -> None:
    terms = {"main": desk.ledger.terms["free-port"].model_copy(update={"id": "main"})}
    desk = replace(desk, ledger=replace(desk.ledger, terms=terms))
    (found,) = inspected(desk, tmp_path, {FILE: "# A page\n\n{{ terms_index() }}\n"})
    assert found.message == "terms_index makes the id 'main', which is taken by the frame of every page"


@pytest.mark.parametrize("case", MISTAKES, ids=[case.get("body") or case["front"] for case in MISTAKES])
def test_a_mistake_is_reported_at_its_line_and_with_a_hint(
        desk: Desk, tmp_path: Path, case: dict[str, str]) -> None:
    text = (f"{FRONT}# A page\n\n{case['body']}\n" if "body" in case
            else f"---\n{case['front']}\n---\n# A page\n")
    found = inspected(desk, tmp_path, {**AROUND, FILE: text})
    assert "\n".join(map(str, found)) == f"{FILE}:{case['said']}"


def test_all_mistakes_of_all_pages_are_reported_at_once(desk: Desk, tmp_path: Path) -> None:
    problems = inspected(desk, tmp_path, {
        "docs/index.md": "Text without a title, 15 boats.\n",
        "docs/b.md": "# B\n\n{{ fig('x') }}\n\n## No id\n", "docs/a/index.md": "# Also A\n",
        "docs/a.md": f"{FRONT}# A\n\n{{{{ fig('x') }}}} {{{{ when('y') }}}}\n\n[b](c.md)\n\n## No id\n"})
    assert [(problem.file, problem.line) for problem in problems] == [
        ("docs/a.md", 0), ("docs/a.md", 8), ("docs/a.md", 8), ("docs/a.md", 10), ("docs/a.md", 12),
        ("docs/b.md", 3), ("docs/b.md", 5), ("docs/index.md", 1), ("docs/index.md", 1)]


def test_front_matter_may_hold_what_the_theme_reads_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    front = ("---\ntitle: A {braced} page of 2+2 % more\nhide: [toc]\n"
             "search:\n  boost: 2\n---\n")
    assert inspected(desk, tmp_path, {FILE: f"{front}# A page\n"}) == []
    assert inspected(desk, tmp_path, {FILE: "---\nautor: me\n---\n# A page\n"}) == [
        Problem(FILE, 2, "unknown front matter 'autor'", f"Allowed: {', '.join(sorted(FRONT_MATTER))}.")]


def test_number_words_may_be_marked_plain_a_dozen_times_a_page(desk: Desk, tmp_path: Path) -> None:
    word = '{{ plain("two") }}\n'
    assert with_body(desk, tmp_path, word * MAX_PLAIN) == []
    assert with_body(desk, tmp_path, word * (MAX_PLAIN + 3)) == [
        Problem(FILE, 8 + MAX_PLAIN, f"more than {MAX_PLAIN} number words are marked plain",
                "Reword, or pull the quantities from records.")]


def test_a_page_without_a_title_is_reported_and_one_that_is_a_link_is_not_even_read(
        desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("15 secrets\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "open.md").symlink_to(secret)
    assert inspected(desk, tmp_path, {FILE: f"{FRONT}Text.\n"}) == [
        Problem(FILE, 6, "the page has 0 titles", "Begin it with one line '# Title'.")]


@pytest.mark.parametrize(("file", "url"), [
    ("docs/index.md", ""), ("docs/trade/index.md", "trade/"), ("docs/trade/yen.md", "trade/yen/"),
    ("docs/reindex.md", "reindex/"), ("docs/a/reindex.md", "a/reindex/")])
def test_a_page_knows_its_address(file: str, url: str) -> None:
    assert page_url(file) == url


@pytest.mark.parametrize(("text", "expected"), [
    ("# A\n", ("", "# A\n", 1)),
    ("---\ntitle: a\n---\n# A\n", ("title: a", "# A\n", 4)),
    ("---\na: b\n\nc: d\n---\n\n# A\n", ("a: b\n\nc: d", "\n# A\n", 6)),
    ("text\n---\na: b\n---\n", ("", "text\n---\na: b\n---\n", 1)),
])
def test_front_matter_is_split_off_with_the_line_of_the_body(
        text: str, expected: tuple[str, str, int]) -> None:
    assert split_page(text) == expected
