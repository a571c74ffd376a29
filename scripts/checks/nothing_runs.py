"""Nothing runs, writes or calls another host of itself, whatever let it in: scripts, addresses, cells …"""

import csv
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from macros.authoring.macro import Desk
from macros.reading.assets_allowed import css_problems, svg_problems
from macros.values.fields import formula_in
from macros.values.problems import Problem
from scripts import headers, styles
from scripts.checks.page import Element, Site
from scripts.export import ENCODING

LEADING = ("href", "xlink:href", "src", "srcset", "action", "formaction", "data", "poster", "ping",
           "background", "cite", "manifest")
SCHEMES = ("https", "http", "mailto")
REFUSED = ("style", "base", "iframe", "frame", "object", "embed", "applet", "portal", "foreignobject",
           "animate", "set", "math", "template", "audio", "video")
_SCRIPT = re.compile(r"(?:(?:\.\./)*|/(?:[\w.~-]+/)*)assets/js/site\.js")
_SHEET = re.compile(rf"(?:(?:\.\./)*|/(?:[\w.~-]+/)*){re.escape(styles.PUBLISHED)}")
DATA = "application/ld+json"  # a browser runs none of it
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
POLICIES = (headers.IN_PAGE, headers.IN_FRAME)
_UNSEEN = re.compile(r"[\x00-\x20]+")  # a browser overlooks them in an address
HINT = "Only the theme brings scripts and styles: docs/.overrides, docs/assets/js and docs/assets/css."


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """What a browser or a spreadsheet would run, show or follow, and the theme or a record has not."""
    for page in site.pages.values():
        if "<!--" in page.html:  # what is one to a parser need not be one to every browser
            line = page.html.count("\n", 0, page.html.index("<!--")) + 1
            yield Problem(page.path, line, "the page holds a comment", HINT)
        yield from (Problem(page.path, element.line, told, HINT)
                    for element in page.elements for told in _of_element(element))
    files = (site.folder / styles.PUBLISHED, *sorted(site.folder.glob("assets/**/*.svg"), reverse=True))
    once = {path.read_text(encoding="utf-8"): path for path in files if path.is_file()}
    for text, path in once.items():  # files_as_made tells of a missing one
        wrong = svg_problems if path.suffix == ".svg" else css_problems
        yield from wrong(text, path.relative_to(site.folder).as_posix())
    for path in sorted(site.folder.glob("data/**/*.csv")):
        file = path.relative_to(site.folder).as_posix()
        for number, row in enumerate(csv.reader(path.read_text(encoding=ENCODING).splitlines()), 1):
            yield from (Problem(file, number, f"a cell begins like a formula: {formula!r}")
                        for formula in filter(None, map(formula_in, row)))


def _of_element(element: Element) -> Iterator[str]:
    tag, attrs = element.tag, element.attrs
    if tag in REFUSED or ("http-equiv" in attrs and attrs.get("content") not in POLICIES):
        yield f"<{tag}> may not stand in a page"
    data = attrs == {"type": DATA} and "head" in element.tags
    if tag == "script" and not data and not (_SCRIPT.fullmatch(attrs["src"]) if "src" in attrs
                                else headers.hash_of(element.text) == headers.SCRIPT):
        yield f"the script {attrs.get('src', element.text)[:60]!r} is not the theme's"
    sheet = attrs.get("href", "") if "stylesheet" in attrs.get("rel", "").lower() else None
    if sheet is not None and not _SHEET.fullmatch(sheet):
        yield f"the style sheet {sheet[:60]!r} is not the theme's"
    for name, value in attrs.items():
        scheme = _SCHEME.match(_UNSEEN.sub("", value).lower()) if name in LEADING else None
        if name.startswith("on") or name in ("style", "srcdoc") or (scheme and scheme[1] not in SCHEMES):
            yield f"<{tag}> has {name}={value[:60]!r}"
        if tag != "a" and name in LEADING and urlsplit(value).netloc and attrs.get("rel") != "canonical":
            yield f"<{tag}> loads {value[:60]!r}"
