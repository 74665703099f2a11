"""A sheet that has been looked through: what is sound, and everything that is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..numbers.columns import Column
from ..problems import Problem, errors


@dataclass(frozen=True)
class Checked:
    """The sound rows of a sheet as typed columns, and the problems of the others.

    `columns[id][i]` and `keys[i]` belong to row ``positions[i]`` of the sheet's kept rows.
    `rejected` are the positions of the rows that have an error.
    """

    columns: Mapping[str, Column]
    keys: tuple[str, ...]
    positions: npt.NDArray[np.int64]
    rejected: tuple[int, ...]
    problems: tuple[Problem, ...]

    @property
    def unfit(self) -> bool:
        """Whether something is wrong with the whole sheet, so that no row can be graded."""
        return any(problem.scope not in ("cell", "row") for problem in errors(self.problems))
