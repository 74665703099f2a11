"""Sheets and schemes made in a test: a list of rows becomes a worksheet, a dict a scheme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stargrade.problems import Problem
from stargrade.scheme.model import Scheme
from stargrade.sheet.cells import read_cells
from stargrade.sheet.model import Book, Grid, Sheet, Values
from stargrade.sheet.table import find_table

ID: Mapping[str, Any] = {"type": "id", "zh": "工号"}


def scheme(columns: Mapping[str, Any], **parts: Any) -> Scheme:
    """A scheme of these columns; the key is employee_id unless another is named."""
    named = dict(columns) if "key" in parts else {"employee_id": ID, **columns}
    return Scheme.model_validate(
        {
            "stargrade": "1",
            "id": "trial",
            "version": "1",
            "title": {"en": "Trial", "zh": "试用"},
            "period": "month",
            "key": "employee_id",
            "subject": {"en": "employee", "zh": "员工"},
            "columns": named,
            **parts,
        }
    )


def book(rows: Sequence[Sequence[Any]], *more: Grid, **facts: Any) -> Book:
    """A file with this worksheet, and others behind it."""
    return Book("scores.xlsx", "0" * 64, (Grid(facts.pop("name", "10月"), rows, **facts), *more), "xlsx")


def table(rows: Sequence[Sequence[Any]], rules: Scheme, **facts: Any) -> Sheet:
    """The table found in a worksheet."""
    return find_table(book(rows, **facts), rules)


def cells(rows: Sequence[Sequence[Any]], rules: Scheme, **facts: Any) -> Values:
    """The cells of a worksheet as typed columns."""
    return read_cells(table(rows, rules, **facts), rules)


def column(kind: Mapping[str, Any], *values: Any, heading: str = "数值", **facts: Any) -> Values:
    """A worksheet with one column of this kind (`x`, from B2 down), read."""
    rules = scheme({"x": {"zh": "数值", **kind}})
    return cells([["工号", heading], *([f"E{at}", value] for at, value in enumerate(values))], rules, **facts)


def spots(problems: Sequence[Problem]) -> list[tuple[str, str | None]]:
    """Each problem as its code and its cell (or row, or None)."""
    return [(p.code, p.place.cell or (None if p.place.row is None else str(p.place.row))) for p in problems]
