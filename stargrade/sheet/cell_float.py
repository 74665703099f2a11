"""Reads number cells as the decimals that the sheet shows, and plain decimals as they stand, a whole column at a time.

A number cell holds the binary number nearest to what was typed. The decimal that was typed is
the one with at most 15 digits that has this binary number for its nearest; the sheet shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from ..numbers import MOST_DIGITS, MOST_PLACES
from ..numbers.columns import Bools
from .packed import Packed, short_decimals

_MOST = 10.0**MOST_DIGITS
_NUMBER_CELLS = frozenset({int, float})
# Both parts together have 15 digits at most, so that any of them fits, leading and trailing zeros included.
_PLAIN = r"^-?[0-9]{1,6}(?:\.[0-9]{1,9})?$|^-?[0-9]{1,15}$|^-?[0-9]{1,11}\.[0-9]{1,4}$"


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


def number_cells(cells: Sequence[object]) -> tuple[npt.NDArray[np.int64], Decimals]:
    """The places of the number cells, and the decimals that they stand for."""
    if isinstance(cells, Packed):
        figures = cells.figures
        places = np.arange(0 if figures is None else len(figures))
        return places, read_floats(np.zeros(0) if figures is None else figures)
    found = [place for place, cell in enumerate(cells) if type(cell) in _NUMBER_CELLS]
    return np.array(found, dtype=np.int64), read_floats(np.array([cells[place] for place in found], dtype=np.float64))


def plain_decimals(cells: Sequence[object], without: Collection[str]) -> tuple[npt.NDArray[np.int64], Decimals]:
    """The places of packed texts such as 12.50 that say nothing but a short decimal, and these; `without` some."""
    if not isinstance(cells, Packed) or not cells.holds_texts:
        return np.zeros(0, dtype=np.int64), read_floats(np.zeros(0))
    places, digits, decimals = short_decimals(cells, _PLAIN, without)
    return places, Decimals(digits, decimals, np.ones(len(places), dtype=bool))
