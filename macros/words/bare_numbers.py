"""Finds quantities that stand in prose by hand instead of coming from a record.

What counts as one is a matter of vocabulary and not of value: anything with a
digit or another sign that has a value in Unicode, number words, fractions,
multiples, ranks, and words for so many things or years. "One" counts before what
makes it an amount, "second" before what makes it a rank, "first" in a date alone.
"""

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterable, Iterator
from functools import lru_cache

from macros.data import Ledger
from macros.values.currencies import SIGNS, words_for_money

MOST_NAMES = 500  # each is looked for at every letter
_STEMS = "thir|fou?r|fi(?:f|ve?|fe)|six|sev[ea]n|eigh?|nine?"  # as often misspelt as not: a reader takes it
_TENS = "twen|thir|fou?r|fi(?:f|ve?)|six|sev[ea]?n|eigh?|nine?"
_LARGE = "hund(?:re|er)d|thous[ae]nd|(?:multi)?(?:m|b|tr|quadr|quint|sext|z|gaz|baz)ill?ion|milliard"
_COUNT = (r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|lakh|crore|myriad"
          rf"|(?:{_STEMS})?teen|(?:{_TENS})ty|{_LARGE})")
_CARDINAL = (rf"(?:one)?{_COUNT}+(?:[-\s]?fold|score|pence|penny|months?|somes?|somethings?|ish"
             r"|(?:n?e)?rs?|e?s|aires?)?"
             rf"|(?:{_TENS})ties|umpteen")
_ORDINAL = (rf"{_COUNT}*(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|hundred|thousand"
            rf"|(?:{_STEMS}|ump)teen|(?:{_TENS})tie|(?:m|b|tr)illion)th(?:s|ly)?|third(?:s|ly)?")
_MOST = r"(?:most|least|worst|(?!(?:inter|requ|w|t|gu|for|(?:con)?qu|prot|cont|arr|harv|pri)est)\w+est)\b"
_RANK = (rf"second(?=[\s-]+(?:(?:to|only|place|rank\w*)\b|{_MOST}))"
         r"|(?:rank|came|come|place|finish)\w*\s+second"
         rf"|(?:first|second)(?=\s+of\s+(?:{'|'.join(month_name[1:]).lower()})\b)")
_MULTIPLE = (r"(?:re)?doubl(?:e[sd]?|ing|y)|trebl(?:e[sd]?|ing)"
             r"|(?:tri|quadru|quintu|sextu|septu|octu)pl(?:e[sd]?|ets?|icate|ing|y)"
             r"|twice|thrice|hal(?:f|fway|ves?|ved|ving)|quarter(?:s|ed|ing)?")
_GROUP = (r"(?:scores?|couples|pairs|brace|a(?:\s+great)?\s+gross)\s+of|by\s+the\s+(?:score|gross)"
          r"|(?:a|the)\s+(?:couple|pair)|(?:only|just)\s+once\b(?!\s+(?:the|an?|his|her|its|their|he|she|it|they|we)\b)"
          r"|duos?|trios?|triads?|(?:quar|quin|sex|sep|oc)tets?|hat[\s-]tricks?|trifectas?|troikas?|triumvirates?"
          r"|trilog(?:y|ies)|single[\s-]digits?|single[\s-]figures|tuppence|decades?|centur(?:y|ies)|fortnights?"
          r"|millenni(?:um|a)|(?:bi|tri|quadr|quinqu|sex|sept|oct|dec)enni(?:al(?:s|ly)?|um|a)"
          r"|(?:bi|tri|semi)-?(?:annual(?:ly)?|(?:month|week|year)ly)"
          r"|every\s+(?:other(?=\s+(?:day|night|week|month|quarter|year)\b)"
          r"|second(?=\s+\w)(?!\s+(?:of|in|counts?|matters?)\b))"
          r"|\w*centenn?(?:ar|ial)\w*|\w{4,}genarians?|zero(?:s|es|ed)?|zilch|n[oa]ught(?:s|ies)?|nil"
          r"|null(?=\s+per\s?cent)|none(?=\s+of\s+(?:the|its|our|their|his|her)\b)"
          r"|decimat\w+|an?(?:\s+extra)?\s+grand(?=[.,;:!?)]|\s+(?:a|per|each|in|for)\b)")
_MONEY = "|".join(word for word, codes in words_for_money().items() if word.isalpha() and word.islower()
                  and codes[0] in SIGNS.values() and word not in ("won", "real"))  # these are other words too
_NO_NOUN = "can|could|has|had|is|was|may|might|would|will|who|that|which|to|in|on|at|and|or"  # as a pronoun
_ONE = (rf"one(?=[\s-]+(?:of\s+the\s+{_MOST}|half|per\s?cent\w*|year|month|week|hour|mile"
        r"|minute|(?:kilo)?met(?:re|er)|litre|barrel|\w*watt|tonne|basis\s+point|vote|seat|soldier|reactor"
        rf"|aircraft|jet|drone|tank|carrier|(?:war)?ship|destroyer|submarine|missile|warhead|{_MONEY})\b)"
        r"|(?<!\bat\s)one(?=[\s-]+point\b(?!\s+(?:in|of|only)\b))"  # of a poll, and not of time
        rf"|(?:only|just|exactly)\s+one(?=\s+(?!(?:{_NO_NOUN})\b)\w)"
        rf"|number[\s-]one|(?:a|one)[\s-](?:{_ORDINAL})")
