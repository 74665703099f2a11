"""Values that a cell may hold and that can hardly be meant: rates above 150 %, marks out of 5 where 100 is the most."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..numbers.columns import Bools, Numbers
from ..problems import Place, Problem
from ..scheme.columns import ColumnRule
from ..scheme.model import Scheme
from .body import row_list
from .model import Sheet, Values
from .spelling import shown

_SMALL_SCALE = 5
_FEWEST = 3  # below this, all marks may be low by chance


def doubts(sheet: Sheet, values: Values, scheme: Scheme) -> tuple[Problem, ...]:
    """A notice of high rates, and a problem of each column of marks that is on another scale."""
    return tuple(
        problem
        for name, rule in scheme.columns.items()
        if name in sheet.found and isinstance(column := values.columns[name], Numbers)
        for problem in _of_column(sheet, name, rule, column, ~column.null & ~values.bad[name])
    )


def _of_column(sheet: Sheet, name: str, rule: ColumnRule, column: Numbers, filled: Bools) -> Iterator[Problem]:
    spot = sheet.found[name][0]
    place = Place(sheet.file, sheet.name, sheet.header_row, sheet.letters[spot])
    heading = shown(sheet.headings[spot])
    if rule.type == "rate":
        high = np.flatnonzero(filled & np.asarray(column.num > 3 * np.asarray(column.den) // 2, dtype=bool))
        if len(high):
            yield Problem("SG252", place, {"column": heading, "rows": row_list(sheet.rows[high].tolist())})
    if rule.type == "mark" and rule.max is None and _on_a_small_scale(column, filled):
        yield Problem("SG232", place, {"column": heading, "most": _SMALL_SCALE})


def _on_a_small_scale(column: Numbers, filled: Bools) -> bool:
    """Whether all marks are above 0 and none is above 5."""
    marks = column.num[filled]
    if len(marks) < _FEWEST:
        return False
    return bool((marks > 0).all() and (marks <= _SMALL_SCALE * np.asarray(column.den)).all())
