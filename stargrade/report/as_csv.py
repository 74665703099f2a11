"""The result as csv, so that Excel and WPS show Chinese and nothing in it can act as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..numbers.coded import Coded
from ..progress import LAYING_OUT, Tell, silent, told
from ..sheet.packed import Packed, texts_like
from .csv_rows import csv_rows
from .figures import texts
from .outcome import Outcome
from .raw import LIKE_FORMULA, is_number, number_like, starts_like_formula, text_of
from .shown import answers, carried_texts
from .table import Answers, Carried, Column, Figures, Lists, Named, table

_QUOTED = re.compile(r'[",\r\n]')


@dataclass(frozen=True)
class CsvPieces:
    """The file some rows at a time, as often as it is gone through."""

    head: bytes
    fields: Sequence[Coded[str]]
    tell: Tell

    def __iter__(self) -> Iterator[bytes]:
        yield self.head
        yield from csv_rows(self.fields, self.tell)


def csv_bytes(outcome: Outcome, tell: Tell = silent) -> bytes:
    """The whole file."""
    return b"".join(csv_pieces(outcome, tell))


def csv_pieces(outcome: Outcome, tell: Tell = silent) -> Iterable[bytes]:
    """The file in pieces: UTF-8 with a byte-order mark, comma separated, lines ended by CR LF."""
    columns = table(outcome)
    head = io.StringIO(newline="")
    csv.writer(head, lineterminator="\r\n").writerow([harmless(column.id) for column in columns])
    fields = [_fields(column) for column in told(columns, tell, LAYING_OUT, len(outcome.grading))]
    return CsvPieces(head.getvalue().encode("utf-8-sig"), fields, tell)


def _fields(column: Column) -> Coded[str]:
    """The cells of one column as they stand between two commas."""
    written = column_texts(column)
    if isinstance(written.different, Packed):
        return written if next(texts_like(written.different, _QUOTED.pattern), None) is None else written.map(_field)
    return written.map(_field)


def _field(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if _QUOTED.search(text) else text


def column_texts(column: Column) -> Coded[str]:
    """The cells of one column as csv holds them; lists joined by ``; ``."""
    match column.cells:
        case Carried() as carried:
            return _carried(carried)
        case Figures() as figures:
            return texts(figures.numbers)
        case Answers() as flags:
            return answers(flags, "yes", "no")
        case Named() as named:
            return named.ids.map(harmless)
        case Lists() as lists:
            return lists.ids.map(lambda parts: harmless("; ".join(parts)))


def harmless(text: str, numeric: bool = False) -> str:
    """The text with an apostrophe before it where a program might take it for a formula.

    In a column of numbers, -5 stays -5; but a cell of it that nobody had to read may hold anything.
    """
    if not starts_like_formula(text) or (numeric and number_like(text)):
        return text
    return f"'{text}"


def _carried(column: Carried) -> Coded[str]:
    cells = column.cells.different
    if isinstance(cells, Packed) and cells.holds_texts and next(texts_like(cells, LIKE_FORMULA), None) is None:
        return column.cells

    def write(cell: Any, percent: bool) -> str:
        text = text_of(cell, percent)
        return text if is_number(cell) else harmless(text, column.numeric)

    return carried_texts(column, write)
