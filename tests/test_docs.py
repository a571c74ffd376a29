"""What the guide, the reference of checks and the README name exists: paths, commands, messages."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from macros.data import Ledger
from macros.data.kind import KINDS, texts_in
from macros.data.validation import RecordFile
from macros.reading.project import ROOT, repository
from macros.reading.yaml_positions import YamlText, read_yaml
from macros.values.fields import Refers, Written
from macros.values.problems import Problem
from macros.words.placeholders import placeholders_in
from macros.words.record_words import bare_numbers

PAGES = [*sorted((ROOT / "docs" / "contribute").rglob("*.md")), ROOT / "docs/about/method.md",
         *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
         *sorted((ROOT / ".github").rglob("*.md"))]
# Made by the programs; it may be missing.
MADE = ("docs/data/", "docs/feed.xml", "docs/assets/generated/", "site/", "docs/reference/")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PATH = re.compile(r"(?:macros|scripts|docs|seeds|tests|\.github|\.ci)/[\w./*<>-]*")
_COMMAND = re.compile(r"run\.py ([a-z][a-z-]*)((?: +[^`\n|]*)?)")
_OPTION = re.compile(r"--[a-z-]+")
_FILLED_IN = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|\w+(?:[-@/]\w+)+|\d[\d.,]*")
# Pages, records, tables, drawings and texts for people; every other file of the repository is code.
_DATA = re.compile(r"(?:docs/(?!\.)|seeds/|tests/).*\.(?:md|yml|csv|svg)|[A-Z]+(?:\.md|\.cff)?")
LEAST = 8  # letters of a message that must be the program's own


def missing_paths(text: str) -> list[str]:
    """Paths in code marks that lead nowhere; `my-…` is an example."""
    return [path for code in _CODE.findall(text) for path in _PATH.findall(code)
            if not path.startswith(MADE) and not re.search(r"/my[-_]", path)
            and not any(ROOT.glob(re.sub(r"<[^>]*>", "*", path).rstrip("/")))]


def code_listed() -> list[str]:
    """What SECURITY.md lists as code."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    return _CODE.findall(text.partition("## What is not data")[2].partition("\nA pull request")[0])


def unlisted_code(files: Iterable[str]) -> list[str]:
    """Files that are no data, and that SECURITY.md does not list as code."""
    return [file for file in files if not _DATA.fullmatch(file)
            and not any(fnmatchcase(file, f"{name}*" if name.endswith("/") else name)
                    for name in code_listed())]


