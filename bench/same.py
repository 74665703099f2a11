"""Holds two results against each other, row by row. Run as a program: INPUT_COLUMNS RESULT RESULT; prints the count.

Points, scores, stars, places and money are compared; the names of tiers are in words in a workbook, and reasons and
the like only stargrade writes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Cells = npt.NDArray[Any]  # texts, or floats, no number where a cell is blank
Columns = tuple[Sequence[str], Callable[[int], Cells]]

_FIGURES_END = {"net", "Net"}
_UNSEEN = 1e-6  # figures have two decimals
_NAMES = (-5, -3)  # tier and award, as they stand before the net amount


def differing(first: Path, second: Path, inputs: int) -> int:
    """How many rows of the second result differ from the first; ValueError where the tables have other shapes."""
    expected, found = columns(first, inputs), columns(second, inputs)
    if [len(column) for column in expected] != [len(column) for column in found]:
        raise ValueError(f"{second} has another shape than {first}")
    off = [_unlike(one, other) for one, other in zip(expected, found, strict=True)]
    return int(np.count_nonzero(np.logical_or.reduce(off)))


def columns(path: Path, inputs: int) -> list[Cells]:
    """The ids and the figures of a result, column by column; the input's other columns are left out."""
    headings, column = _from_workbook(path) if path.suffix == ".xlsx" else _from_arrow(path)
    net = next(at for at, heading in enumerate(headings) if heading in _FIGURES_END)
    return [column(at) for at in (0, *range(inputs, net + 1)) if at - net not in _NAMES]


def _from_workbook(path: Path) -> Columns:
    from python_calamine import CalamineWorkbook

    headings, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    cells = list(zip(*rows, strict=True))
    return list(map(str, headings)), lambda at: _texts_or_numbers(cells[at])


def _texts_or_numbers(cells: Sequence[Any]) -> Cells:
    if any(isinstance(cell, str) and cell for cell in cells):
        return np.array(cells, dtype=object)
    return np.array([None if cell == "" else cell for cell in cells], dtype=float)


def _from_arrow(path: Path) -> Columns:
    import pyarrow as pa

    if path.suffix == ".csv":
        from pyarrow import csv

        with path.open(encoding="utf-8-sig") as file:
            kinds = {file.readline().split(",")[0].strip('"'): pa.string()}
        table = csv.read_csv(path, convert_options=csv.ConvertOptions(column_types=kinds))
    else:
        import pyarrow.parquet as pq

        table = pq.read_table(path)

    def column(at: int) -> Cells:
        found = table.column(at)
        texts = pa.types.is_string(found.type) or pa.types.is_large_string(found.type)
        return np.asarray((found if texts else found.cast(pa.float64())).to_numpy())

    return table.column_names, column


def _unlike(one: Cells, other: Cells) -> npt.NDArray[np.bool_]:
    """Where two columns differ for whoever looks at them: 66.47 is 66.47, whatever a float drags along far behind."""
    if object in (one.dtype, other.dtype):
        return np.asarray(one != other)
    return np.asarray((np.isnan(one) != np.isnan(other)) | (np.abs(one - other) > _UNSEEN))


if __name__ == "__main__":
    print(differing(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[1])))
