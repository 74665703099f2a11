"""Makes the people of a year and their figures from its records, and grades them by the year's rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ..expr.columns import all_hold, evaluate, number, pick
from ..expr.kinds import Kind
from ..expr.table import Table
from ..numbers.arithmetic import add, choose, divide
from ..numbers.columns import Bools, Column, Flags, Ints, Numbers, Words, constant, no_nulls, words
from ..periods import Period, parts_of
from ..problems import Problem
from ..scheme.looking_back import YearFigure
from ..scheme.model import Scheme
from ..scheme.names import names_at
from ..scheme.year import names_used, recorded_columns, year_scheme
from ..validate.checked import Checked
from .grade import grade
from .past import KEPT, History, Past
from .plan import nodes
from .result import Grading

NAME = "name"


@dataclass(frozen=True)
class Year:
    """The result of a year: the rules of the year, everybody on record in it, and what should be said aloud.

    `names` are the latest names on record.
    """

    scheme: Scheme
    grading: Grading
    names: tuple[str | None, ...]
    said: tuple[Problem, ...]


def grade_year(scheme: Scheme, history: History, year: Period) -> Year:
    """Grade everybody on record in a year by the scheme's year end.

    People stand in the order in which they first come up. The scheme must have a year end, and
    something of the year must be on record.
    """
    rules = year_scheme(scheme)
    if rules is None or scheme.year_end is None:
        raise ValueError(f"{scheme.id} has no year end")
    records = sorted(history.inside(scheme.id, year, scheme.year_end.each), key=lambda one: one.period)
    if not records:
        raise ValueError(f"nothing of {year} is on record")
    people = tuple(dict.fromkeys(key for past in records for key in past.keys))
    looked = [_Looked(past, _table(past, scheme), past.rows_of(people)) for past in records]
    figures = {name: figure_of(rule, looked) for name, rule in scheme.year_end.figures.items()}
    checked = Checked({scheme.key: words(people), **figures}, people, np.arange(len(people)), (), ())
    said = (*_missing(scheme, year, records), *_not_kept(scheme, records))
    return Year(rules, grade(rules, checked, year), _names(looked), said)


@dataclass(frozen=True)
class _Looked:
    """One record as a table of results and cells, and its row for each person of the year (-1: not in it)."""

    past: Past
    table: Table
    rows: Ints

    def marks(self, marks: Bools) -> Bools:
        """Marks of the record's rows, for the people of the year."""
        return np.append(marks, False)[self.rows]

    def cells(self, column: Column) -> Column:
        """A column of the record for the people of the year; blank for whoever is not in it."""
        blank = _blanks(column, len(self.rows))
        if len(column) == 0:
            return blank
        return pick(self.rows >= 0, column.take(np.maximum(self.rows, 0)), blank)


def figure_of(rule: YearFigure, looked: Sequence[_Looked]) -> Column:
    """One figure of the year for everybody: how often, the exact mean, or the latest value."""
    if rule.mean is not None:
        return _mean(rule, looked)
    return _latest(rule, looked) if rule.latest is not None else _times(rule, looked)


def _times(rule: YearFigure, looked: Sequence[_Looked]) -> Numbers:
    many = sum(one.marks(all_hold(nodes(rule.times), one.table)).astype(np.int64) for one in looked)
    return Numbers(np.asarray(many), 1, no_nulls(len(looked[0].rows)))


def _mean(rule: YearFigure, looked: Sequence[_Looked]) -> Numbers:
    zero = constant(Fraction(0), len(looked[0].rows))
    total, many = zero, np.zeros(len(zero), dtype=np.int64)
    for one in looked:
        figure = one.cells(number(rule.mean.node, one.table)) if rule.mean is not None else zero
        if not isinstance(figure, Numbers):
            raise TypeError("a mean is one of numbers")
        counts = one.marks(all_hold(nodes(rule.when), one.table)) & ~figure.null
        total, many = add(total, choose(counts, figure, zero)), many + counts
    return divide(total, Numbers(many, 1, no_nulls(len(zero))))


def _latest(rule: YearFigure, looked: Sequence[_Looked]) -> Column:
    columns = [one.cells(evaluate(rule.latest.node, one.table)) for one in looked if rule.latest is not None]
    found = columns[-1]
    for column in reversed(columns[:-1]):
        found = pick(found.null, column, found)
    return found


def _table(past: Past, scheme: Scheme) -> Table:
    """What the figures look at in a record: results, and cells by the names of their columns; else blank."""
    kinds, rows = names_at(scheme, "on_record"), len(past.keys)
    kept = {name: f"{KEPT}{name}" if name in scheme.columns else name for name in names_used(scheme)}
    return Table(
        rows, {name: past.columns[at] if at in past.columns else _blank(kinds[name], rows) for name, at in kept.items()}
    )


def _blank(kind: Kind, rows: int) -> Column:
    nobody = no_nulls(0)
    if kind.sort == "word":
        return _blanks(Words(nobody.astype(np.int64), ()), rows)
    return _blanks(Flags(nobody, nobody) if kind.sort == "flag" else constant(None, 0), rows)


def _blanks(like: Column, rows: int) -> Column:
    """A column of the same kind, with so many blank rows."""
    match like:
        case Numbers():
            return constant(None, rows)
        case Flags():
            return Flags(no_nulls(rows), ~no_nulls(rows))
        case Words(words=known):
            return Words(np.full(rows, -1, dtype=np.int64), known)


def _names(looked: Sequence[_Looked]) -> tuple[str | None, ...]:
    """The latest name of everybody."""
    named = [one.cells(one.past.columns[NAME]).values() for one in looked if NAME in one.past.columns]
    return tuple(_latest_name(row) for row in zip(*reversed(named), strict=True)) or (None,) * len(looked[0].rows)


def _latest_name(names: Sequence[object]) -> str | None:
    return next((str(name) for name in names if name is not None), None)


def _missing(scheme: Scheme, year: Period, records: Sequence[Past]) -> tuple[Problem, ...]:
    """The periods of the year of which nothing is on record."""
    if scheme.year_end is None:
        return ()
    known = {past.period for past in records}
    every = parts_of(year, scheme.year_end.each)
    asked = [one for one in every if not scheme.rounds or one.part in scheme.rounds]
    missing = [str(one) for one in asked if one not in known]
    return (Problem("SG631", params={"periods": missing}),) if missing else ()


def _not_kept(scheme: Scheme, records: Sequence[Past]) -> tuple[Problem, ...]:
    """The records that lack a column which the figures look at."""
    wanted = recorded_columns(scheme)
    short = [past for past in records if any(f"{KEPT}{name}" not in past.columns for name in wanted)]
    if not short:
        return ()
    columns = [name for name in wanted if any(f"{KEPT}{name}" not in past.columns for past in short)]
    return (Problem("SG639", params={"periods": [str(past.period) for past in short], "columns": columns}),)
