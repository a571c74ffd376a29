"""Every number on every built page, in digits or words and in every channel, comes from a record.

For each page the macros that its Markdown calls are asked again, with the
records as they are. A number on the page must stand in what one of them says
now, word for word and no more often, or in a title, heading or description put
together from them. What is left must be a proper name, a word marked as plain,
or an example for contributors; these are counted, and listed on the page on
method.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from macros.authoring.inspection import page_url
from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, call
from macros.authoring.page_index import PageInfo, read_pages
from macros.reading.calls import calls_in
from macros.reading.front_matter import split_page
from macros.reading.project import ROOT
from macros.values.problems import Problem
from macros.words.bare_numbers import name_pattern, quantities
from scripts.checks.built import Site
from scripts.checks.menu import counts_of
from scripts.checks.page_runs import Run, page_runs

EXAMPLES = "contribute/"
CLASSES = {"data-figure": "figure", "data-event": "date", "data-statement": "statement",
           "data-period": "period", "data-tally": "count of records", "data-chart": "chart",
           "data-record": "source note", "data-change": "accepted change"}
EXEMPT = ("proper name", "plain word", "example for contributors", "page furniture")
# What the templates write by themselves: values of <meta>, and which chapter of how many a page is.
FURNITURE = {"name": ("viewport", "generator", "theme-color"), "http-equiv": ("Content-Security-Policy",),
             "property": ("og:image:width", "og:image:height")}
FRAME = "page-count"
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...",
                         "\u00a0": " "})


@dataclass
class Traced:
    """What the numbers of one page trace to: how many of each class; and what traces to nothing."""

    counts: Counter[str] = field(default_factory=Counter)
    exempt: list[tuple[str, str]] = field(default_factory=list)
    untraced: list[tuple[Run, str]] = field(default_factory=list)


@dataclass
class Expected:
    """What may stand on one page: runs that macros make, and texts without markup.

    `runs` says how often each is made, `blocks` has them call by call. `furniture` has
    titles and descriptions, `frame` the chapter's place and its reading time.
    """

    runs: Counter[tuple[str, str]] = field(default_factory=Counter)
    blocks: list[tuple[Run, ...]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    furniture: set[str] = field(default_factory=set)
    frame: set[str] = field(default_factory=set)


_EXPECTED: dict[tuple[object, ...], Expected] = {}


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Numbers that trace to nothing."""
    for path, traced in trace_site(site, desk).items():
        for run, words in traced.untraced:
            where = "" if run.channel == "text" else f" in the attribute {run.channel}"
            yield Problem(path, run.line, f"{words!r}{where} traces to no record: {_short(run.text)!r}")


def trace_site(site: Site, desk: Desk) -> dict[str, Traced]:
    """The trace of every page, by its path."""
    pages = read_pages(desk, ROOT)
    names = name_pattern(name.name for name in desk.ledger.names.values())
    sources = {page_url(path.relative_to(ROOT).as_posix()): path for path in (ROOT / "docs").rglob("*.md")}
    titles = {normal(info.title) for info in pages.values()}
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    found = {}
    for path, built in site.pages.items():
        url = path.removesuffix("index.html")
        body = split_page(sources[url].read_text(encoding="utf-8"))[1] if url in sources else ""
        expected = expect(desk, pages.get(url), url, body, address(built.html, url))
        known = replace(expected, furniture=expected.furniture | titles,
                        frame=counts_of(url, body, settings))
        found[path] = trace(built.runs, known, names, url)
    return found


def address(html: str, url: str) -> str:
    """The address of the site for which a page was built, as the page names it."""
    match = _CANONICAL.search(html)
    return match[1].removesuffix(url) if match else "/"


def expect(desk: Desk, info: PageInfo | None, url: str, body: str, site: str = "/") -> Expected:
    """What the macros of a page say now.

    Args:
        info: what the page is about; None if it has no Markdown.
        url: its address below the site's.
        body: its Markdown.
        site: address of the site.

    Two rules ask this of every page; the answer is kept.
    """
    key = (id(desk.ledger), id(desk.charts), info, url, body, site)
    if key in _EXPECTED:
        return _EXPECTED[key]
    _EXPECTED[key] = expected = Expected()
    page = Page(f"docs/{url}", url, body, {}, site)
    for one in calls_in(body, page.file, 1, MACROS, []):
        try:
            said = call(desk, page, one.name, one.args)
        except AuthorMistake:
            continue  # the inspection of pages tells
        if "<" in said:
            expected.blocks.append(tuple(page_runs(said)))
            for run in expected.blocks[-1]:
                expected.runs[run.channel, normal(run.text)] += 1
        elif said:
            expected.texts.append(normal(said))
    if "description" in page.meta:
        expected.furniture.add(normal(page.meta["description"]))
    if info is not None:
        expected.furniture.add(normal(info.told))
    expected.furniture |= {f"{site}{url}", f"{site}assets/generated/cards/{url}card.png"}
    expected.texts.sort(key=len, reverse=True)
    return expected


def trace(runs: Iterable[Run], expected: Expected, names: re.Pattern[str], url: str) -> Traced:
    """Find for each number in some runs where it comes from."""
    traced = Traced()
    left = Counter(expected.runs)
    for run in runs:
        found = [words for _, words in quantities(run.text)]
        if run.within("data-statement") and not found:
            found = [run.text.strip()]  # "more" is a number in disguise
        if not found:
            continue
        key = (run.channel, normal(run.text))
        if left[key] > 0:
            left[key] -= 1
            _count(traced, run, found)
            continue
        _trace_rest(traced, run, expected, names, url)
    return traced


def _count(traced: Traced, run: Run, found: list[str]) -> None:
    """Count the numbers of a run that a macro makes, by what it traces to."""
    if run.in_class("plain-number"):
        traced.counts["plain word"] += len(found)
        traced.exempt += [("plain word", words) for words in found]
        return
    kind = next((name for mark, name in CLASSES.items() if run.within(mark)), "text of a record")
    traced.counts[kind] += len(found)


def _trace_rest(traced: Traced, run: Run, expected: Expected, names: re.Pattern[str], url: str) -> None:
    """Trace what no macro makes as a run of its own."""
    text = normal(run.text)
    if run.within("data-statement"):
        traced.untraced.append((run, text))
        return
    if text in expected.furniture or text.partition(" - ")[0] in expected.furniture:
        traced.counts["title or description"] += len(list(quantities(text)))
        return
    if _is_furniture(run) or (run.in_class(FRAME) and text in expected.frame):
        traced.counts["page furniture"] += len(list(quantities(text)))
        return
    if url.startswith(EXAMPLES):
        traced.counts["example for contributors"] += len(list(quantities(text)))
        return
    for said in expected.texts:
        if said in text and list(quantities(said)):
            traced.counts["text of a record"] += len(list(quantities(said)))
            text = text.replace(said, " ", 1)
    for match in names.finditer(text):
        if list(quantities(match.group())):
            traced.counts["proper name"] += 1
            traced.exempt.append(("proper name", match.group()))
    text = names.sub(" ", text)
    traced.untraced += [(run, words) for _, words in quantities(text)]


def _is_furniture(run: Run) -> bool:
    element = run.around[-1]
    return run.channel == "content" and any(element.attrs.get(name) in values
                                            for name, values in FURNITURE.items())


def normal(text: str) -> str:
    """The text with plain quotes, dashes and spaces, as before the typographer had it."""
    return " ".join(text.translate(_QUOTES).replace("--", "-").split())


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) < 90 else flat[:87] + "..."
