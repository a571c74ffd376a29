"""What committed style sheets and drawings may hold: nothing that runs, fetches or leads elsewhere.

A style sheet names files of the site; a drawing holds shapes, since no check reads its words.
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.parsers import expat

from macros.values.problems import Problem

# A comment; or what is none though it may hold the signs of one: a string, also an unclosed one, an address.
_COMMENT = re.compile(r"""/\*.*?(?:\*/|\Z)|("[^"\n]*"?|'[^'\n]*'?"""
                      r"""|(?<![-\w@#\x80-\U0010ffff])url\(\s*[^"'\s][^)]*)""", re.S | re.I)
_URL = re.compile(r"url\(\s*([\"']?)([^\"')]*)\1\s*\)?", re.I)
_OWN_FONT = re.compile(r"\.\./fonts/[a-z-]+\.woff2")
_REFUSED = re.compile(
    r"@import\b|@charset\b|@namespace\b|@counter-style\b|expression\s*\(|-moz-binding|(?<![\w-])(?:behavior|direction|unicode-bidi)\s*:|(?:image|image-set|src)\s*\("
    r"|symbols\s*\(|javascript:|</|<!--|\\", re.I)
# What puts text on a page, and what may be put there: a keyword, nothing, a count, a note's number, a mark.
_WRITING = re.compile(
    r"(?<![\w-])((?:-\w+-)?(?:content|quotes|list-style|list-style-type|text-emphasis|text-emphasis-style|text-overflow"
    r"|hyphenate-character|string-set|counter-reset|counter-set|counter-increment)\s*:\s*([^;}]*))", re.I)
_WRITTEN = re.compile(
    r'[a-z -]+|(?:""|"[›·+–¶. ]"|counter\([a-z]+\) " (?:/ " counter\([a-z]+\)|")'
    r'|attr\(data-(?:sheet|question)\)|"\[" attr\(data-note\) "\]")(?: / "")?')
_CSS_HINT = ("A style sheet loads the fonts that the programs make, url(\"../fonts/x.woff2\"), and writes "
             "nothing but \"\", a counter, attr(data-sheet), attr(data-question), [attr(data-note)] and the "
             "marks › · + – ¶ and the full stop.")
ELEMENTS = re.compile(
    r"svg|g|path|rect|circle|ellipse|line|polyline|polygon|defs|clipPath|mask|"
    r"linearGradient|radialGradient|stop|symbol|use")
ATTRIBUTES = re.compile(
    r"id|class|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|fx|fy|d|points|width|height|viewBox|preserveAspectRatio|"
    r"transform|fill|fill-opacity|fill-rule|stroke|stroke-width|stroke-linecap|stroke-linejoin|"
    r"paint-order|stroke-dasharray|stroke-dashoffset|stroke-miterlimit|stroke-opacity|opacity|clip-path|clip-rule|"
    r"mask|offset|stop-color|stop-opacity|gradientUnits|gradientTransform|"
    r"font-family|font-size|font-weight|font-style|text-anchor|dominant-baseline|dx|"
    r"dy|rotate|role|aria-label|aria-labelledby|aria-hidden|xmlns|version|lang|href")
NAMESPACE = "http://www.w3.org/2000/svg"
_NUMBER = re.compile(r"(?=.*[1-9])\d+(?:\.\d+)?")
MAX_DEPTH = 40
MAX_SHOWN = 20_000
_ADDRESS = re.compile(r"url\s*\(|:|//|\\|&", re.I)
_INSIDE = re.compile(r"url\(#[A-Za-z][\w-]*\)")
_TARGET = re.compile(r"(?:^href=|url\()#([\w.-]+)")
_SVG_HINT = ("Drawings hold shapes; words stand in the page, where they are checked. Save as plain "
             "SVG, and remove the rest with a text editor.")


def css_problems(text: str, file: str) -> Iterator[Problem]:
    """Everything in a style sheet that would fetch from elsewhere, run, or put words on a page."""
    plain = _COMMENT.sub(lambda match: match[1] or "\n" * match.group().count("\n"), text)
    wrong = [(match.start(), f"hold {match.group()!r}") for match in _REFUSED.finditer(plain)]
    wrong += [(match.start(), f"fetch {match[2].strip()[:80]!r}") for match in _URL.finditer(plain)
              if not _OWN_FONT.fullmatch(match[2].strip())]
    wrong += [(match.start(), f"write {match[1].strip()[:80]!r}") for match in _WRITING.finditer(plain)
              if not _WRITTEN.fullmatch(match[2].strip())]
    for one, other in ("{}", "()", "[]"):  # what is never closed takes all that follows with it
        if plain.count(one) != plain.count(other):
            wrong.append((len(plain.rstrip()), f"have {one!r} {plain.count(one)} times, {other!r} not"))
    for start, what in wrong:
        yield Problem(file, plain.count("\n", 0, start) + 1, f"a style sheet may not {what}", _CSS_HINT)


