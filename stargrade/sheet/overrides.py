"""Reads the table of results that people decided: for whom, which result, what it is to be, why, on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from ..problems import Place, Problem, Refusal, refuse
from ..scheme.model import Scheme
from ..texts import Text
from .cell_id import read_id
from .fault import Fault
from .headings import USUAL, normal
from .letters import letters
from .model import Book, Grid
from .spelling import cell_text, is_blank

KEY, FIELD, VALUE, REASON, BY, EVIDENCE = "key", "field", "value", "reason", "by", "evidence"
COLUMNS = (KEY, FIELD, VALUE, REASON, BY, EVIDENCE)

_TITLES: Mapping[str, Text] = {
    KEY: Text("key", "编号"),
    FIELD: Text("field", "项目"),
    VALUE: Text("value", "裁定值"),
    REASON: Text("reason", "理由"),
    BY: Text("by", "裁定人"),
    EVIDENCE: Text("evidence", "依据"),
}
_OTHER_HEADINGS: Mapping[str, tuple[str, ...]] = {
    KEY: ("id", *USUAL["employee_id"].zh),
    FIELD: ("result", "字段", "裁定项目"),
    VALUE: ("decided value", "decision", "值", "裁定结果"),
    REASON: ("reasons", "why", "原因", "裁定理由"),
    BY: ("by whom", "decided by", "裁定者"),
    EVIDENCE: ("proof", "证据"),
}
_MUST_BE_THERE = (KEY, FIELD, VALUE, REASON, BY)
_LOOKED_AT = 20  # rows in which the headings may stand


@dataclass(frozen=True, slots=True)
class Override:
    """One line of the table as texts, blanks empty; `row` is the row that a person sees."""

    key: str
    field: str
    value: str
    reason: str
    by: str
    evidence: str
    row: int


@dataclass(frozen=True)
class Overrides:
    """The whole table: where it was read from, its lines, and what is wrong or should be known of it.

    `columns` are the letters of its columns. Lines with a blank that must be filled are not among `lines`.
    """

    file: str
    sheet: str | None
    sha256: str
    columns: Mapping[str, str]
    lines: tuple[Override, ...]
    problems: tuple[Problem, ...]

    @property
    def file_name(self) -> str:
        """The name of the file without its folders, so that the same table gives the same result anywhere."""
        return PurePath(self.file).name

    def place(self, row: int, column: str) -> Place:
        """Where a cell stands."""
        return Place(self.file, self.sheet, row, self.columns.get(column))


@dataclass(frozen=True)
class _Table:
    """A worksheet in which the headings were found: their row and their columns, counted from 0."""

    grid: Grid
    header: int
    found: Mapping[str, int]


def read_overrides(book: Book, scheme: Scheme) -> Overrides:
    """The decisions in a file; the scheme's own headings for its key are understood too.

    Raises Refusal where no worksheet holds such a table (SG658), or two do (SG659).
    """
    known = _spellings(scheme)
    tables = [table for grid in book.grids if grid.visible and (table := _find(grid, known))]
    if not tables:
        raise _no_table(book, known)
    if len(tables) > 1:
        raise refuse("SG659", Place(book.path), names=[table.grid.name or "" for table in tables])
    return _read(book, tables[0])


def _spellings(scheme: Scheme) -> dict[str, str]:
    """Every heading that is understood, and its column."""
    own = scheme.columns[scheme.key]
    words = {**_OTHER_HEADINGS, KEY: (*_OTHER_HEADINGS[KEY], scheme.key, *own.en, *own.zh)}
    return {
        normal(word): name for name, more in words.items() for word in (name, _TITLES[name].en, _TITLES[name].zh, *more)
    }


def _find(grid: Grid, known: Mapping[str, str]) -> _Table | None:
    for at, row in enumerate(grid.rows[:_LOOKED_AT]):
        found = _columns(row, known)
        if all(name in found for name in _MUST_BE_THERE):
            return _Table(grid, at, found)
    return None


def _columns(row: Sequence[Any], known: Mapping[str, str]) -> dict[str, int]:
    """Which cell of a row heads which column; of two alike the first."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        name = None if is_blank(cell) else known.get(normal(cell_text(cell)))
        if name is not None:
            found.setdefault(name, at)
    return found


def _no_table(book: Book, known: Mapping[str, str]) -> Refusal:
    rows = [_columns(row, known) for grid in book.grids for row in grid.rows[:_LOOKED_AT]]
    nearest = max(rows, key=len, default={})
    asked, missing = ([_TITLES[name] for name in _MUST_BE_THERE if name not in seen] for seen in ({}, nearest))
    return refuse("SG658", Place(book.path), headings=asked, missing=missing)


def _read(book: Book, table: _Table) -> Overrides:
    columns = {name: letters(at) for name, at in table.found.items()}
    lines = tuple(_lines(table))
    place = Place(book.path, table.grid.name)
    blanks = [
        Problem("SG654", Place(place.file, place.sheet, line.row, columns[name]), {"column": _TITLES[name]})
        for line in lines
        for name in _MUST_BE_THERE
        if not getattr(line, name)
    ]
    blank_rows = {problem.place.row for problem in blanks}
    nothing = () if lines else (Problem("SG665", place),)
    return Overrides(
        file=book.path,
        sheet=table.grid.name,
        sha256=book.sha256,
        columns=columns,
        lines=tuple(line for line in lines if line.row not in blank_rows),
        problems=(*book.problems, *nothing, *blanks),
    )


def _lines(table: _Table) -> Iterator[Override]:
    for at, row in enumerate(table.grid.rows[table.header + 1 :], start=table.header + 2):
        cells = {name: _text(name, row[spot]) if spot < len(row) else "" for name, spot in table.found.items()}
        if any(cells.values()):
            yield Override(**{name: cells.get(name, "") for name in COLUMNS}, row=at)


def _text(column: str, cell: Any) -> str:
    """A cell as text; an apostrophe before it only says that it is one (and stands so in the ledger's own tables)."""
    text = cell_text(cell).removeprefix("'")
    key = read_id(text) if column == KEY and isinstance(cell, str) else text
    return text if isinstance(key, Fault) else key
