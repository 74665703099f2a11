"""The results of a record as one csv table, written and read back exactly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from ..numbers.columns import Column, Words
from .cells import column_of, guarded, texts, unguarded

KEY = "key"


def table_bytes(columns: Mapping[str, Column]) -> bytes:
    """UTF-8 with a byte-order mark, lines ended by CR LF; the same columns give the same bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in columns])
    writer.writerows(zip(*(texts(column) for column in columns.values()), strict=True))
    return out.getvalue().encode("utf-8-sig", "replace")


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a table as texts by column, names and cells as they were before they were guarded."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    names = [unguarded(name) for name in next(rows)]
    return [dict(zip(names, map(unguarded, row), strict=True)) for row in rows]


class Columns(Mapping[str, Column]):
    """The columns of a table, each made when it is first asked for: a run needs only a few of many."""

    def __init__(self, data: bytes, kinds: Mapping[str, str]) -> None:
        self._data, self._kinds = data, kinds
        self._made: dict[str, Column] = {}

    def __getitem__(self, name: str) -> Column:
        if name not in self._made:
            self._made[name] = self._read(name, self._kinds[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def keys_in_order(self) -> tuple[str, ...]:
        """The ids of the people, in the order of the table."""
        column = self[KEY]
        if not isinstance(column, Words):
            raise TypeError("the ids of a record are words")
        if np.array_equal(column.codes, np.arange(len(column.words))):  # each id once, as nearly always
            return column.words
        return tuple(word or "" for word in column.values())

    @cached_property
    def _cells(self) -> Any:
        """The whole table as texts, read in one go."""
        import pyarrow as pa
        from pyarrow import csv as arrow_csv

        headings = [guarded(name) for name in self._kinds]
        return arrow_csv.read_csv(
            io.BytesIO(self._data),
            read_options=arrow_csv.ReadOptions(use_threads=False),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
            convert_options=arrow_csv.ConvertOptions(
                include_columns=headings,
                column_types=dict.fromkeys(headings, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )

    def _read(self, name: str, kind: str) -> Column:
        encoded = self._cells[guarded(name)].combine_chunks().dictionary_encode()
        codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        return column_of(kind, encoded.dictionary.to_pylist(), codes)
