"""What a value of each column may be: its lowest and highest, whole or not, how many decimals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd

from ..expr.exact import figure
from ..numbers import show
from ..scheme.columns import WHOLE_TYPES, ColumnRule
from ..scheme.formula import Formula
from ..texts import Text

_FEN = 100
_LOWEST = Fraction(0)
_HIGHEST: Mapping[str, Fraction] = {"rate": Fraction(1), "mark": Fraction(100)}
_NO_LOWEST = frozenset({"level", "date"})


@dataclass(frozen=True)
class Limits:
    """The bounds of a column (None: none on that side) and how fine its values may be.

    `step` is the unit that every value is a multiple of: 1 for whole numbers, 1/100 for money.
    """

    least: Fraction | None
    above: Fraction | None
    most: Fraction | None
    step: Fraction | None
    percent: bool

    def lowest(self, den: int) -> int | None:
        """The lowest numerator over `den` that is within the bounds."""
        closed = [] if self.least is None else [ceil(self.least * den)]
        opened = [] if self.above is None else [floor(self.above * den) + 1]
        return max([*closed, *opened], default=None)

    def highest(self, den: int) -> int | None:
        """The highest numerator over `den` that is within the bounds."""
        return None if self.most is None else floor(self.most * den)

    def stride(self, den: int) -> int | None:
        """What every numerator over `den` is a multiple of, where values may only be so fine."""
        if self.step is None:
            return None
        return den // gcd(den, self.step.denominator)

    def in_words(self) -> Text:
        """The bounds as messages give them."""
        low, high = self._shown(self.least), self._shown(self.most)
        if self.above is not None:
            edge = self._shown(self.above)
            first = Text(f"more than {edge}", f"大于 {edge}")
            return first if not high else Text(f"{first.en}, at most {high}", f"{first.zh}、不超过 {high}")
        if low and high:
            return Text(f"{low} to {high}", f"在 {low} 到 {high} 之间")
        return Text(f"at most {high}", f"不超过 {high}") if high else Text(f"{low} or more", f"不小于 {low}")

    def _shown(self, bound: Fraction | None) -> str:
        if bound is None:
            return ""
        return f"{show(bound * 100)}%" if self.percent else show(bound)


def limits_of(rule: ColumnRule) -> Limits:
    """The limits of a number column: its own, else those of its type (catalogue, Column types)."""
    above = _figure(rule.above)
    least = _figure(rule.min)
    if least is None and above is None and rule.type not in _NO_LOWEST:
        least = _LOWEST
    most = _figure(rule.max)
    return Limits(
        least,
        above,
        _HIGHEST.get(rule.type) if most is None else most,
        Fraction(1) if rule.type in WHOLE_TYPES else Fraction(1, _FEN) if rule.type == "money" else None,
        percent=rule.type == "rate",
    )


def _figure(formula: Formula | None) -> Fraction | None:
    return None if formula is None else figure(formula.node)
