"""The lines at the head of a page: few keys, few values, and no way around them."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from macros.reading.plain_text import HINT, markup_in
from macros.reading.yaml_positions import YamlText, read_yaml
from macros.values.problems import Problem, nearest

FRONT_MATTER = ("title", "hide", "search", "generated")
MARK = "---\ngenerated: "  # how a page begins that scripts/record_pages.py makes, and where it lies
FOLDERS = tuple(f"reference/{name}" for name in ("sources", "series", "charts"))
_VALUES = {"hide": ("navigation", "toc", "footer", "path"),
           "exclude": ("true", "false"), "boost": ("0.5", "1", "2")}
MAX_TITLE = 120
MAX_LENGTH = 2000
_OURS = re.compile(r"\A---\n(.*?)\n---\n", re.S)
# What else the engine takes for front matter: other fences, and lines "key: value" without any.
_ENGINES = re.compile(r"\A(?:---[ \t]*\n|[ ]{0,3}[A-Za-z0-9_-]+:)")
_FENCE_INSIDE = re.compile(r"^(?:---|\.\.\.)", re.M)
_CALL = re.compile(r"\{[{%#]")
_NUMBER = re.compile(r"[-+]?\.?(?:nan|inf|infinity|\d[\d.,_]*)", re.I)
_RECORD = re.compile(r"(?:seeds|scripts)(?:/[a-z0-9_-]+)+\.(?:yml|py)")
_NO_CALLS = ("front matter cannot call macros", 'Use {{ describe("…") }} in the page.')


def is_generated(file: str, text: str) -> bool:
    """Whether programs make a page from a record, and put it right whenever it is another."""
    return may_be_generated(file) and text.startswith(MARK)


def may_be_generated(file: str) -> bool:
    """Whether a page lies where the programs make pages of records."""
    return file.startswith(tuple(f"docs/{folder}/" for folder in FOLDERS))


def split_page(text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line of the file at which the body begins."""
    match = _OURS.match(text)
    if match is None:
        return "", text, 1
    return match[1], text[match.end():], match.group().count("\n") + 1


def front_matter_problems(text: str, file: str, macros: Collection[str]) -> tuple[str, int, list[Problem]]:
    """The title that a page's front matter gives, its line, and all that is wrong there.

    Args:
        text: the whole page.
        file: its name in messages.
        macros: names that no key may have, since it would hide the macro.
    """
    front, _, _ = split_page(text)
    problems: list[Problem] = []
    if _ENGINES.match(text) if not front else _FENCE_INSIDE.search(front):
        problems.append(Problem(file, 1, "the page begins like front matter that we can't read",
                                "Write '---' alone in the first line and after the last key, or begin "
                                "with the title: # Title."))
    if len(front) > MAX_LENGTH:
        problems.append(Problem(file, 1, f"the front matter has {len(front)} characters, "
                                         f"and may have {MAX_LENGTH}"))
        return "", 1, problems
    call = _CALL.search(front)
    if call is not None:
        problems.append(Problem(file, front.count("\n", 0, call.start()) + 2, *_NO_CALLS))
    yaml = read_yaml("\n" + front, file, problems, words=False)  # in place of the line ---
    if not isinstance(yaml.data, dict):
        problems.append(Problem(file, 2, "front matter must be keys and values", "Write title: …"))
        return "", 1, problems
    for key, value in yaml.data.items():
        problems.extend(_key(key, value, yaml, file, macros))
    return str(yaml.data.get("title", "")), yaml.line(("title",)), problems


def _key(key: str, value: Any, yaml: YamlText, file: str, macros: Collection[str]) -> Iterator[Problem]:
    line = yaml.line((key,))
    if key in macros:
        yield Problem(file, line, f"the key {key!r} would hide the macro of that name",
                      f"Allowed: {', '.join(FRONT_MATTER)}.")
    elif key not in FRONT_MATTER:
        yield Problem(file, line, f"unknown front matter {key!r}", nearest(key, FRONT_MATTER, "key"))
    elif key == "title":
        yield from _title(value, file, line)
    elif key == "search" and (not isinstance(value, dict) or not set(value) <= {"exclude", "boost"}):
        yield Problem(file, line, "search takes exclude and boost", "Write search: {exclude: true}.")
    elif key == "generated":
        if not _RECORD.fullmatch(str(value)):
            yield Problem(file, line, f"generated: {str(value)[:60]!r} is not allowed",
                          "Only programs write it; leave it out of a page that is written by hand.")
    else:
        listed = value if isinstance(value, list) else [value]
        for name, one in value.items() if key == "search" else ((key, one) for one in listed):
            if one not in _VALUES[name]:
                yield Problem(file, line, f"{name}: {str(one)[:60]!r} is not allowed",
                              f"Allowed: {', '.join(_VALUES[name])}.")


def _title(value: Any, file: str, line: int) -> Iterator[Problem]:
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_TITLE or "\n" in value:
        yield Problem(file, line, f"the title must be one line of at most {MAX_TITLE} characters")
    elif _NUMBER.fullmatch(value):
        yield Problem(file, line, f"the title {value!r} is a number", "Write it in words.")
    elif _CALL.search(value):
        return  # told already
    elif signs := (markup_in(value) or "".join(sign for sign in value if sign in '<>&"[]\\')):
        yield Problem(file, line, f"the title holds markup: {signs!r}", HINT)
