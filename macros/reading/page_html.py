"""What a reader's browser gets of a page: its Markdown, turned into HTML and compared with a list.

Only what Markdown itself makes is allowed. Outside code, all that begins like HTML
is refused, and so is every attribute that somebody attached and every address of
another kind, with the line where it stands.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import chain
from typing import Any

from markdown import Markdown

from macros.reading.files_allowed import ASSETS
from macros.reading.plain_text import odd_characters
from macros.values.problems import Problem

# What stands in the place of a macro's output, or before the words of it that the author chose; no page can
# hold these characters itself.
OF_MARKUP, OF_TEXT = "\ue000", "\ue001"
EXTENSIONS: dict[str, dict[str, Any]] = {  # those of mkdocs.yml; a test compares
    "attr_list": {}, "md_in_html": {}, "tables": {}, "smarty": {"smart_quotes": True, "smart_dashes": True},
    "toc": {"permalink": True, "permalink_title": "Link to this section", "toc_depth": 3, "marker": ""},
    "pymdownx.superfences": {}, "pymdownx.highlight": {"use_pygments": True}}
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SIDES = "text-align: (?:left|right|center);"
# (tag or * for any, attribute): the values that Markdown itself gives it.
ATTRIBUTES = {
    ("h", "id"): r"[\w-]{1,200}", ("a", "href"): ".*", ("a", "title"): f"[^{OF_MARKUP}{OF_TEXT}]*",
    ("a", "class"): "headerlink", ("img", "src"): ".*", ("img", "alt"): ".*", ("ol", "start"): r"\d{1,4}",
    ("img", "title"): f"[^{OF_MARKUP}{OF_TEXT}]*", ("th", "style"): _SIDES, ("td", "style"): _SIDES,
    ("div", "class"): "highlight", ("span", "class"): r"[a-z][a-z0-9]{0,2}(?: [A-Za-z0-9-]{1,30}){0,3}"}
_ALLOWED = {where: re.compile(form, re.S) for where, form in ATTRIBUTES.items()}
_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s"<>=/]+(?:="[^"<>]*")?)*)( /)?>')
_HTML = re.compile(f"<[A-Za-z/!?{OF_MARKUP}{OF_TEXT}][^>\n]{{0,60}}>?")
_AS_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."})
_ATTRIBUTE = re.compile(r' ([^\s"<>=/]+)(?:="([^"<>]*)")?')
_BRACES = re.compile(r"\{[^{}\n]{0,200}\}?")
_HEADING_ID = re.compile(r"\{ #[A-Za-z0-9_-]+ \}")
_NO_HTML = "Pages hold no HTML: write Markdown; what only shows a tag goes between backticks."
_NO_ATTRIBUTES = "Only a heading takes braces, and only with its id: ## What happened { #what-happened }"
_LINKS = ("Allowed: a page (../trade/cars.md), a heading (#some-id), a file of the site (../data/x.csv), "
          "https://… and mailto:….")
_IMAGES = "An image lies in docs/assets/ and is named by a relative path: ../assets/boat.png."
_WEB = re.compile(  # no user, no name in another alphabet (xn--), no sign that an address never needs
    r"https://(?![^/]*xn--)[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?::\d{1,5})?(?:[/?#][!#-;=?-\[\]_a-z~]*)?",
    re.I | re.A)
_THIS_MACHINE = re.compile(r"http://(?:127\.0\.0\.1|localhost):\d{1,5}/?")
_MAIL = re.compile(r"mailto:[a-z0-9._+-]+@[a-z0-9.-]+\.[a-z]{2,}", re.I | re.A)
_FILE = re.compile(
    r"((?:\.\./|\./)*)((?:[a-z0-9][a-z0-9_-]*/)*(?:[a-z0-9][a-z0-9_-]*\.(?:md|csv|json|svg|png|webp|jpg)"
    r"|feed\.xml)?)"
    rf"(?:#({_ID}))?")
_APART = re.compile(r"<(pre|code)\b.*?</\1>", re.S)
_ENDS = re.compile("</(?:p|li|h.|d[dt]|t[dh])>")
_WITHIN_WORDS = re.compile(rf"</?(?:a|em|strong|span)\b[^<>]*>|[{OF_MARKUP}{OF_TEXT}](?=\w)")


@lru_cache(maxsize=2)
def _parser(html: bool) -> Markdown:
    """The site's own parser, or one to which all HTML in a page is text; making either takes long."""
    parser = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    if not html:
        parser.preprocessors.deregister("html_block")
        parser.inlinePatterns.deregister("html")
    return parser


@lru_cache(maxsize=1)
def as_html(text: str) -> str:
    """A page's Markdown as HTML, with the site's own extensions; what looks like HTML in it is text."""
    return _parser(html=False).reset().convert(text)


def words_seen(text: str) -> str:
    """What readers see of a page but code: no gap at marks within words, blank lines between its parts."""
    parts = _ENDS.sub("\n\n", _APART.sub(" ", as_html(text)))
    return unescape(re.sub("<[^<>]*>", " ", _WITHIN_WORDS.sub("", parts)))


def html_problems(text: str, source: str, file: str, first: int) -> Iterator[Problem]:
    """Everything in a page that is not plain Markdown.

    Args:
        text: the Markdown as the parser gets it, with OF_MARKUP and OF_TEXT for macros.
        source: the same as the author wrote it, for the line of a message.
        file: name of the page in messages.
        first: line of the file at which `source` begins.
    """
    try:
        html = as_html(text)
        piece = _HTML.search(text)  # of what begins a line the site's parser makes HTML even amid code
        hidden = piece is not None and html != _parser(html=True).reset().convert(text)
    except RecursionError:
        yield Problem(file, first, "lists or quotations are nested too deeply", "At most six levels.")
        return
    lines = Lines(source, first)
    wrong = list(_wrong(html, file)) or ([_no_html(piece.group())] if piece and hidden else [])
    found = (Problem(file, lines.of(*clues), message, hint) for message, hint, *clues in wrong)
    yield from dict.fromkeys(found)
    if "&" in source:  # characters that are written as entities show all the same
        plain = unescape(source)
        if plain.count("\n") == source.count("\n"):
            yield from odd_characters(plain, file, first)


