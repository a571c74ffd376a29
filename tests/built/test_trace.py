"""Every number on the built site traces to a record; what does not is found, in every channel."""

import re
from collections import Counter

import pytest

from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.words.bare_numbers import exempt_words
from scripts.checks import page_says
from scripts.checks.expected import Expected, counts_of, said
from scripts.checks.page import HtmlPage, Site
from scripts.checks.page_says import EXEMPT, Traced, trace, trace_site

CHAPTER = re.compile(r"(trade|security|plan-b)/.*index\.html|index\.html")


@pytest.fixture(scope="module")
def traced(site: Site, desk: Desk) -> dict[str, Traced]:
    return trace_site(site, desk)


def test_every_number_traces_to_a_record(traced: dict[str, Traced]) -> None:
    assert [(path, words) for path, one in traced.items() for _, words in one.untraced] == []
    counts = sum((one.counts for one in traced.values()), Counter[str]())
    print("\n".join(f"{count:6} {name}" for name, count in counts.most_common()))
    assert sum(counts.values()) > 20_000
    assert set(counts) <= {*EXEMPT, *page_says.CLASSES.values(), "text of a record", "title or description"}


def test_exemptions_are_at_most_a_twentieth_of_the_numbers_in_chapters(traced: dict[str, Traced]) -> None:
    counts = sum((one.counts for path, one in traced.items() if CHAPTER.fullmatch(path)), Counter[str]())
    exempt = counts["proper name"] + counts["plain word"] + counts["example for contributors"]
    assert counts["figure"] > 400
    told = sum(counts.values()) - counts["page furniture"] - counts["source note"]  # said twice, counted once
    assert exempt <= told * 0.05


def test_a_number_may_stand_no_more_often_than_a_macro_makes_it(site: Site, desk: Desk) -> None:
    path = "trade/yen/index.html"
    figure = re.search(r'<data class="figure".*?</data>', site.pages[path].html)
    assert figure
    twice = site.pages[path].html.replace(figure.group(), figure.group() * 2, 1)
    assert list(page_says.check(Site(site.folder, {path: HtmlPage(path, twice)}), desk))


# Each class of exemption exempts what it is for, and nothing else.


NAV = "\nnav:\n  - Security:\n" + "".join(
    f"      - {name}: security/{name}.md\n" for name in ("index", *"abcdefgh"))


def traces(ledger: Ledger, html: str, url: str = "trade/x/", body: str = "") -> Traced:
    page = HtmlPage(f"{url}index.html", html)
    blocks, texts, own = said(Desk(ledger, {}), page, body)
    frame, names = counts_of(url, "word " * 900, NAV), exempt_words(ledger)
    return trace(page, Expected(blocks, texts, own, own, set(), {}, frame, names, written=True))


@pytest.mark.parametrize(("html", "url", "untraced"), [
    ("<p>Article 9 stays.</p>", "trade/x/", []),
    ("<p>Article 9 and 8 more.</p>", "trade/x/", ["8"]),
    ("<p>Article 99 stays.</p>", "trade/x/", ["99"]),
    ("<p>Particle 9 stays.</p>", "trade/x/", ["9"]),
    ('<p><span class="plain-number">two governments</span></p>', "trade/x/", ["two"]),  # no macro made it
    ("<p>Write 15 here.</p>", "contribute/x/", []),
    ("<p>Write 15 here.</p>", "about/x/", ["15"]),
    ('<meta name="viewport" content="width=device-width,initial-scale=1">', "trade/x/", []),
    ('<meta name="description" content="1 page">', "trade/x/", ["1"]),
    ('<meta property="og:image:width" content="1200">', "trade/x/", []),
    ('<meta http-equiv="Content-Security-Policy" content="script-src 9">', "trade/x/", []),
    ('<meta http-equiv="Refresh" content="9">', "trade/x/", ["9"]),
    ('<meta property="og:title" content="1200">', "trade/x/", ["1200"]),
    ("<h1>404 - Not found</h1>", "404.html", ["404"]),
    ("<script>var a = 15</script><style>p { margin: 2px }</style>", "trade/x/", []),
    ('<span class="page-count">Chapter 3 of 8</span><span class="page-count">5 min read</span>',
     "security/c/", []),
    ('<span class="page-count">Chapter 4 of 8</span>', "security/c/", ["4", "8"]),
    ('<span class="page-count">Chapter 3 of 8, and 9</span>', "security/c/", ["3", "8", "9"]),
    ("<span>Chapter 3 of 8</span>", "security/c/", ["3", "8"])])
def test_an_exemption_exempts_nothing_else(ledger: Ledger, html: str, url: str, untraced: list[str]) -> None:
    assert [words for _, words in traces(ledger, html, url).untraced] == untraced


def test_a_plain_word_is_one_that_the_page_marks(ledger: Ledger) -> None:
    html = '<p><span class="plain-number">two governments</span></p>'
    traced = traces(ledger, html, body='{{ plain("two governments") }}')
    assert traced.untraced == [] and traced.counts == {"plain word": 1}


def test_accepted_changes_are_a_class_of_their_own(traced: dict[str, Traced]) -> None:
    page = traced["about/changes/index.html"]
    assert page.untraced == [] and page.counts["accepted change"] > 100
