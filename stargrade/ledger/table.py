"""The results of a record as one csv table, as it is written, and its rows as the texts that stand in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from itertools import chain

from ..numbers.columns import Column
from .cells import guarded, texts, unguarded


def table_bytes(columns: Mapping[str, Column]) -> bytes:
    """UTF-8 with a byte-order mark, lines ended by CR LF; the same columns give the same bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in columns])
    writer.writerows(zip(*(texts(column) for column in columns.values()), strict=True))
    return out.getvalue().encode("utf-8-sig", "replace")


def rows_of(*tables: bytes) -> list[dict[str, str]]:
    """The rows of tables that stand beside one another, as texts by column, as they were before they were guarded."""
    return [dict(chain(*(row.items() for row in beside))) for beside in zip(*map(_rows, tables), strict=True)]


def _rows(data: bytes) -> list[dict[str, str]]:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    names = [unguarded(name) for name in next(rows)]
    return [dict(zip(names, map(unguarded, row), strict=True)) for row in rows]
