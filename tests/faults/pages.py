"""Faults in the Markdown of the pages, outside the guide for contributors, whose numbers are examples."""

import re
from random import Random

from macros.words.house_style import fact_text
from macros.words.statements import judge
from tests.faults import wording
from tests.faults.model import Operator, Project, Way, Where
from tests.faults.ways import another, any_of, changed, one_unit, replaced, same_unit, swapped

PAGES = ("docs/**/*.md",)
_NO_PROSE = r"\A---\n[\s\S]*?\n---\n|\{\{[\s\S]*?\}\}|\{ #.*?\}|`[^`]*`|\]\([^)]*\)|<[^>]*>"
_PROSE = Where(r"[^\n\0]+", PAGES, _NO_PROSE)
_FIGURE = r'\{\{ ?fig\("([^"]+)"[^}]*\}\}'
_FACTS = Where(r'(?:fig\(|facts\(|, )"(?P<at>[a-z0-9-]+(?:@[\w/-]+)?)"', PAGES)
_STATEMENT = r'\{\{ ?says\("([^"]+)", "[^"]+"\) ?\}\}'
_CONDITIONS = Where(r'says\("[^"]+", "(?P<at>[^"]+)"', PAGES)
_SIGN = "(?<= )(?:<=|>=|==|<|>)(?= )"
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": ">"}


def _certain(match: re.Match[str], rng: Random, project: Project) -> str:
    """A figure without its about or more than."""
    fact = project.ledger.fact(match[1])
    lost = fact_text(fact) != fact_text(fact, "short")
    return match.group().replace('")', '", "short")') if lost else match.group()


def _typed(match: re.Match[str], rng: Random, project: Project) -> str:
    """A number, a bound or a scale by hand in the place of a figure or beside it."""
    call, text = match.group(), fact_text(project.ledger.fact(match[1]))
    some = rng.choice((str(rng.randrange(3, 90)), "three", "four", "seven", "twelve"))
    return rng.choice((
        any_of(wording.number, wording.number_word)(text, rng, project),
        call + rng.choice((f" (in all {some})", f" of {some}", f" or nearly {some} per cent")),
        rng.choice(("more than ", "less than ", "at least ", "almost ", "up to ")) + call,
        call + rng.choice((" billion", " million", " percentage points", " per cent", " dozen"))))


def _true_of_another(text: str, rng: Random, project: Project) -> str:
    """A condition on another figure that holds as well."""
    others = [same_unit(text, rng, project) for _ in range(20)]
    return next((one for one in others if judge(one, project.ledger).holds), text)


def _given(name: str) -> Way:
    """A macro is given another id of those that it is given elsewhere."""
    return another(Where(rf'\{{\{{ ?{name}\("(?P<at>[^"]+)"', PAGES))


OPERATORS = [
    Operator("figure", 3, "Another figure of the unit is shown, or the right one without its about.", [
        changed(_FACTS, same_unit), changed(_FACTS, same_unit),
        changed(Where(_FIGURE, PAGES), replaced(_FIGURE, _certain))]),
    Operator("figures_swapped", 1, "Two figures of a page stand in each other's place.", [
        swapped(_FACTS, one_unit)]),
    Operator("number_typed", 4, "A number, a bound or a scale stands by hand for a figure or beside it.", [
        changed(Where(_FIGURE, PAGES), replaced(_FIGURE, _typed))]),
    Operator("comparison", 4, "A sentence says the opposite, another number word or a name close by.", [
        changed(Where(r'says\("(?P<at>[^"]+)"', PAGES), wording.word), changed(_PROSE, wording.opposite),
        changed(_PROSE, wording.number_word), changed(_PROSE, wording.number)]),
    Operator("condition", 4, "A condition is turned round, or is about another number or figure.", [
        changed(_CONDITIONS, replaced(_SIGN, lambda match, *_: _FLIPPED[match.group()])),
        changed(_CONDITIONS, replaced(rf"^(.*) ({_SIGN}) (.*)$", lambda match, *_: (
            f"{match[3]} {match[2]} {match[1]}"))),
        changed(_CONDITIONS, replaced(r"(?<=[<>~=] )[$¥€]?\d.*", lambda match, rng, project: (
            wording.number(match.group(), rng, project)))),
        changed(_CONDITIONS, _true_of_another)]),
    Operator("condition_removed", 1, "A comparison stands without its condition: true only today.", [
        changed(Where(_STATEMENT, PAGES), replaced(_STATEMENT, lambda match, *_: match[1]))]),
    Operator("date", 2, "The date of another event, or the period of another figure.", [
        _given("when"), _given("period")]),
    Operator("chart", 3, "Another chart, dispute or source than the text speaks of.", [
        _given("chart"), _given("disagreement"), _given("cite")]),
    Operator("heading", 2, "A heading or the description says the opposite, or shows another figure.", [
        changed(Where(r"^#+ .*(?= \{ #)", PAGES), wording.word),
        changed(Where(r'(?:^#+ .*\{\{ ?fig|\{\{ ?describe)\((?P<at>.*)\) ?\}\}', PAGES), same_unit),
        changed(Where(r'\{\{ ?describe\("(?P<at>[^"]+)"', PAGES), wording.word)]),
]
