"""Says in Markdown what readers would see change between a commit and the site as it is now.

Usage: run.py diff BASE

Both sites are built and their published files compared, so that it does not matter
how much of the code has changed in between. The earlier one is kept in the cache.
"""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from pathlib import Path

from macros.reading.project import ROOT
from scripts.checks.page import Element, HtmlPage, Run, read_site
from scripts.running import git, say

CACHE, KEPT = ROOT / ".cache" / "diff", ("charts", "cards", "fonts")
BLOCKS = {"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "caption", "figcaption", "summary",
          "blockquote", "div", "section", "article", "main"}
NOT_A_STORY = ("reference/", "contribute/", "about/")
MADE_OF_OTHERS = ("404.html", "search/index.html")  # they list the pages
MOST = 12  # sentences of one page; a page of lists may hold hundreds
_MARKUP = re.compile(r"([<*~`\[])")  # it stands there to be read, as in the code that embeds a chart
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“(])")


def pages_of(site: Path) -> dict[str, HtmlPage]:
    """The pages of a built site that are compared, by their path."""
    return {name: page for name, page in read_site(site).pages.items() if name not in MADE_OF_OTHERS}


def numbers_of(site: Path) -> dict[str, str]:
    """Every figure, figure worked out here and row of a series, as readers see it, by its reference."""
    found: dict[str, str] = {}
    for name in ("figures", "derived"):
        found |= {row["id"]: f"{row['text']} ({row['as_of']})" for row in _rows(site / f"data/{name}.csv")}
    for path in sorted((site / "data/series").glob("*.csv")):
        for row in _rows(path):
            entity = f"/{row['entity']}" if row.get("entity") else ""
            found[f"{path.stem}@{row['period']}{entity}"] = row["value"] or "no value"
    return found


def _rows(file: Path) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")))


def pictures_of(site: Path) -> dict[str, bytes]:
    """The posters of the charts, by the charts' ids."""
    folder = site / "assets/generated/charts"
    return {path.name.split(".")[0]: path.read_bytes() for path in folder.glob("*.png")}


def addresses(pages: Mapping[str, HtmlPage]) -> set[str]:
    """Every address, and every anchor."""
    return {f"{page.url}{anchor}" for page in pages.values()
            for anchor in ("", *(f"#{id}" for id in page.ids))}


def sentences(page: HtmlPage | None) -> list[str]:
    """The sentences of a page, in order; what frames every page left out."""
    return [one for text in _blocks(page) for one in _END.split(text)] if page else []


def _blocks(page: HtmlPage) -> Iterator[str]:
    def block(run: Run) -> Element:
        return next(one for one in run.element.lineage() if one.tag in BLOCKS)

    said = (run for run in page.runs
            if run.channel == "text" and "main" in run.element.tags and "nav" not in run.element.tags)
    for _, runs in groupby(said, block):
        if text := " ".join("".join(run.text for run in runs).split()):
            yield _MARKUP.sub(r"\\\1", text)


def main(argv: Sequence[str]) -> int:
    """Print the comparison; 1 if the earlier site cannot be built."""
    if len(argv) != 1:
        say("Name the commit or branch to compare with: run.py diff main")
        return 2
    base = git(ROOT, "rev-parse", "--verify", "--quiet", f"{argv[0]}^{{commit}}")
    if not base:
        say(f"{argv[0]!r} is no commit, branch or tag of this repository.")
        return 1
    if base == git(ROOT, "rev-parse", "HEAD") and not git(ROOT, "status", "--porcelain"):
        say(f"Nothing differs: what you have is {argv[0]!r} itself. Name an earlier commit, or "
            "begin a branch before you commit: git switch -c my-change")
        return 1
    if code := _build(ROOT):
        return code
    before = built(base)
    if before is None:
        say(f"The site of {argv[0]} could not be built, so that nothing can be compared with it.")
        return 1
    print("\n".join(told(before, ROOT / "site", CACHE / "pictures")))
    return 0


