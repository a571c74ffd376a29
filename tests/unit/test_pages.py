"""Each mistake of an author is reported at its true line, front matter counted, with a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.authoring.inspection import MAX_PLAIN, inspect_all, page_url
from macros.authoring.macro import Desk
from macros.reading.files_allowed import docs_problems
from macros.reading.front_matter import FRONT_MATTER, split_page
from macros.values.problems import Problem

FRONT = "---\ntitle: A page\nhide:\n  - toc\n---\n"  # five lines: the body begins in the sixth
HOME = "# Home\n\n## News { #news }\n"
FILE = "docs/trade/page.md"
BY_HAND = ('Pull it from a record with {{ fig("…") }} or {{ when("…") }}; if it counts nothing, write '
           '{{ plain("…") }}; a proper name goes into seeds/names.yml.')
USE_TEXT = 'Use its plain form: {{ fig("…", "text") }}.'
END_WITH_ID = "End it with an id in braces, with spaces: ## What happened { #what-happened }"


def inspected(desk: Desk, root: Path, pages: dict[str, str]) -> list[Problem]:
    """What is wrong with some pages."""
    for file, text in pages.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return sorted(inspect_all(desk, root))


def with_body(desk: Desk, root: Path, body: str) -> list[Problem]:
    """What is wrong with a page that has front matter, a title and then this text from line 8 on."""
    return inspected(desk, root, {"docs/index.md": HOME, FILE: f"{FRONT}# A page\n\n{body}\n"})


GOOD = """\
{{ describe("A bay with {} bases.", "bases-2025-herald") }}
Of {{ fig("troops-2025-herald") }} troops, Article 9 says nothing; see [home](../index.md#news),
[above](#first), [{{ fig("tariff-rate-2025-notice", "text") }} duty](page.md#second) and
[the record](../reference/sources/bay-herald-2025.md#deficit-2024-herald).
It began on {{ when("tariff-start-2025-08") }}, {{ says("more than before", "bases-2025-herald > 30") }}.
## First { #first }
{{ plain("two governments") }} met in {{ period("yen-per-dollar@2024") }}, says {{ cite("bay-herald-2025") }}.
### In {{ when("tariff-start-2025-08", "text") }} { #second }
{{ timeline("tariffs") }}
{{ disagreement("troops-in-2025") }}
{{ facts("bases-2025-herald", "troops-2025-herald") }}
[its table](../data/figures.csv), [a page of others](https://example.org/a.md), [here](./page.md).
<https://example.org/2025>, <mailto:a@example.org>, [out](https://example.org/15),
![boat](../assets/boat-15.png).

```
15 boats, ## no heading, [no link](nowhere.md)
```
"""


def test_a_page_without_mistakes_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    assert inspected(desk, tmp_path, {
        "docs/index.md": HOME, FILE: f"{FRONT}# A page\n\n{GOOD}",
        "docs/reference/sources/bay-herald-2025.md": "# Source\n",
        "docs/contribute/index.md": "# Guide in 5 steps\n\nRun 2 commands.\n"}) == []


@pytest.mark.parametrize(("body", "line", "message", "hint"), [
    # macros
    ('one\n\n{{ fig("bases-2025-heralds") }}', 10, "there is no figure 'bases-2025-heralds'",
     "Did you mean 'bases-2025-herald' or 'troops-2025-herald' or 'deficit-2024-herald'?"),
    ('{{ when("tariff-start-2025") }}', 8, "there is no event 'tariff-start-2025'",
     "Did you mean 'tariff-start-2025-08'?"),
    ('{{ fig("yen-per-dollar@2022") }}', 8, "there is no row 'yen-per-dollar@2022'",
     "Did you mean 'yen-per-dollar@2024' or 'yen-per-dollar@2023'?"),
    ('{{ cite("bay-herald") }}', 8, "there is no source 'bay-herald'", "Did you mean 'bay-herald-2025'?"),
    ('{{ timeline("tarifs") }}', 8, "no event has the topic 'tarifs'", "Did you mean 'tariffs'?"),
    ('{{ disagreement("troops-2025") }}', 8, "there is no disagreement 'troops-2025'",
     "Did you mean 'troops-in-2025'?"),
    ('{{ chart("boats") }}', 8, "there is no chart 'boats'", "Allowed: nothing yet."),
    ('{{ tally("figure") }}', 8, "there is no kind of record 'figure'", "Did you mean 'figures'?"),
    ('one\n{{ figs("bases-2025-herald") }}', 9, "there is no macro 'figs'", "Did you mean 'fig'?"),
    ('{{ fig("bases-2025-herald", "shrot") }}', 8, "there is no style 'shrot'",
     "Did you mean 'short' or 'short-text'?"),
    ("{{ fig() }}", 8, "fig was called with 0 texts, which it does not take",
     "A figure: value, unit and qualifier from its record, linked to it."),
    ('{{ facts("bases-2025-herald") }}', 8, "facts takes two to four figures, not 1", ""),
    ('{{ says("fewer", "bases-2025-herald < 30") }}', 8,
     "the statement 'fewer' no longer holds: bases-2025-herald < 30 compares more-than 30 count with 30",
     "Change the words, or the record if it is wrong."),
    ('{{ describe("With {} and {}.", "bases-2025-herald") }}', 8, "2 places for 1 figures",
     "Write one {} for each figure."),
    ('{{ describe("With 15 bases.") }}', 8, "'15' is a quantity that stands by hand in the description",
     "Write {} in its place and name the figure after the sentence."),
    ("one\n{% if true %}{% endif %}", 9, "pages may call our macros and nothing else of Jinja",
     'Write {{ name("id") }}; see contribute/macros.'),
    ("one\n\ntext {#comment#}", 10, "'{#' opens a comment that swallows the page",
     "Write the id of a heading with a space: { #my-id }."),
    # links where there is one already
    ('## With {{ fig("bases-2025-herald") }} { #with }', 8,
     '{{ fig("bases-2025-herald") }} is a link, and stands in a heading', USE_TEXT),
    ('one\n\n## Since {{ when("tariff-start-2025-08", "year") }} { #since }', 10,
     '{{ when("tariff-start-2025-08", "year") }} is a link, and stands in a heading', USE_TEXT),
    ('## {{ says("more than before", "bases-2025-herald > 30") }} { #says }', 8,
     '{{ says("more than before", "bases-2025-herald > 30") }} is a link, and stands in a heading', USE_TEXT),
    ('one [with {{ fig("bases-2025-herald") }} bases](../index.md)', 8,
     '{{ fig("bases-2025-herald") }} is a link, and stands in the text of a link', USE_TEXT),
    ('[a long text that\nruns on {{ cite("bay-herald-2025") }}](../index.md)', 9,
     '{{ cite("bay-herald-2025") }} is a link, and stands in the text of a link', USE_TEXT),
    ('[with {{ fig("bases-2025-herald") }} and\nmore](../index.md)', 8,
     '{{ fig("bases-2025-herald") }} is a link, and stands in the text of a link', USE_TEXT),
    ('![a boat of {{ fig("bases-2025-herald", "short") }}](../assets/boat.png)', 8,
     '{{ fig("bases-2025-herald", "short") }} is a link, and stands in an alt text', USE_TEXT),
    # headings
    ("one\n\n## What happened", 10, "the heading 'What happened' has no id", END_WITH_ID),
    ("##What happened", 8, "the heading 'What happened' has no id", END_WITH_ID),
    ("## What happened { #What-happened }", 8, "the heading 'What happened { #What-happened }' has no id",
     END_WITH_ID),
    ("## What { #what } happened", 8, "the heading 'What { #what } happened' has no id", END_WITH_ID),
    ("## One { #same }\n\n### Other { #same }", 10, "the id 'same' is taken by the heading in line 8", ""),
    ("What happened\n-------------", 8, "the heading 'What happened' is underlined",
     "Begin it with # signs and end it with an id: ## What happened { #what-happened }"),
    ("# Another title", 6, "the page has 2 titles", "Begin it with one line '# Title'."),
    # links
    ("one\n[home](../indx.md)", 9, "the link '../indx.md' leads nowhere",
     "Did you mean 'docs/index.md' or 'docs/trade/page.md'?"),
    ("[home](index.md)", 8, "the link 'index.md' leads nowhere",
     "Did you mean 'docs/index.md' or 'docs/trade/page.md'?"),
    ("[home](../index.md#new)", 8, "the page docs/index.md has no heading with the id 'new'",
     "Did you mean 'news'?"),
    ("[here](#nowhere)", 8, "the page docs/trade/page.md has no heading with the id 'nowhere'",
     "Allowed: nothing yet."),
    ("[a long text that\nruns on](nowhere.md)", 9, "the link 'nowhere.md' leads nowhere",
     "Did you mean 'docs/trade/page.md' or 'docs/index.md'?"),
    # bare numbers
    ("one\n\nThere are 15 boats.", 10, "'15' is a quantity that stands by hand", BY_HAND),
    # comparisons
    ('one\n\nIt rose in a year\nby {{ fig("tariff-rate-2025-notice") }}.', 10,
     "'rose' compares figures (tariff-rate-2025-notice), but no condition holds it to them",
     'Write {{ says("rose", "… > …") }}, or reword.'),
    ('{{ says("fewer", "bases-2025-herald > 30") }}', 8, "'fewer' does not fit bases-2025-herald > 30",
     "'fewer' needs the left side to be the smaller: a < b."),
    ("There is a second-largest boat.", 8, "'second-largest' is a quantity that stands by hand", BY_HAND),
])
def test_a_mistake_is_reported_at_its_line_and_with_a_hint(
        desk: Desk, tmp_path: Path, body: str, line: int, message: str, hint: str) -> None:
    assert with_body(desk, tmp_path, body) == [Problem(FILE, line, message, hint)]


def test_without_front_matter_lines_count_from_the_top(desk: Desk, tmp_path: Path) -> None:
    problems = inspected(desk, tmp_path, {"docs/index.md": "# Home\n\n{{ fig('x') }}\n\n## No id\n\n15\n"})
    assert [problem.line for problem in problems] == [3, 5, 7]


def test_all_mistakes_of_all_pages_are_reported_at_once(desk: Desk, tmp_path: Path) -> None:
    problems = inspected(desk, tmp_path, {
        "docs/index.md": "Text without a title, 15 boats.\n",
        "docs/a.md": f"{FRONT}# A\n\n{{{{ fig('x') }}}} {{{{ when('y') }}}}\n\n[b](c.md)\n\n## No id\n"})
    assert [(problem.file, problem.line) for problem in problems] == [
        ("docs/a.md", 8), ("docs/a.md", 8), ("docs/a.md", 10), ("docs/a.md", 12),
        ("docs/index.md", 1), ("docs/index.md", 1)]


@pytest.mark.parametrize(("front", "line", "message", "hint"), [
    ("title: A page\nautor: me", 3, "unknown front matter 'autor'",
     f"Allowed: {', '.join(sorted(FRONT_MATTER))}."),
    ("titel: A page", 2, "unknown front matter 'titel'", "Did you mean 'title'?"),
    ("hide: [toc]\ntitle: The 15% deal", 3, "'15%' is a quantity that stands by hand", BY_HAND),
    ("- title", 2, "front matter must be keys and values", "Write title: …"),
    ("title: a\nhide: b: c", 3, "not valid YAML: mapping values are not allowed in this context",
     "A text that contains ': ' or ' #' needs quotes; lists are indented by spaces."),
    ("title: a\nhide: toc\ntitle: c", 4, "duplicate key 'title'",
     "It stands first in line 2; keep one of the two."),
    ('title: "{% raw %}"', 2, "front matter cannot call macros", 'Use {{ describe("…") }} in the page.'),
    ('title: "{{ fig(1) }}"', 2, "front matter cannot call macros", 'Use {{ describe("…") }} in the page.'),
])
def test_a_mistake_in_front_matter_is_reported_at_its_line(
        desk: Desk, tmp_path: Path, front: str, line: int, message: str, hint: str) -> None:
    text = f"---\n{front}\n---\n# A page\n"
    assert inspected(desk, tmp_path, {FILE: text}) == [Problem(FILE, line, message, hint)]


def test_front_matter_may_hold_what_the_theme_reads(desk: Desk, tmp_path: Path) -> None:
    front = ("---\ntitle: A {braced} page of 2+2 % more\nhide: [toc]\n"
             "search:\n  boost: 2\n---\n")
    assert inspected(desk, tmp_path, {FILE: f"{front}# A page\n"}) == []


def test_number_words_may_be_marked_plain_a_dozen_times_a_page(desk: Desk, tmp_path: Path) -> None:
    word = '{{ plain("two") }}\n'
    assert with_body(desk, tmp_path, word * MAX_PLAIN) == []
    assert with_body(desk, tmp_path, word * (MAX_PLAIN + 3)) == [
        Problem(FILE, 8 + MAX_PLAIN, f"more than {MAX_PLAIN} number words are marked plain",
                "Reword, or pull the quantities from records.")]


def test_a_page_without_a_title_is_reported(desk: Desk, tmp_path: Path) -> None:
    assert inspected(desk, tmp_path, {FILE: f"{FRONT}Text.\n"}) == [
        Problem(FILE, 6, "the page has 0 titles", "Begin it with one line '# Title'.")]


def test_a_page_may_not_be_a_link_to_another_file(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("15 secrets\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "open.md").symlink_to(secret)
    assert inspected(desk, tmp_path, {}) == []  # it is not even read
    assert list(docs_problems(tmp_path)) == [
        Problem("docs/open.md", 0, "links to other files or folders are not allowed",
                "Put a file of its own in its place.")]


def test_a_rule_and_a_table_are_no_underlined_headings(desk: Desk, tmp_path: Path) -> None:
    assert with_body(desk, tmp_path, "Text\nof lines.\n\n---\n\n| a | b |\n|---|---|\n| c | d |\n") == []


def test_a_link_shown_as_code_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    assert with_body(desk, tmp_path, "Write `[text](page-of-yours.md)` for a link.") == []


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
