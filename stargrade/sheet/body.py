"""The rows below the headings: which of them are people, and which are totals, notes or blanks.

Whatever is left out is said aloud, with its row number. Only columns that name something (a
team, a person, a text) are filled down from merged cells; numbers never are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
import numpy.typing as npt

from ..numbers.columns import Bools
from ..problems import Place, Problem
from ..scheme.columns import ColumnRule
from .example_row import is_example
from .header_row import Header, row_texts
from .left_out import filled_down, rows_left_out, rows_of_totals
from .model import NOTHING, Cells, Grid, TotalRow
from .repairs import Repair
from .row_words import is_footer, is_total
from .spelling import cell_text, is_blank, squeeze

Mask = npt.NDArray[np.bool_]

FILLED_TYPES = frozenset({"id", "text", "label"})
_SAME_AS_HEADINGS = 0.7
_NUMBERED = re.compile(r"\s*[（(]?[0-9０-９一二三四五六七八九十]{1,3}[.．、)）:：]\s*\D")
_LONG_NOTE = 20


@dataclass(frozen=True)
class Body:
    """The rows kept: cells by column of the sheet, their row indexes from 0, and what was left out."""

    cells: Mapping[int, Cells]
    at: npt.NDArray[np.int64]
    problems: tuple[Problem, ...]
    totals: tuple[TotalRow, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True)
class Spots:
    """Where the understood columns stand: their rules by position, those of the id and the name, and `once`.

    Rows that are the same in every cell count once; they are looked for among rows that agree in
    the column `once` (None: every row counts).
    """

    rules: Mapping[int, ColumnRule]
    key: int | None
    name: int | None
    once: int | None


@dataclass(frozen=True)
class _Rows:
    """All rows below the headings, not yet sorted out."""

    cells: Mapping[int, Cells]
    first: int
    many: int


def find_rows(grid: Grid, header: Header, spots: Spots, place: Place) -> Body:
    """The people among the rows below a header, and notices of the rows that are none."""
    rows = _below(grid, header)
    filled = ~_blank_rows(rows)
    headings = [row_texts(grid.rows[at]) for at in range(header.first, header.last + 1)]
    repeated = filled & _repeated_headings(rows, headings)
    beside = filled & ~repeated & _beside_the_people(rows, spots.key)
    example = filled & ~repeated & ~beside & _examples(rows, spots.key)
    keep = filled & ~repeated & ~beside & ~example
    cells = fill_merges(
        rows.cells, rows.first, grid.merges, [at for at, rule in spots.rules.items() if rule.type in FILLED_TYPES]
    )
    twins = _twins(cells, spots.once, keep)
    keep &= ~twins
    hidden = keep & _marked(rows, grid.hidden_rows)
    warned = keep & _totals_in(rows, spots.name)
    left_out = (("SG211", beside), ("SG212", repeated), ("SG166", example), ("SG213", twins))
    notices = (*left_out, ("SG214", hidden), ("SG215", warned))
    return Body(
        {column: own[keep] for column, own in cells.items()},
        np.flatnonzero(keep) + rows.first,
        tuple(
            Problem(code, place, {"rows": row_list(np.flatnonzero(mask) + rows.first + 1)})
            for code, mask in notices
            if mask.any()
        ),
        rows_of_totals(rows.cells, rows.first, beside),
        (*rows_left_out(rows.cells, rows.first, left_out), *filled_down(rows.cells, cells, rows.first, keep, header)),
    )


def _below(grid: Grid, header: Header) -> _Rows:
    """The cells below the header by column, blank ones as None; columns with nothing at all left out."""
    rows = grid.rows[header.last + 1 :]
    columns = list(zip_longest(*rows)) if rows else []
    cells = {}
    for position in range(max(len(columns), len(header.texts))):
        titled = position < len(header.texts) and bool(header.texts[position])
        own = as_cells(columns[position] if position < len(columns) else [None] * len(rows))
        if titled or not _empty(own).all():
            cells[position] = own
    return _Rows(cells, header.last + 1, len(rows))


def as_cells(values: Iterable[Any]) -> Cells:
    """Raw values as a column, with None for whatever looks blank."""
    listed = list(values)
    blank = {value for value in set(listed) if is_blank(value)} - {None}
    if blank:
        listed = [None if value in blank else value for value in listed]
    cells = np.empty(len(listed), dtype=object)
    cells[:] = listed
    return cells


def _empty(cells: Cells) -> Bools:
    return np.equal(cells, NOTHING).astype(bool)


def _blank_rows(rows: _Rows) -> Mask:
    blank = np.ones(rows.many, dtype=bool)
    for cells in rows.cells.values():
        blank &= _empty(cells)
    return blank


def _repeated_headings(rows: _Rows, headings: Sequence[Sequence[str]]) -> Mask:
    """Rows most of whose cells say again what a row of headings says."""
    mask = np.zeros(rows.many, dtype=bool)
    for texts in headings:
        titled = [(rows.cells[position], text) for position, text in enumerate(texts) if text]
        same = sum((_same_text(cells, text) for cells, text in titled), np.zeros(rows.many, dtype=np.int64))
        mask |= same >= _SAME_AS_HEADINGS * max(1, len(titled))
    return mask


def _same_text(cells: Cells, text: str) -> Mask:
    alike = {
        value for value in set(cells) if isinstance(value, str) and text[0] in value and squeeze(value) == squeeze(text)
    }
    return _among(cells, alike)


def _among(cells: Cells, words: Iterable[str]) -> Mask:
    mask = np.zeros(len(cells), dtype=bool)
    for word in words:
        mask |= np.equal(cells, word).astype(bool)
    return mask


def _beside_the_people(rows: _Rows, key: int | None) -> Mask:
    """Totals, signatures and notes: rows whose id is blank or such a word itself."""
    if key is None:
        return np.zeros(rows.many, dtype=bool)
    keys = rows.cells[key]
    texts = {value for value in set(keys) if isinstance(value, str)}
    mask = _among(keys, [text for text in texts if _is_word(text)])
    unsure = _empty(keys) | _among(keys, [text for text in texts if len(text) > _LONG_NOTE])
    for at in np.flatnonzero(unsure & ~mask).tolist():
        mask[at] = _says_no_person([cells[at] for cells in rows.cells.values() if cells[at] is not None])
    return mask | _lines_of_a_note(rows, mask)


def _lines_of_a_note(rows: _Rows, beside: Mask) -> Mask:
    """Lines below a note or signature that hold one numbered sentence and nothing else."""
    mask = np.zeros(rows.many, dtype=bool)
    started = False
    for at in np.flatnonzero(_few_cells(rows)).tolist():
        (cell,) = (cells[at] for cells in rows.cells.values() if cells[at] is not None)
        started = started or (bool(beside[at]) and isinstance(cell, str) and is_footer(cell))
        mask[at] = started and isinstance(cell, str) and _NUMBERED.match(cell) is not None
    return mask


def _few_cells(rows: _Rows) -> Mask:
    """Rows with exactly one cell filled."""
    filled = [(~_empty(cells)).astype(np.int64) for cells in rows.cells.values()]
    return np.asarray(sum(filled, np.zeros(rows.many, dtype=np.int64)) == 1)


def _examples(rows: _Rows, key: int | None) -> Mask:
    """Rows of an entry sheet that only show how to fill it in."""
    if key is None:
        return np.zeros(rows.many, dtype=bool)
    keys = rows.cells[key]
    return _among(keys, [text for text in set(keys) if isinstance(text, str) and is_example(text)])


def _says_no_person(row: Sequence[Any]) -> bool:
    """Whether a row without a usable id is a total, a signature or a long note all by itself."""
    texts = [cell for cell in row if isinstance(cell, str)]
    if not texts:
        return False
    alone = len(row) == 1 and len(texts[0]) > _LONG_NOTE
    return alone or is_footer(texts[0]) or any(is_total(text) for text in texts)


def _is_word(text: str) -> bool:
    return is_total(text) or is_footer(text)


def _totals_in(rows: _Rows, name: int | None) -> Mask:
    """Rows with a total's word for a name (their id is sound, or they would not be looked at)."""
    if name is None:
        return np.zeros(rows.many, dtype=bool)
    cells = rows.cells[name]
    return _among(cells, {value for value in set(cells) if isinstance(value, str) and is_total(value)})


