"""Made sheets as files: xlsx, csv or parquet. Run as a program it writes one: SCHEME ROWS PATH."""

from __future__ import annotations

import sys
from pathlib import Path

from .made import Decimals, Sheet, sheet


def write(made: Sheet, path: Path) -> None:
    """Write a sheet in the format that the suffix names."""
    {".xlsx": _xlsx, ".csv": _csv, ".parquet": _parquet}[path.suffix](made, path)


def _xlsx(made: Sheet, path: Path) -> None:
    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = workbook.add_worksheet("Sheet1")
    page.write_row(0, 0, list(made))
    for row, cells in enumerate(zip(*map(_cells, made.values()), strict=True), start=1):
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                page.write_string(row, at, cell)
            elif cell is not None:
                page.write_number(row, at, cell)
    workbook.close()


def _csv(made: Sheet, path: Path) -> None:
    columns = [["" if cell is None else str(cell) for cell in _cells(column)] for column in made.values()]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(made) + "\n")
        file.writelines(",".join(cells) + "\n" for cells in zip(*columns, strict=True))


def _parquet(made: Sheet, path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({name: pa.array(_cells(column)) for name, column in made.items()}), path)


def _cells(column: Decimals | list[str | None]) -> list[int | float | None] | list[str | None]:
    return column.values() if isinstance(column, Decimals) else column


if __name__ == "__main__":
    scheme, rows, target = sys.argv[1:]
    write(sheet(scheme, int(rows)), Path(target))
