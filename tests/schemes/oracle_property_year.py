"""Second reckoning of the titles of the year in a property company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from oracle_basics import Cells, Result, flag, half_up, label, required, result

PROPERTY_ROLES = {"staff": "操作层", "service_center": "客服中心", "butler": "客服管家"}
YEAR = "2026"

Figures = tuple[Fraction, ...]


def property_annual_awards(rows: list[Cells]) -> list[Result]:
    """Best employees by department, the best butler, then the best newcomer among those left."""
    results = {row["employee_id"]: result(row["employee_id"]) for row in rows}
    departments: dict[str, dict[str, Figures]] = defaultdict(dict)
    for row in rows:
        if _good_employee(row):
            departments[row.get("department", "").strip()][row["employee_id"]] = (required(row, "merit_points", "0"),)
    for figures in departments.values():
        _give("best-employee", figures, 3, results)
    butlers = {row["employee_id"]: _butler(row) for row in rows if _good_butler(row)}
    _give("best-butler", butlers, 1, results)
    _give("best-newcomer", _newcomers(rows, results), 1, results)
    return list(results.values())


def _newcomers(rows: list[Cells], results: Mapping[str, Result]) -> dict[str, Figures]:
    return {
        row["employee_id"]: (required(row, "newcomer_score", "0"),)
        for row in rows
        if row["hire_date"].strip().startswith(YEAR) and results[row["employee_id"]]["award"] is None
    }


def _good_employee(row: Cells) -> bool:
    faults = ("notices", "valid_complaints", "early_leave_absent")
    return (
        label(row, "role", PROPERTY_ROLES) != "butler"
        and required(row, "quarter_stars", "0") >= 1
        and all(required(row, fault, "0") == 0 for fault in faults)
        and required(row, "leave_days", "0") <= 7
        and flag(row, "innovation_case", "yes")
    )


def _good_butler(row: Cells) -> bool:
    return (
        label(row, "role", PROPERTY_ROLES) == "butler"
        and required(row, "wechat_rate", "0") * 100 >= 80
        and required(row, "valid_complaints", "0") + required(row, "major_errors", "0") == 0
        and required(row, "fee_rate", "0") >= required(row, "fee_target", "1")
    )


def _butler(row: Cells) -> Figures:
    return required(row, "satisfaction", "0"), required(row, "fee_rate", "0")


def _give(title: str, figures: Mapping[str, Figures], places: int, results: Mapping[str, Result]) -> None:
    """Those win who have room together with all their equals; equals who have room for some only are tied."""
    for key, own in figures.items():
        above = sum(other > own for other in figures.values())
        level = sum(other == own for other in figures.values())
        if above + level <= places:
            results[key].update(award=title, score=half_up(own[0]))
        elif above < places:
            results[key]["flags"] = ["tie"]
