"""Makes a release: what it promises is written down, and what readers may take away is made.

Usage: run.py release VERSION

Refuses what is not committed, or not read against its sources as it is now. Writes
seeds/addresses/VERSION.csv, every address and anchor of the built site, closes the open
section of CHANGELOG.md with the day, and puts into .release/VERSION/ whatever belongs to a
release and never to a build, with a hash for each file.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from macros.accepted import changelog
from macros.data import Ledger
from macros.data.addresses import FOLDER, HEAD, released
from macros.reading.files_allowed import page_texts
from macros.reading.project import ROOT
from macros.values.problems import Problem, refused
from scripts import book, offline
from scripts.check import to_read_again
from scripts.checks.page import Site, read_site
from scripts.open_site import open_site
from scripts.running import git, write_if_changed

KEPT = ROOT / ".release"
_COUNTED = re.compile(r"note-\d+|find-words|main")  # ids of places that no link from outside means


def main(argv: Sequence[str]) -> int:
    """Make one release; 1 and every reason if it cannot be made."""
    version, day = argv[0], f"{datetime.now(UTC):%Y-%m-%d}"
    opened = open_site(ROOT)
    if wrong := opened.problems or [*unready(version, opened.desk.ledger, ROOT)]:
        return refused(wrong)
    if argv[1:]:  # only whether it can be made was asked
        return 0
    folder = KEPT / version
    folder.mkdir(parents=True, exist_ok=True)
    before, site = released(ROOT), read_site(ROOT / "site")
    made = [offline.make(site.folder, folder / "plan-b-offline.zip"), *book.make(site.folder, folder, day)]
    write_if_changed(ROOT / FOLDER / f"{version}.csv", listed(site, before, day).encode())
    log = ROOT / changelog.FILE
    write_if_changed(log, log.read_bytes().replace(f"## {changelog.UNRELEASED}\n".encode(),
                                                   f"## {day}\n".encode(), 1))
    hashes = "".join(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made)
    write_if_changed(folder / "SHA256SUMS", hashes.encode())
    print(f"Written: {FOLDER}/{version}.csv, and the day in {changelog.FILE}. Look at both, then:\n"
          f"git add {FOLDER} && git commit -am 'Release {version}' && git tag v{version}\n"
          f"What readers take away is in {KEPT.name}/{version}/: add all of it to the release.")
    return 0


def unready(version: str, ledger: Ledger, root: Path) -> Iterator[Problem]:
    """Why no release of that version can be made."""
    if (root / FOLDER / f"{version}.csv").exists():
        yield Problem(f"{FOLDER}/{version}.csv", 0, "this version has been released", "Take the next one.")
    for line in git(root, "status", "--porcelain").splitlines():
        yield Problem(line[3:], 0, "this change is not committed", "Commit it, or take it back.")
    for told in to_read_again(page_texts(root, []), ledger):
        file, _, why = told.partition(": ")
        yield Problem(file, 0, why, "Read it against its sources, then: run.py accept --read, with its file.")
    if f"## {changelog.UNRELEASED}\n" not in (root / changelog.FILE).read_text(encoding="utf-8"):
        yield Problem(changelog.FILE, 0, "nothing is said of what changed",
                      f"Write it under a heading: ## {changelog.UNRELEASED}")


def listed(site: Site, before: dict[str, str], day: str) -> str:
    """Every address and anchor of a site in order, each with the day since which a release has it."""
    found = {name.removesuffix("index.html") for name in (*site.pages, *site.leading) if name != "404.html"}
    found |= {f"{page.url}#{id}" for page in site.pages.values() if page.url in found
              for id in page.ids - {one.attrs.get("id") for one in page.elements if one.tag == "h1"}
              if not _COUNTED.fullmatch(id)}
    return "".join(f"{line}\n" for line in (
        HEAD, *(f"{one},{before.get(one, day)}" for one in sorted(found))))
