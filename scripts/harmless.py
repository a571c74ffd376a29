"""False alarms: edits that change no number and no claim, which no check may refuse.

The edits stand in tests/harmless/edits.yml, written by hand. An edit is a text
that stands in a file and what it becomes; the kind "swapped" exchanges two
texts. An edit whose old text is gone is stale, which is no alarm. That a changed
record has to be accepted with a reason is none either, so that the check of
records is left out; that of what pages show, which a page's author meets, is not.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.copies import Copies, accepted, build

EDITS = "tests/harmless/edits.yml"
SWAPPED = "swapped"
LIMIT = 1.0  # alarms in a hundred edits
LEFT_OUT = ("register",)  # checks that ask for a reason whenever a record changes, as they should


@dataclass(frozen=True)
class Edit:
    """One harmless edit: what kind it is, where it is, and the texts."""

    kind: str
    file: str
    old: str
    new: str

    def applied(self, text: str) -> str | None:
        """The text after the edit; None if the old text is not there exactly once."""
        if text.count(self.old) != 1 or (self.kind == SWAPPED and text.count(self.new) != 1):
            return None
        if self.kind != SWAPPED:
            return text.replace(self.old, self.new)
        (first, one), (second, other) = sorted((text.index(words), words) for words in (self.old, self.new))
        between = text[first + len(one):second]
        return text[:first] + other + between + one + text[second + len(other):]


def read_edits(path: Path) -> list[Edit]:
    """The edits of the file."""
    data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))  # texts with markup, so no records
    return [Edit(kind, str(one["file"]), old, new)
            for one in data["files"] for kind, old, new in one["edits"]]


def sorted_out(edits: Sequence[Edit], root: Path) -> tuple[list[Edit], list[Edit]]:
    """The edits that can be made, and the stale ones."""
    texts = {file: (root / file).read_text(encoding="utf-8") if (root / file).is_file() else ""
             for file in {edit.file for edit in edits}}
    fresh = [edit for edit in edits if edit.applied(texts[edit.file]) is not None]
    return fresh, [edit for edit in edits if edit not in fresh]


def alarms(edits: Sequence[Edit], copies: Copies) -> list[tuple[Edit, Mapping[str, str]]]:
    """The edits that a check refuses, each made alone, with what it said."""
    texts = [(copies.base / edit.file).read_text(encoding="utf-8") for edit in edits]
    faults = [{edit.file: (edit.applied(text) or "").encode()}
              for edit, text in zip(edits, texts, strict=True)]
    answers = copies.ask(faults)
    return [(edit, answer) for edit, answer in zip(edits, answers, strict=True)
            if answer["outcome"] != "survived"]


def built_together(edits: Sequence[Edit], folder: Path) -> str:
    """What a whole build says when all edits are made; nothing if it is content.

    An edit that another has made impossible is left out.
    """
    for edit in edits:
        path = folder / edit.file
        text = edit.applied(path.read_text(encoding="utf-8"))
        if text is not None:
            path.write_text(text, encoding="utf-8")
    result = accepted(folder)
    result = result if result.returncode else build(folder)
    return (result.stdout + result.stderr).strip() if result.returncode else ""


def report(edits: Sequence[Edit], copies: Copies) -> int:
    """Print alarms and stale edits; 1 if more than one edit in a hundred is refused."""
    fresh, stale = sorted_out(edits, copies.base)
    for edit in stale:
        print(f"stale: {edit.file} no longer has, or has more than once: {edit.old[:70]!r}")
    refused = alarms(fresh, copies)
    for edit, answer in refused:
        print(f"refused: {edit.kind} in {edit.file}, {edit.old[:60]!r}\n"
              f"    {answer['by']}: {answer['message']}")
    innocent = [edit for edit in fresh if edit not in [one for one, _ in refused]]
    said = built_together(innocent, copies.folder / "0")
    if said:
        print(f"a build with all other edits together says:\n{said}")
    rate = 100 * len(refused) / len(fresh) if fresh else 0.0
    print(f"{len(fresh)} harmless edits, {len(stale)} stale: {len(refused)} refused, {rate:.1f}%"
          + ("; together they break the build" if said else "; together they build"))
    sys.stdout.flush()
    return 1 if rate > LIMIT or said else 0
