"""Values that a cell may hold and that can hardly be meant: rates above 150 %, marks out of 5 where 100 is the most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..numbers.columns import Bools, Numbers
from ..problems import Place, Problem
from ..scheme.model import Scheme
from .body import row_list
from .model import Sheet, Values
from .spelling import shown

_SMALL_SCALE = 5
_FEWEST = 10  # below this, all marks may be low by chance


@dataclass(frozen=True)
class _Column:
    """A column of the sheet, and the rows in which it holds a sound value."""

    sheet: Sheet
    spot: int
    numbers: Numbers
    filled: Bools

    @property
    def heading(self) -> str:
        return shown(self.sheet.headings[self.spot])

    @property
    def place(self) -> Place:
        sheet = self.sheet
        return Place(sheet.file, sheet.name, sheet.header_row, sheet.letters[self.spot])


def doubts(sheet: Sheet, values: Values, scheme: Scheme) -> tuple[Problem, ...]:
    """A notice for each column with high rates, and a problem where all marks of the sheet are on another scale."""
    rates = _columns(sheet, values, [name for name, rule in scheme.columns.items() if rule.type == "rate"])
    out_of_100 = [name for name, rule in scheme.columns.items() if rule.type == "mark" and rule.max is None]
    high = (problem for column in rates for problem in _high_rates(column))
    return (*high, *_other_scale(_columns(sheet, values, out_of_100)))


def _columns(sheet: Sheet, values: Values, names: Sequence[str]) -> list[_Column]:
    return [
        _Column(sheet, sheet.found[name][0], numbers, ~numbers.null & ~values.bad[name])
        for name in names
        if name in sheet.found and isinstance(numbers := values.columns[name], Numbers)
    ]


def _high_rates(column: _Column) -> Iterator[Problem]:
    rates = column.numbers
    high = np.flatnonzero(column.filled & np.asarray(rates.num > 3 * np.asarray(rates.den) // 2, dtype=bool))
    if len(high):
        rows = row_list(column.sheet.rows[high].tolist())
        yield Problem("SG252", column.place, {"column": column.heading, "rows": rows})


def _other_scale(columns: Sequence[_Column]) -> Iterator[Problem]:
    """A problem where all marks of all columns are above 0 and none is above 5."""
    if columns and columns[0].filled.sum() >= _FEWEST and all(map(_is_on_a_small_scale, columns)):
        names = [column.heading for column in columns]
        yield Problem("SG232", columns[0].place, {"columns": names, "most": _SMALL_SCALE})


def _is_on_a_small_scale(column: _Column) -> bool:
    marks = column.numbers.num[column.filled]
    return bool((marks > 0).all() and (marks <= _SMALL_SCALE * np.asarray(column.numbers.den)).all())
