"""A sheet's own period must be the one that the run is for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from stargrade.sheet.period_column import agrees, period_disagreements
from tests.sheet.tables import scheme, spots, table


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2026-10", "2026-10"),
        ("2026年10月", "2026-10"),
        ("２０２６年１０月", "2026-10"),
        ("2026/10", "2026-10"),
        ("202610", "2026-10"),
        (202610.0, "2026-10"),
        ("10月", "2026-10"),
        ("10月份", "2026-10"),
        (10, "2026-10"),
        ("2026-01", "2026-01"),
        ("1月", "2026-01"),
        ("2026-10-01", "2026-10"),
        (datetime(2026, 10, 1), "2026-10"),
        (datetime(2026, 8, 31), "2026Q3"),
        (datetime(2026, 8, 31), "2026H2"),
        (datetime(2026, 8, 31), "2026"),
        ("2026Q3", "2026Q3"),
        ("2026年第三季度", "2026Q3"),
        ("第3季度", "2026Q3"),
        ("3季度", "2026Q3"),
        ("Q3", "2026Q3"),
        ("2026年度第三季度", "2026Q3"),
        ("2026/Q3", "2026Q3"),
        ("2026年7-9月", "2026Q3"),
        ("7月至9月", "2026Q3"),
        ("1-6月", "2026H1"),
        ("2026年1月~12月", "2026"),
        ("十月", "2026-10"),
        ("2026年十二月份", "2026-12"),
        ("一月", "2026-01"),
        ("2026年上半年", "2026H1"),
        ("2026H1", "2026H1"),
        ("2026", "2026"),
        ("2026年度", "2026"),
    ],
)
def test_spellings_that_agree(cell: Any, period: str) -> None:
    assert agrees(cell, period)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2026-09", "2026-10"),
        ("2025-10", "2026-10"),
        ("9月", "2026-10"),
        ("1月", "2026-10"),
        (datetime(2026, 9, 30), "2026-10"),
        ("2026Q2", "2026Q3"),
        ("2026", "2026-10"),
        ("2026-10", "2026"),
        ("10月", "2026Q4"),
        ("下半年", "2026H1"),
        ("本月", "2026-10"),
        ("十一月", "2026-10"),
        ("7-9月", "2026Q4"),
        ("2025年7-9月", "2026Q3"),
        ("7-8月", "2026Q3"),
        ("3", "2026Q3"),
    ],
)
def test_spellings_that_do_not(cell: Any, period: str) -> None:
    assert not agrees(cell, period)


def test_each_other_period_is_named_once_with_its_rows() -> None:
    rows = [["工号", "考核月份"], ["1", "2026-10"], ["2", "2026-09"], ["3", None], ["4", "2026-09"], ["5", "8月"]]
    found = period_disagreements(table(rows, scheme({})), "2026-10")
    assert spots(found) == [("SG217", "B1"), ("SG217", "B1")]
    assert [(p.params["value"], p.params["rows"], p.scope) for p in found] == [
        ("2026-09", "3, 5", "sheet"), ("8月", "6", "sheet"),
    ]  # fmt: skip


def test_a_sheet_without_such_a_column_agrees() -> None:
    assert period_disagreements(table([["工号"], ["1"]], scheme({})), "2026-10") == ()


def test_a_number_under_quarter_is_one() -> None:
    assert period_disagreements(table([["工号", "季度"], ["1", 3], ["2", "三"]], scheme({})), "2026Q3") == ()
    found = period_disagreements(table([["工号", "季度"], ["1", 3], ["2", 4]], scheme({})), "2026Q3")
    assert [p.params["value"] for p in found] == ["4"]