def svg_problems(text: str, file: str) -> Iterator[Problem]:
    """Everything in a drawing that is more than shapes."""
    reader = _Reader(file)
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        reader.found.append(Problem(file, error.lineno,
                                    f"not valid XML: {expat.errors.messages[error.code]}"))
    except _Stopped:
        pass
    yield from reader.found
    if sum(reader.sizes[target] for target in reader.shown) > MAX_SHOWN:
        yield Problem(file, 0, f"the drawing shows shapes again, more than {MAX_SHOWN} of them", _SVG_HINT)
    again = {*reader.shown}
    for around, target, line in reader.uses:
        if around in again:  # copies of copies: ten times ten times ten shapes from a few lines
            yield Problem(file, line, f"'#{around}' is shown again, and shows '#{target}' itself", _SVG_HINT)


class _Stopped(Exception):
    """Ends the reading of a file that will be refused anyway."""


class _Reader:
    """Walks through a drawing and notes what is not allowed, with its line."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.ids: list[str] = []  # of the elements around, "" for one without
        self.sizes = Counter[str]()  # elements within the element of an id
        self.shown: list[str] = []  # ids of what is shown again, once for each time
        self.uses: list[tuple[str, str, int]] = []  # id of an element around, what is shown in it, line
        parser = self.parser = expat.ParserCreate()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = lambda _: self.ids.pop()
        parser.StartDoctypeDeclHandler = lambda *_: self.refuse(  # before any entity is expanded
            "a drawing has no DOCTYPE and no entities")
        parser.ProcessingInstructionHandler = lambda target, _: self.complain(f"a drawing has no <?{target}>")
        parser.XmlDeclHandler = self.declaration

    def complain(self, message: str) -> None:
        self.found.append(Problem(self.file, self.parser.CurrentLineNumber, message, _SVG_HINT))

    def refuse(self, message: str) -> None:
        self.complain(message)
        raise _Stopped

    def declaration(self, _: str, encoding: str | None, __: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            self.refuse(f"a drawing is in UTF-8, not in {encoding}")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg" or attributes.get("xmlns") != NAMESPACE:
            self.refuse(f"a drawing begins with <svg xmlns=\"{NAMESPACE}\">")
        size = [attributes.get(side, "").rstrip("%pxtcmine") for side in ("width", "height")]
        for sides in (attributes.get("viewBox", "0 0 1 1").split()[2:], size if all(size) else ["1", "1"]):
            if not all(map(_NUMBER.fullmatch, sides)) or not .1 <= float(sides[0]) / float(sides[1]) <= 10:
                self.complain(f"a drawing is at most ten times as long as wide: {' by '.join(sides)!r}")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.ids.append(attributes.get("id", ""))
        for id in {*filter(None, self.ids)}:
            self.sizes[id] += 1
        if len(self.ids) > MAX_DEPTH:
            self.refuse("the drawing is nested too deeply")
        if len(self.ids) == 1:
            self.begin(name, attributes)
        if not ELEMENTS.fullmatch(name):
            self.complain(f"a drawing may not hold <{name}>")
        for key, value in attributes.items():
            if "#" in value and not name.endswith("Gradient"):  # one may take its colours from another
                targets, line = _TARGET.findall(f"{key}={value}"), self.parser.CurrentLineNumber
                self.shown += targets
                self.uses += [(id, target, line) for target in targets for id in self.ids if id]
            if not ATTRIBUTES.fullmatch(key):
                self.complain(f"<{name}> may not have the attribute {key}={value[:60]!r}")
            elif key == "xmlns":
                if value != NAMESPACE:
                    self.complain(f"<{name}> may not have the namespace {value[:60]!r}")
            elif key == "href" and not value.startswith("#"):
                self.complain(f"<{name}> may not lead out of the drawing: href={value[:60]!r}")
            elif key != "aria-label" and _ADDRESS.search(value) and _ADDRESS.search(_INSIDE.sub("", value)):
                self.complain(f"<{name}> may not name an address: {key}={value[:60]!r}")
