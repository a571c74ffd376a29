"""Every page loads the files of its own release, under names that carry their content.

What browsers may keep for good must never change under its name. The names are
given anew from the plain files, which the other rules look at; whatever differs
is told. Of earlier releases each file still has the content that its name says.
"""

from collections.abc import Iterable

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.files_as_made import HINT, PACKED
from scripts.checks.page import Site
from scripts.content_names import FOLDER, Names, is_whole, read_releases


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Pages and files with other names than they should have; none before names are given."""
    releases, names = read_releases(site.folder), Names(site.folder)
    for page in site.pages.values() if releases else ():
        if names.page(page.html) != (site.folder / page.path).read_text(encoding="utf-8"):
            yield Problem(page.path, 0, "the page loads a file by a name that is none of this release", HINT)
    listed = {name for release in (names.given, *releases[1:]) for name in release.values()}
    files = {path.name for path in (site.folder / FOLDER).glob("*") if path.suffix not in PACKED}
    for name in sorted(listed | files):
        if name not in listed or not is_whole(site.folder / FOLDER / name):
            yield Problem(f"{FOLDER}/{name}", 0, "the file is missing, of no release, or not what its name "
                          "says", HINT)
