"""Columns of a record as text, with no figure changed: decimals as they are, others as ``256/3``.

Text that a spreadsheet program might take for a formula gets an apostrophe before it, which is
taken off again; so does text that begins with an apostrophe itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import numpy as np

from ..numbers import places_of
from ..numbers.columns import Column, Flags, Numbers, Words

Kind = Literal["number", "flag", "word"]

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
YES, NO = "yes", "no"


def kind_of(column: Column) -> Kind:
    """What a column holds, as the record names it."""
    match column:
        case Numbers():
            return "number"
        case Flags():
            return "flag"
        case Words():
            return "word"


def texts(column: Column) -> list[str]:
    """The cells of a column as the record's csv holds them; a blank is empty."""
    match column:
        case Numbers():
            return _figures(column)
        case Flags():
            return ["" if null else YES if yes else NO for yes, null in zip(column.yes, column.null, strict=True)]
        case Words():
            table = np.array([*map(guarded, column.words), ""], dtype=object)
            return list(table[column.codes])


def guarded(text: str) -> str:
    """The text so that no program takes it for a formula."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text.removeprefix("'")


def exact_text(num: int, den: int, places: int | None) -> str:
    """A reduced fraction with all its decimals, `places` of them; as ``num/den`` where no decimals write it (None).

    >>> exact_text(365, 4, 2), exact_text(-1, 4, 2), exact_text(256, 3, None)
    ('91.25', '-0.25', '256/3')
    """
    if places is None:
        return f"{num}/{den}"
    if places == 0:
        return str(num)
    digits = str(abs(num) * 10**places // den).zfill(places + 1)
    return f"{'-' if num < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _figures(column: Numbers) -> list[str]:
    """The figures of a column, each different one worked out once where they share a denominator."""
    num, rows = column.num, np.arange(len(column.num))
    if isinstance(column.den, int):
        num, rows = np.unique(num, return_inverse=True)
    shared = np.gcd(num, column.den)
    dens = (column.den // shared).tolist()
    places = {den: places_of(Fraction(1, den)) for den in set(dens)}
    done = [exact_text(top, den, places[den]) for top, den in zip((num // shared).tolist(), dens, strict=True)]
    table = np.array([*done, ""], dtype=object)
    return list(table[np.where(column.null, len(done), rows)])