def built(commit: str) -> Path | None:
    """The site of a commit, built by its own code unless it was before; None if that fails."""
    folder = CACHE / commit
    if not (folder / "site").exists():
        shutil.rmtree(CACHE, ignore_errors=True)
        folder.mkdir(parents=True)
        archive = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        if (folder / "requirements.txt").read_bytes() == (ROOT / "requirements.txt").read_bytes():
            (folder / ".venv").symlink_to(ROOT / ".venv")
        for name in KEPT:  # under names that tell what they were made from
            if (ROOT / ".cache" / name).is_dir():
                shutil.copytree(ROOT / ".cache" / name, folder / ".cache" / name)
        say("Building the earlier site …")
        _build(folder)
    return folder / "site" if (folder / "site").exists() else None


def _build(folder: Path) -> int:
    return subprocess.run([sys.executable, "scripts/run.py", "build"], cwd=folder, stdout=sys.stderr,
                          env={**os.environ, "PYTHONPATH": str(folder)}, check=False).returncode


def told(before: Path, now: Path, pictures: Path) -> Iterator[str]:
    """The comparison of two built sites, line by line.

    Args:
        pictures: a folder for the charts that changed, before and after.
    """
    old, new = pages_of(before), pages_of(now)
    gone, come = addresses(old) - addresses(new), addresses(new) - addresses(old)
    yield "# What readers will see change"
    for title, lines in {
            "Figures": _numbers(numbers_of(before), numbers_of(now)), "Sentences": _sentences(old, new),
            "Charts": _charts(pictures_of(before), pictures_of(now), pictures),
            "Addresses": [*_each("Gone", gone), *_each("New", come)]}.items():
        yield from ("", f"## {title}", "", *(lines or ["None."]))


def _numbers(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    changed = [(id, before.get(id, "—"), now.get(id, "—")) for id in sorted({*before, *now})
               if before.get(id) != now.get(id)]
    head = ["| Figure | Before | Now |", "| --- | --- | --- |"] if changed else []
    return [*head, *(f"| `{id}` | {was} | {is_now} |" for id, was, is_now in changed)]


def _sentences(before: Mapping[str, HtmlPage], now: Mapping[str, HtmlPage]) -> list[str]:
    """Sentences that came, went or changed, by page; the story before lists and the guide."""
    lines: list[str] = []
    for name in sorted({*before, *now}, key=lambda one: (one.startswith(NOT_A_STORY), one)):
        pairs = [*_pairs(sentences(before.get(name)), sentences(now.get(name)))]
        if pairs:
            new = "" if name in before else f", new, {len(' '.join(sentences(now[name])).split())} words"
            lines += ["", f"**/{name.removesuffix('index.html')}**{new}", ""]
            for was, is_now in pairs[:MOST]:
                lines += [*([f"- ~~{was}~~"] if was else []), *([f"- {is_now}"] if is_now else [])]
            lines += [f"- … and {len(pairs) - MOST} more"] if len(pairs) > MOST else []
    return lines[1:]


def _pairs(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stood there and what stands there now, one empty unless they are as many."""
    for what, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if what != "equal":
            new = now[c:d] if b - a == d - c else [*[""] * (b - a), *now[c:d]]
            yield from zip_longest(before[a:b], new, fillvalue="")


def _charts(before: Mapping[str, bytes], now: Mapping[str, bytes], folder: Path) -> list[str]:
    shutil.rmtree(folder, ignore_errors=True)
    lines = []
    for id in sorted({*before, *now}):
        sides = {"before": before.get(id), "now": now.get(id)}
        if sides["before"] != sides["now"]:
            folder.mkdir(parents=True, exist_ok=True)
            files = {f"{id}-{side}.png": picture for side, picture in sides.items() if picture}
            for name, picture in files.items():
                (folder / name).write_bytes(picture)
            lines.append(f"- `{id}`: {', '.join(files)}")
    where = folder.relative_to(ROOT).as_posix() if folder.is_relative_to(ROOT) else folder.name
    return [*lines, "", f"The pictures lie in `{where}`."] if lines else []


def _each(what: str, addresses: Set[str]) -> list[str]:
    """Addresses in a list; of a page that is new or gone as a whole none of its anchors."""
    return [f"- {what}: `/{one}`" for one in sorted(addresses)
            if "#" not in one or one.partition("#")[0] not in addresses]
