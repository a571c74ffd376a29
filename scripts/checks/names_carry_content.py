"""Every page loads the files of its own release, under names that carry their content.

What browsers may keep for good must never change under its name. The names are
given anew from the plain files that the other rules look at, and so are the
links in pages, scripts and style sheets; whatever differs is told. Of earlier
releases each file still has the content that its name says.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.page import Site
from scripts.content_names import FOLDER, RELEASES, Names, carries, read_releases

HINT = "Run build again; do not edit what the programs make."


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Pages and files with other names or contents than they should have; none in a site with plain names."""
    releases = read_releases(site.folder)
    if not releases:
        return
    names = Names(site.folder)
    for page in site.pages.values():
        published = (site.folder / page.path).read_text(encoding="utf-8")
        strange = [one for one in page.elements for name in ("src", "srcset", "href")
                   if f"{FOLDER}/" in one.attrs.get(name, "")]
        if strange or names.page(page.html) != published:
            yield Problem(page.path, strange[0].line if strange else 0,
                          "the page loads a file under a name that is none of this release", HINT)
    if len(site.pages) > 1 and names.given != releases[0]:
        yield Problem(RELEASES, 0, "the names are not those of what the pages load", HINT)
    found = {path.name: path for path in (site.folder / FOLDER).iterdir()
             if path.suffix not in (".gz", ".br")}
    listed = {name for release in releases for name in release.values()}
    for name in sorted(found.keys() | listed):
        if name not in found or name not in listed or not carries(name, found[name].read_bytes()):
            yield Problem(f"{FOLDER}/{name}", 0, "the file is missing, of no release, or not what its name "
                          "says", HINT)
