"""Reads a parquet file: its column names become row 1, its first record row 2."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..problems import Place, refuse
from .model import Grid


def read_parquet(data: bytes, place: Place) -> Grid:
    """The one grid of a parquet file; raises `Refusal` (SG107) where it is damaged."""
    try:
        table = pq.read_table(pa.BufferReader(data))
        columns = [_cells(column) for column in table.columns]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise refuse("SG107", place, detail=str(error).partition("\n")[0]) from error
    return Grid(name=None, rows=[list(table.column_names), *map(list, zip(*columns, strict=True))])


def _cells(column: pa.ChunkedArray) -> list[Any]:
    """A column's cells as other sheets have them: text, numbers, yes or no, dates, None."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _cells(column.cast(kind.value_type))
    if pa.types.is_decimal(kind):
        return [None if value is None else format(value, "f") for value in column.to_pylist()]
    if pa.types.is_floating(kind) and kind.bit_width < 64:
        # 0.1 kept in 32 bits means 0.1, and as text it is written so.
        return _cells(column.cast(pa.string()).cast(pa.float64()))
    if pa.types.is_timestamp(kind):
        return list(column.cast(pa.timestamp("us", kind.tz), safe=False).to_pylist())
    if pa.types.is_nested(kind):
        return [_joined(value) for value in column.to_pylist()]
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return _cells(column.cast(pa.string()))
    return [None if value == "" else value for value in column.to_pylist()]


def _joined(value: object) -> str | None:
    """A list as one text, as csv and xlsx results have it."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return None if value is None else str(value)