def _wrong(html: str, file: str) -> Iterator[tuple[str, ...]]:
    """Message, hint and clues to its place for all that is not allowed."""
    opened: list[str] = []
    end = 0
    for token in _TOKEN.finditer(html):
        between, end = html[end:token.start()], token.end()
        yield from _text(between, opened)
        closing, tag, attributes, empty = token.groups()
        if closing:
            opened.pop()
            continue
        if re.fullmatch("h[1-6]", tag) and opened:
            signs = "#" * int(tag[1])
            yield ("a heading stands in a quotation, a list or a note", "Begin its line with the sign #.",
                   *(f"{before}{signs}" for before in ("> ", ">", "- ", ". ", "")))
        if not empty:
            opened.append(tag)
        yield from _attributes(tag, attributes, file)


def _text(text: str, opened: list[str]) -> Iterator[tuple[str, ...]]:
    """What is wrong with the words between two tags."""
    heading = bool(opened) and opened[0][0] == "h"
    for match in _BRACES.finditer(text) if "code" not in opened else ():
        braces = unescape(match.group())
        if not (heading and _HEADING_ID.fullmatch(braces)):  # in the wrong place: the inspection of headings
            yield f"braces stand in the text: {braces!r}", _NO_ATTRIBUTES, braces, "{"
    shown = unescape(unescape(text)) if heading else ""
    if "<" in shown:  # the theme puts the title into the page's head without escaping it
        yield ("a heading holds the sign '<'", "Write it in words, or show it below the heading.",
               shown[shown.index("<"):], unescape(text), "# ")
    elif (html := _HTML.search(unescape(text))) and "code" not in opened:
        yield _no_html(html.group())


def _no_html(piece: str) -> tuple[str, ...]:
    typed = piece.translate(_AS_TYPED)
    shown = typed.replace(OF_MARKUP, "…").replace(OF_TEXT, "…")
    return f"the page holds HTML: {shown!r}", _NO_HTML, typed, re.split(r"[\s>]", typed)[0], shown[:2]


def _attributes(tag: str, attributes: str, file: str) -> Iterator[tuple[str, ...]]:
    pairs = [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(attributes)]
    given = dict(pairs)
    for name, value in pairs:
        form = _ALLOWED.get(("h" if tag[0] == "h" else tag, name))
        if form is None or not form.fullmatch(value) or len(given) != len(pairs):
            shown = f"{name}={value[:80]!r}".replace(OF_MARKUP, "…").replace(OF_TEXT, "…")
            yield f"<{tag}> gets the attribute {shown}", _NO_ATTRIBUTES, f"{name}=", value, name
    if tag == "a" and not _link_allowed(given, file):
        yield _address(given.get("href", ""), "link", _LINKS)
    image = _lands(given.get("src", ""), file) or ""
    if tag == "img" and not (image.startswith("assets/") and image.endswith(tuple(ASSETS))):
        yield _address(given.get("src", ""), "image", _IMAGES)
    elif tag == "img" and not given.get("alt", "").strip():
        yield (f"the image {given['src']!r} has no text for those who do not see it",
               "Say in the brackets what it shows: ![A ship at the quay](../assets/boat.png)",
               f"({given['src']}")


def _address(address: str, what: str, hint: str) -> tuple[str, ...]:
    shown = address[:120].replace(OF_MARKUP, "{{…}}").replace(OF_TEXT, "{{…}}")
    called = "({{" if OF_MARKUP in address or OF_TEXT in address else ""
    return (f"the {what} {shown!r} is not allowed", hint, called or f"({address})", address, address[:12],
            address.partition(":")[2], "{{" if called else "")


def _link_allowed(given: dict[str, str], file: str) -> bool:
    address = given.get("href", "")
    if given.get("class"):
        return bool(re.fullmatch(r"#[\w-]{1,200}", address))
    guide = file.startswith("docs/contribute/")  # the only pages that lead to the preview
    forms = (_WEB, _MAIL, _THIS_MACHINE) if guide else (_WEB, _MAIL)
    return _lands(address, file) is not None or any(form.fullmatch(address) for form in forms)


def _lands(address: str, file: str) -> str | None:
    """Where below docs/ a relative address leads; None if it is none, or leads out."""
    match = _FILE.fullmatch(address)
    if match is None or not address:
        return None
    place = posixpath.normpath("/".join([*file.split("/")[1:-1], match[1] + match[2]]))
    return None if place.startswith("..") else place


class Lines:
    """Finds the line of the source that a piece of the finished page came from."""

    def __init__(self, source: str, first: int) -> None:
        self.first = first
        self.lines = [line.lower() for line in source.split("\n")]
        self.plain = [unescape(line) for line in self.lines]
        self.used: dict[str, int] = {}

    def of(self, *clues: str) -> int:
        """The next line that holds the first of the clues that any line holds."""
        for clue in (clue.lower().strip() for clue in clues):
            if not clue:
                continue
            start = self.used.get(clue, -1) + 1
            for number in chain(range(start, len(self.lines)), range(start)):
                if clue in self.lines[number] or clue in self.plain[number]:
                    self.used[clue] = number
                    return number + self.first
        return self.first
