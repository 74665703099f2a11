"""Amounts and shares as people write them: ``3,100.00``, ``8%``."""

from __future__ import annotations

from fractions import Fraction

from ..numbers import round_half_up, show


def money(value: Fraction) -> str:
    """An amount with two decimals and commas between the thousands.

    >>> money(Fraction(-1234567, 1000))
    '-1,234.57'
    """
    text = show(value, 2)
    whole, cents = text.lstrip("-").split(".")
    sign = "-" if text.startswith("-") else ""
    return f"{sign}{int(whole):,}.{cents}"


def percent(part: int, whole: int) -> str:
    """A share in whole percent, a half rounded up."""
    share = round_half_up(Fraction(100 * part, whole), 0) if whole else Fraction(0)
    return f"{int(share)}%"
