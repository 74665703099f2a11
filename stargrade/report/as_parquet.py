"""The result as parquet: typed columns for databases, lists as lists."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..numbers import to_json
from ..numbers.coded import Coded
from ..progress import LAYING_OUT, Tell, silent, told
from ..sheet.packed import Packed
from .figures import each
from .outcome import Outcome
from .raw import MOST_EXACT, plain
from .shown import carried_texts
from .table import Answers, Carried, Column, Figures, Lists, Named, table

_WHOLE = frozenset({"star", "rank"})


def parquet_bytes(outcome: Outcome, tell: Tell = silent) -> bytes:
    """One row group after another, no clock; the same result gives the same bytes."""
    columns = table(outcome)
    arrays = [_array(column) for column in told(columns, tell, LAYING_OUT, len(outcome.grading))]
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
            return _spread(each(figures.numbers, to_json), kind)
        case Answers() as answers:
            return pa.array(answers.flags.yes, pa.bool_(), mask=answers.flags.null)
        case Named() as named:
            return _spread(named.ids, pa.string())
        case Lists() as lists:
            return _spread(lists.ids, pa.list_(pa.string()))


def _spread(cells: Coded[Any], kind: pa.DataType) -> Any:
    """The cells row by row; nothing where a row has none."""
    different = cells.different.array if isinstance(cells.different, Packed) else pa.array(cells.different, kind)
    return different.take(pa.array(cells.of, mask=cells.blank))


def _carried(column: Carried) -> Any:
    cells = column.cells
    kind = _kind(cells.different)
    if kind is None:
        texts = carried_texts(column)
        return _spread(texts.map(lambda text: text or None), pa.string())
    if isinstance(cells.different, Packed):
        return _spread(cells, kind)
    return _spread(cells.map(plain), kind)


def _kind(different: Sequence[Any]) -> Any:
    """The type that holds every cell as it is; None where only text does."""
    if isinstance(different, Packed) and not pa.types.is_integer(different.array.type):
        return different.array.type
    cells = [cell for cell in map(plain, different) if cell is not None]
    kinds = set(map(type, cells))
    if not kinds or kinds == {str}:
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
