"""The rows below the headings: which of them are people, and which are totals, notes or blanks.

Whatever is left out is said aloud, with its row number. Only columns that name something (a
team, a person, a text) are filled down from merged cells; numbers never are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..numbers.coded import alike, compact
from ..numbers.columns import Ints
from ..problems import Place, Problem
from ..scheme.columns import ColumnRule
from .columns_of_rows import columns_below
from .example_row import EXAMPLE_HINT, is_example
from .header_row import Header, row_texts
from .left_out import filled_down, rows_left_out, rows_of_totals
from .model import Cells, Grid, TotalRow
from .packed import Packed, longer_than, texts_like
from .raw_cells import no_cells
from .repairs import Repair
from .row_words import HINT, is_footer, is_total
from .spelling import cell_text, squeeze

Mask = npt.NDArray[np.bool_]

FILLED_TYPES = frozenset({"id", "text", "label"})
_SAME_AS_HEADINGS = 0.7
_NUMBERED = re.compile(r"\s*[（(]?[0-9０-９一二三四五六七八九十]{1,3}[.．、)）:：]\s*\D")
_LONG_NOTE = 20
_MOST_RUNS = 50


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
    beside = filled & ~repeated & _beside_the_people(rows, spots.key, filled)
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
        {column: own.take(keep) for column, own in cells.items()},
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
    """The cells below the header by column; columns with nothing at all left out."""
    columns, many = columns_below(grid.rows, header.last + 1)
    cells = {}
    for position in range(max(len(columns), len(header.texts))):
        titled = position < len(header.texts) and bool(header.texts[position])
        own = columns[position] if position < len(columns) else no_cells(many)
        if titled or not own.blank.all():
            cells[position] = own
    return _Rows(cells, header.last + 1, many)


def _blank_rows(rows: _Rows) -> Mask:
    blank = np.ones(rows.many, dtype=bool)
    for cells in rows.cells.values():
        blank &= cells.blank
    return blank


def _repeated_headings(rows: _Rows, headings: Sequence[Sequence[str]]) -> Mask:
    """Rows most of whose cells say again what a row of headings says."""
    mask = np.zeros(rows.many, dtype=bool)
    for texts in headings:
        titled = [(rows.cells[position], text) for position, text in enumerate(texts) if text]
        titled.sort(key=lambda column: len(column[0].different))
        enough = _SAME_AS_HEADINGS * max(1, len(titled))
        same = np.zeros(rows.many, dtype=np.int16)
        for left, (cells, text) in zip(range(len(titled), 0, -1), titled, strict=True):
            if same.max(initial=0) + left < enough:
                break  # before a million names are looked at for nothing
            same += _same_text(cells, text)
        mask |= same >= enough
    return mask


def _same_text(cells: Cells, text: str) -> Mask:
    return _with_texts(cells, re.escape(text[0]), lambda other: squeeze(other) == squeeze(text))


def _with_texts(cells: Cells, pattern: str, fits: Callable[[str], bool]) -> Mask:
    """The rows whose text fits; only those texts are looked at in which the pattern is found."""
    return cells.holding([place for place, text in texts_like(cells.different, pattern) if fits(text)])


def _beside_the_people(rows: _Rows, key: int | None, filled: Mask) -> Mask:
    """Totals, signatures and notes: rows whose id is blank or such a word itself. Only `filled` rows are looked at."""
    if key is None:
        return np.zeros(rows.many, dtype=bool)
    keys = rows.cells[key]
    mask = _with_texts(keys, HINT, _is_word)
    unsure = keys.blank | keys.holding(longer_than(keys.different, _LONG_NOTE))
    for at in np.flatnonzero(filled & unsure & ~mask).tolist():
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
    filled = np.zeros(rows.many, dtype=np.int16)
    for cells in rows.cells.values():
        filled += ~cells.blank
    return np.asarray(filled == 1)


def _examples(rows: _Rows, key: int | None) -> Mask:
    """Rows of an entry sheet that only show how to fill it in."""
    if key is None:
        return np.zeros(rows.many, dtype=bool)
    return _with_texts(rows.cells[key], EXAMPLE_HINT, is_example)


def _says_no_person(row: Sequence[Any]) -> bool:
    """Whether a row without a usable id is a total, a signature or a long note all by itself."""
    texts = [cell for cell in row if isinstance(cell, str)]
    if not texts:
        return False
    alone = len(row) == 1 and len(texts[0]) > _LONG_NOTE
    return alone or is_footer(texts[0]) or any(is_total(text) for text in _before_figures(row))


def _before_figures(row: Sequence[Any]) -> Sequence[str]:
    """The texts that figures follow, or all of them where there are none: a remark behind them heads no total."""
    figures = [at for at, cell in enumerate(row) if not isinstance(cell, str) or cell.strip()[:1].isdigit()]
    return [cell for cell in row[: figures[-1] if figures else None] if isinstance(cell, str)]


def _is_word(text: str) -> bool:
    return is_total(text) or is_footer(text)


def _totals_in(rows: _Rows, name: int | None) -> Mask:
    """Rows with a total's word for a name (their id is sound, or they would not be looked at)."""
    if name is None:
        return np.zeros(rows.many, dtype=bool)
    return _with_texts(rows.cells[name], HINT, is_total)


