"""Refuses a parquet file that is made to fill the memory, before its columns are unpacked.

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


def refuse_swollen(about: pq.FileMetaData, size: int, place: Place) -> None:
    """Raise `Refusal` (SG141) where a file of so many bytes promises far more cells than it can hold."""
    cells = about.num_rows * about.num_columns
    if cells > max(MANY_CELLS, MOST_SWOLLEN * size):
        found = Text(f"{size} bytes stand for {cells} cells", f"{size} 字节代表 {cells} 个单元格")
        raise refuse("SG141", place, detail=found)


def refuse_swollen_texts(name: str, column: pa.ChunkedArray, size: int, place: Place) -> None:
    """Raise `Refusal` (SG141) where the texts of a column, read as codes, come to far more than the file holds."""
    if _bytes_of(column) > max(MOST_TEXT, MOST_SWOLLEN * size):
        found = Text(f"the texts of column {name} unpack to over 1 GB", f"{name} 列的文字解压后超过 1 GB")
        raise refuse("SG141", place, detail=found)


def doubtful_texts(about: pq.FileMetaData) -> Iterator[str]:
    """The columns of texts that could be too large if each value were the longest."""
    for at in range(about.num_columns):
        column = about.schema.column(at)
        if column.physical_type != "BYTE_ARRAY" or column.path != column.name:  # others are lists
            continue
        chunks = [about.row_group(group).column(at) for group in range(about.num_row_groups)]
        if sum(chunk.num_values * chunk.total_uncompressed_size for chunk in chunks) > MOST_TEXT:
            yield column.name


def _bytes_of(column: pa.ChunkedArray) -> int:
    """How many bytes the texts of a column take when they are written out."""
    return sum(
        pc.sum(pc.binary_length(chunk.dictionary).cast(pa.int64()).take(chunk.indices)).as_py() or 0
        for chunk in column.chunks
        if pa.types.is_dictionary(chunk.type)
    )
