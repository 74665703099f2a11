"""Reads number cells as the decimals that the sheet shows, a whole column at a time.

A number cell holds the binary number nearest to what was typed. The decimal that was typed is
the one with at most 15 digits that has this binary number for its nearest; the sheet shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from ..numbers import MOST_DIGITS, MOST_PLACES
from ..numbers.columns import Bools

_MOST = 10.0**MOST_DIGITS


@dataclass(frozen=True)
class Decimals:
    """Cell i is ``digits[i] / 10**places[i]``; `fits` is False where no such decimal is short enough."""

    digits: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]
    fits: Bools


def read_floats(values: npt.NDArray[np.float64]) -> Decimals:
    """The exact decimals that number cells stand for (catalogue, Arithmetic)."""
    digits = np.zeros(len(values), dtype=np.int64)
    places = np.zeros(len(values), dtype=np.int64)
    fits = np.zeros(len(values), dtype=bool)
    with np.errstate(over="ignore", invalid="ignore"):
        for place in range(MOST_PLACES + 1):
            left = np.flatnonzero(~fits)
            if not len(left):
                break
            # Whole numbers below 10**15 and powers of ten are exact, and a division is rounded to
            # the nearest: a quotient equal to the cell proves the decimal, whatever `rint` was given.
            scale = 10.0**place
            whole = np.rint(values[left] * scale)
            same = (whole / scale == values[left]) & (np.abs(whole) < _MOST)
            digits[left[same]], places[left[same]], fits[left[same]] = whole[same], place, True
    for at in np.flatnonzero(~fits):
        digits[at], places[at], fits[at] = _as_shown(float(values[at]))
    return Decimals(digits, places, fits)


def _as_shown(value: float) -> tuple[int, int, bool]:
    """A cell such as 1.0999999999999999, which a sheet shows as 1.1: digits, places, short enough."""
    shown = Decimal(f"{value:.15g}")
    if not shown.is_finite():
        return 0, 0, False
    places = max(0, -int(shown.normalize().as_tuple().exponent))
    whole = int(shown.scaleb(places))
    if places > MOST_PLACES or abs(whole) >= _MOST:
        return 0, 0, False
    return whole, places, True
