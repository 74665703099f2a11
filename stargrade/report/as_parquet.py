"""The result as parquet: typed columns for databases, lists as lists."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..numbers import to_json
from ..numbers.coded import Coded, Codes
from ..progress import LAYING_OUT, WRITING, Tell, silent, told
from ..sheet.buffers import array_of, ints_of, texts_of
from ..sheet.packed import Packed
from . import shown
from .figures import each
from .outcome import Outcome
from .raw import MOST_EXACT, plain
from .table import Answers, Carried, Column, Figures, Lists, Named, table

MOST_BYTES = (1 << 31) - 1  # of the texts in one array
_ROWS_OF_A_GROUP = 1 << 18  # few enough to be laid out in the same memory again and again
_WHOLE = frozenset({"star", "rank"})


@dataclass(frozen=True)
class ParquetPieces:
    """The file row group after row group, as often as it is gone through; the same result gives the same bytes."""

    columns: Sequence[_Column]
    rows: int
    tell: Tell

    def __iter__(self) -> Iterator[bytes]:
        sink = _Sink()
        schema = pa.schema([(one.name, one.different.type) for one in self.columns])
        with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd", store_schema=False) as writer:
            writer.add_key_value_metadata({"ARROW:schema": b64encode(_read_as(schema).serialize())})
            for start in told(range(0, max(self.rows, 1), _ROWS_OF_A_GROUP), self.tell, WRITING, self.rows):
                rows = slice(start, start + _ROWS_OF_A_GROUP)
                arrays = [_picked(one.different, one.of[rows]) for one in self.columns]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=_ROWS_OF_A_GROUP)
                yield sink.taken()
        yield sink.taken()


@dataclass(frozen=True)
class _Column:
    """A column of the file: its name, its different cells, and which of them each row has."""

    name: str
    different: Any
    of: Codes


class _Sink:
    """Takes what is written until somebody takes it away."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._told = 0

    def write(self, data: bytes) -> int:
        """Keep the bytes."""
        self._parts.append(bytes(data))
        self._told += len(data)
        return len(data)

    def tell(self) -> int:
        """How many bytes were written so far."""
        return self._told

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is held open."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def parquet_bytes(outcome: Outcome, tell: Tell = silent) -> bytes:
    """The whole file."""
    return b"".join(parquet_pieces(outcome, tell))


def parquet_pieces(outcome: Outcome, tell: Tell = silent) -> Iterable[bytes]:
    """The file in pieces, no clock in it."""
    columns = table(outcome)
    laid_out = [_laid_out(column) for column in told(columns, tell, LAYING_OUT, len(outcome.grading))]
    named = [_Column(name, *parts) for name, parts in zip(_names(columns), laid_out, strict=True)]
    return ParquetPieces(named, len(outcome.grading), tell)


def _picked(different: Any, of: Codes) -> Any:
    """The different cells row by row; where each stands once and in order, as ids mostly do, just these."""
    if len(of) and of[0] >= 0 and np.array_equal(of, np.arange(int(of[0]), int(of[0]) + len(of))):
        return different.slice(int(of[0]), len(of))
    if pa.types.is_list(different.type):
        return _picked_lists(different, of)
    at_once = _rows_at_once(different)
    parts = [of[start : start + at_once] for start in range(0, max(len(of), 1), at_once)]
    return pa.chunked_array([different.take(array_of(part, part < 0)) for part in parts], different.type)


def _picked_lists(different: Any, of: Codes) -> Any:
    """The different lists row by row, their texts still as codes; every row has one."""
    edges = ints_of(different.offsets).astype(np.int64)
    ends = np.concatenate([[0], np.cumsum(np.diff(edges)[of])])
    places = np.arange(ends[-1]) + np.repeat(edges[of] - ends[:-1], np.diff(ends))
    return pa.ListArray.from_arrays(array_of(ends.astype(np.int32)), different.values.take(array_of(places)))


def _read_as(schema: pa.Schema) -> pa.Schema:
    """The columns as whoever reads the file is to see them: texts of lists as texts, not as codes."""
    lists = pa.list_(pa.string())
    return pa.schema([(one.name, lists if pa.types.is_list(one.type) else one.type) for one in schema])


def _rows_at_once(different: Any) -> int:
    """So many rows that their texts, be each the longest, do not outgrow one array."""
    longest = pc.max(pc.binary_length(different)).as_py() if pa.types.is_string(different.type) else None
    return max(1, MOST_BYTES // max(1, longest or 0))


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


def _laid_out(column: Column) -> tuple[Any, Codes]:
    """The different cells of a column, typed, and which of them each row has."""
    match column.cells:
        case Carried() as carried:
            return _carried(carried)
        case Figures() as figures:
            kind = pa.int64() if figures.measure in _WHOLE else pa.float64()
            return _typed(each(figures.numbers, to_json), kind)
        case Answers() as answers:
            said = shown.answers(answers, "yes", "no").map(lambda text: text == "yes")
            return _typed(said, pa.bool_())
        case Named() as named:
            return _typed(named.ids, pa.string())
        case Lists() as lists:
            return _typed(lists.ids, pa.list_(pa.string()))


def _typed(cells: Coded[Any], kind: pa.DataType) -> tuple[Any, Codes]:
    if isinstance(cells.different, Packed):
        return cells.different.array, cells.of
    different = cells.different
    if kind == pa.string():
        return texts_of(different).cast(kind), cells.of
    if kind in (pa.float64(), pa.int64()):
        return array_of(np.array(different, dtype=kind.to_pandas_dtype())), cells.of
    if kind == pa.list_(pa.string()):
        ends = np.cumsum([0, *map(len, different)], dtype=np.int32)
        texts = texts_of([*chain(*different)]).cast(pa.string()).dictionary_encode()
        return pa.ListArray.from_arrays(array_of(ends), texts), cells.of
    return pa.array(different, kind), cells.of


def _carried(column: Carried) -> tuple[Any, Codes]:
    cells = column.cells
    kind = _kind(cells.different)
    if kind is None:
        texts = shown.carried_texts(column)
        return _typed(texts.map(lambda text: text or None), pa.string())
    return _typed(cells if isinstance(cells.different, Packed) else cells.map(plain), kind)


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
