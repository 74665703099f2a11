"""Rows made at random for the schemes of staff: marks that add up to an edge, stars held, bars, titles with ties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random

from made_cells import STEPS, Row, number_near, rate_near, spelled, written, yes_or_no
from oracle_property_year import PROPERTY_ROLES
from oracle_staff_marks import FLOOR_ROLES, MALL, REVIEW, SIDES, SKILLS, floor_weights
from oracle_star_moves import INTERVIEWS


def marks_near(random: Random, weights: Mapping[str, int], edges: tuple[int, ...]) -> Row:
    """Marks whose weighted sum is often an edge or a hundredth beside it."""
    target = random.choice(edges) + random.choice(STEPS)
    spread = random.choice((0, 3, 20))
    marks = {mark: _within(target + Fraction(random.randint(-spread * 100, spread * 100), 100)) for mark in weights}
    last = random.choice([mark for mark, weight in weights.items() if weight])
    rest = sum((marks[mark] * weight for mark, weight in weights.items() if mark != last), Fraction(0))
    wanted = Fraction(round((100 * target - rest) / weights[last] * 1000), 1000)
    if 0 <= wanted <= 100:
        marks[last] = wanted
    return {mark: written(value) for mark, value in marks.items()}


def _within(value: Fraction) -> Fraction:
    return min(Fraction(100), max(Fraction(0), value))


def ranked(random: Random) -> Row:
    """Marks on the edges of single items, or of the mean; rates that are none, just below 10 % or 10 %."""
    if random.random() < 0.5:
        row = marks_near(random, dict.fromkeys(SKILLS, 25), (90, 80, 70, 66, 60))
    else:
        edge = random.choice(((85, 90, 100), (75, 80, 86), (59, 60, 66)))
        row = {skill: written(_within(random.choice(edge) + random.choice(STEPS))) for skill in SKILLS}
    none = ("0", "0", "0", "0%", "0.0999", "9.99%", "0.1", "10%", "0.5")
    return row | {
        "error_rate": random.choice(none), "complaint_rate": random.choice(none),
        "probation": yes_or_no(random, 0.3), "new_hire": yes_or_no(random, 0.2),
    }  # fmt: skip


def few_ranks(random: Random) -> Row:
    """Few different marks, so that many share a score at the edge of a quota."""
    mark = random.choice(("62", "67", "67", "76", "76", "77", "87", "88", "90", "91", "95"))
    return dict.fromkeys(SKILLS, mark) | {
        "error_rate": "0", "complaint_rate": "0", "probation": "", "new_hire": random.choice(("", "", "", "yes")),
    }  # fmt: skip


def mall_staff(random: Random) -> Row:
    return marks_near(random, MALL, (95, 90, 85)) | {
        "complaints": _seldom(random), "violations": _seldom(random), "late_early_absent": _seldom(random),
        "major_errors": random.choice(("", _seldom(random))), "charity_ok": yes_or_no(random, 0.95),
        "tasks_ok": yes_or_no(random, 0.95), "leave_days": random.choice(("", "0", "2.5", "3", "3.01", "5")),
    }  # fmt: skip


def _seldom(random: Random) -> str:
    return random.choice(("1", "2次") if random.random() < 0.05 else ("0", "0", "0次"))


def reviewed(random: Random) -> Row:
    return marks_near(random, REVIEW, (90, 80, 70, 60))


def floor_staff(random: Random) -> Row:
    role, spelling = random.choice(list(FLOOR_ROLES.items()))
    spellings = (role, spelling, "主管") if role == "chief" else (role, spelling)
    return {"role": random.choice(spellings)} | marks_near(random, floor_weights(role), (95, 90, 85, 80, 75)) | {
        "tenure_months": random.choice(("0.99", "1", "1.5", "24")),
        "absences": random.choice(("", _seldom(random))), "violations": random.choice(("", _seldom(random))),
    }  # fmt: skip


def judged(random: Random) -> Row:
    """Often the same mark from all sides, so that scores are shared."""
    if random.random() < 0.6:
        return dict.fromkeys(SIDES, random.choice(("3", "60", "60", "80", "80.5", "100")))
    return {side: written(number_near(random, (0, 33, 67, 100), 100)) for side in SIDES}


def examined(random: Random) -> Row:
    return {
        "current_star": random.choice(("", "0", "0", "1", "2", "3", "4", "5")),
        "exam_score": random.choice(("", written(number_near(random, (60, 75), 100, 0.8)))),
        "requirements_met": yes_or_no(random), "interview": random.choice(("", spelled(random, INTERVIEWS), "pass")),
        "abandoned": random.choice(("", "0", "2", "3", "4次")), "excluded": yes_or_no(random, 0.15),
    }  # fmt: skip


def operator(random: Random) -> Row:
    return {
        "quarter_score": written(number_near(random, (70, 80, 90), 100, 0.8)),
        "previous_star": random.choice(("", "0", "1", "2", "3")),
        "founded_complaints": random.choice(("0", "0", "0", "0次", "1", "2")),
    }


def plus_minus(random: Random) -> Row:
    return {
        "quarter_score": written(number_near(random, (60, 85), 100, 0.8)),
        "previous_star": random.choice(("", "1", "2", "3")),
    }


def quarterly(random: Random) -> Row:
    months = {f"score_m{at}": written(number_near(random, (80, 90), 100, 0.5)) for at in (1, 2, 3)}
    target = random.choice((95, 90, 85, 80)) + random.choice(STEPS)
    first, second = (target + Fraction(random.randint(-500, 500), 100) for _ in range(2))
    third = 3 * target - first - second
    if max(first, second, third) <= 100 and random.random() < 0.9:
        marks = (first, second, Fraction(round(third * 100), 100))
        months = {f"score_m{at}": written(mark) for at, mark in enumerate(marks, start=1)}
    return months | {
        "months_on_job": random.choice(("2.99", "3", "3", "12", "36")), "warnings": _count(random, 0.05),
        "written_warnings": random.choice(("", "0", "1", "2")), "absent_days": random.choice(("", "0", "2.5", "3")),
        "rule_breaks": _count(random, 0.1), "serious_breaks": _count(random, 0.05),
        "major_complaints": _count(random, 0.1), "formal": yes_or_no(random, 0.9),
        "training_failed": yes_or_no(random, 0.05), "no_progress": yes_or_no(random, 0.05),
        "previous_star": random.choice(("", "1", "2", "3", "4", "5")),
    }  # fmt: skip


def _count(random: Random, more: float) -> str:
    return random.choice(("1", "2")) if random.random() < more else random.choice(("", "0"))


def of_the_year(random: Random) -> Row:
    """Few different figures, so that ties are frequent for every title; dates on both sides of the year."""
    days = ("2026-01-01", "2026/12/31", "2026年6月30日", "2025-12-31", "2027-01-01", "2019-02-28", "2020-05-05")
    return {
        "department": random.choice(("", " ", "客服部", " 客服部", "工程部\u3000", "Dept 1", "dept 1")),
        "role": spelled(random, PROPERTY_ROLES), "hire_date": random.choice(days),
        "quarter_stars": random.choice(("", "0", "1", "1", "2")), "notices": _count(random, 0.05),
        "valid_complaints": _count(random, 0.05), "early_leave_absent": _count(random, 0.05),
        "innovation_case": yes_or_no(random, 0.95), "major_errors": _count(random, 0.05),
        "leave_days": random.choice(("", "0", "7", "7", "7.5")),
        "merit_points": random.choice(("", "0", "4.35", "2.675", "2.674", "12.5", _figure(random, 100))),
        "wechat_rate": random.choice(("", "80%", "0.8", rate_near(random, (800,)))),
        "satisfaction": random.choice(("", "97.5", "98", "98.5", _figure(random, 100))),
        "fee_rate": random.choice(("1", "95%", "1.1", "110%", "0.9499")),
        "fee_target": random.choice(("", "0.95", "1", "110%")),
        "newcomer_score": random.choice(("", "90", "90", "89.995", _figure(random, 90))),
    }  # fmt: skip


def _figure(random: Random, most: int) -> str:
    return written(Fraction(random.randrange(most * 100 + 1), 100))


STAFF_MAKERS: Mapping[str, tuple[str, Callable[[Random], Row]]] = {
    "service-center-ranks": ("employee_id", ranked),
    "property-cs-exam": ("employee_id", examined),
    "operator-stars": ("employee_id", operator),
    "operator-plus-minus": ("employee_id", plus_minus),
    "operator-quarterly": ("employee_id", quarterly),
    "mall-service-stars": ("employee_id", mall_staff),
    "cs-review-framework": ("employee_id", reviewed),
    "retail-floor-stars": ("employee_id", floor_staff),
    "ecommerce-cs-360": ("employee_id", judged),
    "property-annual-awards": ("employee_id", of_the_year),
}
