"""Cells all of one kind, kept close together: how the different cells of a large table are held.

A million ids as Python texts take seconds to look at one by one; packed, they are looked at all at
once, and only those that need a closer look are taken out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import numpy.typing as npt

from .buffers import array_of, ints_of, marks_of, texts_of
from .joined_texts import places_beside, texts_with

if TYPE_CHECKING:
    import pyarrow as pa

Places = npt.NDArray[np.int64]


class Packed(Sequence[Any]):
    """Different cells of one kind, none of them blank, as an arrow array: texts, numbers, days or moments."""

    __slots__ = ("array",)

    def __init__(self, array: pa.Array) -> None:
        self.array = array

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """One cell as a Python value, or some of them."""
        return Packed(self.array[at]) if isinstance(at, slice) else self.array[at].as_py()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.array.to_pylist())

    def take(self, places: npt.NDArray[Any]) -> Packed:
        """The cells at these places."""
        return Packed(self.array.take(array_of(np.asarray(places, dtype=np.int64))))

    @property
    def holds_texts(self) -> bool:
        """Whether the cells are texts."""
        import pyarrow as pa

        return bool(pa.types.is_string(self.array.type))

    @property
    def figures(self) -> npt.NDArray[np.float64] | None:
        """The cells as binary numbers, where they are numbers."""
        import pyarrow as pa

        kind = self.array.type
        if not (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
            return None
        return ints_of(self.array).astype(np.float64)


def texts_like(cells: Sequence[Any], pattern: str) -> Iterator[tuple[int, str]]:
    """The places and texts of the cells that hold a text in which the pattern is found.

    The pattern is one that Python and RE2 read alike.
    """
    if isinstance(cells, Packed):
        if not cells.holds_texts:
            return
        import pyarrow.compute as pc

        places = np.flatnonzero(marks_of(pc.match_substring_regex(cells.array, pattern)))
        yield from zip(places.tolist(), cells.take(places), strict=True)
        return
    yield from texts_with(cells, pattern)


def short_decimals(cells: Packed, pattern: str, without: Collection[str]) -> tuple[Places, Places, Places]:
    """Of the texts that the pattern fits: their places, their digits as whole numbers, and how many are decimals.

    `without` are texts to be passed over. Zeros at the end of decimals are left out.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    fits = pc.match_substring_regex(cells.array, pattern)
    if without:
        fits = pc.and_not(fits, pc.is_in(cells.array, texts_of(list(without)).cast(pa.string())))
    texts = cells.array.filter(fits)
    point, lengths = ints_of(pc.find_substring(texts, ".")), ints_of(pc.binary_length(texts))
    decimals = np.where(point < 0, 0, lengths - point - 1).astype(np.int64)
    digits = ints_of(pc.replace_substring(texts, ".", "").cast(pa.int64())).copy()
    while len(longer := np.flatnonzero((decimals > 0) & (digits % 10 == 0))):
        digits[longer] //= 10
        decimals[longer] -= 1
    return np.flatnonzero(marks_of(fits)), digits, decimals


def places_not_of(cells: Sequence[Any], pattern: str) -> Sequence[int]:
    """The places of the cells that hold no text, or one that is not as a whole what the pattern says.

    The pattern is one that Python and RE2 read alike and that fits no line break.
    """
    if not isinstance(cells, Packed):
        return places_beside(cells, pattern)
    if not cells.holds_texts:
        return range(len(cells))
    import pyarrow.compute as pc

    places: list[int] = np.flatnonzero(~marks_of(pc.match_substring_regex(cells.array, f"^(?:{pattern})$"))).tolist()
    return places


def longer_than(cells: Sequence[Any], most: int) -> list[int]:
    """The places of the cells that hold a text of more signs."""
    if not isinstance(cells, Packed):
        return [place for place, cell in enumerate(cells) if isinstance(cell, str) and len(cell) > most]
    if not cells.holds_texts:
        return []
    import pyarrow.compute as pc

    places: list[int] = np.flatnonzero(ints_of(pc.utf8_length(cells.array)) > most).tolist()
    return places


def blank_places(cells: Packed, signs: str) -> Places:
    """The places of the texts that hold nothing but these signs."""
    import pyarrow.compute as pc

    doubtful = np.flatnonzero(_may_be_blank(_first_bytes(cells.array)))
    bare = pc.utf8_trim(cells.take(doubtful).array, characters=signs)
    blank: Places = doubtful[ints_of(pc.binary_length(bare)) == 0]
    return blank


def _first_bytes(array: pa.Array) -> npt.NDArray[np.uint8]:
    """The first byte of each text; 0 for an empty one."""
    _, ends, data = array.buffers()
    offsets = np.frombuffer(ends, dtype=np.int32)[array.offset : array.offset + len(array) + 1]
    signs = np.frombuffer(data, dtype=np.uint8) if data is not None and data.size else np.zeros(1, dtype=np.uint8)
    starts = np.minimum(offsets[:-1], len(signs) - 1)
    return np.where(offsets[1:] > offsets[:-1], signs[starts], 0).astype(np.uint8)


def _may_be_blank(first: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Which first bytes a blank can begin with: control signs, a space, and those of the spaces beyond ASCII."""
    return np.asarray((first <= 0x20) | np.isin(first, (0xC2, 0xE1, 0xE2, 0xE3, 0xEF)))
