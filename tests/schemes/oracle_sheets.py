"""Second reckoning of the scored sheets of staff: waiters, clerks, supervisors and directors."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from oracle_basics import Cells, Oracle, Result, half_up, label, required, result, total

EXTRA_MARKS = {"knowledge": 20, "attitude": 30, "teamwork": 20, "extra": 5, "discipline": 15}


def waiter_with_extra(rows: list[Cells]) -> list[Result]:
    """Attendance up to 10, four marks and the extra points as given."""
    results = []
    for row in rows:
        there, due = required(row, "attendance_days"), required(row, "required_days")
        items: dict[str, Fraction | None] = {"attendance": Fraction(10) if there >= due else half_up(10 * there / due)}
        items |= {mark: half_up(required(row, mark, "0" if mark == "extra" else None)) for mark in EXTRA_MARKS}
        results.append(result(row["employee_id"], items=items, score=total(items)))
    return results


# what one level of a factor is worth: a fifth of 20, 20, 15, 20 and 25
FACTORS = {"knowledge": 4, "communication": 4, "speed": 3, "attitude": 4, "problem_solving": 5}


def cs_five_factor(rows: list[Cells]) -> list[Result]:
    """Five levels worth 100 points, and a grade in words."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {factor: worth * required(row, factor) for factor, worth in FACTORS.items()}
        score = total(items)
        assert score is not None
        cuts = ((91, "outstanding"), (81, "excellent"), (71, "good"), (61, "fair"))
        results.append(result(row["employee_id"], items=items, score=score, tier=graded(score, cuts, "poor")))
    return results


def graded(value: Fraction, cuts: tuple[tuple[int, str], ...], otherwise: str) -> str:
    """The first grade whose least value is reached."""
    return next((grade for least, grade in cuts if value >= least), otherwise)


SUPERVISOR_TENS = (
    "managing", "process", "complaint_handling", "developing", "climate", "survey", "complaint_rate", "targets",
    "service_metrics",
)  # fmt: skip
SUPERVISOR_FIVES = ("communicating", "cooperating", "guiding", "deciding", "learning", "training")


def cs_supervisor(rows: list[Cells]) -> list[Result]:
    """Fifteen marks as given, 120 points at most."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {
            mark: half_up(required(row, mark)) for mark in (*SUPERVISOR_TENS, *SUPERVISOR_FIVES)
        }
        results.append(result(row["employee_id"], items=items, score=total(items)))
    return results


TEAM_MARKS = ("team_resolution", "team_service", "team_complaints")


def cs_director(rows: list[Cells]) -> list[Result]:
    """30 points for each of two targets, 40 for the team."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {
            "satisfaction": _grown(row, "satisfaction"),
            "customers": _grown(row, "customer"),
            "team": half_up(sum((required(row, mark) for mark in TEAM_MARKS), Fraction(0)) * 4 / 30),
        }
        score = total(items)
        assert score is not None
        tier = graded(score, ((90, "excellent"), (70, "good"), (50, "fair")), "unsatisfactory")
        results.append(result(row["employee_id"], items=items, score=score, tier=tier))
    return results


def _grown(row: Cells, what: str) -> Fraction:
    growth, target = required(row, f"{what}_growth"), required(row, f"{what}_target")
    assert target > 0
    if growth >= target:
        return Fraction(30)
    return half_up(30 * growth / target) if growth > 0 else Fraction(0)


def ecommerce_cs_quality(rows: list[Cells]) -> list[Result]:
    """Two rates and two marks, 10 points each."""
    results = []
    for row in rows:
        solved = required(row, "resolution_rate")
        day, hour = required(row, "reply_in_24h"), required(row, "urgent_in_1h", "1")
        items: dict[str, Fraction | None] = {
            "resolution": Fraction(10) if solved >= Fraction(9, 10) else half_up(solved * 100 / 9),
            "reply": half_up(day * 10) if day < hour else half_up(hour * 10),
            "attitude": half_up(required(row, "attitude")),
            "training": half_up(required(row, "training")),
        }
        score = total(items)
        assert score is not None
        tier = graded(score, ((30, "excellent"), (20, "good"), (10, "fair")), "fail")
        results.append(result(row["employee_id"], items=items, score=score, tier=tier))
    return results


INDICATORS = (
    "problem_handling", "communication", "complaint_resolution", "knowledge", "teamwork", "initiative", "courtesy",
)  # fmt: skip


def cs_operations(rows: list[Cells]) -> list[Result]:
    """Seven levels added up; the mean, exactly, makes the grade, and a 1 anywhere needs training."""
    results = []
    for row in rows:
        levels = {indicator: required(row, indicator) for indicator in INDICATORS}
        score = sum(levels.values(), Fraction(0))
        # ten times the mean, so that the cuts are whole numbers
        cuts = ((45, "model"), (35, "excellent"), (25, "good"), (15, "basic"))
        results.append(
            result(
                row["employee_id"],
                items=dict(levels),
                score=score,
                tier=graded(score * 10 / 7, cuts, "below"),
                flags=["training"] if 1 in levels.values() else [],
            )
        )
    return results


ABILITIES = ("attitude", "reply_speed", "problem_solving", "adaptability")
GRADES = {"excellent": "优秀", "good": "良好", "fair": "一般", "fail": "不及格"}
WORTH = {"excellent": 25, "good": 20, "fair": 15, "fail": 0}


def cs_operations_levels(rows: list[Cells]) -> list[Result]:
    """Four words worth 100 points; one `fail` keeps the grade at fair or below."""
    results = []
    for row in rows:
        words = {ability: label(row, ability, GRADES) for ability in ABILITIES}
        items: dict[str, Fraction | None] = {ability: Fraction(WORTH[word]) for ability, word in words.items()}
        score = total(items)
        assert score is not None
        tier = graded(score, ((90, "excellent"), (75, "good"), (60, "fair")), "fail")
        if "fail" in words.values() and tier != "fail":
            tier = "fair"
        results.append(result(row["employee_id"], items=items, score=score, tier=tier))
    return results


FIELDS = {
    "work": ("accuracy", "efficiency", "resolution"),
    "knowledge": ("product_knowledge", "assistance", "advice"),
    "communication": ("speaking", "listening", "explaining"),
    "teamwork": ("cooperation", "sharing", "support"),
}


def cs_year_end(rows: list[Cells]) -> list[Result]:
    """A twelfth of each of twelve marks, gathered to four items."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {
            field: half_up(sum((required(row, mark) for mark in marks), Fraction(0)) / 12)
            for field, marks in FIELDS.items()
        }
        results.append(result(row["employee_id"], items=items, score=total(items)))
    return results


SHEETS: Mapping[str, Oracle] = {
    "waiter-with-extra": waiter_with_extra,
    "cs-five-factor": cs_five_factor,
    "cs-supervisor": cs_supervisor,
    "cs-director": cs_director,
    "ecommerce-cs-quality": ecommerce_cs_quality,
    "cs-operations": cs_operations,
    "cs-operations-levels": cs_operations_levels,
    "cs-year-end": cs_year_end,
}
