"""Sheets made in a test, looked at the way `stargrade check` does: what was read, and what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from stargrade.numbers.columns import Flags, Numbers, Words
from stargrade.pipeline import Request, read
from stargrade.problems import Problem, Refusal, errors, notices

FEES = "property-fees"
HEAD = ["工号", "姓名", "部门", "收缴率", "投诉", "绩效工资"]
ANN = ["0017", "安", "一部", "95%", 0, 1000]
BEN = ["0018", "本", "一部", "110%", 2, 1500]
CAT = ["0019", "采", "二部", "88%", 1, 1800]

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Seen:
    """What a sheet came to: the ids graded, the columns read, and the problems; `exit_code` is 0 for a sound one."""

    keys: tuple[str, ...]
    columns: Mapping[str, Numbers | Flags | Words]
    problems: tuple[Problem, ...]
    exit_code: int

    def values(self, column: str) -> list[Any]:
        """A column of the sound rows."""
        return list(self.columns[column].values())

    @property
    def errors(self) -> list[tuple[str, str | None]]:
        """Each error as its code and its cell, or its row."""
        return [(p.code, p.place.cell or (str(p.place.row) if p.place.row else None)) for p in errors(self.problems)]

    @property
    def notices(self) -> list[str]:
        """The codes of the notices, in their order."""
        return [problem.code for problem in notices(self.problems)]

    def said(self, code: str) -> str:
        """The one problem of this code, in English."""
        (problem,) = [problem for problem in self.problems if problem.code == code]
        return problem.message("en")

    def repairs(self, code: str) -> list[tuple[str | None, list[int]]]:
        """The repairs of this kind: the column's letter and the rows."""
        return [(one.letter, one.rows.tolist()) for one in self.listed if one.code == code]

    listed: tuple[Any, ...] = ()


def look(path: Path, scheme: str = FEES, **asked: Any) -> Seen:
    """Read and validate a sheet; a refusal becomes its problems and its exit code."""
    try:
        seen = read(Request(path, scheme, **asked))
    except Refusal as refusal:
        return Seen((), {}, refusal.problems, refusal.exit_code)
    listed = tuple(repair for sheet in (seen.sheet, *seen.details) for repair in sheet.repairs)
    return Seen(seen.checked.keys, seen.checked.columns, seen.problems, 1 if errors(seen.problems) else 0, listed)


def as_csv(rows: Rows, parted: str = ",") -> str:
    """Rows as the text of a csv file."""
    return "".join(parted.join(_field(cell, parted) for cell in row) + "\r\n" for row in rows)


def _field(cell: Any, parted: str) -> str:
    text = "" if cell is None else str(cell)
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in (parted, '"', "\n")) else text


def csv_file(folder: Path, rows: Rows, name: str = "scores.csv", encoding: str = "utf-8-sig") -> Path:
    """A csv file of these rows."""
    path = folder / name
    path.write_bytes(as_csv(rows).encode(encoding))
    return path


def xlsx_file(
    folder: Path,
    sheets: Mapping[str, Rows] | Rows,
    name: str = "scores.xlsx",
    merges: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    hidden: Sequence[str] = (),
) -> Path:
    """A workbook of these worksheets; `merges` are ranges and `formats` number formats of the first one's cells."""
    path = folder / name
    named = sheets if isinstance(sheets, Mapping) else {"10月": sheets}
    with xlsxwriter.Workbook(path) as book:
        for at, (title, rows) in enumerate(named.items()):
            sheet = book.add_worksheet(title)
            own = {cell: book.add_format({"num_format": code}) for cell, code in (formats or {}).items() if at == 0}
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    look_of = own.get(f"{chr(65 + column)}{row + 1}")
                    if value is not None:
                        sheet.write(row, column, value, *([look_of] if look_of else []))
            for area in merges if at == 0 else ():
                first = area.split(":")[0]
                kept = rows[int(first[1:]) - 1][ord(first[0]) - 65]
                sheet.merge_range(area, "" if kept is None else kept)
            if title in hidden:
                sheet.hide()
    return path
