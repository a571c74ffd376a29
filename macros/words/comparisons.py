"""Finds words that compare the figures of a sentence and hang on no condition.

Only what compares for certain is found: "over" before an amount, but not "over
the years"; "more than", but not "more partners"; "fell by" before a figure, but
not "talks fell through". Quoted words are somebody else's and are left alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.data import Ledger
from macros.values.fields import Sense, Surroundings
from macros.values.units import unit_of
from macros.words.bare_numbers import either, in_small_letters
from macros.words.comparison_words import claims_in, lexicon
from macros.words.fit import fault
from macros.words.sentences import FIGURE, OTHER, STATEMENT, Sentence, sentences

_FIG = f"(?<!{FIGURE}){FIGURE}++"
_NUMBER = f"[{FIGURE}{STATEMENT}]+"
_WORD = rf"[\w’'%{OTHER}-]+"
_OF_THEM = r"of (?:its|their|the|those|them) ?(?:\w+)?"
_HEDGE = (r"(?:(?:a|an|the|some|just|only|about|nearly|almost|over|under|well|its|their|this|another|now|"
          rf"another|around|{OTHER}|more than|less than|at least|at most)\s+)")
_IDIOM = r"(?!\s+(?:once|ever|anything|anyone|just|likely|happy|ideal|willing|that\b|before))"
# after a figure: "lower than", "lower." but not "lower house"
_CLOSING = r"(?!\s+(?:house|chamber))(?=\b[^.;:]{0,200}\bthan\b|\s*[.,;)]|\s*$)"
ON_A_PAGE = '{{{{ says("{words}", "{condition}") }}}}'
IN_A_RECORD = "{{{words} | {condition}}}"
_OF_TIME = ("years", "months", "weeks", "days")
_TRY: dict[Sense, str] = {"more": "{0} > {1}", "up": "{0} > {1}", "less": "{0} < {1}", "down": "{0} < {1}",
                          "same": "{0} ~ {1}"}


def _words(where: Surroundings, ledger: Ledger) -> str:
    return either(words for words, entry in lexicon(ledger).items() if entry.where == where)


@lru_cache(maxsize=4)
def _patterns(ledger: Ledger) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """What finds the words of the lexicon where they compare: beside "than", and elsewhere."""
    than, amount, before, beside = (_words(where, ledger) for where in ("than", "amount", "before", "beside"))
    nouns = either(noun for entry in ledger.comparisons.values() for noun in entry.nouns)
    # "cut ties to", "came up to": these count only with a figure right behind them, below
    change = rf"(?!(?:cuts?|up|down)\b)(?:{_words('change', ledger)})"
    beside_than = (
        # higher, fewer: shortly before it; more, less, longer: right before it
        rf"\b(?P<w>{than})(?=(?:\s+{_WORD}){{0,3}}\s+than\b)",
        rf"\b(?P<w>{amount})(?=\s+(?:(?:{nouns}|{_OF_THEM})\s+)?than\b{_IDIOM})",
    )
    others = (
        # after a figure, or after an amount
        rf"{_FIG}\s+(?P<w>{than}){_CLOSING}",
        rf"{_FIG}\s+(?P<w>{amount}){_CLOSING}",
        # fell by, from … to: a figure follows at a few words' distance; doubled: at once
        rf"\b(?P<w>{change})\s+(?:(?:{_WORD}\s+){{0,3}}?(?:by|to)\s+{_HEDGE}{{0,3}}{_NUMBER}"
        rf"|(?:{_WORD}\s+){{0,3}}?from\s+{_HEDGE}{{0,3}}{_NUMBER}(?=[^.;:]{{0,200}}\b(?:to|in|since|at)\b)"
        rf"|{_HEDGE}{{0,2}}{_FIG})",
        rf"\b(?P<w>cut|rises?|falls?|increase|decrease|decline|drop|growth|loss)\s+"
        rf"(?:by|to|from|of)\s+{_HEDGE}{{0,3}}{_NUMBER}",
        rf"\b(?P<w>up)\s+(?:by|from)\s+{_HEDGE}{{0,3}}{_NUMBER}",
        rf"\b(?P<w>down)\s+(?:by|from|to|at)\s+{_HEDGE}{{0,3}}{_NUMBER}",
        # over, nearly: a figure follows at once
        rf"\b(?<!made\s)(?<!make\s)(?<!add\s)(?<!adds\s)(?<!comes\s)(?<!came\s)(?<!held\s)(?<!added\s)"
        rf"(?P<w>{before}|{beside})\s+{_FIG}",
        rf"\b(?P<w>{beside})\s+the\s+{_FIG}",
        rf"{_FIG}\s+(?P<w>{beside}|at\s+most|at\s+least)\b",
        rf"(?!(?<={FIGURE}\s)as\b)(?<!at\s)\b(?P<w>(?!highest\s+(?:court|office|official|judge))"
        rf"(?:{_words('anywhere', ledger)}))\b",
    )
    return [*map(re.compile, beside_than)], [*map(re.compile, others)]


def untied_comparisons(text: str, ledger: Ledger, form: str) -> Iterator[tuple[int, str, str]]:
    """Words that compare, in sentences with figures, and hang on no condition: place, message, hint.

    Args:
        text: of a page, or with {references} of a record.
        form: how a statement is written there, with {words} and {condition}.
    """
    for sentence in sentences(text):
        refs = list(dict.fromkeys(ref for _, ref in sentence.figures))
        for place, words in _loose_words(sentence, ledger):
            message = f"{words!r} compares figures ({', '.join(refs)}), but no condition holds it to them"
            yield sentence.start + place, message, remedy(words, refs, ledger, form)


def _loose_words(sentence: Sentence, ledger: Ledger) -> Iterator[tuple[int, str]]:
    """Places and words of the comparisons in a sentence that are tied to nothing, in order."""
    found: dict[int, str] = {}
    small = in_small_letters(sentence.text)
    beside_than, others = _patterns(ledger)
    for pattern in (*(beside_than if "than" in small else ()), *others):
        for match in pattern.finditer(small):
            words = " ".join(sentence.text[slice(*match.span("w"))].split())
            entry = lexicon(ledger).get(words.lower())
            within = (ledger.facts.get(ref) for place, ref in sentence.figures
                      if match.start() <= place < match.end())
            if not (entry and entry.of_time and any(fact and fact.unit in _OF_TIME for fact in within)):
                found.setdefault(match.start("w"), words)
    ends = 0
    for place, words in sorted(found.items()):
        if place >= ends:
            yield place, words
            ends = place + len(words)


def remedy(words: str, refs: list[str], ledger: Ledger, form: str) -> str:
    """What to write instead: a statement to copy, or where the words belong."""
    statement = form.format(words=words, condition=_condition(words, refs, ledger))
    entry = lexicon(ledger).get(words.lower())
    if form == ON_A_PAGE and entry and entry.where == "before":
        return f"A qualifier belongs in the record, which prints it; else write {statement}, or reword."
    return f"Write {statement}, or reword."


def _condition(words: str, refs: list[str], ledger: Ledger) -> str:
    """A condition to copy: of the sentence's figures if they bear the words out."""
    claims = claims_in(words, ledger)
    form = _TRY.get(claims[0].entry.sense, "") if claims else ""
    kinds = {ref: unit_of(ledger.facts[ref].unit).kind for ref in refs if ref in ledger.facts}
    pairs = [(one, other) for one, kind in kinds.items() for other, same in kinds.items()
             if one != other and kind == same]
    for condition in (*(form.format(*pair) for pair in pairs), *(f"{ref} > 0" for ref in kinds)):
        if form and fault(words, condition, ledger) is None:
            return condition
    return "… < …" if form == _TRY["less"] else "… > …"
