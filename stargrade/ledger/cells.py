"""Columns of a record as text and back, with no figure changed: decimals as they are, others as ``256/3``.

Text that a spreadsheet program might take for a formula gets an apostrophe before it, which is
taken off again; so does text that begins with an apostrophe itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Literal

import numpy as np

from ..numbers import places_of, show
from ..numbers.columns import Column, Flags, Ints, Numbers, Words, narrow, numbers

Kind = Literal["number", "flag", "word"]

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_ANSWERS = {"yes": True, "no": False}


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
            return ["" if null else "yes" if yes else "no" for yes, null in zip(column.yes, column.null, strict=True)]
        case Words():
            table = np.array([*map(guarded, column.words), ""], dtype=object)
            return list(table[column.codes])


def guarded(text: str) -> str:
    """The text so that no program takes it for a formula."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text.removeprefix("'")


def exact_text(value: Fraction) -> str:
    """The number with all its decimals; as numerator and denominator where no decimals write it.

    >>> exact_text(Fraction(365, 4)), exact_text(Fraction(256, 3))
    ('91.25', '256/3')
    """
    return show(value) if places_of(value) is not None else f"{value.numerator}/{value.denominator}"


def _figures(column: Numbers) -> list[str]:
    if not isinstance(column.den, int):
        return ["" if value is None else exact_text(value) for value in column.values()]
    different, at = np.unique(column.num, return_inverse=True)
    table = np.array([*(exact_text(Fraction(int(num), column.den)) for num in different), ""], dtype=object)
    return list(table[np.where(column.null, len(different), at)])


def column_of(kind: str, words: Sequence[str], codes: Ints) -> Column:
    """A column from its different cells and, for each row, which of them it holds (-1: blank)."""
    readers: dict[str, Callable[[Sequence[str], Any], Column]] = {"number": _numbers, "flag": _flags, "word": _words}
    return readers[kind](words, codes)


def _numbers(cells: Sequence[str], codes: Ints) -> Numbers:
    values = [*cells, ""]
    if any("/" in cell for cell in cells):
        known = numbers([Fraction(cell) if cell else None for cell in values])
    else:
        places = max((len(cell.partition(".")[2]) for cell in cells), default=0)
        scaled = np.array([_scaled(cell, places) for cell in values], dtype=object)
        known = Numbers(narrow(scaled), 10**places, np.array([not cell for cell in values], dtype=bool))
    return known.take(codes)


def _scaled(cell: str, places: int) -> int:
    whole, _, rest = cell.partition(".")
    return int(f"{whole}{rest:0<{places}}") if cell else 0


def _flags(cells: Sequence[str], codes: Ints) -> Flags:
    answers = [_ANSWERS[cell] for cell in cells]
    return Flags(np.array([*answers, False], dtype=bool)[codes], np.asarray(codes < 0))


def _words(cells: Sequence[str], codes: Ints) -> Words:
    return Words(codes, tuple(cell[1:] if cell[:1] == "'" else cell for cell in cells))
