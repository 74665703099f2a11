"""Says whether a sheet is fit to grade: which rows are sound, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np

from ..expr.table import Detail, Table
from ..numbers.columns import Bools, Numbers, Words
from ..problems import Place, Problem
from ..scheme.model import Require, Scheme
from ..scheme.sheets import unique_column
from ..sheet.body import row_list
from ..sheet.fault import Fault
from ..sheet.model import Sheet, Values
from ..sheet.spelling import shown
from .checked import Checked, sets_of
from .frame import OUT_OF_RANGE, failures, repeated
from .limits import limits_of
from .rules import broken

RATE_OUT_OF_RANGE, ID_TWICE, ROW_RULE, SHEET_RULE = "SG304", "SG305", "SG310", "SG311"


@dataclass(frozen=True)
class Beside:
    """What is known of a table from its neighbours.

    `unique` is the column whose cells must all differ (None: rows may repeat), `problems` are
    those of its cells that only the other tables can tell, `details` its subjects' detail rows.
    """

    unique: str | None
    problems: tuple[Problem, ...] = ()
    details: Mapping[str, Detail] = field(default_factory=dict)


def validate(sheet: Sheet, values: Values, scheme: Scheme, beside: Beside | None = None) -> Checked:
    """Look through typed columns: their limits, ids that stand twice, and the rules of the rows.

    Returns the sound rows and every problem of the sheet: those of its headings and rows, of its
    cells, and those found here, in the order of rows and columns.
    """
    beside = beside or Beside(unique_column(scheme))
    own = [*_limit_problems(sheet, values, scheme), *_repeated_ids(sheet, values, beside.unique), *beside.problems]
    bad = _with_marks(sheet, values, own)
    table = Table(len(sheet.rows), values.columns, sets_of(values.columns), beside.details)
    own.extend(_rule_problems(sheet, values, scheme, table, bad))
    problems = sorted((*sheet.problems, *values.problems, *own), key=_order)
    rejected = _rejected(sheet, problems)
    sound = np.ones(len(sheet.rows), dtype=bool)
    sound[list(rejected)] = False
    return Checked(
        {name: column.take(sound) for name, column in values.columns.items()},
        tuple(compress(values.keys, sound)) if rejected else values.keys,
        np.flatnonzero(sound),
        rejected,
        tuple(problems),
    )


def _limit_problems(sheet: Sheet, values: Values, scheme: Scheme) -> list[Problem]:
    problems = []
    for name, rule in scheme.columns.items():
        column = values.columns[name]
        if rule.type == "date" or name not in sheet.found or not isinstance(column, Numbers):
            continue
        limits = limits_of(rule)
        for row, code in sorted(failures(column, values.bad[name], limits).items()):
            said = RATE_OUT_OF_RANGE if (code, rule.type) == (OUT_OF_RANGE, "rate") else code
            problems.append(of_cell(sheet, values, name, row, Fault(said, {"expected": limits.in_words()})))
    return problems


def _repeated_ids(sheet: Sheet, values: Values, unique: str | None) -> list[Problem]:
    if unique is None:
        return []
    keys = values.columns[unique]
    if not isinstance(keys, Words):
        raise TypeError("the key of a scheme is a column of words")
    rows = repeated(keys, values.bad[unique])
    of_key: dict[int, list[int]] = {}
    for row in rows.tolist():
        of_key.setdefault(int(keys.codes[row]), []).append(row)
    return [
        of_cell(sheet, values, unique, row, Fault(ID_TWICE, {"rows": _others(sheet, same, row)}))
        for same in of_key.values()
        for row in same
    ]


def _others(sheet: Sheet, same: Sequence[int], row: int) -> list[str]:
    return [str(sheet.rows[other]) for other in same if other != row]


def _rule_problems(
    sheet: Sheet, values: Values, scheme: Scheme, table: Table, bad: Mapping[str, Bools]
) -> list[Problem]:
    rules = {rule.id: rule for rule in scheme.require}
    return [
        problem
        for name, rows in broken(scheme, table, bad).items()
        if rows.any()
        for problem in _broken_rule(sheet, values, rules[name], np.flatnonzero(rows).tolist())
    ]


def _broken_rule(sheet: Sheet, values: Values, rule: Require, rows: Sequence[int]) -> list[Problem]:
    """One problem for each row that breaks a rule, or a single one where it concerns the whole sheet."""
    seen = {"say": rule.say.text, "rule": rule.id}
    if rule.of == "sheet":
        return [Problem(SHEET_RULE, sheet.place(), {**seen, "rows": row_list(sheet.rows[list(rows)].tolist())})]
    return [Problem(ROW_RULE, sheet.place(row), seen, values.keys[row] or None) for row in rows]


def of_cell(sheet: Sheet, values: Values, name: str, row: int, fault: Fault) -> Problem:
    """The problem of one cell: which column, what it holds, whose row."""
    spot = sheet.found[name][0]
    seen = {"column": shown(sheet.headings[spot]), "value": shown(sheet.cells[spot][row])}
    return Problem(fault.code, sheet.place(row, name), {**seen, **fault.params}, values.keys[row] or None)


def _with_marks(sheet: Sheet, values: Values, problems: Iterable[Problem]) -> Mapping[str, Bools]:
    """The bad cells, together with those that these problems are about."""
    names = {sheet.letters[spots[0]]: name for name, spots in sheet.found.items()}
    marked: dict[str, list[int]] = {}
    for problem in problems:
        marked.setdefault(names[problem.place.column or ""], []).append(_position(sheet, problem.place))
    bad = dict(values.bad)
    for name, rows in marked.items():
        bad[name] = bad[name].copy()
        bad[name][rows] = True
    return bad


def _position(sheet: Sheet, place: Place) -> int:
    return int(np.searchsorted(sheet.rows, place.row or 0))


def _rejected(sheet: Sheet, problems: Iterable[Problem]) -> tuple[int, ...]:
    """The positions of the kept rows that have an error of their own; a row left out may have one as well."""
    numbers = {
        problem.place.row
        for problem in problems
        if problem.severity == "error" and problem.scope in ("cell", "row") and problem.place.row is not None
    }
    return tuple(np.flatnonzero(np.isin(sheet.rows, list(numbers))).tolist())


def _order(problem: Problem) -> tuple[bool, int, int, str, str]:
    place = problem.place
    letter = place.column or ""
    return problem.scope in ("cell", "row"), place.row or 0, len(letter), letter, problem.code
