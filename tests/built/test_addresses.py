"""Addresses never rot: what a release published is there or leads on, and a release writes all of it down."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.authoring.macro import Desk
from macros.data.addresses import HEAD, Redirect, released
from macros.values.problems import ProblemsFound
from scripts import addresses, release
from scripts.checks import addresses_kept
from scripts.checks.page import Site, read_site
from tests.conftest import git, lay

OLD = "trade/old/"  # a page that a release had, and that has gone
GONE = {"a page": ("trade/carz/", "no page 'trade/carz/'", "trade/cars/"),
        "a heading": ("trade/cars/#disputd", "no anchor 'disputd'", "'disputed'"),
        "a figure": ("reference/derived/#nothing-like-it", "no anchor", "Bring it back"),
        "a chart": ("reference/charts/car-share/", "no page", "car-shares")}


@pytest.fixture
def promised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Writes the list of a release that had certain addresses."""
    def write(*kept: str, version: str = "1.0", day: str = "2026-01-01") -> None:
        lines = [HEAD, *(f"{one},{day}" for one in kept), ""]
        lay(tmp_path, {f"seeds/addresses/{version}.csv": "\n".join(lines)})
    monkeypatch.setattr(addresses_kept, "ROOT", tmp_path)
    return write


def moved(desk: Desk, **ways: str) -> Desk:
    """The desk with redirects, by their old and new addresses."""
    records = {f"r{place}": Redirect(id=f"r{place}", was=was, now=now)
               for place, (was, now) in enumerate(ways.items())}
    return replace(desk, ledger=replace(desk.ledger, redirects=records))


@pytest.mark.parametrize("what", GONE)
def test_what_was_published_and_is_gone_is_told_with_the_remedy(
        site: Site, desk: Desk, promised: Callable[..., None], what: str) -> None:
    address, wrong, remedy = GONE[what]
    promised(address, "trade/cars/", "trade/cars/#disputed", "go/cars/")
    (found,) = addresses_kept.check(site, desk)
    assert wrong in found.message and remedy in found.hint, found


def test_a_page_and_anchors_that_moved_lead_on_without_a_script(
        site: Site, desk: Desk, promised: Callable[..., None], tmp_path: Path) -> None:
    """A page, an anchor on the same page, and one that stands on another now."""
    ways = {OLD: "trade/cars/", "trade/cars/#was": "trade/cars/#disputed", "trade/cars/#off": "trade/yen/"}
    here = moved(desk, **ways)
    promised(*ways)
    def told(of: Site) -> list[str]:  # beside what leads on in the real site, which is not in this desk
        return [str(one) for one in addresses_kept.check(of, here) if any(way in str(one) for way in ways)]

    assert len(told(site)) == len(ways), "nothing leads on yet"
    lay(tmp_path, {f"{page}index.html": (site.folder / page / "index.html").read_bytes()
                   for page in ("trade/cars/", "")})
    addresses.lead_on(tmp_path, here, site.pages["index.html"].site)
    led = read_site(tmp_path)
    whole = replace(led, pages={**site.pages, **led.pages})
    assert told(whole) == []
    html = whole.pages["trade/cars/index.html"].html
    assert '<span id="was"></span>' in html and 'id="off"><a href="../yen/">' in html
    assert "url=../cars/" in led.leading[f"{OLD}index.html"]


def test_pages_that_lead_on_are_only_ours(site: Site, desk: Desk) -> None:
    """Each short address is there and leads where it should; another is found, and a missing frame."""
    assert [*addresses_kept.check(site, desk)] == []
    assert {"go/cars/", "go/car-shares/", "go/us-troops-in-japan/"} <= {*addresses.short_addresses(desk)}
    forged = {**site.leading, "go/cars/index.html": "", "x/index.html": ""}
    pages = {name: page for name, page in site.pages.items() if name != "embed/car-shares/index.html"}
    found = [str(one) for one in addresses_kept.check(replace(site, pages=pages, leading=forged), desk)]
    assert len(found) == 3 and "there is no page 'embed/car-shares/', for frames on other sites" in found[2]


def test_the_lists_of_releases_are_read_together_and_say_what_is_wrong(promised: Callable[..., None],
                                                                       tmp_path: Path) -> None:
    """Two branches that add pages add no line to the same list: only a release writes one."""
    promised("a/", "a/#x")
    promised("a/", "b/", version="1.1", day="2026-02-02")
    assert released(tmp_path) == {"a/": "2026-01-01", "a/#x": "2026-01-01", "b/": "2026-02-02"}
    promised("c/", version="1.2", day="soon")
    with pytest.raises(ProblemsFound, match=r"1\.2\.csv:2: 'c/,soon' is no address"):
        released(tmp_path)


def test_a_release_lists_everything_and_says_why_it_cannot_be_made(site: Site, desk: Desk,
                                                                   tmp_path: Path) -> None:
    lines = release.listed(site, {"trade/cars/": "2025-01-01"}, "2026-12-01").splitlines()
    named = [line.rpartition(",")[0] for line in lines[1:]]
    assert lines[0] == HEAD and named == sorted({*named}) and "trade/cars/,2025-01-01" in lines
    assert {"go/cars/,2026-12-01", "trade/cars/#disputed,2026-12-01"} <= {*lines}
    assert not [line for line in lines if "#note-" in line or "404" in line]
    git(tmp_path, "init", "--quiet")
    lay(tmp_path, {"docs/trade/cars.md": "# Cars\n\n{{ sources() }}\n",
                   "CHANGELOG.md": "# Changes\n\n## 2026-01-01\n\nWords.\n"})
    told = " ".join(map(str, release.unready("1.9", desk.ledger, tmp_path)))
    assert all(words in told for words in ("not committed", "changed since", "nothing is said"))
