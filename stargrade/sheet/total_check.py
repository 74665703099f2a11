"""Uses a row of totals as a check: does the sum that the sheet states agree with the rows that were read?

A total may stand below its rows or above them, and may sum up the whole sheet or a part of it.
Where any of these sums is the one stated, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Any

import numpy as np

from ..numbers import show
from ..numbers.columns import LIMIT, Ints, Numbers, largest, wide
from ..problems import Place, Problem
from ..scheme.columns import ColumnRule
from ..scheme.model import Scheme
from .model import Sheet, TotalRow, Values
from .raw_cells import as_cells
from .read_numbers import read_numbers
from .row_words import is_part_sum
from .spelling import shown

ADDS_UP = frozenset({"count", "money"})  # a sum of rates or marks means nothing


@dataclass(frozen=True)
class _Sums:
    """The sums of a column: `to[k]` is that of its first k rows, over `den`."""

    to: Sequence[int]
    den: int

    def between(self, first: int, last: int) -> Fraction | None:
        """The sum of these rows; None where there are none."""
        return Fraction(self.to[last] - self.to[first], self.den) if first < last else None


def total_notices(sheet: Sheet, values: Values, scheme: Scheme) -> tuple[Problem, ...]:
    """A notice for each total of a column that is not the sum of the rows read; only for columns without bad cells."""
    if not sheet.totals:
        return ()
    edges = [int(edge) for edge in np.searchsorted(sheet.rows, [total.row for total in sheet.totals])]
    return tuple(
        problem
        for column, rule in scheme.columns.items()
        if _is_summed(column, rule, sheet, values)
        for problem in _of_column(sheet, sheet.found[column][0], rule, _sums(sheet, values, column), edges)
    )


def _is_summed(column: str, rule: ColumnRule, sheet: Sheet, values: Values) -> bool:
    alone = len(sheet.found.get(column, ())) == 1
    return alone and rule.type in ADDS_UP and rule.only is None and not values.bad[column].any()


def _sums(sheet: Sheet, values: Values, column: str) -> _Sums:
    """The sums as a spreadsheet makes them: a blank cell adds nothing, whatever default stands for it."""
    cells = values.columns[column]
    if not isinstance(cells, Numbers) or not isinstance(cells.den, int):
        raise TypeError("counts and amounts share one denominator")
    blank = cells.null | sheet.cells[sheet.found[column][0]].blank
    num: Ints = np.where(blank, 0, cells.num)
    num = num if largest(num) * max(1, len(num)) < LIMIT else wide(num)
    return _Sums([0, *(np.cumsum(num).tolist() if num.dtype != object else accumulate(num))], cells.den)


def _of_column(sheet: Sheet, spot: int, rule: ColumnRule, sums: _Sums, edges: Sequence[int]) -> Iterator[Problem]:
    for at, total in enumerate(sheet.totals):
        stated = _stated(total.cells, spot, rule)
        likely = _possible(sums, edges, at, total)
        if stated is not None and likely and stated not in likely:
            place = Place(sheet.file, sheet.name, total.row, sheet.letters[spot])
            params = {
                "column": shown(sheet.headings[spot]),
                "words": shown(total.words),
                "stated": show(stated),
                "sum": show(likely[0]),
            }
            yield Problem("SG250", place, params)


def _stated(cells: Mapping[int, Any], spot: int, rule: ColumnRule) -> Fraction | None:
    """The number in a cell of a total; None where it holds none."""
    cell = as_cells([cells.get(spot)])
    read = read_numbers(cell, np.zeros(1, dtype=bool), rule, percent_heading=False)
    if cell[0] is None or read.faults or not isinstance(read.column, Numbers):
        return None
    return read.column.row(0)


def _possible(sums: _Sums, edges: Sequence[int], at: int, total: TotalRow) -> list[Fraction]:
    """What a total may be the sum of, the likeliest first."""
    rows = len(sums.to) - 1
    here = edges[at]
    before = max((edge for edge in edges[:at] if edge < here), default=0)
    after = min((edge for edge in edges[at + 1 :] if edge > here), default=rows)
    above, part, whole, below = (
        sums.between(0, here), sums.between(before, here), sums.between(0, rows), sums.between(here, after),
    )  # fmt: skip
    order = (part, above, below, whole) if is_part_sum(total.words) else (above, part, whole, below)
    return [sum_ for sum_ in order if sum_ is not None]
