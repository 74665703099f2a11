"""A column while it is read: each different cell once, and what came of it row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


def by_row(faults: Mapping[int, Fault], cells: Cells) -> dict[int, Fault]:
    """The faults of the rows, from those of the different cells; that of a blank stands one place after them all."""
    if not faults:
        return {}
    rows = np.flatnonzero(cells.holding(faults))
    places = np.where(cells.of < 0, len(cells.different), cells.of)[rows]
    return {row: faults[place] for row, place in zip(rows.tolist(), places.tolist(), strict=True)}


def noticed(kinds: Mapping[int, str], cells: Cells) -> tuple[Notice, ...]:
    """A notice for each code that befell any of the different cells, or the blank after them all."""
    return tuple(
        Notice(code, np.flatnonzero(cells.holding(place for place, own in kinds.items() if own == code)))
        for code in dict.fromkeys(kinds.values())
    )


def marked(faults: Mapping[int, Fault], rows: int) -> Bools:
    """The rows that have a fault."""
    mask = np.zeros(rows, dtype=bool)
    mask[list(faults)] = True
    return mask
