"""A column of a table: exact numbers, yes and no, or words, each cell possibly blank.

Numbers are kept as whole numerators over a denominator, so that nothing is ever rounded on the
way: 64-bit integers where they fit, Python's unbounded ones where they might not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[Any]  # int64, or object holding Python integers
Den = int | Ints  # one denominator for the column, or one for each row

LIMIT = 2**62


@dataclass(frozen=True)
class Numbers:
    """Exact numbers: row i is ``num[i] / den`` (or ``den[i]``), blank where ``null[i]``.

    Denominators are positive. Under `null` the numerator means nothing.
    """

    num: Ints
    den: Den
    null: Bools

    def __len__(self) -> int:
        return len(self.num)

    @cached_property
    def reach(self) -> int:
        """The largest numerator, sign left out."""
        return largest(self.num)

    def take(self, rows: npt.NDArray[Any] | slice) -> Numbers:
        """The rows named by a mask, by positions or as a stretch, in that order."""
        if is_every(rows):
            return self
        den = self.den if isinstance(self.den, int) else self.den[rows]
        return Numbers(self.num[rows], den, self.null[rows])

    def row(self, at: int) -> Fraction | None:
        """The exact value of one row."""
        if self.null[at]:
            return None
        return Fraction(int(self.num[at]), self.den if isinstance(self.den, int) else int(self.den[at]))

    def values(self) -> list[Fraction | None]:
        """All rows as exact fractions (slow; for small tables and tests)."""
        return [self.row(at) for at in range(len(self.num))]


@dataclass(frozen=True)
class Flags:
    """Yes or no: row i is ``yes[i]``, blank where ``null[i]`` (then ``yes[i]`` is False)."""

    yes: Bools
    null: Bools

    def __len__(self) -> int:
        return len(self.yes)

    def take(self, rows: npt.NDArray[Any] | slice) -> Flags:
        """The rows named by a mask, by positions or as a stretch, in that order."""
        if is_every(rows):
            return self
        return Flags(self.yes[rows], self.null[rows])

    def row(self, at: int) -> bool | None:
        """The value of one row."""
        return None if self.null[at] else bool(self.yes[at])

    def values(self) -> list[bool | None]:
        """All rows as Python values."""
        return [self.row(at) for at in range(len(self.yes))]


@dataclass(frozen=True)
class Words:
    """Words (labels, texts, ids): row i is ``words[codes[i]]``, blank where the code is -1.

    The words of a label column stand in the order that the scheme lists them.
    """

    codes: Ints
    words: Sequence[str]

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def null(self) -> Bools:
        """Where the cell is blank."""
        return np.asarray(self.codes < 0)

    def take(self, rows: npt.NDArray[Any] | slice) -> Words:
        """The rows named by a mask, by positions or as a stretch, in that order."""
        if is_every(rows):
            return self
        return Words(self.codes[rows], self.words)

    def row(self, at: int) -> str | None:
        """The word of one row."""
        code = int(self.codes[at])
        return None if code < 0 else self.words[code]

    def values(self) -> list[str | None]:
        """All rows as Python strings."""
        if np.array_equal(self.codes, np.arange(len(self.words))):  # each word once, as ids nearly always are
            return list(self.words)
        table = np.array([*self.words, None], dtype=object)
        return list(table[self.codes])


Column = Numbers | Flags | Words


def is_every(rows: npt.NDArray[Any] | slice) -> bool:
    """Whether these rows are a mask that marks all of its own."""
    return not isinstance(rows, slice) and rows.dtype == bool and bool(rows.all())


def largest(values: Ints) -> int:
    """The largest magnitude in an array, as a Python integer; 0 for an empty one."""
    if len(values) == 0:
        return 0
    return max(abs(int(values.max())), abs(int(values.min())))


def wide(values: Ints) -> Ints:
    """The same integers as Python's own, which cannot overflow."""
    return values if values.dtype == object else values.astype(object)


def narrow(values: Ints) -> Ints:
    """The same integers in 64 bits where they all fit."""
    if values.dtype == object and largest(values) < LIMIT:
        return values.astype(np.int64)
    return values


def no_nulls(rows: int) -> Bools:
    """A mask that marks nothing."""
    return np.zeros(rows, dtype=bool)


def constant(value: Fraction | None, rows: int) -> Numbers:
    """A column with the same number in every row (None: blank in every row)."""
    exact = Fraction(0) if value is None else value
    kind: Any = np.int64 if abs(exact.numerator) < LIMIT else object
    return Numbers(np.full(rows, exact.numerator, dtype=kind), exact.denominator, np.full(rows, value is None))


def numbers(values: Iterable[Fraction | int | None]) -> Numbers:
    """A column from exact values, over their least common denominator."""
    cells = [None if value is None else Fraction(value) for value in values]
    den = lcm(*(cell.denominator for cell in cells if cell is not None))
    scaled = [0 if c is None else c.numerator * (den // c.denominator) for c in cells]
    num = np.array(scaled, dtype=object) if scaled else np.zeros(0, dtype=object)
    return Numbers(narrow(num), den, np.array([c is None for c in cells], dtype=bool))


def flags(values: Sequence[bool | None]) -> Flags:
    """A column of yes and no from Python values."""
    return Flags(np.array([v is True for v in values], dtype=bool), np.array([v is None for v in values], dtype=bool))


def words(values: Sequence[str | None], known: Sequence[str] = ()) -> Words:
    """A column of words; those in `known` come first, in that order."""
    seen = {word: code for code, word in enumerate(known)}
    codes = [-1 if v is None else seen.setdefault(v, len(seen)) for v in values]
    return Words(np.array(codes, dtype=np.int64), tuple(seen))


def common(column: Numbers, den: int) -> Ints:
    """The numerators of a column over another denominator, a multiple of its own one."""
    if not isinstance(column.den, int):
        raise TypeError("this column has a denominator for each row")
    factor = den // column.den
    if factor == 1:
        return column.num
    if column.reach * factor >= LIMIT:
        return wide(column.num) * factor
    return column.num * factor
