"""Turns raw cells into typed columns: every cell becomes a value or a problem with its address.

Columns that only some rows need are read last, once the columns that decide it are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from ..expr.columns import holds
from ..expr.nodes import names_in
from ..expr.table import Table
from ..numbers.arithmetic import add
from ..numbers.columns import Bools, Column, Flags, Numbers, Words, no_nulls
from ..numbers.resting import at_rest, seldom
from ..problems import Place, Problem
from ..progress import CHECKING, Tell, silent, told
from ..scheme.columns import NUMBER_TYPES, ColumnRule
from ..scheme.model import Scheme
from .body import row_list
from .column_read import ColumnRead, Notice, marked
from .fault import Fault
from .heading_problems import missing_column, must_stand
from .headings import USUAL, holds_percent, known_headings, nearest
from .model import Cells, Sheet, Values
from .raw_cells import no_cells
from .read_numbers import read_numbers
from .read_words import read_words
from .repairs import COUNTED, MOST_LISTED, Repair
from .spelling import shown


@dataclass(frozen=True)
class _Typed:
    """A column of the scheme once read: its values, its bad cells, and what is to be said."""

    column: Column
    bad: Bools
    problems: tuple[Problem, ...] = ()
    blank: Bools | None = None
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True)
class _Source:
    """Where the cells come from, and whose rows they are."""

    sheet: Sheet
    scheme: Scheme
    keys: Sequence[str]


def read_cells(sheet: Sheet, scheme: Scheme, tell: Tell = silent) -> Values:
    """Every column of a scheme as typed values, by column id; name and team too where they stand.

    A cell that cannot be read is blank in its column, marked in `bad`, and has one problem with
    its address. Nothing is read in the rows that do not need a column.
    """
    rules = {**scheme.columns, **_carried(sheet, scheme)}
    key = _read(_Source(sheet, scheme, ("",) * len(sheet.rows)), scheme.key, ~no_nulls(len(sheet.rows)))
    source = _Source(sheet, scheme, _ids(key.column))
    typed = {scheme.key: key}
    in_turn = sorted(rules, key=lambda column: rules[column].only is not None)
    for column in told(in_turn, tell, CHECKING, len(sheet.rows)):
        if column != scheme.key:
            typed[column] = _read(source, column, _needed(rules[column], typed, len(sheet.rows)))
    return Values(
        {column: typed[column].column for column in rules},
        {column: typed[column].bad for column in rules},
        source.keys,
        tuple(problem for column in rules for problem in typed[column].problems),
        {
            column: blank
            for column in scheme.columns
            if (blank := _to_recall(scheme, column, typed[column])) is not None
        },
        tuple(repair for column in rules for repair in typed[column].repairs),
    )


def _to_recall(scheme: Scheme, column: str, typed: _Typed) -> Bools | None:
    """The blank cells of a column that an earlier period may stand for."""
    return typed.blank if scheme.columns[column].history is not None else None


def _carried(sheet: Sheet, scheme: Scheme) -> Mapping[str, ColumnRule]:
    """The usual columns that the scheme does not use and results are shown by."""
    return {
        column: USUAL[column] for column in ("name", "team") if column in sheet.found and column not in scheme.columns
    }


def _ids(column: Column) -> Sequence[str]:
    if not isinstance(column, Words):
        raise TypeError("the key of a scheme is a column of words")
    if np.array_equal(column.codes, np.arange(len(column.words))):
        return column.words  # each id once
    return tuple(key or "" for key in column.values())


def _needed(rule: ColumnRule, typed: Mapping[str, _Typed], rows: int) -> Bools:
    """The rows that need a column; one whose deciding cells are bad is not asked for more."""
    if rule.only is None:
        return ~no_nulls(rows)
    table = Table(rows, {column: one.column for column, one in typed.items()})
    unsure = [typed[name].bad for name in names_in(rule.only.node) if name in typed]
    return holds(rule.only.node, table) & ~reduce(np.logical_or, unsure, no_nulls(rows))


def _read(source: _Source, column: str, needed: Bools) -> _Typed:
    rule = source.scheme.columns.get(column) or USUAL[column]
    spots = source.sheet.found.get(column, ())
    spots = spots if rule.add_up else spots[:1]
    parts = [_read_spot(source, at, rule, needed) for at in spots] or [_absent(source, column, rule, needed)]
    read = reduce(_added, parts)
    return replace(read, column=at_rest(read.column), bad=seldom(read.bad))


def _absent(source: _Source, column: str, rule: ColumnRule, needed: Bools) -> _Typed:
    """A column that the sheet has not: its default, or nothing, or a problem where rows need it."""
    allowed = rule.default is not None or rule.optional
    many = int(needed.sum())
    values = _typed(no_cells(many), no_nulls(many), rule if allowed else _optional(rule), percent_heading=False)
    typed = _spread_out(values.column, needed)
    if allowed or must_stand(rule) or not needed.any():
        return _Typed(typed, needed if must_stand(rule) else no_nulls(len(needed)), blank=needed)
    sheet = source.sheet
    near = nearest(column, known_headings(source.scheme), _unread(sheet))
    place = Place(sheet.file, sheet.name, sheet.header_row)
    return _Typed(typed, needed, (missing_column(column, rule, near, sheet.headings, place),))


def _optional(rule: ColumnRule) -> ColumnRule:
    return rule.model_copy(update={"optional": True})


def _unread(sheet: Sheet) -> list[str]:
    read = {spot for spots in sheet.found.values() for spot in spots}
    return [text for spot, text in enumerate(sheet.headings) if spot not in read and text]


def _typed(cells: Cells, as_percent: Bools, rule: ColumnRule, *, percent_heading: bool) -> ColumnRead:
    if rule.type in NUMBER_TYPES:
        return read_numbers(cells, as_percent, rule, percent_heading)
    return read_words(cells, rule)


def _read_spot(source: _Source, spot: int, rule: ColumnRule, needed: Bools) -> _Typed:
    sheet = source.sheet
    at = np.flatnonzero(needed)
    cells = sheet.cells[spot].take(at)
    read = _typed(cells, sheet.percent[spot][at], rule, percent_heading=holds_percent(sheet.headings[spot]))
    faults = {int(at[row]): fault for row, fault in sorted(read.faults.items())}
    problems = [_problem(sheet, spot, row, fault, source.keys[row]) for row, fault in faults.items()]
    column = _spread_out(read.column, needed)
    blank = None if rule.history is None else needed & sheet.cells[spot].blank
    recalled = no_nulls(len(needed)) if blank is None else blank  # what stands there is not known yet
    befell = [Notice(notice.code, rows[~recalled[rows]]) for notice in read.notices for rows in [at[notice.rows]]]
    told = [notice for notice in befell if len(notice.rows)]
    notices = [_notice(sheet, spot, notice) for notice in told if notice.code not in COUNTED]
    repairs = tuple(_repair(sheet, spot, notice, column, rule) for notice in told)
    return _Typed(column, marked(faults, len(needed)), (*problems, *notices), blank, repairs)


def _spread_out(column: Column, over: Bools) -> Column:
    """The column with its cells in the rows marked, and nothing in the others."""
    if over.all():
        return column
    if isinstance(column, Words):
        return Words(_filled(column.codes, over, -1), column.words)
    if isinstance(column, Flags):
        return Flags(_filled(column.yes, over, False), _filled(column.null, over, True))
    return Numbers(_filled(column.num, over, 0), column.den, _filled(column.null, over, True))


def _filled(values: npt.NDArray[Any], over: Bools, rest: int) -> npt.NDArray[Any]:
    cells = np.full(len(over), rest, dtype=values.dtype)
    cells[over] = values
    return cells


def _added(left: _Typed, right: _Typed) -> _Typed:
    """Two columns of one kind added up, row by row; a row needs both."""
    if not isinstance(left.column, Numbers) or not isinstance(right.column, Numbers):
        raise TypeError("only numbers are added up")
    return _Typed(
        add(left.column, right.column),
        left.bad | right.bad,
        (*left.problems, *right.problems),
        repairs=(*left.repairs, *right.repairs),
    )


def _problem(sheet: Sheet, spot: int, row: int, fault: Fault, key: str) -> Problem:
    place = Place(sheet.file, sheet.name, int(sheet.rows[row]), sheet.letters[spot])
    params = {"column": shown(sheet.headings[spot]), "value": shown(sheet.cells[spot][row]), **fault.params}
    return Problem(fault.code, place, params, key or None)


def _notice(sheet: Sheet, spot: int, notice: Notice) -> Problem:
    place = Place(sheet.file, sheet.name, sheet.header_row, sheet.letters[spot])
    rows = row_list(sheet.rows[notice.rows].tolist())
    return Problem(notice.code, place, {"column": shown(sheet.headings[spot]), "rows": rows})


def _repair(sheet: Sheet, spot: int, notice: Notice, column: Column, rule: ColumnRule) -> Repair:
    listed = notice.rows[:MOST_LISTED]
    return Repair(
        notice.code,
        sheet.rows[notice.rows],
        sheet.cells[spot].take(listed),
        column.take(listed),
        sheet.letters[spot],
        shown(sheet.headings[spot]),
        rule.type,
    )
