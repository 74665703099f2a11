"""One walk over an xls workbook for what the engine does not say about its cells.

The workbook is a row of records, each with its kind, its length and its bytes. Only the kinds
that can tell something are looked into. Kinds and layouts are those of Microsoft's [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .facts import Facts, Spot
from .model import BadCell
from .number_formats import shows_own_digits, shows_percent, styles_that

BOF, EOF, FILEPASS, BOUNDSHEET, FORMAT, XF = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
ROW, NUMBER, RK, MULRK, FORMULA, BOOLERR = 0x208, 0x203, 0x27E, 0xBD, 0x06, 0x205
CELLS = {NUMBER, RK, MULRK, FORMULA, BOOLERR, 0x204, 0xFD, 0xD6}  # the last three are texts
DIMENSIONS, MOST_ROWS = 0x200, 65_536
BIFF8 = 0x600
NO_NUMBER = b"\xff\xff"  # the end of a formula's stored value where that is a text, an error or yes or no
CALCULATE_ON_OPENING = 0x02
HIDDEN = 0x20  # in the flags of a row: its height is zero
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!"} | {
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}

Record = tuple[int, bytes]


class BeyondTheGridError(ValueError):
    """A sheet says that it has more rows than an xls sheet can have."""


class EncryptedError(ValueError):
    """The workbook has a password."""


@dataclass(slots=True)
class _Globals:
    """What the first part of a workbook says: names and starts of the sheets, formats of the styles."""

    sheets: list[tuple[str, int]] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)


def scan(stream: bytes) -> list[Facts]:
    """The facts of every sheet in the order of the workbook.

    Raises `EncryptedError`, `BeyondTheGridError`; struct.error or IndexError where records are cut off.
    """
    known = _globals(stream)
    percent, own_digits = (styles_that(show, known.formats, known.codes) for show in (shows_percent, shows_own_digits))
    return [replace(_sheet_facts(stream, start, percent, own_digits), name=name) for name, start in known.sheets]


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """The records of one part of the workbook; charts lying inside it are stepped over."""
    at, depth, header = start, 0, struct.Struct("<HH")
    while at + 4 <= len(stream):
        kind, size = header.unpack_from(stream, at)
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _globals(stream: bytes) -> _Globals:
    known = _Globals()
    version = 0
    for kind, body in _records(stream, 0):
        if kind == BOF:
            version = struct.unpack_from("<H", body)[0]
        elif kind == FILEPASS:
            raise EncryptedError
        elif kind == BOUNDSHEET:
            known.sheets.append((_name(body, version), struct.unpack_from("<I", body)[0]))
        elif kind == XF:
            known.formats.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == FORMAT:
            number, code = _format(body, version)
            known.codes[number] = code
    return known


def _name(body: bytes, version: int) -> str:
    """A sheet's name; before Excel 97 it stands in the code page of its author."""
    if version < BIFF8:
        return body[7 : 7 + body[6]].decode("gb18030", errors="replace")
    return body[8:].decode("utf-16-le" if body[7] & 1 else "latin-1", errors="replace")


def _format(body: bytes, version: int) -> tuple[int, str]:
    """A format's number and code; before Excel 97 the text has a shorter head."""
    number = struct.unpack_from("<H", body)[0]
    if version < BIFF8:
        return number, body[3:].decode("latin-1")
    wide = body[4] & 1
    return number, body[5:].decode("utf-16-le" if wide else "latin-1", errors="replace")


def _sheet_facts(stream: bytes, start: int, percent_styles: frozenset[int], digit_styles: frozenset[int]) -> Facts:
    bad: dict[Spot, BadCell] = {}
    zeros: dict[Spot, BadCell] = {}
    calculated = False
    percent: set[Spot] = set()
    own_digits: set[Spot] = set()
    hidden: set[int] = set()
    last_row = last_column = 0
    for kind, body in _records(stream, start):
        if kind in (NUMBER, RK, FORMULA):
            row, column, style = struct.unpack_from("<HHH", body)
            if style in percent_styles:
                percent.add((row, column))
            if style in digit_styles:
                own_digits.add((row, column))
            if kind == FORMULA:
                if _is_error(body):
                    bad[row, column] = BadCell("error", ERRORS.get(body[8], "#ERROR!"))
                if _may_be_uncalculated(body):
                    zeros[row, column] = BadCell("uncalculated", "=")
                else:
                    calculated = True
        elif kind == MULRK:
            percent.update(_styled_run(body, percent_styles))
            own_digits.update(_styled_run(body, digit_styles))
        elif kind == BOOLERR and body[7]:
            bad[struct.unpack_from("<HH", body)] = BadCell("error", ERRORS.get(body[6], "#ERROR!"))
        elif kind == ROW and body[12] & HIDDEN:
            hidden.add(struct.unpack_from("<H", body)[0])
        elif kind == DIMENSIONS and _rows_said(body) > MOST_ROWS:
            raise BeyondTheGridError  # the engine would take memory for all of them at once
        if kind in CELLS:
            row, column = struct.unpack_from("<HH", body)
            last_row, last_column = max(last_row, row), max(last_column, column)
    return Facts(
        bad,
        frozenset(percent),
        frozenset(hidden),
        end=(last_row, last_column),
        zeros=zeros,
        calculated=calculated,
        own_digits=frozenset(own_digits),
    )


def _is_error(formula: bytes) -> bool:
    return formula[6] == 2 and formula[12:14] == NO_NUMBER


def _may_be_uncalculated(formula: bytes) -> bool:
    """Whether a formula shows an empty text, or a zero until the workbook is calculated on opening."""
    if formula[12:14] == NO_NUMBER:
        return formula[6] == 3
    return formula[6:14] == bytes(8) and bool(formula[14] & CALCULATE_ON_OPENING)


def _rows_said(body: bytes) -> int:
    """How many rows a sheet says it has; before Excel 97 the figure is too short to be wrong."""
    return int(struct.unpack_from("<I", body, 4)[0]) if len(body) >= 14 else 0


def _styled_run(body: bytes, styles: frozenset[int]) -> Iterator[Spot]:
    """Those of a run of numbers in one row that have one of these styles."""
    row, first = struct.unpack_from("<HH", body)
    for at in range((len(body) - 6) // 6):
        if struct.unpack_from("<H", body, 4 + 6 * at)[0] in styles:
            yield row, first + at
