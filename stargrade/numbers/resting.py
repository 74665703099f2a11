"""Columns at rest: in as few bytes as hold them, and as 64-bit integers again whenever they are worked with.

Nine in ten figures of a large table fit into one or two bytes. Whoever computes with a resting column
never sees that: the same integers are handed out, widened, so nothing can overflow that could not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from .columns import Bools, Column, Den, Flags, Ints, Numbers, Words, common, is_every, largest

LARGE = 1 << 16  # rows from which a column is put to rest
_SIZES: tuple[Any, ...] = (np.int8, np.int16, np.int32)


class Resting(Numbers):
    """Exact numbers kept small; a column of them is read like any other."""

    kept: Ints
    kept_den: Den

    def __init__(self, num: Ints, den: Den, null: Bools) -> None:
        vars(self).update(kept=num, kept_den=den, null=null, reach=largest(num))

    def __getattr__(self, name: str) -> Den:
        """Numerators and denominators, widened for the one who asks; they are not kept so."""
        if name == "num":
            return self.kept.astype(np.int64)
        if name == "den":
            return self.kept_den if isinstance(self.kept_den, int) else self.kept_den.astype(np.int64)
        raise AttributeError(name)

    def __len__(self) -> int:
        return len(self.kept)

    def take(self, rows: npt.NDArray[Any] | slice) -> Numbers:
        """The rows named by a mask, by positions or as a stretch, in that order."""
        if is_every(rows):
            return self
        den = self.kept_den if isinstance(self.kept_den, int) else self.kept_den[rows]
        return Resting(self.kept[rows], den, self.null[rows])

    def row(self, at: int) -> Fraction | None:
        """The exact value of one row."""
        if self.null[at]:
            return None
        return Fraction(int(self.kept[at]), self.kept_den if isinstance(self.kept_den, int) else int(self.kept_den[at]))


def at_rest(column: Column) -> Column:
    """The same column in fewer bytes, where it is long enough for that to matter."""
    if len(column) < LARGE:
        return column
    if isinstance(column, Words):
        return Words(_small(column.codes), column.words)
    if isinstance(column, Flags):
        return Flags(column.yes, seldom(column.null))
    return numbers_at_rest(column)


def numbers_at_rest(column: Numbers) -> Numbers:
    """The same of a column of numbers."""
    if isinstance(column, Resting) or len(column) < LARGE or column.num.dtype == object:
        return column
    den = column.den if isinstance(column.den, int) else _small(column.den)
    return Resting(_small(column.num), den, seldom(column.null))


def _small(values: Ints) -> Ints:
    if values.dtype == object:
        return values
    reach = largest(values)
    size = next((size for size in _SIZES if reach < np.iinfo(size).max), values.dtype)
    return values.astype(size, copy=False)


def seldom(marks: Bools) -> Bools:
    """A mask that marks nothing takes no room."""
    return marks if marks.any() else np.broadcast_to(np.bool_(False), len(marks))


def end_to_end(parts: Sequence[Column]) -> Column:
    """Columns of one kind as one column, at rest."""
    first = parts[0]
    if isinstance(first, Flags):
        flags = [part for part in parts if isinstance(part, Flags)]
        return Flags(np.concatenate([part.yes for part in flags]), seldom(_nulls(flags)))
    if isinstance(first, Words):
        words = [part for part in parts if isinstance(part, Words)]
        every = first.words if all(part.words is first.words for part in words) else _every_word(words)
        return Words(np.concatenate([_small(_among(part, every)) for part in words]), every)
    return _numbers_end_to_end([part for part in parts if isinstance(part, Numbers)])


def _nulls(parts: Sequence[Numbers | Flags]) -> Bools:
    return np.concatenate([part.null for part in parts])


def _every_word(parts: Sequence[Words]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for part in parts for word in part.words))


def _among(part: Words, every: Sequence[str]) -> Ints:
    if part.words is every:
        return part.codes
    places = {word: place for place, word in enumerate(every)}
    return np.array([*(places[word] for word in part.words), -1], dtype=np.int64)[part.codes]


def _numbers_end_to_end(parts: Sequence[Numbers]) -> Numbers:
    null = seldom(_nulls(parts))
    dens = [part.den for part in parts if isinstance(part.den, int)]
    den: Den = lcm(*dens)
    if len(dens) < len(parts):
        den = np.concatenate([_small(np.broadcast_to(np.asarray(part.den), len(part))) for part in parts])
    nums = [common(part, den) if isinstance(den, int) else part.num for part in parts]
    num = np.concatenate([_small(one) for one in nums])
    return Numbers(num, den, null) if num.dtype == object else Resting(num, den, null)
