"""Holds two results against each other, row by row. Run as a program: INPUT_COLUMNS RESULT RESULT; prints the count.

Points, scores, stars, places and money are compared; the names of tiers are in words in a workbook, and reasons and
the like only stargrade writes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_FIGURES_END = {"net", "Net"}
_NAMES = (-5, -3)  # tier and award, as they stand before the net amount


def differing(first: Path, second: Path, inputs: int) -> int:
    """How many rows of the second result differ from the first; ValueError where the tables have other shapes."""
    expected, found = columns(first, inputs), columns(second, inputs)
    if [len(column) for column in expected] != [len(column) for column in found]:
        raise ValueError(f"{second} has another shape than {first}")
    rows = zip(zip(*expected, strict=True), zip(*found, strict=True), strict=True)
    return sum(one != other for one, other in rows)


def columns(path: Path, inputs: int) -> list[list[Any]]:
    """The ids and the figures of a result, column by column; the input's other columns are left out."""
    headings, cells = {".xlsx": _xlsx, ".csv": _csv, ".parquet": _parquet}[path.suffix](path)
    net = next(at for at, heading in enumerate(headings) if heading in _FIGURES_END)
    return [_plain(cells[at]) for at in (0, *range(inputs, net + 1)) if at - net not in _NAMES]


def _xlsx(path: Path) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    from python_calamine import CalamineWorkbook

    headings, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return list(map(str, headings)), list(zip(*rows, strict=True))


def _csv(path: Path) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    import pyarrow as pa
    from pyarrow import csv

    with path.open(encoding="utf-8-sig") as file:
        key = file.readline().split(",")[0].strip('"')
    kinds = {key: pa.string()}
    table = csv.read_csv(path, convert_options=csv.ConvertOptions(column_types=kinds, strings_can_be_null=True))
    return table.column_names, [column.to_pylist() for column in table.columns]


def _parquet(path: Path) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    return table.column_names, [column.to_pylist() for column in table.columns]


def _plain(cells: Sequence[Any]) -> list[Any]:
    """Cells as a person sees them: blanks are blanks, and 66.47 is 66.47 however many decimals a float drags along."""
    plain = {cell: _one(cell) for cell in set(cells)}
    return [plain[cell] for cell in cells]


def _one(cell: Any) -> Any:
    if cell is None or cell == "" or cell != cell:  # noqa: PLR0124 - NaN is the only value unlike itself
        return None
    return f"{cell:.9g}" if isinstance(cell, (int, float)) else cell


if __name__ == "__main__":
    print(differing(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[1])))
