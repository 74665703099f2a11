"""Finds the one table that a scheme asks for in a file: its worksheet, its headings, its people.

What makes a table impossible (no headings, a form, two sheets that fit alike) is a refusal;
what is wrong with single columns is collected, so that the cells are still looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..numbers.columns import Bools, no_nulls
from ..problems import Place, Problem, Refusal, refuse
from ..scheme.model import Scheme
from ..scheme.sheets import rows_of, unique_column
from ..texts import Text
from .body import Body, Spots, find_rows
from .header_row import Header, HeaderSearch, has_months_as_columns, looks_like_form, row_texts
from .heading_problems import MOST_SHOWN, heading_problems, listed, missing
from .headings import LAST_CHOICE, Known, title
from .letters import letters
from .model import Book, Grid, Sheet
from .spelling import shown


@dataclass(frozen=True)
class _Rules:
    """What a table is read by: its scheme, the headings known, the column whose cells all differ."""

    scheme: Scheme
    known: Known
    unique: str | None


@dataclass(frozen=True)
class _Candidate:
    grid: Grid
    header: Header | None


def find_table(book: Book, scheme: Scheme, sheet_name: str | None = None, detail: str | None = None) -> Sheet:
    """The table of a scheme in a file, or the table of one of its detail sheets, its cells still raw.

    The sheet's problems begin with those of the file. Raises Refusal where there is no such
    table, or where more than one worksheet fits and `sheet_name` does not say which.
    """
    unique = unique_column(scheme, detail)
    scheme = scheme if detail is None else rows_of(scheme, detail)
    search = HeaderSearch(scheme)
    chosen = _choose(book, search, sheet_name)
    if chosen.header is None:
        raise _no_header(book, chosen.grid, scheme)
    return _sheet(book, chosen.grid, chosen.header, _Rules(scheme, search.known, unique))


def _choose(book: Book, search: HeaderSearch, name: str | None) -> _Candidate:
    grids = book.grids if name is None else _named(book, name)
    candidates = [_Candidate(grid, search.find(grid)) for grid in grids]
    open_ones = [one for one in candidates if one.grid.visible or name is not None]
    fitting = [one for one in open_ones if one.header is not None]
    if not fitting:
        return _least_bad(book, candidates, open_ones)
    best = max(_fit(one) for one in fitting)
    alike = [one for one in fitting if _fit(one) == best]
    if len(alike) > 1:
        raise refuse("SG202", Place(book.path), names=[one.grid.name or "" for one in alike])
    return alike[0]


def _named(book: Book, name: str) -> Sequence[Grid]:
    grids = [grid for grid in book.grids if grid.name == name]
    if not grids:
        names: object = [grid.name for grid in book.grids if grid.name]
        raise refuse("SG201", Place(book.path), name=name, names=names or Text("none", "无"))
    return grids


def _fit(candidate: _Candidate) -> tuple[bool, int]:
    """How well a worksheet fits: one with rows below its headings before one without."""
    header = candidate.header
    if header is None:
        return False, 0
    rows = candidate.grid.rows
    return any(any(row_texts(rows[at])) for at in range(header.last + 1, len(rows))), header.score


def _least_bad(book: Book, candidates: Sequence[_Candidate], open_ones: Sequence[_Candidate]) -> _Candidate:
    hidden = [one.grid.name for one in candidates if one.header is not None]
    if hidden:
        raise refuse("SG203", Place(book.path), names=hidden)
    filled = [one for one in open_ones if _has_cells(one.grid)]
    if not filled:
        raise refuse("SG204", Place(book.path))
    return filled[0]


def _has_cells(grid: Grid) -> bool:
    return any(any(row_texts(row)) for row in grid.rows)


def _no_header(book: Book, grid: Grid, scheme: Scheme) -> Refusal:
    place = Place(book.path, grid.name)
    if has_months_as_columns(grid):
        return refuse("SG206", place)
    if looks_like_form(grid):
        return refuse("SG207", place)
    first = next(texts for row in grid.rows if any(texts := row_texts(row)))
    key = title(scheme.key, scheme.columns[scheme.key])
    return refuse("SG205", place, key=key, seen=listed(first))


def _sheet(book: Book, grid: Grid, header: Header, rules: _Rules) -> Sheet:
    scheme, known = rules.scheme, rules.known
    place = Place(book.path, grid.name, row=header.last + 1)
    found = columns_found(header, scheme)
    if has_months_as_columns(grid) and missing(found, scheme):
        raise refuse("SG206", place)
    spots = Spots(
        {at: known.rules[column] for column, own in found.items() for at in own},
        _first(found, scheme.key),
        _first(found, "name"),
        None if rules.unique is None else _first(found, rules.unique),
    )
    body = find_rows(grid, header, spots, Place(book.path, grid.name))
    if not len(body.at):
        raise Refusal([Problem("SG208", place), *body.problems])
    headed = heading_problems(header, found, scheme, known, place)
    problems = (*book.problems, *headed, *body.problems, *_own_digits(grid, header, body, place))
    return replace(_assemble(book, grid, header, body, found), problems=problems)


def columns_found(header: Header, scheme: Scheme) -> Mapping[str, tuple[int, ...]]:
    """The positions in the sheet that belong to each column id.

    A heading that fits only without the one above it counts where no other fits. Of several
    that fit a usual column which the scheme itself does not use, the first is taken.
    """
    spots: dict[str, list[tuple[bool, int]]] = {}
    for position, match in enumerate(header.matches):
        if match is not None:
            spots.setdefault(match.column, []).append((match.freedom >= LAST_CHOICE, position))
    found = {column: tuple(at for freely, at in own if freely == min(own)[0]) for column, own in spots.items()}
    return {column: own if column in scheme.columns else own[:1] for column, own in found.items()}


def _first(found: Mapping[str, tuple[int, ...]], column: str) -> int | None:
    return found[column][0] if column in found else None


def _assemble(book: Book, grid: Grid, header: Header, body: Body, found: Mapping[str, tuple[int, ...]]) -> Sheet:
    positions = sorted(body.cells)
    place_of = {position: at for at, position in enumerate(positions)}
    return Sheet(
        file=book.path,
        name=grid.name,
        sha256=book.sha256,
        header_row=header.last + 1,
        headings=tuple(header.texts[spot] if spot < len(header.texts) else "" for spot in positions),
        letters=tuple(letters(spot) for spot in positions),
        cells=tuple(body.cells[spot] for spot in positions),
        percent=_percent(grid, body, positions),
        rows=body.at + 1,
        found={column: tuple(place_of[spot] for spot in spots) for column, spots in found.items()},
        totals=tuple(replace(total, cells=_moved(total.cells, place_of)) for total in body.totals),
        repairs=body.repairs,
        titles=tuple((at + 1, " | ".join(filter(None, row_texts(grid.rows[at])))) for at in range(header.first)),
    )


def _own_digits(grid: Grid, header: Header, body: Body, place: Place) -> Iterator[Problem]:
    """A notice for each column that is read and in which number formats write digits of their own."""
    for column in sorted({column for _, column in grid.own_digits}):
        rows = sorted(row for row, own in grid.own_digits if own == column)
        rows = body.at[np.isin(body.at, rows)].tolist()
        if rows and column < len(header.matches) and header.matches[column] is not None:
            at = Place(place.file, place.sheet, place.row, letters(column))
            numbers = [f"{letters(column)}{row + 1}: {shown(grid.rows[row][column])}" for row in rows[:MOST_SHOWN]]
            params = {"column": shown(header.texts[column]), "count": len(rows), "cells": numbers}
            yield Problem("SG255", at, params)


def _moved(cells: Mapping[int, Any], place_of: Mapping[int, int]) -> Mapping[int, Any]:
    """The cells of a row by their columns' positions in the table."""
    return {place_of[position]: cell for position, cell in cells.items()}


def _percent(grid: Grid, body: Body, positions: Sequence[int]) -> tuple[Bools, ...]:
    """For each column, which of its rows are shown as a percentage."""
    of_column: dict[int, list[int]] = {}
    for row, column in grid.percent:
        of_column.setdefault(column, []).append(row)
    none = no_nulls(len(body.at))
    return tuple(np.isin(body.at, of_column[position]) if position in of_column else none for position in positions)
