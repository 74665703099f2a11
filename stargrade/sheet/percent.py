"""Settles what the plain numbers of a rate column mean: 95 or 0.95, for the column as a whole.

A text with % and a cell shown as a percentage say themselves what they are. The plain numbers
of a column are settled together, by its heading (design, section 6; reading rule R23).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..numbers.arithmetic import tidy
from ..numbers.columns import LIMIT, Bools, Numbers, no_nulls, wide


@dataclass(frozen=True)
class Settled:
    """The rates as fractions, the cells that do not go with the others, and what was decided.

    `odd` marks the cells of the rarer kind where a column mixes 95.5 and 0.962; `read_as` is the
    code of what is said where plain numbers stand under a heading with a %.
    """

    rates: Numbers
    odd: Bools
    read_as: str | None = None


def settle(numbers: Numbers, plain: Bools, percent_heading: bool) -> Settled:
    """Rates from a column's numbers; `plain` marks those that do not say what they are."""
    if not isinstance(numbers.den, int):
        raise TypeError("cells as read share one denominator")
    open_ones = plain & ~numbers.null & (numbers.num != 0)
    if not percent_heading or not open_ones.any():
        return Settled(numbers, no_nulls(len(numbers)))
    above = open_ones & np.asarray(numbers.num > 3 * numbers.den // 2, dtype=bool)
    below = open_ones & ~above
    hundredths = bool(above.sum() >= below.sum())
    odd = below if hundredths else above
    if hundredths:
        return Settled(_hundredths(numbers, plain), odd, read_as="SG245")
    return Settled(numbers, odd, read_as="SG240")


def _hundredths(numbers: Numbers, where: Bools) -> Numbers:
    """The numbers with those marked divided by 100, exactly."""
    if not isinstance(numbers.den, int):
        raise TypeError("cells as read share one denominator")
    num = numbers.num if numbers.reach * 100 < LIMIT else wide(numbers.num)
    return tidy(Numbers(np.where(where, num, num * 100), numbers.den * 100, numbers.null))
