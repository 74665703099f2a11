"""One id, two names: rows that say they are of the same person and do not name the same one."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..numbers.columns import Column, Ints, Words
from ..problems import Problem
from ..sheet.fault import Fault
from ..sheet.model import Sheet, Values
from ..sheet.spelling import squeeze
from .fitness import of_cell

NAME = "name"


def other_names(sheet: Sheet, values: Values, owner: Ints, main: Mapping[str, Column]) -> tuple[Problem, ...]:
    """A problem for each row whose name is not the one in the row of `main` that it belongs to.

    `owner` holds that row's position, or -1. Spaces and traditional characters do not matter, and
    where a name is blank there is nothing to compare.
    """
    own, known = values.columns.get(NAME), main.get(NAME)
    if not isinstance(own, Words) or not isinstance(known, Words) or NAME not in sheet.found or not len(known):
        return ()
    ids = {word: at for at, word in enumerate(dict.fromkeys(map(squeeze, (*own.words, *known.words))))}
    said, meant = _codes(own, ids), _codes(known, ids)[np.maximum(owner, 0)]
    differs = (owner >= 0) & (said >= 0) & (meant >= 0) & (said != meant)
    return tuple(_problem(sheet, values, row, known.row(int(owner[row]))) for row in np.flatnonzero(differs).tolist())


def first_rows(keys: Words) -> Ints:
    """For each row the first one with the same key; -1 for a blank."""
    first = np.full(len(keys.words) + 1, len(keys), dtype=np.int64)
    np.minimum.at(first, keys.codes, np.arange(len(keys)))
    first[-1] = -1
    return first[keys.codes]


def _codes(names: Words, ids: Mapping[str, int]) -> Ints:
    return np.array([*(ids[squeeze(word)] for word in names.words), -1], dtype=np.int64)[names.codes]


def _problem(sheet: Sheet, values: Values, row: int, name: str | None) -> Problem:
    return of_cell(sheet, values, NAME, row, Fault("SG231", {"name": name, "id": values.keys[row]}))
