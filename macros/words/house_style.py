"""How numbers and dates are written: one style, one place.

Babel supplies the names of the months; the house style adds its own
scale words ($550bn, €8.8trn) and spells small counts. No special spaces are
used: they would break searching and copying; the style sheet keeps a figure on
one line instead.
"""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from macros.data import Fact
from macros.values.amounts import Amount
from macros.values.currencies import sign_of
from macros.values.number_words import CARDINALS, ORDINALS
from macros.values.periods import Period
from macros.values.units import unit_of

QUALIFIER_WORDS = {"exact": "", "about": "about", "more-than": "more than", "less-than": "less than",
                   "at-least": "at least", "up-to": "up to", "estimate": "an estimated"}
_LOCALE = Locale.parse("en_GB")
_SCALES = ((Decimal(10) ** 12, "trn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_SUPERLATIVES = ("largest", *(f"{word}-largest" for word in ORDINALS[1:]))


def fact_text(fact: Fact, style: str = "full") -> str:
    """A fact in words and digits.

    Args:
        fact: what to write.
        style: `full` with its qualifier (about $68bn), `short` without it; of a
            rank, `superlative` (second-largest) instead of the ordinal (second).

    Returns:
        Text without markup.
    """
    low, high = fact.low, fact.high
    if fact.unit == "rank":
        return _rank(int(low.value), style)
    text = _number(high, fact)
    if fact.is_range:
        text = f"{_number(low, fact, unit_word=False)} to {text}"
    word = QUALIFIER_WORDS[fact.qualifier]
    return f"{word} {text}" if word and style == "full" else text


def _rank(place: int, style: str) -> str:
    if 0 < place <= len(ORDINALS):
        return (_SUPERLATIVES if style == "superlative" else ORDINALS)[place - 1]
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}" + ("-largest" if style == "superlative" else "")


def _number(amount: Amount, fact: Fact, unit_word: bool = True) -> str:
    unit = unit_of(fact.unit)
    if unit.currency and not unit.against:
        minus = "-" if amount.value < 0 else ""
        return minus + sign_of(unit.currency) + _scaled(amount, fact.digits).removeprefix("-")
    # As printed in a document; in a series or calculation, no more than the value needs.
    decimals = _printed(amount) if fact.digits is None else min(fact.digits, _needed(amount.value))
    if unit.kind == "share":
        return grouped(amount.value, decimals) + "%"
    if unit.against:
        return sign_of(unit.currency) + grouped(amount.value, decimals)
    if abs(amount.value) >= 10**6:
        text = _scaled(amount, fact.digits)
    elif 0 <= amount.value < 10 and amount.value == int(amount.value) and unit.kind != "points":
        text = CARDINALS[int(amount.value)]
    else:
        text = grouped(amount.value, decimals)
    word = (unit.one if amount.value == 1 else unit.many) if unit_word else ""
    return f"{text} {word}".rstrip()


def _printed(amount: Amount) -> int:
    """Decimals of the last printed digit; none in 1.5 thousand, whose step is a hundred."""
    return max(-amount.step.adjusted(), 0)


def _scaled(amount: Amount, digits: int | None) -> str:
    """A large number with a scale word, rounded to its last printed digit or to `digits`."""
    for size, word in _SCALES:
        if abs(amount.value) >= size:
            scaled = amount.value / size
            if digits is None:
                shown = min(_needed(amount.step / size), _needed(scaled))
            else:
                shown = digits if abs(scaled) < 100 else min(digits, 1)
            return grouped(scaled, shown) + word
    return grouped(amount.value, _printed(amount) if digits is None else digits)


def _needed(value: Decimal) -> int:
    """Decimals without which the value would change."""
    return max(-int(value.normalize().as_tuple().exponent), 0)


@lru_cache(maxsize=50_000)
def grouped(value: Decimal, decimals: int) -> str:
    """A number with commas and a fixed number of decimals."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + 0  # no -0.0
    return f"{rounded:,f}"


@lru_cache(maxsize=50_000)
def period_text(period: Period, style: str = "full") -> str:
    """A period in words: 22 July 2025, July 2025, 2025, fiscal 2024, 2024 to March 2025.

    Args:
        style: `full`, `year`, `month` (July 2025) or `day` (22 July, without the year).
    """
    if len(period.ends) > 1 and style == "full":
        return _short_interval(*period.ends)
    if len(period.ends) > 1 and style != "year":
        return " to ".join(dict.fromkeys(period_text(end, style) for end in period.ends))
    if style == "year" or period.precision == "year":
        return str(period.first.year)
    if period.precision == "fiscal-year":
        return f"fiscal {period.first.year}"
    form = "MMMM y" if "month" in (style, period.precision) else "d MMMM" if style == "day" else "long"
    return str(format_date(period.first, form, locale=_LOCALE))


def as_of_text(fact: Fact, style: str = "full") -> str:
    """The date of a fact, marked where its source states none, or another: 2024 (assumed)."""
    mark = " (corrected)" if fact.corrected_by else " (assumed)" if fact.assumed else ""
    return period_text(fact.as_of, style) + mark


def _short_interval(start: Period, end: Period) -> str:
    """14 to 19 July 2025, April to September 2025: what both ends share is said once."""
    first, last = period_text(start), period_text(end)
    if first == last:
        return first
    if start.precision == end.precision and start.first.year == end.first.year:
        if start.precision == "day" and start.first.month == end.first.month:
            first = str(start.first.day)
        elif start.precision in ("day", "month"):
            first = first.rsplit(" ", 1)[0]
    return f"{first} to {last}"


def iso(period: Period) -> str:
    """The period for a machine: the first day, month or year in ISO 8601."""
    start = period.ends[0].text
    return period.first.isoformat() if start.startswith("FY") else start
