"""Refuses a parquet file that is made to fill the memory, before its columns are read.

The format keeps a value that repeats once, so a few kilobytes can stand for a hundred gigabytes.
Large tables are welcome; what is looked at is how much a byte of the file swells to.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..problems import Place, refuse
from ..texts import Text

MANY_CELLS = 5_000_000
MOST_SWOLLEN = 50  # cells, or bytes of text, out of one byte of the file, where there are many
MOST_TEXT = 1 << 30  # bytes of one column's texts, each written out as often as it stands there


def refuse_swollen(data: bytes, place: Place) -> None:
    """Raise `Refusal` (SG141) where far more would come out than a file of this size holds.

    Raises what pyarrow raises where the file is damaged.
    """
    about = pq.ParquetFile(pa.BufferReader(data)).metadata
    cells = about.num_rows * about.num_columns
    if cells > max(MANY_CELLS, MOST_SWOLLEN * len(data)):
        found = Text(f"{len(data)} bytes stand for {cells} cells", f"{len(data)} 字节代表 {cells} 个单元格")
        raise refuse("SG141", place, detail=found)
    for column in _doubtful_texts(about):
        if _bytes_of(column, data) > max(MOST_TEXT, MOST_SWOLLEN * len(data)):
            found = Text(f"the texts of column {column} unpack to over 1 GB", f"{column} 列的文字解压后超过 1 GB")
            raise refuse("SG141", place, detail=found)


def _doubtful_texts(about: pq.FileMetaData) -> Iterator[str]:
    """The columns of texts that could be too large if each value were the longest."""
    for at in range(about.num_columns):
        column = about.schema.column(at)
        if column.physical_type != "BYTE_ARRAY" or column.path != column.name:  # others are lists
            continue
        chunks = [about.row_group(group).column(at) for group in range(about.num_row_groups)]
        if sum(chunk.num_values * chunk.total_uncompressed_size for chunk in chunks) > MOST_TEXT:
            yield column.name


def _bytes_of(column: str, data: bytes) -> int:
    """How many bytes the texts of a column take when they are written out."""
    table = pq.ParquetFile(pa.BufferReader(data), read_dictionary=[column]).read(columns=[column])
    return sum(
        pc.sum(pc.binary_length(chunk.dictionary).cast(pa.int64()).take(chunk.indices)).as_py() or 0
        for chunk in table[column].chunks
        if pa.types.is_dictionary(chunk.type)
    )
