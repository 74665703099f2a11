"""Exact result figures as they are written: every decimal that the rules give them, no more."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ..numbers import places_of, round_half_up, show, to_json
from ..numbers.columns import LIMIT, Numbers, wide

T = TypeVar("T")
_ENDLESS_PLACES = 6


def written(value: Fraction) -> Fraction:
    """The figure itself; one that no decimal can write (a third) to 6 places, in every format."""
    return value if places_of(value) is not None else round_half_up(value, _ENDLESS_PLACES)


def each(column: Numbers, write: Callable[[Fraction], T], blank: T) -> list[T]:
    """Write every row of a column, working once for each different figure."""
    if not isinstance(column.den, int):
        return [blank if value is None else write(written(value)) for value in column.values()]
    different, at = np.unique(column.num, return_inverse=True)
    done = [write(written(Fraction(int(num), column.den))) for num in different.tolist()]
    table = np.empty(len(done) + 1, dtype=object)
    table[:-1], table[-1] = done, blank
    rows: list[T] = table[np.where(column.null, len(done), at)].tolist()
    return rows


def ranks(column: Numbers) -> npt.NDArray[np.int64]:
    """Whole numbers in the order of the figures: 0 for a blank, more for a larger figure."""
    if isinstance(column.den, int):
        place = np.unique(column.num, return_inverse=True)[1] + 1
        return np.where(column.null, 0, place)
    values = column.values()
    places = {value: at for at, value in enumerate(sorted({v for v in values if v is not None}), start=1)}
    return np.array([0 if value is None else places[value] for value in values], dtype=np.int64)


def texts(column: Numbers) -> list[str]:
    """The column as plain decimals, "" where it is blank."""
    return each(column, show, "")


def json_numbers(column: Numbers) -> list[int | float | None]:
    """The column as JSON numbers, None where it is blank."""
    return each(column, _json_or_none, None)


def _json_or_none(value: Fraction) -> int | float | None:
    return to_json(value)


def total(column: Numbers) -> Fraction:
    """The exact sum of the cells that are not blank."""
    kept = column.take(~column.null)
    if not isinstance(kept.den, int):
        return sum((value for value in kept.values() if value is not None), Fraction(0))
    safe = kept.reach * max(len(kept), 1) < LIMIT
    return Fraction(int((kept.num if safe else wide(kept.num)).sum()), kept.den)