@cache
def help_of(verb: str) -> str:
    """What a verb says of itself; empty if there is none of that name."""
    done = subprocess.run([sys.executable, "scripts/run.py", verb, "--help"], cwd=ROOT, text=True,
                          capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def unknown_commands(text: str) -> list[str]:
    """Verbs and options of run.py that there are not."""
    return [f"{verb} {option}".strip() for verb, rest in _COMMAND.findall(text)
            for option in (["", *_OPTION.findall(rest)])
            if not help_of(verb) or option not in help_of(verb)]


@cache
def messages() -> frozenset[tuple[str, ...]]:
    """The texts that the programs write, in the pieces between which they fill something in."""
    found = set()
    for path in (*(ROOT / "macros").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in (one for one in nodes if id(one) not in docstrings):
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            found.add(tuple(part.value for part in parts
                            if isinstance(part, ast.Constant) and isinstance(part.value, str)))
    return frozenset(pieces for pieces in found if any(len(one) >= 6 and " " in one for one in pieces))


def unsaid(text: str) -> list[str]:
    """Messages in the second column of a table, or behind file and line, that no program writes."""
    quoted = [message for row in re.findall(r"^\|[^|\n]*\|([^|\n]*)\|$", text, re.M)
              for message in _CODE.findall(row)]
    quoted += re.findall(r"^[\w./-]+:\d+: (.+)$", text, re.M)
    return [message for message in quoted
            if 4 * max(own_letters(pieces, message) for pieces in messages())
            < len(_FILLED_IN.sub("", message))]


def own_letters(pieces: tuple[str, ...], message: str) -> int:
    """How much of a message is the text of a program, in its order; both its ends may be cut off."""
    message = message.removeprefix("… ")
    place = own = longest = 0
    for piece in pieces:
        if not own and message[:LEAST] in piece:
            piece = piece[piece.index(message[:LEAST]):]  # noqa: PLW2901
        at = message.find(piece, place)
        if at < 0:
            ends = (size for size in range(LEAST, len(piece)) if message.endswith(piece[:size]))
            end = max(ends, default=0)
            return own + end if max(longest, end) >= LEAST else 0
        own, place, longest = own + len(piece), at + len(piece), max(longest, len(piece))
    return own if longest >= LEAST or 2 * own >= len(_FILLED_IN.sub("", message)) else 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_and_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert missing_paths(text) == []
    assert unknown_commands(text) == []


def test_every_message_that_the_reference_quotes_is_one_of_the_programs() -> None:
    text = (ROOT / "docs/contribute/checks.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^\|.*`.*\|$", text, re.M)) > 60
    assert unsaid(text.split("\n## ", 1)[1]) == []
    guide = (ROOT / "docs/contribute/index.md").read_text(encoding="utf-8").partition("{ #messages }")[2]
    assert guide and unsaid(guide) == []


def test_the_records_that_the_guide_shows_have_the_form_of_one_and_no_number_by_hand(ledger: Ledger) -> None:
    guide = (ROOT / "docs/contribute/index.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```", guide, re.M | re.S)
    assert len(blocks) >= 14
    faults: list[Problem] = []
    for text in blocks:
        read_yaml(text, "guide", faults)
        assert not re.search(r"[^\s#] +#", text), "whoever puts a value in finds the comment in the way"
    assert not faults
    for text in (one for one in blocks if re.search(r"^(?:  - )?id: ", one, re.M)):
        [data] = data if isinstance(data := read_yaml(text, "guide", []).data, list) else [data]
        files = {model: RecordFile(model.__name__, YamlText(data, {}), []) for model in KINDS}
        found = [record for model, file in files.items() if (record := file.record(model, data))]
        assert found, min((file.problems for file in files.values()), key=len)
        assert not [one.text for one in texts_in(found[0]) if not one.text.startswith(("some-", "first-"))
                    and (m := one.mark(Refers)) and not any(one.text in ledger.named(k) for k in m.kinds)]
        if "right" in data:  # the correction, which runs as long as the figure says what it calls wrong
            assert data["says"] == ledger.figures[data["record"]].evidence
        assert not [one for text in texts_in(found[0]) if (mark := text.mark(Written)) and not mark.of_its_own
                    and not placeholders_in(text.text) for one in bare_numbers(text.text, ledger)]


def test_all_code_is_listed_where_it_is_said_what_has_to_be_read_by_a_person() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, text=True, capture_output=True, check=False)
    assert unlisted_code(tracked.stdout.splitlines()) == []
    new = ["Makefile", "setup.cfg", ".gitlab/x.yml", "docs/assets/x.js", "docs/.x/a.md", "tests/x.sh"]
    assert unlisted_code(new) == new


def test_whoever_owns_the_repository_owns_what_has_to_be_read_by_a_person() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = dict(line.split() for line in lines if not line.startswith("#"))
    assert {name.removeprefix("/") for name in owned} == {*code_listed()} - {"conftest.py"}  # that is *.py
    assert {*owned.values()} == {f"@{repository(ROOT).split('/')[3]}/maintainers"}


def test_what_is_not_there_is_told() -> None:
    assert missing_paths("`macros/drawer.py` and `seeds/terms.yml`") == ["macros/drawer.py"]
    assert unknown_commands("`python3 scripts/run.py check --trase`") == ["check --trase"]
    assert unknown_commands("`run.py cheque`") == ["cheque"]
    assert unsaid("| a rule | `figure 'x' lacks the field 'unit'`; `figure 'x' is without unit` |") == [
        "figure 'x' is without unit"]
    assert unsaid("docs/trade/yen.md:65: nobody has drawn 'x'") == ["nobody has drawn 'x'"]
