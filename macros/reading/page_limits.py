"""How large and how tangled a page may be, looked at before anything tries to understand it.

The limits lie far above what a page needs and far below what would keep the
programs busy for more than moments: unclosed brackets and tags, above all, take
time that grows with the square of their number.
"""

import re
from collections.abc import Iterator
from itertools import chain

from macros.values.problems import Problem, counted

MAX_LINE = 2500
MAX_LINES = 4000
MAX_BLOCK = 5000
MAX_SIGNS = {"[": 150, "<": 150, "{": 400, "`": 200, "*": 80, "_": 80, '"': 250, "'": 250, "(": 250,
             "|": 1500, "&": 400}
MAX_PAGE_SIGNS = {"[": 1500, "<": 1500, "{": 2500}
MAX_OPEN = 5
MAX_MARKS = 6
MAX_INDENT = 32
MOST_PROBLEMS = 10
_INCLUDED = re.compile(r"[ \t>;]*-{1,80}8<-")
_FENCE = re.compile(r"[ \t>]*(?:`{3,80}|~{3,80})[ \t]*(.{0,80})")
_LANGUAGE = re.compile(r"[a-z0-9+-]{0,20}[ \t]*")
_MARK = re.compile(r"[-*+>]+|\d{1,9}\.")


def limit_problems(text: str, file: str) -> list[Problem]:
    """What makes a page too much to read; the first few of such places, and how many more there are.

    Args:
        text: Markdown, or a whole page.
        file: its name in messages.
    """
    lines = text.count("\n") + 1
    excesses = [f"{lines} lines, and may have {MAX_LINES}"] if lines > MAX_LINES else []
    whole = (Problem(file, 0, f"the page has {excess}", "Split the page.")
             for excess in (*excesses, *_too_many(text, MAX_PAGE_SIGNS)))
    return list(counted(chain(whole, _blocks(text, file)), MOST_PROBLEMS))


def _too_many(text: str, limits: dict[str, int]) -> Iterator[str]:
    """The signs that a text holds more often than it may."""
    for sign, most in limits.items():
        count = text.count(sign)
        if count > most:
            yield f"{count} times {sign!r}, and may have {most}"


def _blocks(text: str, file: str) -> Iterator[Problem]:
    block: list[str] = []
    for number, line in enumerate((*text.split("\n"), ""), 1):
        if line.strip():
            block.append(line[:MAX_LINE])
            yield from _line(line, file, number)
        elif block:
            yield from _block("\n".join(block), file, number - len(block))
            block = []


def _line(line: str, file: str, number: int) -> Iterator[Problem]:
    if len(line) > MAX_LINE:
        yield Problem(file, number, f"the line has {len(line)} characters, and may have {MAX_LINE}",
                      "Break it into paragraphs.")
    if _INCLUDED.match(line):
        yield Problem(file, number, f"{line.strip()[:60]!r} would take another file into the page",
                      "Write the text itself, or a link to it.")
    fence = _FENCE.match(line)
    if fence is not None and not _LANGUAGE.fullmatch(fence[1]):
        yield Problem(file, number, f"{fence[1][:60]!r} stands after the signs that begin a block of code",
                      "Write nothing there, or one word for the language: ```yaml")
    indent = len(line[:200].expandtabs(4)) - len(line[:200].expandtabs(4).lstrip())
    words = line[:400].split()[:MAX_MARKS + 1]
    marks = sum(len(word) if word.startswith(">") else 1 for word in words if _MARK.fullmatch(word))
    only_marks = len(words) > MAX_MARKS and all(map(_MARK.fullmatch, words))
    if indent > MAX_INDENT or only_marks or (marks > MAX_MARKS and words[0].startswith(">")):
        yield Problem(file, number, "lists or quotations are nested too deeply",
                      f"At most {MAX_MARKS} levels, and {MAX_INDENT} spaces before a line.")


def _block(block: str, file: str, begins: int) -> Iterator[Problem]:
    if len(block) > MAX_BLOCK:
        yield Problem(file, begins, f"the paragraph has {len(block)} characters, and may have {MAX_BLOCK}",
                      "Put blank lines between its parts.")
    for excess in _too_many(block, MAX_SIGNS):
        yield Problem(file, begins, f"the paragraph has {excess}", "Put blank lines between its parts.")
    depth, deepest = 0, 0
    for sign in re.findall(r"[\[\]]", block):
        depth = max(depth + (1 if sign == "[" else -1), 0)
        deepest = max(deepest, depth)
    if deepest > MAX_OPEN:
        yield Problem(file, begins, f"brackets are nested {deepest} deep, and may be {MAX_OPEN}",
                      "Close each '[' with a ']'.")
