"""Ids that lost their leading zeros: 17 among 0016 and 0018 is 0017, where all the others are of one length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from ..numbers.columns import Words
from .model import Sheet, Values
from .repairs import MOST_LISTED, Repair
from .spelling import shown


def width_of(ids: Iterable[str]) -> int | None:
    """The length of all these ids where they are digits and one begins with a zero; None where they are not."""
    listed = list(ids)
    widths = {len(id_) if id_.isascii() and id_.isdigit() else 0 for id_ in listed}
    if len(widths) != 1 or not any(id_.startswith("0") for id_ in listed):
        return None
    return widths.pop() or None


def padded_cells(cells: Sequence[object], ids: Sequence[object]) -> Mapping[int, str]:
    """The number cells of a column of ids, by position, with the zeros that the texts beside them have.

    Only where they are fewer than the texts, and where no text is that id already.
    """
    texts = {str(id_) for cell, id_ in zip(cells, ids, strict=True) if isinstance(cell, str) and isinstance(id_, str)}
    short = {at: str(id_) for at, id_ in enumerate(ids) if isinstance(id_, str) and not isinstance(cells[at], str)}
    width = width_of(texts) if 0 < len(short) < len(texts) else None
    padded = {at: id_.zfill(width) for at, id_ in short.items()} if width is not None else {}
    return {at: id_ for at, id_ in padded.items() if id_ != short[at]} if texts.isdisjoint(padded.values()) else {}


def like_main(sheet: Sheet, values: Values, key: str, known: Sequence[str]) -> Values:
    """The values of a detail sheet, its ids with the leading zeros that the main sheet's have; `known` are those."""
    column = values.columns[key]
    width = width_of(id_ for id_ in known if id_)
    if width is None or not isinstance(column, Words) or key not in sheet.found:
        return values
    main = frozenset(known)
    new = tuple(_like(word, width, main) for word in column.words)
    if new == column.words:
        return values
    changed = np.array([*(old != now for old, now in zip(column.words, new, strict=True)), False], dtype=bool)
    rows = np.flatnonzero(changed[column.codes])
    place = {word: at for at, word in enumerate(dict.fromkeys(new))}
    codes = np.array([*(place[word] for word in new), -1], dtype=np.int64)[column.codes]
    ids = Words(codes, tuple(place))
    keys = tuple(id_ or "" for id_ in ids.values())
    repairs = (*values.repairs, _repair(sheet, key, rows, ids))
    return replace(values, columns={**values.columns, key: ids}, keys=keys, repairs=repairs)


def _like(word: str, width: int, main: frozenset[str]) -> str:
    longer = word.zfill(width) if word.isascii() and word.isdigit() else word
    return longer if word not in main and longer in main else word


def _repair(sheet: Sheet, key: str, rows: np.ndarray[tuple[int], np.dtype[np.int64]], ids: Words) -> Repair:
    spot = sheet.found[key][0]
    listed = rows[:MOST_LISTED]
    heading = shown(sheet.headings[spot])
    return Repair(
        "SG249", sheet.rows[rows], sheet.cells[spot].take(listed), ids.take(listed), sheet.letters[spot], heading, "id"
    )
