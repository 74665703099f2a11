"""What was read as something else than it shows: a percentage from a text, a blank filled from a merged cell.

Every stage of reading hands its repairs back as data. They are counted in the notices and listed
cell by cell, so that a person can disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..numbers.columns import Column
from ..problems import Place, Problem

MOST_LISTED = 1_000  # cells of one column and kind that are listed one by one; all of them are counted

# These are counted in one notice for the whole sheet; the others have a notice that names their rows.
COUNTED = ("SG243", "SG244", "SG245", "SG246", "SG247", "SG248", "SG249")


@dataclass(frozen=True, eq=False)
class Repair:
    """Cells of one column, or whole rows, that were read as something else than they show.

    `code` is the notice that says why. `rows` are all their row numbers, as a person sees them;
    `was` and `now` hold the raw cells and the values read of the first `MOST_LISTED`. `now` is None
    and `letter` too where whole rows were left out. `kind` is the column's type.
    """

    code: str
    rows: npt.NDArray[np.int64]
    was: Sequence[Any]
    now: Column | None = None
    letter: str | None = None
    heading: str = ""
    kind: str = "text"


def repair_notices(repairs: Iterable[Repair], place: Place) -> tuple[Problem, ...]:
    """One notice for each kind of repair that has none of its own: how many cells, in which columns."""
    of_kind: dict[str, list[Repair]] = {}
    for repair in repairs:
        of_kind.setdefault(repair.code, []).append(repair)
    return tuple(
        Problem(code, place, {"count": sum(len(one.rows) for one in alike), "columns": _columns(alike)})
        for code in COUNTED
        if (alike := of_kind.get(code))
    )


def _columns(alike: Iterable[Repair]) -> list[str]:
    return list(dict.fromkeys(one.heading or one.letter or "" for one in alike))
