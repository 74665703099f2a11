"""Stands in for the input sheet where a result comes from the ledger: the people, and where they are from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..ledger.layout import Spot
from ..ledger.record import Head
from ..scheme.model import Scheme
from ..scheme.wording import heading
from ..sheet.letters import letters
from ..sheet.model import Sheet
from ..sheet.raw_cells import as_cells
from ..texts import Lang, Text

Cells = Mapping[str, Sequence[str | None]]

_HEADINGS = {"name": Text("name", "姓名"), "team": Text("team", "部门")}
_FIRST_ROW = 2  # below the headings of the result itself


def people_sheet(scheme: Scheme, cells: Cells, lang: Lang, rows: Sequence[int] | None = None) -> Sheet:
    """The people as a sheet with their ids, names and teams; a column in which nothing stands is left out.

    `rows` are row numbers for people; without them, those of the result, whose headings stand in row 1.
    """
    filled = {name: column for name, column in cells.items() if any(cell is not None for cell in column)}
    many = len(next(iter(cells.values())))
    known = {scheme.key: Text(scheme.key, heading(scheme, scheme.key).zh), **_HEADINGS}
    return Sheet(
        file="",
        name=None,
        sha256="",
        header_row=1,
        headings=tuple(known[name].to(lang) for name in filled),
        letters=tuple(letters(at) for at in range(len(filled))),
        cells=tuple(as_cells(column) for column in filled.values()),
        percent=tuple(np.zeros(many, dtype=bool) for _ in filled),
        rows=np.array(range(_FIRST_ROW, many + _FIRST_ROW) if rows is None else rows, dtype=np.int64),
        found={name: (at,) for at, name in enumerate(filled)},
    )


def from_ledger(sheet: Sheet, ledger: Path, found: Sequence[tuple[Spot, Head]]) -> tuple[Sheet, ...]:
    """The sheet as one made from records, then each record as an input of its own."""
    whole = hashlib.sha256("\n".join(head.sha256 for _, head in found).encode()).hexdigest()
    records = [(f"period={spot.period}", f"revision={spot.revision}", head.sha256) for spot, head in found]
    name = next((f"scheme={spot.scheme}" for spot, _ in found), None)
    return from_inputs(sheet, [(ledger.resolve().name, name, whole), *records])


def from_inputs(sheet: Sheet, inputs: Sequence[tuple[str, str | None, str]]) -> tuple[Sheet, ...]:
    """The sheet as the first of these inputs (file, worksheet, hash), then the others, of which no cells are known."""
    first, *others = inputs
    named = [replace(sheet, file=file, name=name, sha256=sha256) for file, name, sha256 in (first, *others)]
    return (named[0], *(replace(one, headings=(), letters=(), cells=(), percent=(), found={}) for one in named[1:]))
