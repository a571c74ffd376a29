"""Which files may lie where, how large they may be, and the only way in which they are read.

Nothing here follows a link, and nothing reads more of a file than its kind
allows. What git does not keep (drawings, downloads) is written by the programs
and is looked at for its kind alone.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from macros.reading.assets_allowed import css_problems, svg_problems
from macros.reading.plain_text import odd_characters
from macros.values.problems import Problem

KB = 1000
MAX_PAGE = 200 * KB
MAX_RECORDS = 2000 * KB
MAX_ROWS = 20_000
MAX_ROW = 400
MAX_FILES = 6000
MAX_PATH = 150
LONGER = len("assets/generated/cards/" "/card.png") - len(".md")  # the card of a page has a longer path
# Largest size of each kind of file, by the folder below docs/ that the nearest entry names.
PAGES = {".md": MAX_PAGE}
ASSETS = {".svg": 200 * KB, ".png": 1000 * KB, ".webp": 1000 * KB, ".jpg": 1000 * KB}
FORMATS = {".png": "PNG", ".webp": "WEBP", ".jpg": "JPEG"}
MAX_PIXELS = 12_000_000  # a browser holds each in four bytes
SCRIPTS = {".js": 200 * KB}
MADE = {".svg": 2000 * KB, ".png": 2000 * KB, ".woff2": 300 * KB, ".csv": 5000 * KB, ".json": 20_000 * KB,
        ".css": 200 * KB}
# The sheets of the theme in the order in which they are joined; another is code that nobody has listed.
STYLE_SHEETS = ("tokens.css", "base.css", "site.css", "explorer.css", "panel.css", "search.css")
SHEETS = {".css": 200 * KB}
KEPT: dict[str, int] = {}  # of what only the build makes there
KINDS = {**dict.fromkeys(("docs/404.md", "docs/editions", "docs/embed", "docs/go"), KEPT),
         "docs": PAGES, "docs/feed.xml": {".xml": 2000 * KB}, "docs/assets": ASSETS,
         "docs/assets/css": SHEETS, "docs/assets/js": SCRIPTS,
         **dict.fromkeys(("docs/assets/generated", "docs/data"), MADE)}
RECORDS = {".yml": MAX_RECORDS, ".yaml": MAX_RECORDS, ".csv": MAX_RECORDS}
LEFT_ALONE = "docs/.overrides"  # templates are code, and are reviewed as code
_NO_LINKS = ("links to other files or folders are not allowed", "Put a file of its own in its place.")
_MERGE = re.compile(r"^(?:<{7} .{0,60}|={7}$|>{7} .{0,60})", re.M)
_FINISH_IT = ("Keep what is right of both sides, and delete the lines that begin with <<<<<<<, ======= and "
              ">>>>>>>.")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")
_PAGE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.md)?")  # of pages and their folders
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def docs_problems(root: Path) -> Iterator[Problem]:
    """Files below `root`/docs that may not be there, and faults of style sheets, drawings and templates."""
    folder = root / "docs"
    yield from folder_problems(folder, root, KINDS)
    for entry in _entries(folder / "assets"):
        file, path = _name(entry, root), Path(entry.path)
        if _kinds(file, KINDS) is MADE or not is_plain(path):
            continue
        if path.suffix in FORMATS:
            yield from _picture_problems(path, file)
        if path.suffix not in (".css", ".svg"):
            continue
        found: list[Problem] = []
        text = read_text(path, file, found)
        yield from found
        if text is not None:
            check = svg_problems if path.suffix == ".svg" else css_problems
            yield from check(text, file)
    parser = Environment()
    for path in sorted(filter(is_plain, (root / LEFT_ALONE).rglob("*.html"))):
        try:
            parser.parse(path.read_text(encoding="utf-8"))
        except TemplateSyntaxError as error:
            yield Problem(path.relative_to(root).as_posix(), error.lineno,
                          f"the template can't be read: {error.message}", "Mend it, or take the change back.")


def _picture_problems(path: Path, file: str) -> Iterator[Problem]:
    """A file that only calls itself a picture, or one that takes a browser more room than it has."""
    from PIL import Image  # noqa: PLC0415  (rarely needed)
    try:
        with Image.open(path, formats=[FORMATS[path.suffix]]) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                yield Problem(file, 0, f"the picture has {picture.width} × {picture.height} points",
                              f"Make it smaller: at most {MAX_PIXELS} in all.")
            else:
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        yield Problem(file, 0, f"this is no whole picture of the kind {path.suffix}",
                      "Save it anew, with a program for pictures, as the kind that its name says.")


def folder_problems(folder: Path, root: Path, kinds: dict[str, dict[str, int]]) -> Iterator[Problem]:
    """Links, strange names, unknown kinds and sizes beyond all bounds below a folder."""
    if folder.is_symlink():
        yield Problem(folder.relative_to(root).as_posix(), 0, *_NO_LINKS)
    for count, entry in enumerate(_entries(folder), 1):
        if count > MAX_FILES:
            yield Problem(folder.relative_to(root).as_posix(), 0, f"more than {MAX_FILES} files and folders",
                          "Join small records in one file, or raise the limit in "
                          "macros/reading/files_allowed.py.")
            return
        if problem := _problem_of(entry, _name(entry, root), kinds):
            yield problem


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder in a fixed order; no link is followed."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path))


def _name(entry: os.DirEntry[str], root: Path) -> str:
    return entry.path.removeprefix(f"{root}{os.sep}").replace(os.sep, "/")


def _problem_of(entry: os.DirEntry[str], file: str, kinds: dict[str, dict[str, int]]) -> Problem | None:
    shown = repr(file)[1:-1][:300]  # what does not print is written as its number
    if entry.is_symlink() or _is_junction(entry):
        return Problem(shown, 0, *_NO_LINKS)
    hidden = any(part.startswith(".") for part in file.split("/"))
    if file.startswith(LEFT_ALONE) or (hidden and not file.endswith(".md")):
        return None  # the engine leaves out what begins with a dot
    of_page = entry.name.endswith(".md") or entry.is_dir(follow_symlinks=False)
    name = _PAGE_NAME if of_page and _kinds(file, kinds) is PAGES else _NAME
    if not name.fullmatch(entry.name) or _RESERVED.fullmatch(entry.name):
        return Problem(shown, 0, "a file or folder may not have this name",
                       "Small letters, digits and hyphens, such as who-pays.md; not con, nul, aux, prn.")
    longest = MAX_PATH - LONGER * entry.name.endswith(".md")
    if len(file) > longest and _kinds(file, kinds) is not MADE:
        return Problem(shown, 0, f"the name is longer than {longest} characters with its folders",
                       "Choose a shorter name, or fewer folders.")
    if entry.is_dir(follow_symlinks=False):
        return None
    return _kind_problem(entry, file, _kinds(file, kinds))


def _kind_problem(entry: os.DirEntry[str], file: str, allowed: dict[str, int]) -> Problem | None:
    suffix = Path(entry.name).suffix
    if allowed is KEPT or KINDS.get(file.removesuffix(".md")) is KEPT:
        return Problem(file, 0, "this place is kept for what the build makes",
                       "Put the page into a part of the site, such as docs/reference/.")
    if suffix not in allowed:
        return Problem(file, 0, f"no file of the kind {suffix or entry.name} may lie here",
                       f"Allowed: {', '.join(sorted(allowed))}.")
    state = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(state.st_mode):
        return Problem(file, 0, "this is not an ordinary file")
    if allowed is SHEETS and file not in {f"docs/assets/css/{name}" for name in STYLE_SHEETS}:
        return Problem(file, 0, "the theme has no style sheet of this name",
                       "Put its rules into one of those in STYLE_SHEETS of macros/reading/files_allowed.py.")
    if state.st_size > allowed[suffix]:
        return Problem(file, 0, f"the file has {state.st_size} bytes, and may have {allowed[suffix]}",
                       "Split it." if suffix in (".md", ".yml", ".csv") else "Make it smaller.")
    return None


def _kinds(file: str, kinds: dict[str, dict[str, int]]) -> dict[str, int]:
    """The kinds allowed in the folder of a file: those of the nearest entry above it, or of its own."""
    place = file
    while place not in kinds:
        place = place.rpartition("/")[0]
    return kinds[place]


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether it is one of Windows' links between folders."""
    attributes: int = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0))


