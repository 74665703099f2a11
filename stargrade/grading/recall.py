"""Fills blank cells from earlier periods, where the scheme says that the period before stands for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..expr.columns import blank_like, pick
from ..numbers.columns import Column, Flags, Numbers, Words, constant
from ..periods import Period
from ..problems import Problem
from ..scheme.model import Scheme
from ..sheet.body import row_list
from ..sheet.model import Sheet, Values
from .look_back import over_records
from .past import History, Past


def recall(values: Values, sheet: Sheet, scheme: Scheme, history: History, period: Period | None) -> Values:
    """The values with blank cells filled from the records; a notice says where none could be filled."""
    columns, said = dict(values.columns), list(values.problems)
    for name, blank in values.blank.items():
        source = scheme.columns[name].history or ""
        found = _recalled(source, values.keys, scheme, history, period)
        filled = blank & ~found.null
        columns[name] = pick(filled, found, columns[name]) if filled.any() else columns[name]
        if (blank & ~filled).any():
            rows = row_list(sheet.rows[np.flatnonzero(blank & ~filled)].tolist())
            said.append(Problem("SG242", replace(sheet.place(column=name), row=sheet.header_row), _seen(name, rows)))
    return replace(values, columns=columns, problems=tuple(said))


def _seen(column: str, rows: str) -> dict[str, object]:
    return {"column": column, "rows": rows}


def _recalled(source: str, keys: Sequence[str], scheme: Scheme, history: History, period: Period | None) -> Column:
    """What the records hold for each person: a result of the latest period that has one, or a count."""
    if period is None:
        return constant(None, len(keys))
    rule = scheme.history.get(source)
    if rule is not None:
        of = rule.scheme or scheme.id
        records = history.inside(of, period, rule.each) if rule.each is not None else history.before(of, period)
        return over_records(rule, records, keys) if records else constant(None, len(keys))
    return _latest(source, keys, history.before(scheme.id, period))


def _latest(result: str, keys: Sequence[str], records: Sequence[Past]) -> Column:
    found: Column | None = None
    for past in records:
        rows = past.rows_of(keys)
        unknown = rows >= 0 if found is None else found.null & (rows >= 0)
        if not unknown.any():  # of whoever stands in it, something later is known
            continue
        column = past.columns.get(result)
        if column is None:
            continue
        theirs = column.take(np.maximum(rows, 0))
        if found is None or not _alike(found, theirs):
            found = blank_like(theirs)
        found = pick(unknown & ~theirs.null, theirs, found)
    return constant(None, len(keys)) if found is None else found


def _alike(one: Column, other: Column) -> bool:
    """Whether both columns are of one kind."""
    return any(isinstance(one, kind) and isinstance(other, kind) for kind in (Numbers, Flags, Words))
