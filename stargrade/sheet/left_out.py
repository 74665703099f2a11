"""What the rows below the headings lost or gained before their cells were read: rows left out, merged cells filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from ..numbers.coded import spread
from ..numbers.columns import Bools, words
from .header_row import Header
from .letters import letters
from .model import Cells, TotalRow
from .repairs import MOST_LISTED, Repair
from .row_words import is_sum
from .spelling import cell_text, shown

_PARTED = " | "
_LONGEST = 80


def rows_left_out(cells: Mapping[int, Cells], first: int, masks: Iterable[tuple[str, Bools]]) -> tuple[Repair, ...]:
    """A repair for each kind of row left out; `masks` mark them by the code of the notice, `first` is the first row."""
    return tuple(_rows(cells, first, code, np.flatnonzero(mask)) for code, mask in masks if mask.any())


def _rows(cells: Mapping[int, Cells], first: int, code: str, rows: npt.NDArray[np.int64]) -> Repair:
    texts = [_line(filled(cells, at)) for at in rows[:MOST_LISTED].tolist()]
    return Repair(code, rows + first + 1, texts)


def _line(row: Mapping[int, object]) -> str:
    text = _PARTED.join(shown(cell) for cell in row.values())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def filled(cells: Mapping[int, Cells], at: int) -> dict[int, object]:
    """The cells of a row that hold anything, by column position."""
    return {position: own[at] for position, own in cells.items() if own[at] is not None}


def filled_down(
    before: Mapping[int, Cells], after: Mapping[int, Cells], first: int, keep: Bools, header: Header
) -> tuple[Repair, ...]:
    """A repair for each column in which rows that are kept took the value of a merged cell."""
    repairs = []
    for position, cells in after.items():
        if cells is before[position]:
            continue
        # a cell under a merged one may still hold something that nobody sees
        rows = np.flatnonzero(keep & np.not_equal(_objects(before[position]), _objects(cells)))
        if len(rows):
            listed = rows[:MOST_LISTED]
            read = words([cell_text(cell) for cell in cells.take(listed)])
            heading = header.texts[position] if position < len(header.texts) else ""
            repairs.append(
                Repair(
                    "SG243", rows + first + 1, before[position].take(listed), read, letters(position), shown(heading)
                )
            )
    return tuple(repairs)


def _objects(cells: Cells) -> npt.NDArray[Any]:
    return spread(cells.different, None)[cells.of]


def rows_of_totals(cells: Mapping[int, Cells], first: int, beside: Bools) -> tuple[TotalRow, ...]:
    """The rows of sums among those that stand beside the people."""
    totals = []
    for at in np.flatnonzero(beside)[:MOST_LISTED].tolist():
        row = filled(cells, at)
        word = next((cell for cell in row.values() if isinstance(cell, str) and is_sum(cell)), None)
        if word is not None:
            totals.append(TotalRow(at + first + 1, word, row))
    return tuple(totals)
