"""A sheet that has been looked through: what is sound, and everything that is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ..expr.table import Detail, Member, member
from ..numbers.columns import Column, Numbers
from ..problems import Problem, errors
from ..scheme.sheets import family_of


@dataclass(frozen=True)
class Checked:
    """The sound rows of a sheet as typed columns, and the problems of the others.

    `columns[id][i]` and `keys[i]` belong to row ``positions[i]`` of the sheet's kept rows.
    `rejected` are the positions of the rows that have an error. Where rows are gathered, an entry
    is a subject instead, at its first row. `details` are the sound rows of the detail sheets,
    with their derived values; each belongs to one of `keys`.
    """

    columns: Mapping[str, Column]
    keys: Sequence[str]
    positions: npt.NDArray[np.int64]
    rejected: tuple[int, ...]
    problems: tuple[Problem, ...]
    details: Mapping[str, Detail] = field(default_factory=dict)

    @property
    def unfit(self) -> bool:
        """Whether something is wrong with the whole sheet, so that no row can be graded."""
        return any(problem.scope not in ("cell", "row") for problem in errors(self.problems))


def sets_of(columns: Mapping[str, Column]) -> Mapping[str, tuple[Member, ...]]:
    """The families among the columns of a sheet, as the sets that formulas add up."""
    sets: dict[str, tuple[Member, ...]] = {}
    for name, column in columns.items():
        family = family_of(name)
        if family is not None and isinstance(column, Numbers):
            sets[family] = (*sets.get(family, ()), member(column))
    return sets
