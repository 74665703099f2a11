"""Second reckoning of the titles of the year, and of the panel's titles for people and teams."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from oracle_basics import Cells, Oracle, Result, half_up, label, number, required, result, total
from oracle_titles import count, crown, marks_of, mean_of, place_all, score_of, yes

SYSTEMS = {"development": "开发体系", "property": "物业体系"}
FUNCTIONS = {"support": "职能服务类", "sales": "营销类", "other": "其他"}
BEST_MARKS = ("virtue", "ability", "learning", "influence")
PANEL_MARKS = ("skill", "attitude", "innovation", "satisfaction", "teamwork")
# title, places, the function that may have it, the mark that decides
TALENTS = (
    ("best-service", 3, "support", "service_mark"), ("best-innovation", 1, None, "innovation_mark"),
    ("best-sales", 1, "sales", "sales_mark"), ("best-image", 1, None, "image_mark"),
)  # fmt: skip


def may_stand(row: Cells) -> bool:
    """The bars of the group's individual titles."""
    clean = all(count(row, column) == 0 for column in ("absenteeism", "warnings", "notices", "violations"))
    leave = count(row, "leave_days") - count(row, "unused_leave_days")
    return clean and required(row, "tenure_months") >= 6 and count(row, "early_leaves") < 2 and leave < 20


def annual_best_employees(rows: list[Cells]) -> list[Result]:
    """The best employees: four marks that count alike, ten and fifteen places."""
    results = []
    for row in rows:
        items = marks_of(row, BEST_MARKS)
        results.append(result(row["employee_id"], rated=may_stand(row), items=items, score=mean_of(items)))
    for system, places in (("development", 10), ("property", 15)):
        mine = [at for at, row in enumerate(rows) if label(row, "system", SYSTEMS) == system]
        place_all([results[at] for at in mine])
        candidates = [
            ((score_of(results[at]), required(rows[at], "virtue"), required(rows[at], "ability")), results[at])
            for at in mine
            if results[at]["rated"]
        ]
        crown(candidates, places, "best-employee")
    return results


def annual_talent_awards(rows: list[Cells]) -> list[Result]:
    """Four titles for one talent each, one after the other, one title a person."""
    results = [result(row["employee_id"], rated=may_stand(row)) for row in rows]
    for title, places, function, mark in TALENTS:
        candidates = []
        for row, found in zip(rows, results, strict=True):
            points = number(row, mark)
            fits = function is None or label(row, "function", FUNCTIONS) == function
            if found["rated"] and found["award"] is None and fits and points is not None:
                candidates.append(((points,), found))
        crown(candidates, places, title)
        for (points,), found in candidates:
            if found["award"] == title:
                found["score"] = half_up(points)
    return results


def benchmark_team(rows: list[Cells]) -> list[Result]:
    """Departments: five items of 20 points each, one title."""
    results = [_team(row) for row in rows]
    place_all(results)
    candidates = [
        ((score_of(found), required(row, "plan_rate")), found) for row, found in zip(rows, results, strict=True)
    ]
    crown(candidates, 1, "benchmark-team")
    return results


def _team(row: Cells) -> Result:
    both = required(row, "internal_cooperation") + required(row, "external_cooperation")
    items: dict[str, Fraction | None] = {
        "plan": min(Fraction(20), half_up(20 * required(row, "plan_rate"))),
        "cooperation": half_up(both / 10),
        "retention": half_up(20 - 20 * required(row, "turnover_rate")),
        "cost": half_up(required(row, "cost_control") / 5),
        "innovation": half_up(required(row, "innovation") / 5),
    }
    return result(row["department_id"], items=items, score=total(items))


def service_star_panel(rows: list[Cells]) -> list[Result]:
    """People before a panel: gold for the first, silver for the second."""
    return _panel(rows, "employee_id", "gold", "silver")


def service_team_panel(rows: list[Cells]) -> list[Result]:
    """Teams before the same panel."""
    return _panel(rows, "team_id", "outstanding-team", "excellent-team")


def _panel(rows: list[Cells], key: str, first: str, second: str) -> list[Result]:
    results = []
    for row in rows:
        items = marks_of(row, PANEL_MARKS)
        results.append(result(row[key], rated=yes(row, "shortlisted"), items=items, score=mean_of(items)))
    place_all(results)
    candidates = [
        ((score_of(found), required(row, "satisfaction")), found)
        for row, found in zip(rows, results, strict=True)
        if found["rated"]
    ]
    crown(candidates, 1, first)
    if any(found["award"] == first for found in results):
        crown([(key, found) for key, found in candidates if found["award"] is None], 1, second)
    return results


YEAR_TITLES: Mapping[str, Oracle] = {
    "annual-best-employees": annual_best_employees,
    "annual-talent-awards": annual_talent_awards,
    "benchmark-team": benchmark_team,
    "service-star-panel": service_star_panel,
    "service-team-panel": service_team_panel,
}
