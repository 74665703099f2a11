"""Raw cells of a column, as the file holds them: each different cell once, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..numbers.coded import Coded, Codes, code_type, compact
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
    if not blank:
        return cells
    return compact(cells.different, np.where(cells.holding(blank), -1, cells.of).astype(cells.of.dtype))


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


class Part(NamedTuple):
    """Some cells of a column of texts: the different ones among them, and which of these each row holds."""

    different: Packed
    of: Codes


def of_chunk(chunk: pa.DictionaryArray) -> Part:
    """The cells of an arrow array of codes and different texts."""
    return Part(Packed(chunk.dictionary), codes_of(chunk).astype(code_type(len(chunk.dictionary))))


def end_to_end(parts: Sequence[Part]) -> Cells:
    """Such parts, one below the other, as one column, with nothing for texts that look blank."""
    import pyarrow as pa

    if len(parts) == 1:
        return packed_cells(*parts[0])
    texts = pa.chunked_array([part.different.array for part in parts], pa.string()).dictionary_encode()
    if len(texts) == 0:
        return no_cells(sum(len(part.of) for part in parts))
    different = texts.chunk(0).dictionary
    places = np.concatenate([codes_of(chunk) for chunk in texts.chunks]).astype(code_type(len(different)))
    first = np.cumsum([0, *(len(part.different) for part in parts)])
    of = [_looked_up(places[at : at + len(part.different)], part.of) for at, part in zip(first, parts, strict=False)]
    return packed_cells(Packed(different), np.concatenate(of))


def _looked_up(places: Codes, of: Codes) -> Codes:
    found: Codes = np.append(places, places.dtype.type(-1))[of]
    return found