def _marked(rows: _Rows, marked: Iterable[int]) -> Mask:
    mask = np.zeros(rows.many, dtype=bool)
    mask[[at - rows.first for at in marked if 0 <= at - rows.first < rows.many]] = True
    return mask


def fill_merges(
    cells: Mapping[int, Cells], first: int, merges: Iterable[tuple[int, int, int, int]], columns: Sequence[int]
) -> Mapping[int, Cells]:
    """The cells with the value of each merged cell in all of its rows, in these columns alone."""
    filled: dict[int, Ints] = {}
    for top, left, bottom, _ in merges:
        if left in columns and bottom > top >= first and top - first < len(cells[left]):
            codes = filled.setdefault(left, cells[left].of.copy())
            codes[top - first : bottom - first + 1] = cells[left].of[top - first]
    return {**cells, **{column: compact(cells[column].different, of) for column, of in filled.items()}}


def _twins(cells: Mapping[int, Cells], key: int | None, keep: Mask) -> Mask:
    """Rows that say exactly what an earlier row with the same `key` says."""
    twins = np.zeros(len(keep), dtype=bool)
    if key is None:
        return twins
    keys = _as_equals(cells[key])
    counted = np.bincount(keys[keep] + 1, minlength=int(keys.max(initial=-1)) + 2)
    rows = np.flatnonzero(keep & (keys >= 0) & (counted[keys + 1] > 1))
    if len(rows):
        first, of = alike((_as_texts(own.take(rows)) for own in cells.values()), len(rows))
        twins[rows[first[of] != np.arange(len(rows))]] = True
    return twins


def _as_equals(cells: Cells) -> Ints:
    """For each row the number of its cell, the same for what Python finds equal: 17 and 17.0; -1 for a blank."""
    if isinstance(cells.different, Packed) or len(set(cells.different)) == len(cells.different):
        return cells.of
    places: dict[object, int] = {}
    return np.array([*(places.setdefault(cell, len(places)) for cell in cells.different), -1], dtype=np.int64)[cells.of]


def _as_texts(cells: Cells) -> Ints:
    """For each row the number of its cell, the same for cells that read alike."""
    places = {"": -1}
    return np.array(
        [*(places.setdefault(cell_text(cell), len(places)) for cell in cells.different), -1], dtype=np.int64
    )[cells.of]


def row_list(numbers: Iterable[int]) -> str:
    """Row numbers as people write them: ``5, 9-12``; of very many the first ones, and how many there are in all.

    >>> row_list([5, 9, 10, 11, 12])
    '5, 9-12'
    """
    listed = np.fromiter(numbers, np.int64)
    edges = np.flatnonzero(np.diff(listed) != 1)
    lows, highs = np.append(listed[:1], listed[edges + 1]), np.append(listed[edges], listed[-1:])
    runs = zip(lows[:_MOST_RUNS].tolist(), highs[:_MOST_RUNS].tolist(), strict=True)
    text = ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)
    return text if len(lows) <= _MOST_RUNS else f"{text}, ... ({len(listed)})"
