"""Texts without tricks: characters that show what they are, and words instead of markup.

An invisible character can hide a difference between what a reviewer sees and what
a program reads; the set of those that are allowed is empty but for the line break
and the tabulator. Texts in records and in the calls of pages are put into pages,
which are then read as Markdown: a link, a tag or an attribute in one would come to
life there.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from macros.values.problems import Problem, counted

MOST_PER_FILE = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Unicode counts these as letters, marks or symbols, but they show as nothing.
_BLANK = frozenset([0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD])
_KANA_OR_KANJI = re.compile(r"[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff]")
_CONTROL_NAMES = {"\0": "NULL", "\b": "BACKSPACE", "\v": "LINE TABULATION", "\f": "FORM FEED",
                  "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x85": "NEXT LINE"}
_VISIBLE = "Delete it, or write it with Latin letters, kana or kanji, the digits 0 to 9 and plain spaces."
_MARKUP = re.compile(
    r"<(?:[A-Za-z/!?][^\n]{0,30}|\s*\Z)"                     # a tag, a comment, a declaration
    r"|&(?:#\w{1,10}|[A-Za-z]\w{1,30});"           # an entity
    r"|!\[|\]\s?[(\[]|\]:|\[\^"                    # images, links, references, footnotes
    r"|`"                                          # code
    r"|\{(?![a-z0-9-]+(?:@[A-Za-z0-9/-]+)?\}"     # braces other than {an-id} and {words | condition}
    r"|[A-Za-z][\w ’'-]{0,60}\|[\w@/*$¥€%.,<>=!~ -]{3,600}\})[^\n]{0,30}"
    r"|\\[^\sA-Za-z0-9]")                          # an escaped sign
HINT = ("Texts are plain words here: no tags, links, entities, backticks, nor braces other than {an-id} and "
        "{words | a < b}.")


def character_name(character: str) -> str:
    """How a character is called where it can't be shown: U+202E RIGHT-TO-LEFT OVERRIDE."""
    name = unicodedata.name(character, _CONTROL_NAMES.get(character, "")) or {
        "Co": "PRIVATE USE", "Cn": "UNASSIGNED", "Cs": "SURROGATE"}.get(
            unicodedata.category(character), "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {name}"


def odd_characters(text: str, file: str, first: int = 1) -> Iterator[Problem]:
    """Every character of a text that does not show what it is.

    Args:
        text: any text.
        file: its name in messages.
        first: line of the file at which the text begins.
    """
    if text.isascii() and not _CONTROL.search(text):
        return
    lines = text.split("\n")
    places = ((number, odd) for odd in sorted(filter(_what, set(text)))
              for number, line in enumerate(lines, first) if odd in line)
    yield from counted((Problem(file, number, f"{character_name(odd)} {_what(odd)}", _VISIBLE)
                        for number, odd in places), MOST_PER_FILE)


@lru_cache(maxsize=50_000)
def _what(character: str) -> str:
    """What is wrong with a character; empty for an honest one."""
    if character in "\n\t" or " " <= character <= "~":
        return ""
    code, category = ord(character), unicodedata.category(character)
    if category in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp") or code in _BLANK:
        return "is invisible"
    if category == "Zs":
        return "is not a plain space"
    if category in ("Mn", "Me"):
        return "changes the letter before it"
    if category == "Nd":
        return "is not one of the digits 0 to 9"
    if 0xFF01 <= code <= 0xFF5E:
        return "is a letter of another width"
    latin = code < 0x180 or unicodedata.normalize("NFD", character)[0].isascii()
    letter = unicodedata.normalize("NFKC", character).isalpha()  # also one in a circle
    return "" if latin or not letter or _KANA_OR_KANJI.match(character) else "is a letter of another alphabet"


def markup_in(text: str) -> str:
    """The first piece of a text that is markup rather than words; empty if there is none."""
    match = _MARKUP.search(text)
    return match.group() if match else ""
