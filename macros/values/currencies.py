"""The currencies of the world with their signs and names, as the Unicode locale data has them.

A currency is called by its ISO 4217 code in small letters: eur, chf.
"""

import re
import unicodedata
from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies, list_currencies

CURRENCIES = frozenset(code.lower() for code in list_currencies("en")) - {"xxx"}  # that is no currency


@cache
def sign_of(currency: str, locale: str = "en_US") -> str:
    """What stands before an amount in English: £, A$; the code of a currency that has no sign."""
    return str(get_currency_symbol(currency.upper(), locale=locale))


_FOUND = {sign_of(one, locale): one for locale in ("en_GB", "en_US") for one in sorted(CURRENCIES)}
# Each sign with its currency, longer ones first: A$ is not $.
SIGNS = {sign: _FOUND[sign] for sign in sorted(_FOUND, key=len, reverse=True)
         if any(unicodedata.category(letter) == "Sc" for letter in sign)}
SIGN = f"(?:{'|'.join(map(re.escape, SIGNS))})"


@cache
def words_for_money() -> dict[str, tuple[str, ...]]:
    """Signs, codes (in capitals) and English names (in small letters), each with what it may mean.

    The last word of a name stands for each currency of today that has it, those that have signs first and
    of these that with the shortest sign: several countries have dollars.
    """
    found: dict[str, tuple[str, ...]] = {code.upper(): (code,) for code in CURRENCIES}
    found |= {sign: (code,) for sign, code in SIGNS.items()}
    today = {code.lower() for land in get_global("territory_currencies") for code in
             get_territory_currencies(land)} | {*SIGNS.values()}
    for count in (1, 2):
        names = {code: str(get_currency_name(code.upper(), count=count, locale="en")) for code in today}
        found |= {name.lower(): (code,) for code, name in names.items() if " " in name and "(" not in name}
        for code in (*reversed(SIGNS.values()), *sorted(today)):
            last = names[code].rsplit(maxsplit=1)[-1].lower()
            found[last] = tuple(dict.fromkeys((*found.get(last, ()), code)))
    return found
