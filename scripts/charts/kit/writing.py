"""How the numbers of a chart are written: in the unit of their records, on ticks, beside marks, in tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.data import Fact, Ledger
from macros.values.currencies import sign_of
from macros.values.units import SCALES, unit_of
from macros.words.house_style import fact_text, grouped

_SCALE_WORDS = {"trn": SCALES["trillion"], "bn": SCALES["billion"]}
ALL = 9  # decimals; with `short` no more than the number needs


@dataclass(frozen=True)
class Writing:
    """The one way in which the numbers of a column are written.

    Attributes:
        unit: that of their records.
        digits: decimals; of money those of its billions or trillions.
        short: no more decimals than the number needs: 20%, 20.5%.
        printed: no more than it was recorded with: 20%, and 20.0% where that was printed.
        bare: a rate without the sign of its currency, where the head of the column names it.
        scale: in what money is counted, the same for a whole column: `bn` or `trn`.
        facts: figures that are written as prose has them, qualifier and all.
    """

    unit: str
    digits: int = 1
    short: bool = False
    printed: bool = False
    bare: bool = False
    scale: str = "bn"
    facts: tuple[Fact, ...] = ()

    def __call__(self, value: Decimal) -> str:
        """A number with its unit: 12.5%, $68.5bn, 55,000."""
        for fact in self.facts:
            if fact.low.value == value:
                return fact_text(fact)
        unit = unit_of(self.unit)
        money = bool(unit.currency) and not unit.against
        return self._signed(value / _SCALE_WORDS[self.scale] if money else value, self.scale if money else "")

    def tick(self, value: float) -> str:
        """A tick of a scale, in what the cells are counted in: $0, $400bn, then $1,200bn."""
        show, exact = Writing(self.unit, ALL, short=True, scale=self.scale), Decimal(f"{value:g}")
        return show(exact) if exact else show._signed(exact, "")

    def _signed(self, value: Decimal, scale: str) -> str:
        unit = unit_of(self.unit)
        known = value if self.printed else value.normalize()
        needed = max(-int(known.as_tuple().exponent), 0)
        digits = min(self.digits, needed) if self.short or self.printed else self.digits
        text = grouped(abs(value), digits) + scale
        minus = "-" if value < 0 else ""
        if unit.currency:
            return minus + ("" if self.bare else sign_of(unit.currency)) + text
        word = unit.one if value == 1 else unit.many
        return minus + (f"{text}%" if unit.kind == "share" else f"{text} {word}".rstrip())


def writing_of(ledger: Ledger, refs: str | Iterable[str], **form: Any) -> Writing:
    """How numbers of series and figures are written; their unit is that of these records.

    Args:
        refs: ids of series, references of figures.
        form: as in Writing, but for the unit.

    Raises:
        ValueError: they are not in one unit.
    """
    names = [refs] if isinstance(refs, str) else list(refs)
    units = {ref: ledger.series[ref].info.unit if ref in ledger.series else ledger.fact(ref).unit
             for ref in names}
    if len(set(units.values())) != 1:
        raise ValueError("one column holds numbers in several units: "
                         + ", ".join(f"{ref} in {unit}" for ref, unit in units.items()))
    counted = unit_of(units[names[0]])
    whole = not counted.currency and counted.kind not in ("share", "points")
    return Writing(units[names[0]], **({"digits": 0 if whole else 1} | form))
