"""All the tables that a scheme asks for: the main one and its detail sheets, found and read.

A detail sheet stands in the same file under one of its names, or in a file of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..problems import Place, refuse
from ..progress import Tell, silent
from ..scheme.model import Scheme
from ..scheme.sheets import rows_of
from .cells import read_cells
from .families import unfold
from .id_width import like_main
from .model import Book, Grid, Sheet, Values
from .plausible import doubts
from .repairs import repair_notices
from .spelling import squeeze
from .table import find_table
from .total_check import total_notices


@dataclass(frozen=True)
class Table:
    """One table as read: the scheme that it is read by, its raw cells, its typed columns."""

    scheme: Scheme
    sheet: Sheet
    values: Values


@dataclass(frozen=True)
class Tables:
    """The main table and the detail sheets by name; `main.scheme` is written out for this sheet."""

    main: Table
    details: Mapping[str, Table]


def read_tables(
    book: Book, scheme: Scheme, sheet_name: str | None, beside: Mapping[str, Book], tell: Tell = silent
) -> Tables:
    """Find and read every table of a scheme; `beside` holds the files given for detail sheets, by name.

    Raises Refusal where a table cannot be found.
    """
    found = {name: _detail(name, book, scheme, beside) for name in scheme.sheets}
    own, sheet = unfold(scheme, find_table(_without_details(book, scheme, sheet_name), scheme, sheet_name))
    main = _read(own, sheet, (), tell)
    details = {name: _read(rows_of(scheme, name), detail, main.values.keys, tell) for name, detail in found.items()}
    return Tables(main, details)


def _read(scheme: Scheme, sheet: Sheet, known: Sequence[str], tell: Tell) -> Table:
    """The cells of a table, with what is to be said of how they were read; `known` are the ids of the main table."""
    values = like_main(sheet, read_cells(sheet, scheme, tell), scheme.key, known)
    repairs = (*sheet.repairs, *values.repairs)
    said = (
        *total_notices(sheet, values, scheme),
        *doubts(sheet, values, scheme),
        *repair_notices(repairs, Place(sheet.file, sheet.name)),
    )
    return Table(scheme, replace(sheet, repairs=repairs, problems=(*sheet.problems, *said)), values)


def _without_details(book: Book, scheme: Scheme, sheet_name: str | None) -> Book:
    """The file without its detail sheets, so that none of them is taken for the main one."""
    if sheet_name is not None:
        return book
    others = {id(grid) for name in scheme.sheets for grid in _named(book, scheme, name)}
    return replace(book, grids=tuple(grid for grid in book.grids if id(grid) not in others) or book.grids)


def _detail(name: str, book: Book, scheme: Scheme, beside: Mapping[str, Book]) -> Sheet:
    """A detail sheet: of a file of its own any worksheet that fits, of the main file only one that has its name."""
    given = beside.get(name, book)
    grids = _named(given, scheme, name)
    if len(grids) > 1:
        names = [grid.name for grid in grids]
        raise refuse("SG021", Place(given.path), sheet=scheme.sheets[name].title.text, names=names)
    if not grids and name not in beside:
        title = scheme.sheets[name].title.text
        raise refuse("SG020", Place(book.path), sheet=title, name=name, names=_names(scheme, name))
    own = replace(given, grids=tuple(grids) or given.grids, problems=() if given is book else given.problems)
    return find_table(own, scheme, grids[0].name if grids else None, name)


def _named(book: Book, scheme: Scheme, name: str) -> list[Grid]:
    words = {squeeze(word) for word in _names(scheme, name)}
    return [grid for grid in book.grids if grid.name is not None and squeeze(grid.name) in words]


def _names(scheme: Scheme, name: str) -> tuple[str, ...]:
    """What the worksheet of a detail sheet may be called."""
    rules = scheme.sheets[name]
    return tuple(dict.fromkeys((name, rules.title.zh, rules.title.en, *rules.names)))
