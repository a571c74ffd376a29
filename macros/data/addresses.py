"""Addresses that releases published, each a promise; and the type of record for what has moved since."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field

from macros.data.kind import Faults, Record, kind
from macros.reading.files_allowed import read_text
from macros.values.fields import Id
from macros.values.problems import Problem, ProblemsFound

FOLDER = "seeds/addresses"
HEAD = "address,since"
STORY = ("trade/", "security/", "plan-b/")  # the parts that tell it, beside the home page
_LINE = re.compile(r"(?:[a-z0-9-]+/)*(?:#[\w@/-]+)?,20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
Address = Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*(#[\w@/-]+)?$", max_length=200, description=(
    "An address below the site's: of a page, trade/cars/, or of a place on it, trade/cars/#for."))]


@kind("redirect", label="{was}", published=False)
class Redirect(Record):
    """An address that a release published, and where what stood there stands now."""

    id: Id
    was: Address = Field(description="The address that was published.")
    now: Address = Field(description="Where it leads now.")

    def _faults(self) -> Faults:
        if self.was == self.now:
            yield f"{self.was!r} leads to itself"


def released(root: Path) -> dict[str, str]:
    """Every address that a release published, with the day of the first that did; empty before any.

    Raises:
        ProblemsFound: a list cannot be read.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.csv")):
        name = path.relative_to(root).as_posix()
        _, *lines = (read_text(path, name, problems) or "\n").splitlines()
        for number, line in enumerate(lines, 2):
            address, _, day = line.partition(",")
            if not _LINE.fullmatch(line):
                problems.append(Problem(name, number, f"{line!r} is no address with a day",
                                        "run.py release writes these lists; get it back from git."))
            found[address] = min(day, found.get(address, day))
    if problems:
        raise ProblemsFound(problems)
    return found
