"""A column while it is read: each different cell once, and what came of it row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ..numbers.columns import Bools, Column
from ..scheme.columns import ColumnRule
from .fault import Fault, fault_of_file
from .model import Cells
from .spelling import is_missing

T = TypeVar("T")
Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Notice:
    """A kind of repair that befell a column: the code of what is said about it, and the rows."""

    code: str
    rows: Positions


@dataclass(frozen=True)
class ColumnRead:
    """One column of the sheet as typed values, the faults by row, and what should be said of it."""

    column: Column
    faults: Mapping[int, Fault] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Distinct:
    """The different cells of a column, and for each row which of them it holds."""

    cells: Sequence[object]
    of: Positions

    def rows_of(self, which: Sequence[int]) -> Positions:
        """The rows that hold any of these cells."""
        wanted = np.zeros(len(self.cells), dtype=bool)
        wanted[list(which)] = True
        return np.flatnonzero(wanted[self.of])


def distinct(cells: Cells) -> Distinct:
    """Each different cell once. True, 1 and 1.0 are different cells, though Python finds them equal."""
    keys = list(zip(map(type, cells), cells, strict=True))
    places = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return Distinct([cell for _, cell in places], np.fromiter(map(places.__getitem__, keys), np.int64, len(keys)))


def read_cell(cell: object, rule: ColumnRule, read: Callable[[object], T | Fault]) -> T | Fault | None:
    """What one cell holds: a value, a fault, or None where it is blank or says that there is nothing."""
    if cell is None:
        return None
    if fault := fault_of_file(cell):
        return fault
    outcome = read(cell)
    marks_nothing = isinstance(outcome, Fault) and isinstance(cell, str) and rule.type not in ("id", "text")
    return None if marks_nothing and is_missing(str(cell)) else outcome


def in_place_of_nothing(cell: object, rule: ColumnRule, default: T | None) -> T | Fault | None:
    """What stands for a cell without a value: the default, nothing where that is allowed, or a fault."""
    if default is not None or rule.optional:
        return default
    return Fault("SG220" if cell is None else "SG221")


def faults_by_row(outcomes: Sequence[object], of: Positions) -> Mapping[int, Fault]:
    """The faults among the outcomes of the different cells, by row."""
    faulty = {place: outcome for place, outcome in enumerate(outcomes) if isinstance(outcome, Fault)}
    if not faulty:
        return {}
    rows = np.flatnonzero(np.isin(of, list(faulty)))
    return {row: faulty[place] for row, place in zip(rows.tolist(), of[rows].tolist(), strict=True)}


def noticed(kinds: Mapping[int, str], found: Distinct, rows: Positions) -> list[Notice]:
    """A notice for each code that befell any of the different cells; `rows` are the rows that these stand in."""
    return [
        Notice(code, rows[found.rows_of([place for place, own in kinds.items() if own == code])])
        for code in dict.fromkeys(kinds.values())
    ]


def marked(faults: Mapping[int, Fault], rows: int) -> Bools:
    """The rows that have a fault."""
    mask = np.zeros(rows, dtype=bool)
    mask[list(faults)] = True
    return mask
