"""Reads a sheet kept as text: csv, tsv, or cells parted by semicolons or bars."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Any

from ..problems import Place, Problem, refuse
from .model import Grid
from .text_encoding import decode

DELIMITERS = (",", "\t", ";", "|")
SAMPLE = 200  # records that decide on the delimiter
SAID = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)")  # Excel's own first line; it shows no row for it

Record = Sequence[str | None]


def read_text(data: bytes, place: Place) -> tuple[Grid, tuple[Problem, ...]]:
    """The records of a text file as one unnamed grid, and a problem for each that is too long.

    Every record is a row, blank lines too; a line break inside quotes starts no new one.
    Raises `Refusal`: SG111 zero bytes, SG112 undecodable, SG113 quotes that do not match.
    """
    text = decode(data, place)
    said = SAID.match(text)
    if said:
        text = text[said.end() :]
    delimiter = said[1] if said else sniff(text)
    rows = list(_records(text, delimiter, place))
    return Grid(name=None, rows=rows), tuple(_too_long(rows, place))


def sniff(text: str) -> str:
    """The delimiter that gives the most records of one width; a comma where nothing is parted."""
    return max(DELIMITERS, key=lambda delimiter: _consistency(text, delimiter))


def _consistency(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first records share the commonest width above one, and that width."""
    try:
        widths = Counter(map(len, islice(_reader(text, delimiter), SAMPLE)))
    except csv.Error:
        return 0, 0
    shared = [(times, width) for width, times in widths.items() if width > 1]
    return max(shared, default=(0, 0))


def _reader(text: str, delimiter: str) -> Any:
    """Python's own csv reader, which has no public type; strict, so that an open quote is found."""
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _records(text: str, delimiter: str, place: Place) -> Iterator[Record]:
    reader = _reader(text, delimiter)
    line = 1
    try:
        for record in reader:
            yield [cell or None for cell in record] if "" in record else record
            line = reader.line_num + 1
    except csv.Error as error:
        raise refuse("SG113", place, line=line) from error


def _too_long(rows: Sequence[Record], place: Place) -> Iterator[Problem]:
    """Records with more cells than the table is wide: a comma inside a number has moved them."""
    expected = _table_width([len(row) for row in rows])
    for number, row in enumerate(rows, start=1):
        if len(row) > expected and any(cell is not None for cell in row[expected:]):
            at = Place(file=place.file, row=number)
            yield Problem("SG118", at, {"found": len(row), "expected": expected})


def _table_width(widths: Sequence[int]) -> int:
    """The commonest width, or that of a wider row before it: some programs cut off trailing blanks."""
    times = Counter(width for width in widths if width > 1)
    usual = max(times, key=lambda width: (times[width], width), default=0)
    return max(widths[: widths.index(usual) + 1]) if usual else max(widths, default=0)
