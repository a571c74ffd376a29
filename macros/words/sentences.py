"""Cuts the Markdown of a page into sentences, with macro calls as single signs.

The cut text is as long as the page's, so that every place in it is a place of
the page. Code, addresses, ids of headings and quoted words are blanked. A cell
of a table is a unit of its own: what stands in the next column has another
subject, and a comparison across cells would be one that the reader makes. Each
item of a list and each heading is a unit too; a paragraph may run over lines.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from macros.words.bare_numbers import blank, unfenced

FIGURE, STATEMENT, OTHER = "\ue000", "\ue001", "\ue002"  # one sign for each letter of a call
_SIGNS = {"fig": FIGURE, "says": STATEMENT, "when": OTHER, "period": OTHER, "cite": OTHER, "term": OTHER,
          "tally": OTHER}
# Lengths are bounded, so that no text takes long to cut.
_CALL = re.compile(r"""\{\{\s{0,9}(?P<name>\w{1,40})\(\s{0,9}(?:["'](?P<first>[^"'{}]{0,200})["'])?"""
                   r"""(?:(?!\{\{|\}\}).){0,2000}?\)\s{0,9}\}\}""", re.S)
_REFERENCE = re.compile(r"\{(?P<first>[a-z0-9-]+(?:@[A-Z0-9/a-z-]+)?)\}")
_TIED = re.compile(r"\{[^{}|]{1,80}\|[^{}]{1,800}\}")
_BLANKED = re.compile(r"`[^`\n]{0,300}`|<!--[^<>]{0,500}-->|</?[a-zA-Z][^<>]{0,500}>"
                      r"|(?<=\])\([^()\n]{0,300}\)|\{ ?[#.:][^{}\n]{0,200}\}|https?://\S{1,300}|(?<=!)\[[^\[\]\n]{0,300}\]")
_QUOTED = re.compile(r'“[^“”\n]{1,400}”|"[^"\n]{1,400}"')
_MARKS = re.compile(r"[*\[\]]|(?<!\w)_|_(?!\w)")
_OWN_LINE = re.compile(r"\s*(?:#{1,6}\s|!!!|\?\?\?|-{3,}\s*$)")
_ITEM = re.compile(r"[\s>]*(?:[-*+]|\d+[.)]|:)\s")
_END = re.compile(r"(?<![.!?…])[.!?…]{1,3}[)”’\"'»]{0,4}"
                  r"(?=\s{1,9}[\"“‘'(]{0,4}[A-Z0-9Ø-Þ\ue000-\ue002]|\s*$)")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Gen|Adm|Col|Lt|Sgt|Prof|Nos?|Art|vs|cf|ca|approx|est|Fig|Co|Corp|Ltd|Inc|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|pp?|para|[ap]\.m|[A-Z](?:\.[A-Z])+)"
    r"|(?:^\s*|\b[A-Z][\w’'-]*\s)[A-Z])$")  # an initial follows a name or begins; "plan A." ends


@dataclass(frozen=True)
class Sentence:
    """One sentence: where it begins in the page, its text with signs for calls, its figures.

    Attributes:
        figures: place within the sentence and reference of each figure.
    """

    start: int
    text: str
    figures: tuple[tuple[int, str], ...]


def sentences(body: str) -> Iterator[Sentence]:
    """The sentences of a page or, with {references}, of a record, that show a figure."""
    if "{" not in body:
        return  # as in most records: no figure is shown
    figures: list[tuple[int, str]] = []
    text = _masked(body, figures)
    figures.sort()
    for start, end in _units(body, text):
        for first, last in _cut(text, start, end):
            within = figures[bisect_left(figures, (first,)):bisect_left(figures, (last,))]
            if within:
                yield Sentence(first, text[first:last], tuple((place - first, ref) for place, ref in within))


def _masked(body: str, figures: list[tuple[int, str]]) -> str:
    def sign(match: re.Match[str]) -> str:
        name = match.groupdict().get("name", "fig")
        if name == "fig" and match["first"]:
            figures.append((match.start(), match["first"]))
        return _SIGNS.get(name, " ") * len(match.group())

    text = _CALL.sub(sign, unfenced(body))
    text = _TIED.sub(lambda match: STATEMENT * len(match.group()), text)
    text = _REFERENCE.sub(sign, text)
    for pattern in (_BLANKED, _MARKS):
        text = pattern.sub(blank, text)
    return _QUOTED.sub(lambda match: re.sub(r"[\w\ue001\ue002'’-]", " ", match.group()), text)


def _units(body: str, text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each paragraph, item, heading and cell of a table."""
    begun: int | None = None
    start = 0
    for line in body.split("\n"):
        end = start + len(line)
        alone = _OWN_LINE.match(line) is not None
        table = line.lstrip(" >").startswith("|")
        if begun is not None and (alone or table or not line.strip() or _ITEM.match(line)):
            yield begun, start
            begun = None
        if table:
            yield from _cells(text, start, end)
        elif alone:
            yield start, end
        elif line.strip() and begun is None:
            begun = start
        start = end + 1
    if begun is not None:
        yield begun, len(text)


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bars = [place for place in range(start, end) if text[place] == "|"]
    for before, after in pairwise((start - 1, *bars, end)):
        yield before + 1, after


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence within a unit."""
    begun = start
    for match in _END.finditer(text, start, end):
        before = text[max(begun, match.start() - 40):match.start()]
        if match.group().startswith(".") and _SHORT.search(before):
            continue
        yield begun, match.end()
        begun = match.end()
    if text[begun:end].strip():
        yield begun, end
