"""Reads a parquet file: its column names become row 1, its first record row 2."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..numbers.coded import Coded, code_type
from ..problems import Place, refuse
from .buffers import codes_of
from .model import Cells, Grid
from .packed import Packed
from .parquet_limits import doubtful_texts, refuse_swollen, refuse_swollen_texts
from .raw_cells import as_cells, end_to_end, no_cells, of_chunk, packed_cells
from .rows_of_columns import ColumnRows


def read_parquet(data: bytes, place: Place) -> Grid:
    """The one grid of a parquet file; raises `Refusal`: SG107 damaged, SG141 made to fill the memory."""
    try:
        about = pq.ParquetFile(pa.BufferReader(data)).metadata
        refuse_swollen(about, len(data), place)
        doubtful = frozenset(doubtful_texts(about))
        file = _opened(data, doubtful)
        columns = []
        for name, column in _columns(file):
            if name in doubtful:
                refuse_swollen_texts(name, column, len(data), place)
            columns.append(_column(column))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise refuse("SG107", place, detail=str(error).partition("\n")[0]) from error
    return Grid(name=None, rows=ColumnRows(columns, about.num_rows, [file.schema_arrow.names]))


def _opened(data: bytes, doubtful: Collection[str]) -> pq.ParquetFile:
    """The file, its texts to be read as codes and different texts, as they mostly stand in it."""
    schema = pq.read_schema(pa.BufferReader(data))
    texts = [field.name for field in schema if field.type == pa.string() or field.name in doubtful]
    return pq.ParquetFile(pa.BufferReader(data), read_dictionary=texts)


def _columns(file: pq.ParquetFile) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """The columns one by one with their names, so that only one of a large file is unpacked at a time."""
    names = file.schema_arrow.names
    if len(set(names)) < len(names):
        yield from zip(names, file.read().columns, strict=True)
    else:
        yield from ((name, file.read(columns=[name]).column(name)) for name in names)


def _column(column: pa.ChunkedArray) -> Cells:
    kind = column.type
    if pa.types.is_nested(kind):
        return as_cells(map(_joined, column.to_pylist()))
    if kind == pa.dictionary(pa.int32(), pa.string()) and column.num_chunks:
        return end_to_end([of_chunk(chunk) for chunk in column.chunks])
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
    if pa.types.is_null(kind):
        return no_cells(len(column))
    encoded = _plainer(column).combine_chunks().dictionary_encode()
    codes = codes_of(encoded)
    different = encoded.dictionary
    if pa.types.is_string(different.type):
        return packed_cells(Packed(different), codes)
    if different.type in (pa.float64(), pa.int64()):
        return Coded(Packed(different), codes.astype(code_type(len(different))))
    return as_cells([*_cells(different), None]).take(codes)


def _plainer(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The same cells in the one type for each kind of them that other sheets have."""
    kind = column.type
    if pa.types.is_floating(kind):
        if kind.bit_width < 64:
            # 0.1 kept in 32 bits means 0.1, and as text it is written so.
            column = column.cast(pa.string()).cast(pa.float64())
        return pc.if_else(pc.is_nan(column), pa.nulls(1, column.type)[0], column)
    if pa.types.is_timestamp(kind):
        return column.cast(pa.timestamp("us", kind.tz), safe=False)
    texts = pa.types.is_large_string(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
    return column.cast(pa.string()) if texts else column


def _cells(different: pa.Array) -> list[Any]:
    """Cells as other sheets have them; a decimal as its text, so that none of it is lost."""
    if pa.types.is_decimal(different.type):
        return [None if value is None else format(value, "f") for value in different.to_pylist()]
    return list(different.to_pylist())


def _joined(value: object) -> str | None:
    """A list as one text, as csv and xlsx results have it."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return None if value is None else str(value)
