"""Reads a sheet kept as text: csv, tsv, or cells parted by semicolons or bars."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..problems import Place, Problem, refuse
from .model import Grid
from .rows_of_columns import ColumnRows
from .spelling import is_blank
from .text_encoding import UTF16_MARKS, decode

if TYPE_CHECKING:
    from .text_columns import TextColumns

DELIMITERS = (",", "\t", ";", "|")
SAMPLE = 200  # records that decide on the delimiter
LARGE = 1 << 21  # bytes from which reading column by column is worth its start
MOST_COLUMNS = 16_384  # of a worksheet
HEAD = 1 << 22  # bytes of a large text in which the records that decide on the delimiter stand
END_OF_FILE = b"\x1a"  # DOS programs end their texts with it
SAID = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)")  # Excel's own first line; it shows no row for it

Record = Sequence[str | None]


def read_text(data: bytes, place: Place) -> tuple[Grid, tuple[Problem, ...]]:
    """The records of a text file as one unnamed grid, and a problem for each that is too long.

    Every record is a row, blank lines too; a line break inside quotes starts no new one.
    Raises `Refusal`: SG111 zero bytes, SG112 undecodable, SG113 quotes that do not match, SG143 two
    encodings, SG144 a cell or a row longer than any sheet has.
    """
    if data[:2] not in UTF16_MARKS:
        data = data.rstrip(END_OF_FILE)
    if len(data) >= LARGE and (grid := _by_columns(data, place)) is not None:
        return grid
    text = decode(data, place)
    start, delimiter = _start_and_delimiter(text)
    rows = list(_records(text[start:], delimiter, place))
    return Grid(name=None, rows=rows), tuple(_too_long(rows, place))


def _start_and_delimiter(text: str) -> tuple[int, str]:
    """How many signs say only how the text is to be read, and what parts its cells."""
    if said := SAID.match(text):
        return said.end(), said[1]
    return 0, sniff(text)


def _by_columns(data: bytes, place: Place) -> tuple[Grid, tuple[Problem, ...]] | None:
    """The same by a quicker way; None where the text has to be read row by row."""
    from .text_columns import in_utf8, read_columns

    text = in_utf8(data, place)
    top = bytes(text[:HEAD])
    head = (top if len(top) == len(text) else top[: top.rfind(b"\n") + 1]).decode()
    start, delimiter = _start_and_delimiter(head)
    body = text[len(head[:start].encode()) :]
    read = read_columns(body, delimiter, lambda lines: list(map(_cells, _reader(lines, delimiter)))) if head else None
    if read is None:
        return None
    rows = ColumnRows(read.columns, len(read.widths))
    return Grid(name=None, rows=rows), tuple(_wide_rows(read, place))


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
            if len(record) > MOST_COLUMNS:
                raise refuse("SG144", place, line=line)
            yield _cells(record)
            line = reader.line_num + 1
    except csv.Error as error:
        raise refuse("SG144" if "field limit" in str(error) else "SG113", place, line=line) from error


def _cells(record: Sequence[str]) -> Record:
    return [cell or None for cell in record] if "" in record else record


def _too_long(rows: Sequence[Record], place: Place) -> Iterator[Problem]:
    """Records with more cells than the table is wide: a comma inside a number has moved them."""
    expected = _table_width(np.array([len(row) for row in rows], dtype=np.int32))
    for number, row in enumerate(rows, start=1):
        if len(row) > expected and not all(map(is_blank, row[expected:])):
            yield _wide_row(place, number, len(row), expected)


def _wide_rows(read: TextColumns, place: Place) -> Iterator[Problem]:
    """The same of a text that was read column by column."""
    expected = _table_width(read.widths)
    for at in np.flatnonzero(read.widths > expected).tolist():
        if any(cells[at] is not None for cells in read.columns[expected : read.widths[at]]):
            yield _wide_row(place, at + 1, int(read.widths[at]), expected)


def _wide_row(place: Place, number: int, found: int, expected: int) -> Problem:
    return Problem("SG118", Place(file=place.file, row=number), {"found": found, "expected": expected})


def _table_width(widths: npt.NDArray[np.int32]) -> int:
    """The commonest width, or that of a wider row before it: some programs cut off trailing blanks."""
    times = np.bincount(widths, minlength=2)
    times[:2] = 0
    if not times.any():
        return int(widths.max(initial=0))
    usual = int(np.flatnonzero(times == times.max())[-1])
    return int(widths[: int(np.argmax(widths == usual)) + 1].max())
