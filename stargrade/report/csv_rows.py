"""Joins the columns of a csv to rows: few rows by Python alone, many with arrow, which takes a moment to load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ..numbers.coded import Coded
from ..progress import WRITING, Tell, silent, told
from ..sheet.buffers import array_of, texts_of
from ..sheet.packed import Packed

MANY = 1 << 14
_ROWS_AT_A_TIME = 1 << 16


def csv_rows(fields: Sequence[Coded[str]], tell: Tell = silent) -> Iterator[bytes]:
    """The rows in UTF-8, some at a time; `fields` are cells as they stand between two commas, column by column."""
    rows = len(fields[0]) if fields else 0
    if rows < MANY:
        cells = zip(*(field.values("") for field in fields), strict=True)
        yield "".join([f"{line}\r\n" for line in map(",".join, cells)]).encode()
    else:
        yield from _with_arrow(fields, rows, tell)


def _with_arrow(fields: Sequence[Coded[str]], rows: int, tell: Tell) -> Iterator[bytes]:
    """The different cells of all columns in one array, each with what follows it; a row picks one of each column."""
    import pyarrow as pa

    ends = [*[","] * (len(fields) - 1), "\r\n"]
    different = [_ended(field.different, end) for field, end in zip(fields, ends, strict=True)]
    first = np.cumsum([0, *map(len, different)])
    every = pa.concat_arrays(different)
    for start in told(range(0, rows, _ROWS_AT_A_TIME), tell, WRITING, rows):
        stop = min(start + _ROWS_AT_A_TIME, rows)
        picked = np.empty((stop - start, len(fields)), dtype=np.int64)
        for at, field in enumerate(fields):
            picked[:, at] = np.where(field.blank[start:stop], len(different[at]) - 1, field.of[start:stop])
            picked[:, at] += first[at]
        yield _bytes_of(every.take(array_of(picked.ravel())))


def _ended(texts: Sequence[str], end: str) -> Any:
    """The texts with this behind each, and last the same behind nothing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    # all of them together may be longer than the shorter kind can be
    array = texts.array.cast(pa.large_string()) if isinstance(texts, Packed) else texts_of(texts)
    behind = texts_of([end])
    return pa.concat_arrays([pc.binary_join_element_wise(array, behind[0], texts_of([""])[0]), behind])


def _bytes_of(texts: Any) -> bytes:
    """All texts of an array run together."""
    _, ends, data = texts.buffers()
    edges = np.frombuffer(ends, dtype=np.int64)[[texts.offset, texts.offset + len(texts)]]
    return bytes(memoryview(data)[int(edges[0]) : int(edges[1])])
