"""The result as parquet: typed columns for databases, lists as lists."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from .figures import json_numbers
from .outcome import Outcome
from .raw import MOST_EXACT, each_cell, plain
from .shown import carried_texts
from .table import Answers, Carried, Column, Figures, Lists, Named, table

_WHOLE = frozenset({"star", "rank"})


def parquet_bytes(outcome: Outcome) -> bytes:
    """One row group after another, no clock; the same result gives the same bytes."""
    columns = table(outcome)
    arrays = [_array(column) for column in columns]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, names=_names(columns)), out, compression="zstd")
    return out.getvalue()


def _names(columns: tuple[Column, ...]) -> list[str]:
    """The headings, numbered where the input has one of them twice or none at all."""
    used: dict[str, None] = {}
    for column in columns:
        wanted = column.id or "column"
        name, count = wanted, 2
        while name in used:
            name, count = f"{wanted}_{count}", count + 1
        used[name] = None
    return list(used)


def _array(column: Column) -> Any:
    match column.cells:
        case Carried() as carried:
            return _carried(carried)
        case Figures() as figures:
            kind = pa.int64() if figures.measure in _WHOLE else pa.float64()
            return pa.array(json_numbers(figures.numbers), type=kind)
        case Answers() as answers:
            return pa.array(answers.flags.values(), type=pa.bool_())
        case Named() as named:
            return pa.array(named.ids, type=pa.string())
        case Lists() as lists:
            return pa.array(lists.ids, type=pa.list_(pa.string()))


def _carried(column: Carried) -> Any:
    cells = each_cell(column.cells, plain)
    kind = _kind([cell for cell in cells if cell is not None])
    if kind is not None:
        return pa.array(cells, type=kind)
    return pa.array([text or None for text in carried_texts(column)], type=pa.string())


def _kind(cells: list[Any]) -> Any:
    """The type that holds every cell as it is; None where only text does."""
    kinds = set(map(type, cells))
    if not kinds:
        return pa.string()
    if kinds == {bool}:
        return pa.bool_()
    if kinds <= {int, float}:
        return _number_kind(kinds, cells)
    if all(issubclass(kind, datetime) for kind in kinds):
        return pa.timestamp("us")
    return pa.date32() if kinds == {date} else None


def _number_kind(kinds: set[type], cells: list[Any]) -> Any:
    if kinds == {float}:
        return pa.float64()
    if max(abs(cell) for cell in cells) >= MOST_EXACT:
        return None
    return pa.int64() if kinds == {int} else pa.float64()
