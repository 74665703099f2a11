"""One walk over an xlsb worksheet for what the engine does not say about its cells.

The sheet is a row of records, each with its kind, its length and its bytes, as in an xls. Kinds and
layouts are those of Microsoft's [MS-XLSB]. That a formula was never calculated cannot be told here:
only Excel and WPS write this format, and they store what a formula shows.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from .facts import Facts, Merge, Spot
from .model import BadCell
from .number_formats import shows_own_digits, shows_percent, styles_that
from .xls_facts import ERRORS

ROW, CELL_BLANK, CELL_ERROR, FORMULA_ERROR, LAST_CELL = 0, 1, 3, 11, 11
NUMBERS = frozenset({2, 5, 9})  # a short number, a long one, and that of a formula
MERGE, SHEET = 176, 156
FORMAT, STYLE, STYLES_BEGIN, STYLES_END = 44, 47, 617, 618
HIDDEN = 0x10  # in the flags of a row: its height is zero

Record = tuple[int, bytes]


def records(stream: bytes) -> Iterator[Record]:
    """Kind and content of every record. Raises IndexError or struct.error where one is cut off."""
    at = 0
    while at < len(stream):
        kind, at = _number(stream, at, 2)
        size, at = _number(stream, at, 4)
        if at + size > len(stream):
            raise struct.error
        yield kind, stream[at : at + size]
        at += size


def _number(stream: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where the next thing begins."""
    number = 0
    for place in range(most):
        byte = stream[at]
        number |= (byte & 0x7F) << (7 * place)
        at += 1
        if byte < 0x80:
            break
    return number, at


def sheets_of(workbook: bytes) -> list[tuple[str, str]]:
    """Relation id and name of every sheet in the order of the workbook."""
    return [_sheet(body) for kind, body in records(workbook) if kind == SHEET]


def _sheet(body: bytes) -> tuple[str, str]:
    try:
        relation, at = _text(body, 8)
        return relation, _text(body, at)[0]
    except struct.error:  # trial versions of Excel 2007 wrote this in another way, which the engine refuses
        return "", ""


def odd_styles(styles: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """The cell styles whose format is a percentage, as cells name them, and those that write digits of their own."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    counting = False
    for kind, body in records(styles):
        if kind in (STYLES_BEGIN, STYLES_END):
            counting = kind == STYLES_BEGIN
        elif kind == FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif kind == STYLE and counting:
            formats.append(struct.unpack_from("<H", body, 2)[0])
    return styles_that(shows_percent, formats, codes), styles_that(shows_own_digits, formats, codes)


def scan(sheet: bytes, percent: frozenset[int], digits: frozenset[int]) -> Facts:
    """The facts of one worksheet part; `percent` are the styles that show a percentage, `digits` digits of their own.

    Raises IndexError or struct.error where records are cut off.
    """
    bad: dict[Spot, BadCell] = {}
    percentages: set[Spot] = set()
    own_digits: set[Spot] = set()
    hidden: set[int] = set()
    merges: list[Merge] = []
    row = last_row = last_column = 0
    for kind, body in records(sheet):
        if kind == ROW:
            row = struct.unpack_from("<I", body)[0]
            if body[11] & HIDDEN:
                hidden.add(row)
        elif CELL_BLANK < kind <= LAST_CELL:
            column, style = struct.unpack_from("<II", body)
            last_row, last_column = max(last_row, row), max(last_column, column)
            if kind in (CELL_ERROR, FORMULA_ERROR):
                bad[row, column] = BadCell("error", ERRORS.get(body[8], "#ERROR!"))
            elif kind in NUMBERS and style & 0xFFFFFF in percent:
                percentages.add((row, column))
            elif kind in NUMBERS and style & 0xFFFFFF in digits:
                own_digits.add((row, column))
        elif kind == MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", body)
            merges.append((top, left, bottom, right))
    return Facts(
        bad,
        frozenset(percentages),
        frozenset(hidden),
        tuple(merges),
        end=(last_row, last_column),
        own_digits=frozenset(own_digits),
    )


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where the next thing begins."""
    end = at + 4 + 2 * struct.unpack_from("<I", body, at)[0]
    if end > len(body):
        raise struct.error
    return body[at + 4 : end].decode("utf-16-le", errors="replace"), end
