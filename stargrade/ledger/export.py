"""The whole ledger as one csv table: scheme, period, revision, key and the results."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from .cells import guarded
from .columns import KEY
from .layout import FACTS, RESULTS, Spot
from .read import read_file
from .record import Head
from .table import rows_of

_FIRST = ("scheme", "period", "revision", KEY)


def export(records: Iterable[tuple[Spot, Head]]) -> bytes:
    """UTF-8 with a byte-order mark, lines ended by CR LF; the newest revision of every period.

    A column that some scheme does not have is empty in its rows.
    """
    tables = [(spot, _rows(spot, head), head) for spot, head in records]
    names = list(dict.fromkeys([*_FIRST, *(name for _, _, head in tables for name in head.columns)]))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in names])
    for spot, rows, head in tables:
        writer.writerows(_line(spot, row, head.columns, names) for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _rows(spot: Spot, head: Head) -> list[dict[str, str]]:
    return rows_of(*(read_file(spot, head, name) for name in (RESULTS, FACTS)))


def _line(spot: Spot, row: Mapping[str, str], kinds: Mapping[str, str], names: Sequence[str]) -> list[str]:
    place = {"scheme": spot.scheme, "period": str(spot.period), "revision": str(spot.revision)}
    return [_cell(place.get(name) or row.get(name, ""), kinds.get(name)) for name in names]


def _cell(text: str, kind: str | None) -> str:
    """A figure as it is, so that -5 stays a number; any text so that it cannot act as a formula."""
    return text if kind in ("number", "flag") else guarded(text)
