"""Raw cells of a column, as the file holds them: each different cell once, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..numbers.coded import Coded, code_type, coded, compact
from .buffers import codes_of
from .model import Cells
from .packed import Packed, blank_places
from .spelling import AT_ENDS, is_blank

if TYPE_CHECKING:
    import pyarrow as pa

_MAY_BE_EQUAL = {bool, int, float}


def as_cells(values: Iterable[Any]) -> Cells:
    """Raw values as a column, with nothing for whatever looks blank.

    True, 1 and 1.0 are different cells, though Python finds them equal.
    """
    listed = list(values)
    blank = {value for value in set(listed) if is_blank(value)} - {None}
    if blank:
        listed = [None if value in blank else value for value in listed]
    kinds = set(map(type, listed))
    return coded(listed, _kind_and_cell if len(kinds & _MAY_BE_EQUAL) > 1 else None)


def _kind_and_cell(cell: object) -> tuple[type, object]:
    return type(cell), cell


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
