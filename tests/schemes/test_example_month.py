"""The month in `examples/` is the one that its program makes, and is graded as counted by hand."""

from __future__ import annotations

import importlib.util
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest
from graded import grade

EXAMPLES = Path(__file__).parents[2] / "examples"
MONTH = EXAMPLES / "property-fees-2026-10.xlsx"

# By hand from the table in make_month.py, in its order; `review` and `front` are not rated.
STANDING = (
    *("5", "5", "3", "3", "3", "2", "2", "1", "review", "4"),  # first office
    *("5", "3", "4", "3", "2", "2", "2", "3", "review", "3"),  # second
    *("5", "5", "4", "3", "3", "2", "2", "2", "1"),  # third
    *("5", "4", "3", "3", "3", "2", "2", "1"),  # fourth
    *("front", "front", "front"),
)
# Deductions of the 2 stars, half the pay: 1000 825, 1000 1000 790.25, 850 850 833.335 -> 833.34, 950 790,
# together 8888.59; of the 1 stars, all the pay: 1650, 1700, 1900, together 5250.
DEDUCTION = Decimal("14138.59")
BONUS = 6 * 500 + 4 * 200


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_month", EXAMPLES / "make_month.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


def parts(path: Path) -> dict[str, bytes]:
    """The files inside a workbook, unpacked: how they are packed differs between machines."""
    with ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_the_month_is_what_its_program_makes(maker: ModuleType, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    maker.make(first)
    maker.make(second)
    assert parts(first) == parts(MONTH)
    assert first.read_bytes() == second.read_bytes()


def test_the_month_is_graded_as_counted_by_hand(maker: ModuleType) -> None:
    document = grade("property-fees", MONTH)
    rows = document["rows"]
    assert [row["name"] for row in rows] == [person.name for person in maker.PEOPLE]
    assert [row["key"] for row in rows][:2] == ["001001", "001002"]
    assert tuple(_standing(row) for row in rows) == STANDING
    summary = document["summary"]
    assert summary["stars"] == {"5": 6, "4": 4, "3": 12, "2": 10, "1": 3}
    assert (summary["rows"], summary["rated"], summary["not_rated"], summary["rejected"]) == (40, 35, 5, 0)
    assert (summary["bonus"], summary["deduction"], summary["net"]) == (BONUS, DEDUCTION, BONUS - DEDUCTION)


def _standing(row: dict[str, object]) -> str:
    if row["rated"]:
        return str(row["star"])
    return "review" if row["flags"] == ["review"] else "front"
