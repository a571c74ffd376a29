"""How a fault is made: by other words in some stretch of a file, or by two that change places."""

import re
from collections.abc import Callable
from random import Random

from macros.words.house_style import fact_text
from tests.faults.model import Files, Project, Way, Where

TRIES = 60
ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?:@[\w/-]+)?"
Fault = Callable[[str, Random, Project], str]  # a text with one fault, or as it was if there is no place


def replaced(pattern: str, new: Callable[[re.Match[str], Random, Project], str]) -> Fault:
    """A fault in one of the places that a pattern finds."""
    compiled = re.compile(pattern, re.M)

    def fault(text: str, rng: Random, project: Project) -> str:
        found = list(compiled.finditer(text))
        if not found:
            return text
        match = rng.choice(found)
        return text[:match.start()] + new(match, rng, project) + text[match.end():]
    return fault


def any_of(*faults: Fault) -> Fault:
    """A fault drawn from several; if the text offers no place for the first, another."""
    def fault(text: str, rng: Random, project: Project) -> str:
        tried = (each(text, rng, project) for each in rng.sample(faults, len(faults)))
        return next((new for new in tried if new != text), text)
    return fault


def changed(where: Where, *faults: Fault) -> Way:
    """One of some faults in one of many spots; files are drawn first, so that small ones get their share."""
    def way(project: Project, rng: Random) -> Files | None:
        spots = project.spots(where)
        for _ in range(TRIES if spots else 0):
            spot = rng.choice(spots[rng.choice(list(spots))])
            files = project.edited((spot, any_of(*faults)(project.words(spot), rng, project)))
            if files:
                return files
        return None
    return way


def another(where: Where) -> Way:
    """What stands in one spot takes the place of the whole of another."""
    def other(text: str, rng: Random, project: Project) -> str:
        known = {project.words(spot) for spots in project.spots(where).values() for spot in spots}
        return rng.choice(sorted(known - {text}) or [text])
    return changed(where, other)


def swapped(where: Where, alike: Callable[[str, str, Project], bool] | None = None) -> Way:
    """Two spots of one file in each other's place; only such as are alike, if it is said how."""
    def way(project: Project, rng: Random) -> Files | None:
        several = [spots for spots in project.spots(where).values() if len(spots) > 1]
        for _ in range(TRIES if several else 0):
            one, other = rng.sample(rng.choice(several), 2)
            mine, theirs = project.words(one), project.words(other)
            if mine.split() != theirs.split() and (alike is None or alike(mine, theirs, project)):
                return project.edited((one, theirs), (other, mine))
        return None
    return way


def one_unit(one: str, other: str, project: Project) -> bool:
    """Whether two ids are of facts of one unit that read differently."""
    facts = project.ledger.facts
    return (one in facts and other in facts and facts[one].unit == facts[other].unit
            and fact_text(facts[one], "short") != fact_text(facts[other], "short"))


def _of_same_unit(match: re.Match[str], rng: Random, project: Project) -> str:
    id, measures = match.group(), project.ledger.measures
    others = [other for other in project.ledger.facts if one_unit(id, other, project)]
    if id in measures:
        others = [other for other in measures if other != id and measures[other].unit == measures[id].unit]
    return rng.choice(sorted(others) or [id])


# The id of another fact, or measure, of the same unit: the wrong line picked from the list of ids.
same_unit = replaced(ID, _of_same_unit)