def is_plain(path: Path, limit: int = MAX_RECORDS) -> bool:
    """Whether a path is an ordinary file of bounded size, reached through no link of its own."""
    try:
        state = path.lstat()
    except (OSError, ValueError):  # of a name that no file can have
        return False
    return stat.S_ISREG(state.st_mode) and state.st_size <= limit


def page_files(root: Path) -> list[Path]:
    """The pages below `root`/docs that may be read: ordinary files of bounded size."""
    return sorted(path for path in (root / "docs").rglob("*.md") if is_plain(path, MAX_PAGE))


def page_texts(root: Path, problems: list[Problem]) -> dict[str, str]:
    """The text of each page that can be read, by its file below `root`."""
    files = {path.relative_to(root).as_posix(): path for path in page_files(root)}
    texts = {file: read_text(path, file, problems) for file, path in files.items()}
    return {file: text for file, text in texts.items() if text is not None}


def style_sheets(root: Path) -> list[Path]:
    """Our style sheets; one that may not be published counts for nothing."""
    return [path for path in (root / "docs/assets/css" / name for name in STYLE_SHEETS)
            if is_plain(path, SHEETS[".css"])
            and not any(css_problems(path.read_text(encoding="utf-8", errors="replace"), path.name))]


def read_text(path: Path, file: str, problems: list[Problem]) -> str | None:
    """The text of a file with plain line ends; None if it is no UTF-8 text, or a merge in it is unfinished.

    Reports that, and every character which does not show what it is.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(Problem(file, content.count(b"\n", 0, error.start) + 1, "this is not UTF-8 text",
                                "Save the file again in the encoding UTF-8."))
        return None
    if text.startswith("\ufeff"):
        problems.append(Problem(file, 1, "the file begins with a byte order mark (BOM), which nobody sees",
                                "Save it as UTF-8 without BOM."))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if mark := _MERGE.search(text):
        problems.append(Problem(file, text.count("\n", 0, mark.start()) + 1, f"{mark[0]!r} is a mark of an "
                                "unfinished merge", _FINISH_IT))
        return None
    problems.extend(odd_characters(text, file))
    return text


def read_table(path: Path, file: str, problems: list[Problem]) -> str | None:
    """The text of a CSV; None, and a problem, if it can't be read or is larger than any table here."""
    text = read_text(path, file, problems)
    if text is None or "\r" in text or "\0" in text:
        return None  # reported already
    lines = text.split("\n")
    if len(lines) > MAX_ROWS:
        problems.append(Problem(file, 0, f"the table has {len(lines)} rows, and may have {MAX_ROWS}"))
        return None
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_ROW or '"' in line:
            problems.append(Problem(
                file, number, f"the row has quotation marks or more than {MAX_ROW} characters",
                'Write bare values, a number without commas: 1200, not "1,200".'))
            return None
    return text