_WORDS = "|".join((_ONE, _CARDINAL, _ORDINAL, _RANK, _MULTIPLE, _GROUP))
# each by itself, and words in small letters: three times as fast as one pattern for all, in any letters
_IN_DIGITS = re.compile(r"(?<!\w)[^\W\d]*+[$€¥£₩#]?\d[\w.,]*%?")
_COMMON = "of|and|in|to|that|for|is|with|from|was|it|not|has|its|as|were|said|which|on|be|had|who|but|his"
_IN_WORDS = re.compile(rf"(?<!\w)(?=[a-z])(?!(?:{_COMMON})\b)(?:{_WORDS})\b")  # no quantity begins so
_IN_SIGNS = re.compile(r"(?P<script>[^\x00-\u024f\W]+|(?<![^\W\d_])[¼½¾²³¹])"
                       r"|[💯🔟🥇🥈🥉⚀-⚅🕐-🕧🔞🂠-🃵㋀-㋋㍘-㍰㏠-㏾]")
_BY_CASE = re.compile(r"(?<!\w)(?:[IVX]{2,}(?:st|nd|rd|th)?|X[LC]|LX|(?=[CLVI]*X)[CLXVI]{3,}|[ivx]{2,}(?!-)"
                      r"|M(?:CM|DCCC|MX)[CDXLVI]*"  # Roman; those in thousands are years
                      r"|[$€¥£][lIO]+|[lI],?OO+)\b")  # letters that pass for digits
_LIGATURE = re.compile("[\ufb00-\ufb06]")  # from a PDF: ﬁve
_UNVALUED = re.compile("半|倍|ゼロ|ふたつ|ふたり|ダース")  # numerals to which Unicode gives no value
_BLANKED = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|`[^`\n]*`|</?[a-zA-Z!][^<>]*>|\]\(\s*[^)\s]*+(?=[^)\n]{0,200}\))|\{ ?[#.][^}\n]*\}|https?://\S+|&#\w+;",
    re.S)
_FENCE = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1[ \t]*$", re.S | re.M)
_GAP = re.compile(" {3,}")  # that a call left
_LIST_MARK = re.compile(r"^[ \t]*\d+\.(?=\s)", re.M)


def bare_quantities(text: str, exempt: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Quantities in Markdown outside macro calls, code, addresses, proper names and idioms.

    Args:
        text: Markdown.
        exempt: finds the names (Article 9) and idioms that contain a number and count nothing.

    Yields:
        Line within `text` (from 1) and the offending words.
    """
    line = 1
    for paragraph in prose_of(text).split("\n\n"):
        if holds_quantity(_GAP.sub("  ", paragraph)):  # few do
            for number, words in quantities(exempt.sub(blank, paragraph)):
                yield line - 1 + number, words
        line += paragraph.count("\n") + 2


def prose_of(text: str) -> str:
    """Markdown with macro calls, code, addresses and marks blanked; lines stay where they are."""
    return _LIST_MARK.sub(blank, _BLANKED.sub(blank, unfenced(text)))


def unfenced(text: str) -> str:
    """Markdown with blocks of code blanked; a fence that nothing closes begins none."""
    return _FENCE.sub(blank, text)


def quantities(text: str) -> Iterator[tuple[int, str]]:
    """Every quantity in a text, in digits or in words; yields its line (from 1) and the words."""
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    small = in_small_letters(text)
    found = [*_IN_WORDS.finditer(small), *_IN_DIGITS.finditer(text), *_BY_CASE.finditer(text)]
    if not text.isascii():
        found += (match for match in _IN_SIGNS.finditer(text) if (script := match["script"]) is None
                  or _UNVALUED.search(script) or any(map(str.isnumeric, script)))
    last = 0
    for start, end in sorted(match.span() for match in found):
        if start >= last:  # else part of one in digits: 43兆円
            yield text.count("\n", 0, start) + 1, text[start:end].rstrip(".,")
            last = end


def in_small_letters(text: str) -> str:
    """A text in small letters, each at its place; letters that a reader takes for s and i are these."""
    return text.replace("İ", "i").lower().replace("ſ", "s").replace("ı", "i")


@lru_cache(maxsize=50_000)
def holds_quantity(text: str) -> bool:
    """Whether a text holds any quantity, be it a name's or an idiom's."""
    return any(quantities(text))


@lru_cache(maxsize=4)
def exempt_words(ledger: Ledger) -> re.Pattern[str]:
    """A pattern for the names and idioms on record, which contain a number and count nothing."""
    names = [*ledger.names.values()][:MOST_NAMES]
    proper, idioms = ([one.name for one in names if one.idiom == idiom] for idiom in (False, True))
    return exempt_pattern(proper, idioms)


def exempt_pattern(names: Iterable[str], idioms: Iterable[str] = ()) -> re.Pattern[str]:
    """A pattern with a group for proper names, as they are written, and one for idioms; the longest first."""
    return re.compile(rf"(?<!\w)(?:(?P<proper_name>{either(names)})|(?P<idiom>(?i:{either(idioms)})))(?!\w)")


def kind_of(match: re.Match[str]) -> str:
    """Which kind of exemption a match of such a pattern is."""
    return str(match.lastgroup).replace("_", " ")


def either(phrases: Iterable[str]) -> str:
    """The text of a pattern for any of some phrases, of two that fit the longer one; none fits no text.

    A phrase may run over the end of a line.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first) or "(?!)"


def blank(match: re.Match[str]) -> str:
    """As many blanks as a match has characters; line breaks stay."""
    return re.sub(r"[^\n]", " ", match.group())
