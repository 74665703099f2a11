"""A column that keeps each different cell once, and for every row which of them it holds.

A month of a hundred thousand people has few different marks and teams: whatever is done to a cell
is done once for each different one, and a row is only a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from .columns import Bools, Ints

T = TypeVar("T")
S = TypeVar("S")
_AT_ONCE = 1 << 18  # rows that are sorted together
Codes = npt.NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, eq=False)
class Coded(Sequence[Any], Generic[T]):
    """Row i holds ``different[of[i]]``, or nothing where `of[i]` is -1."""

    different: Sequence[T]
    of: Codes

    def __len__(self) -> int:
        return len(self.of)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice | npt.NDArray[Any]) -> Coded[T]: ...
    def __getitem__(self, at: int | slice | npt.NDArray[Any]) -> Any:
        """The cell of one row, or those of several."""
        if isinstance(at, slice):
            return Coded(self.different, self.of[at])
        if isinstance(at, np.ndarray):
            return self.take(at)
        code = int(self.of[at])
        return None if code < 0 else self.different[code]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values())

    @property
    def blank(self) -> Bools:
        """The rows that hold nothing."""
        return np.asarray(self.of < 0)

    def take(self, rows: npt.NDArray[Any]) -> Coded[T]:
        """The rows named by a mask or by positions, in that order."""
        if len(rows) == len(self) and (rows.all() if rows.dtype == bool else _rising(rows)):
            return self  # every row, in the order in which they stand
        return compact(self.different, self.of[rows])

    def map(self, change: Callable[[T], S]) -> Coded[S]:
        """The column with something else for each cell, worked out once for each different one."""
        return Coded([change(cell) for cell in self.different], self.of)

    def holding(self, which: Iterable[int]) -> Bools:
        """The rows that hold any of these different cells, named by their places."""
        marked = np.zeros(len(self.different) + 1, dtype=bool)
        marked[list(which)] = True
        return marked[self.of] if marked.any() else np.zeros(len(self), dtype=bool)

    def values(self, blank: object = None) -> list[Any]:
        """The cell of every row, and this where there is none."""
        listed: list[Any] = spread(list(self.different), blank)[self.of].tolist()
        return listed


def spread(values: Sequence[Any], blank: Any) -> npt.NDArray[Any]:
    """Values with one more at the end for the rows without any (code -1), to be looked up by codes."""
    table = np.empty(len(values) + 1, dtype=object)
    table[:-1], table[-1] = values, blank
    return table


def coded(cells: Iterable[T | None], same: Callable[[T], Any] | None = None) -> Coded[T]:
    """The cells as a coded column, None for a blank; `same` gives what tells two cells apart (else they themselves)."""
    listed = list(cells)
    keys = listed if same is None else [None if cell is None else same(cell) for cell in listed]
    first: dict[Any, Any] = {} if same is None else dict(zip(reversed(keys), reversed(listed), strict=True))
    places: dict[Any, int] = {}
    for key in dict.fromkeys(keys):
        if key is not None:
            places[key] = len(places)
    different = [first.get(key, key) for key in places]
    places[None] = -1
    return Coded(different, np.fromiter(map(places.__getitem__, keys), code_type(len(different)), len(keys)))


def as_coded(cells: Sequence[T]) -> Coded[T]:
    """The same column, kept so."""
    return cells if isinstance(cells, Coded) else coded(cells)


def alike(codes: Iterable[Ints], rows: int) -> tuple[Ints, Ints]:
    """The rows that agree in all of these codes: the first row of each such set, and for each row its set."""
    of: Ints = np.zeros(rows, dtype=np.int64)
    for own in codes:
        most = int(own.max(initial=-1))
        if most == int(own.min(initial=most)):
            continue  # it tells no row from another
        of = different_ints(of * (most + 2) + own + 1 if of.any() else own)[1]
    first = np.zeros(int(of.max(initial=-1)) + 1, dtype=np.int64)
    first[of[::-1]] = np.arange(rows)[::-1]  # of several rows the last one written counts: the first
    return first, of


def joined(layers: Sequence[Coded[T]], rows: int) -> Coded[tuple[T, ...]]:
    """For every row the cells that the columns hold for it, in their order, blanks left out."""
    first, of = alike((layer.of for layer in layers), rows)
    cells = [spread(layer.different, None)[layer.of[first]] for layer in layers]
    sets = ([column[at] for column in cells] for at in range(len(first)))
    different = [tuple(cell for cell in one if cell is not None) for one in sets]
    return Coded(different, of.astype(code_type(len(different))))


def compact(different: Sequence[T], of: Codes) -> Coded[T]:
    """A coded column without the cells that no row holds, in the order in which the rows first hold them."""
    first = np.full(len(different) + 1, -1, dtype=np.int64)  # the last one is that of the blanks
    first[of[::-1]] = np.arange(len(of))[::-1]  # of several rows the last one written counts: the first
    first = first[:-1]
    used = np.flatnonzero(first >= 0)
    if not _rising(first[used]):
        used = used[np.argsort(first[used])]
    elif len(used) == len(different):
        return Coded(different, of)
    place = np.full(len(different) + 1, -1, dtype=code_type(len(used)))
    place[used] = np.arange(len(used))
    return Coded(pick(different, used), place[of])


def _rising(values: Ints) -> bool:
    return bool((values[1:] > values[:-1]).all())


def pick(different: Sequence[T], places: npt.NDArray[Any]) -> Sequence[T]:
    """The different cells at these places; those that know a faster way use their own."""
    own = getattr(different, "take", None)
    if own is not None:
        taken: Sequence[T] = own(places)
        return taken
    return [different[place] for place in places.tolist()]


def code_type(many: int) -> Any:
    """The smallest whole numbers that hold so many codes and -1."""
    return np.int16 if many <= np.iinfo(np.int16).max else np.int32


def different_ints(values: Ints) -> tuple[Ints, Ints]:
    """The different values in rising order, and for each row the place of its own among them."""
    if values.dtype != object and len(values):
        low, high = int(values.min()), int(values.max())
        if high - low <= max(2 * len(values), 1 << 10):
            above = np.subtract(values, low, dtype=np.int64)
            found = np.zeros(high - low + 1, dtype=bool)
            found[above] = True
            place: Ints = np.cumsum(found, dtype=np.int32 if len(found) < np.iinfo(np.int32).max else np.int64)
            place -= 1
            return np.flatnonzero(found) + low, place[above].astype(np.int64)
    return _sorted_out(values)


def _sorted_out(values: Ints) -> tuple[Ints, Ints]:
    """The same by sorting, some rows at a time: each different value of these is then sorted among all."""
    parts = [
        np.unique(values[at : at + _AT_ONCE], return_inverse=True) for at in range(0, max(len(values), 1), _AT_ONCE)
    ]
    different, of = np.unique(np.concatenate([own for own, _ in parts]), return_inverse=True)
    first = np.cumsum([0, *(len(own) for own, _ in parts)])
    return different, np.concatenate([of[at:][rows] for at, (_, rows) in zip(first.tolist(), parts, strict=False)])
