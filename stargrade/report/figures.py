"""Exact result figures as they are written: every decimal that the rules give them, no more."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ..numbers import places_of, round_half_up, show, show_scaled, to_json
from ..numbers.coded import Coded, alike, code_type, compact, different_ints
from ..numbers.columns import LIMIT, Numbers, wide

T = TypeVar("T")
_ENDLESS_PLACES = 6


def written(value: Fraction) -> Fraction:
    """The figure itself; one that no decimal can write (a third) to 6 places, in every format."""
    return value if places_of(value) is not None else round_half_up(value, _ENDLESS_PLACES)


def each(column: Numbers, write: Callable[[Fraction], T]) -> Coded[T]:
    """What is written for each different figure of a column, worked out once."""
    kept = np.flatnonzero(~column.null)
    figures = column.take(kept)
    parts = [part for part in (figures.num, figures.den) if not isinstance(part, int)]
    first, which = alike((different_ints(part)[1] for part in parts), len(kept))
    of = np.full(len(column), -1, dtype=code_type(len(first)))
    of[kept] = which
    return Coded([write(written(value)) for value in figures.take(first).values() if value is not None], of)


def ranks(column: Numbers) -> npt.NDArray[np.int64]:
    """Whole numbers in the order of the figures: 0 for a blank, more for a larger figure."""
    if isinstance(column.den, int):
        return np.where(column.null, 0, different_ints(column.num)[1] + 1)
    values = column.values()
    places = {value: at for at, value in enumerate(sorted({v for v in values if v is not None}), start=1)}
    return np.array([0 if value is None else places[value] for value in values], dtype=np.int64)


def texts(column: Numbers) -> Coded[str]:
    """The column as plain decimals."""
    places = len(str(column.den)) - 1
    if not isinstance(column.den, int) or column.den != 10**places:
        return each(column, show)
    different, of = different_ints(np.where(column.null, 0, column.num))
    of = np.where(column.null, -1, of).astype(code_type(len(different)))
    return compact([show_scaled(number, places) for number in different.tolist()], of)


def json_numbers(column: Numbers) -> list[int | float | None]:
    """The column as JSON numbers, None where it is blank."""
    return each(column, to_json).values()


def total(column: Numbers) -> Fraction:
    """The exact sum of the cells that are not blank."""
    kept = column.take(~column.null)
    if not isinstance(kept.den, int):
        return sum((value for value in kept.values() if value is not None), Fraction(0))
    safe = kept.reach * max(len(kept), 1) < LIMIT
    return Fraction(int((kept.num if safe else wide(kept.num)).sum()), kept.den)
