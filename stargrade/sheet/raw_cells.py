"""Raw cells of a column, as the file holds them: each different cell once, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from ..numbers.coded import Coded, code_type, compact
from .buffers import codes_of
from .model import Cells
from .packed import Packed, blank_places
from .spelling import AT_ENDS, is_blank

if TYPE_CHECKING:
    import pyarrow as pa

_MAY_BE_EQUAL = frozenset({bool, int, float})
_NOTHING = (None, "")


class Coding:
    """A column of raw cells while it is taken in, piece by piece from the top; `before` rows of it hold nothing."""

    def __init__(self, before: int = 0) -> None:
        self._parts = [np.full(before, -1, dtype=np.int32)]
        self._kinds: set[type] = set()
        self._by_kind = False
        self._places: defaultdict[Any, int] = _places(dict.fromkeys(_NOTHING, -1))

    def take_in(self, cells: Sequence[Any]) -> None:
        """The next cells, None or "" for a blank."""
        self._kinds.update(map(type, cells))
        if not self._by_kind and len(self._kinds & _MAY_BE_EQUAL) > 1:
            self._by_kind = True
            self._places = _places({_kind_and_cell(cell): place for cell, place in self._places.items()})
        keys = map(_kind_and_cell, cells) if self._by_kind else cells
        self._parts.append(np.fromiter(map(self._places.__getitem__, keys), np.int32, len(cells)))

    def cells(self) -> Cells:
        """The column; texts that only look blank are cells of it.

        True, 1 and 1.0 are different cells, though Python finds them equal.
        """
        keys = list(self._places)[len(_NOTHING) :]
        different = [cell for _, cell in keys] if self._by_kind else keys
        return Coded(different, np.concatenate(self._parts).astype(code_type(len(different))))


def _places(known: Mapping[Any, int]) -> defaultdict[Any, int]:
    """The place of each cell; whoever asks for one that has none yet gives it the next."""
    return defaultdict(count(len(known) - len(_NOTHING)).__next__, known)


def _kind_and_cell(cell: object) -> tuple[type, object]:
    return type(cell), cell


def as_cells(values: Iterable[Any]) -> Cells:
    """Raw values as a column, with nothing for whatever looks blank."""
    coding = Coding()
    coding.take_in(list(values))
    return without_blanks(coding.cells())


def without_blanks(cells: Cells) -> Cells:
    """The column with nothing for whatever looks blank."""
    if isinstance(cells.different, Packed):
        return cells  # they are packed without
    blank = [place for place, cell in enumerate(cells.different) if is_blank(cell)]
    return (
        compact(cells.different, np.where(cells.holding(blank), cells.of.dtype.type(-1), cells.of)) if blank else cells
    )


def no_cells(rows: int) -> Cells:
    """A column with nothing in it."""
    return Coded([], np.full(rows, -1, dtype=code_type(0)))


def packed_cells(different: Packed, of: Any) -> Cells:
    """A column of packed cells with codes (-1: nothing), with nothing for texts that look blank."""
    blank = blank_places(different, AT_ENDS) if different.holds_texts else ()
    if len(blank):
        places = np.arange(len(different) + 1)
        places[[-1, *blank]] = -1
        of = places[of]
    return compact(different, of.astype(code_type(len(different)), copy=False))


def of_chunks(column: pa.ChunkedArray) -> Cells:
    """Cells from an arrow column of codes and different cells."""
    chunks = column.unify_dictionaries().chunks
    return packed_cells(Packed(chunks[0].dictionary), np.concatenate([codes_of(chunk) for chunk in chunks]))