def _marked(rows: _Rows, marked: Iterable[int]) -> Mask:
    mask = np.zeros(rows.many, dtype=bool)
    mask[[at - rows.first for at in marked if 0 <= at - rows.first < rows.many]] = True
    return mask


def fill_merges(
    cells: Mapping[int, Cells], first: int, merges: Iterable[tuple[int, int, int, int]], columns: Sequence[int]
) -> Mapping[int, Cells]:
    """The cells with the value of each merged cell in all of its rows, in these columns alone."""
    filled: dict[int, Cells] = {}
    for top, left, bottom, _ in merges:
        if left in columns and bottom > top >= first:
            if left not in filled:
                filled[left] = cells[left].copy()
            filled[left][top - first : bottom - first + 1] = cells[left][top - first]
    return {**cells, **filled}


def _twins(cells: Mapping[int, Cells], key: int | None, keep: Mask) -> Mask:
    """Rows that say exactly what an earlier row with the same `key` says."""
    twins = np.zeros(len(keep), dtype=bool)
    if key is None:
        return twins
    keys = np.where(keep, cells[key], NOTHING)
    repeated = {value for value, many in Counter(keys).items() if many > 1 and value is not None}
    seen: set[tuple[str, ...]] = set()
    for at in [at for at, value in enumerate(keys.tolist()) if value in repeated] if repeated else ():
        row = tuple(cell_text(own[at]) for own in cells.values())
        twins[at] = row in seen
        seen.add(row)
    return twins


def row_list(numbers: Iterable[int]) -> str:
    """Row numbers as people write them: ``5, 9-12``.

    >>> row_list([5, 9, 10, 11, 12])
    '5, 9-12'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = int(number)
        else:
            runs.append([int(number), int(number)])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)
