"""The columns of a record's table read back exactly, each made when it is first asked for: a run needs few of many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd
from typing import Any

import numpy as np

from ..numbers.columns import LIMIT, Bools, Column, Flags, Ints, Numbers, Words, largest, no_nulls, numbers, words
from .cells import NO, YES, guarded, unguarded

KEY = "key"

_DIGITS, _PLACES = 36, 9

Cells = Any  # pyarrow's array of a column, null where a cell is empty


@dataclass(frozen=True)
class Stored:
    """A table of a record: the kinds of its columns, and how its bytes are had once one of them is asked for."""

    kinds: Mapping[str, str]
    read: Callable[[], bytes]

    def column(self, name: str) -> Column:
        """One of the columns."""
        return words(self.keys()) if name == KEY else _READERS[self.kinds[name]](self._cells(name))

    def keys(self) -> tuple[str, ...]:
        """The ids of the people, in the order of the table."""
        keys: list[str] = self._cells(KEY).to_pylist()
        return tuple(map(unguarded, keys) if b"'" in self._data else keys)

    def _cells(self, name: str) -> Cells:
        return self._table[guarded(name)].combine_chunks()

    @cached_property
    def _data(self) -> bytes:
        return self.read()

    @cached_property
    def _table(self) -> Any:
        return _table(self._data, self.kinds)


class Columns(Mapping[str, Column]):
    """The columns of a record by name, from several tables with the same rows; of two of a name the first counts."""

    def __init__(self, *tables: Stored) -> None:
        self._tables = {name: table for table in reversed(tables) for name in table.kinds}
        self._made: dict[str, Column] = {}

    def __getitem__(self, name: str) -> Column:
        if name not in self._made:
            self._made[name] = self._tables[name].column(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def keys_in_order(self) -> tuple[str, ...]:
        """The ids of the people, in the order of the tables."""
        return self._tables[KEY].keys()


def _table(data: bytes, kinds: Mapping[str, str]) -> Any:
    """The columns read by their kinds; figures as texts where one of them is no decimal of `_PLACES` or less."""
    import pyarrow as pa

    exact = {
        "number": pa.decimal128(_DIGITS, _PLACES),
        "flag": pa.bool_(),
        "word": pa.dictionary(pa.int32(), pa.string()),
    }
    types = {guarded(name): pa.string() if name == KEY else exact[kind] for name, kind in kinds.items()}
    try:
        return _parsed(data, types)
    except pa.ArrowInvalid:
        return _parsed(data, {name: exact["word"] if kind == exact["number"] else kind for name, kind in types.items()})


def _parsed(data: bytes, types: Mapping[str, Any]) -> Any:
    import pyarrow as pa
    from pyarrow import csv

    return csv.read_csv(
        pa.BufferReader(data),
        read_options=csv.ReadOptions(use_threads=False, block_size=len(data) + 1),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            include_columns=list(types),
            column_types=types,
            strings_can_be_null=True,
            null_values=[""],
            true_values=[YES],
            false_values=[NO],
        ),
    )


# Whatever pyarrow converts for Python or numpy, a lone number even, loads pandas first: buffers are read instead.


def _null(cells: Cells) -> Bools:
    return ~_bits(cells, 0) if cells.null_count else no_nulls(len(cells))


def _bits(cells: Cells, buffer: int) -> Bools:
    every = np.unpackbits(np.frombuffer(cells.buffers()[buffer], dtype=np.uint8), bitorder="little")
    return every[cells.offset : cells.offset + len(cells)].astype(bool)


def _flags(cells: Cells) -> Flags:
    null = _null(cells)
    return Flags(_bits(cells, 1) & ~null, null)


def _words(cells: Cells) -> Words:
    codes, texts = _different(cells)
    return Words(codes, tuple(map(unguarded, texts)))


def _different(cells: Cells) -> tuple[Ints, list[str]]:
    """For each row which of the different texts it holds (-1: blank), and these texts."""
    at = cells.indices
    codes = np.frombuffer(at.buffers()[1], dtype=np.int32)[at.offset : at.offset + len(at)].astype(np.int64)
    return np.where(_null(at), -1, codes), cells.dictionary.to_pylist()


def _numbers(cells: Cells) -> Numbers:
    """Figures over the least denominator that they share."""
    if hasattr(cells, "dictionary"):
        return _one_by_one(cells)
    # each figure is a whole number of 128 bits, the lower half first
    halves = np.frombuffer(cells.buffers()[1], dtype=np.int64).reshape(-1, 2)[cells.offset : cells.offset + len(cells)]
    null = _null(cells)
    num, above = np.where(null, 0, halves[:, 0]), np.where(null, 0, halves[:, 1])
    if (above != num >> 63).any() or largest(num) >= LIMIT:
        return numbers([None if value is None else Fraction(value) for value in cells.to_pylist()])
    shared = gcd(int(np.gcd.reduce(num)), 10**_PLACES)
    return Numbers(num // shared, 10**_PLACES // shared, null)


def _one_by_one(cells: Cells) -> Numbers:
    codes, texts = _different(cells)
    return numbers([*map(Fraction, texts), None]).take(codes)


_READERS: Mapping[str, Callable[[Cells], Column]] = {"number": _numbers, "flag": _flags, "word": _words}
