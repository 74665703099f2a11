"""The floor: reads a sheet, works out the same figures in scaled integers and writes them, with nothing else.

No search for headings, no checks, no reasons, no formats. Run as a program: SCHEME SHEET RESULT [fast].
With `fast`, an xlsx is written by rustpy-xlsxwriter, the fastest writer there is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from .figures import FIGURES, Figure, Read, Results, Texts

Cells = Mapping[str, list[Any]]


def _read_xlsx(path: Path) -> tuple[Cells, Read]:
    from python_calamine import CalamineWorkbook

    first, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    cells = dict(zip(map(str, first), map(list, zip(*rows, strict=True)), strict=True))

    def number(name: str, places: int) -> Any:
        return _scaled(np.array([cell or 0 for cell in cells[name]], dtype=float), places)

    return cells, Read(number, lambda name: np.array(cells[name], dtype=object))


def _read_arrow(path: Path) -> tuple[Any, Read]:
    if path.suffix == ".csv":
        import pyarrow as pa
        from pyarrow import csv

        with path.open(encoding="utf-8") as file:
            key = file.readline().split(",")[0]  # ids keep their leading zeros
        table = csv.read_csv(path, convert_options=csv.ConvertOptions(column_types={key: pa.string()}))
    else:
        import pyarrow.parquet as pq

        table = pq.read_table(path)

    def number(name: str, places: int) -> Any:
        return _scaled(np.nan_to_num(table[name].to_numpy().astype(float)), places)

    return table, Read(number, lambda name: table[name].to_numpy())


def _scaled(values: Any, places: int) -> Any:
    """Decimals of so many places as integers: what a float is off is far less than half of one."""
    return np.rint(values * 10**places).astype(np.int64)


def _results(found: Results, rows: int) -> dict[str, Figure | Texts]:
    zero = Figure(np.zeros(rows, dtype=np.int64), 0)
    return {
        **{f"{item}_points": figure for item, figure in found.items.items()},
        **{"score": found.score, "star": found.star, "tier": found.tier, "rank": found.rank},
        **{"award": np.full(rows, None, dtype=object), "bonus": zero, "deduction": zero, "net": zero},
    }


def _column(figure: Figure | Texts) -> list[Any]:
    if not isinstance(figure, Figure):
        return list(figure)
    values: list[Any] = (figure.digits if figure.places == 0 else figure.digits / 10**figure.places).tolist()
    if figure.empty is None:
        return values
    return [None if empty else value for value, empty in zip(values, figure.empty.tolist(), strict=True)]


def _write_xlsx(cells: Cells, added: Mapping[str, Figure | Texts], path: Path) -> None:
    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = workbook.add_worksheet("Results")
    columns = [*cells.values(), *map(_column, added.values())]
    page.write_row(0, 0, [*cells, *added])
    for row, values in enumerate(zip(*columns, strict=True), start=1):
        for at, value in enumerate(values):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                page.write_string(row, at, value)
            else:
                page.write_number(row, at, value)
    workbook.close()


def _write_fast(cells: Cells, added: Mapping[str, Figure | Texts], path: Path) -> None:
    from rustpy_xlsxwriter import write_worksheet

    read = {name: [None if cell == "" else cell for cell in column] for name, column in cells.items()}
    columns = read | {name: _column(figure) for name, figure in added.items()}
    names = list(columns)
    records = (dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True))
    write_worksheet(records, str(path), sheet_name="Results")


def _write_arrow(table: Any, added: Mapping[str, Figure | Texts], path: Path) -> None:
    import pyarrow as pa

    for name, figure in added.items():
        if isinstance(figure, Figure):
            values = figure.digits if figure.places == 0 else figure.digits / 10**figure.places
            column = pa.array(values, mask=figure.empty)
        else:
            column = pa.array(figure, type=pa.string())
        table = table.append_column(name, column)
    if path.suffix == ".csv":
        from pyarrow import csv

        csv.write_csv(table, path, csv.WriteOptions(quoting_style="needed"))
    else:
        import pyarrow.parquet as pq

        pq.write_table(table, path)


def main(scheme: str, source: Path, target: Path, *, fast: bool = False) -> None:
    """Read, work out, write."""
    from_workbook = source.suffix == ".xlsx"
    cells, read = _read_xlsx(source) if from_workbook else _read_arrow(source)
    found = FIGURES[scheme](read)
    added = _results(found, len(found.score.digits))
    if not from_workbook:
        _write_arrow(cells, added, target)
    elif fast:
        _write_fast(cells, added, target)
    else:
        _write_xlsx(cells, added, target)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), fast="fast" in sys.argv[4:])
