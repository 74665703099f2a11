"""Second reckoning of staff rated by marks: weights, bars, months in a row with quotas, three-sided scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil

from oracle_basics import Cells, Oracle, Result, first_at_least, flag, half_up, label, required, result

SKILLS = ("business_skill", "efficiency", "attitude", "responsibility")
PAY = {  # by star: grade, fixed pay, base of performance pay, total
    1: ("A05", 1580, 420, 2000),
    2: ("A06", 1720, 480, 2200),
    3: ("A07", 1860, 540, 2400),
    4: ("A09", 2130, 670, 2800),
    5: ("A11", 2380, 820, 3200),
}
QUOTAS = {5: Fraction(1, 10), 4: Fraction(1, 5), 3: Fraction(1, 2), 2: Fraction(3, 10)}


def service_center_ranks(rows: list[Cells]) -> list[Result]:
    """One month alone: no star can have been earned, but for new staff."""
    return [_ranked(row, 1 if _new_star(row) else None, []) for row in rows]


def ranks_without_months(rows: list[Cells]) -> list[Result]:
    """The same if one month were enough: then the quotas decide."""
    stars = {row["employee_id"]: _met(row) for row in rows if not flag(row, "new_hire", "no")}
    scores = {row["employee_id"]: _score(row) for row in rows}
    settled, tied = after_quotas({key: star for key, star in stars.items() if star is not None}, scores)
    results = []
    for row in rows:
        key = row["employee_id"]
        star = (1 if _new_star(row) else None) if flag(row, "new_hire", "no") else settled.get(key)
        flags = ["team-leader-eligible"] if star == 5 else []
        results.append(_ranked(row, star, [*flags, *(["quota-tie"] if key in tied else [])]))
    return results


def after_quotas(stars: Mapping[str, int], scores: Mapping[str, Fraction]) -> tuple[dict[str, int], set[str]]:
    """The stars when no star has too many people, and who was tied at an edge; N is that of the start."""
    settled, tied = dict(stars), set[str]()
    for star, share in QUOTAS.items():
        most = max(0, ceil(share * len(stars)) - 1)
        here = sorted((key for key, own in settled.items() if own == star), key=lambda key: scores[key], reverse=True)
        if len(here) <= most:
            continue
        edge = scores[here[most]]
        equals = [key for key in here if scores[key] == edge]
        if most > 0 and scores[here[most - 1]] == edge:
            tied.update(equals)
        for key in here:
            if scores[key] <= edge:
                settled[key] = star - 1
    return settled, tied


def _points(row: Cells) -> dict[str, Fraction]:
    return {skill: half_up(required(row, skill)) for skill in SKILLS}


def _score(row: Cells) -> Fraction:
    return half_up(sum(_points(row).values(), Fraction(0)) / 4)


def _new_star(row: Cells) -> bool:
    return flag(row, "new_hire", "no") and _score(row) >= 60


def _met(row: Cells) -> int | None:
    """The highest star whose conditions this month meets."""
    points, score = _points(row), _score(row)
    # "Every item" is rounded; a mark that is named is the cell.
    lowest, skilled = min(points.values()), min(required(row, skill) for skill in SKILLS[:3])
    worst = max(required(row, "error_rate"), required(row, "complaint_rate"))
    if lowest >= 60 and skilled >= 85 and worst == 0 and score >= 80:
        return 5 if score >= 90 else 4
    if lowest >= 60 and skilled >= 75 and worst < Fraction(1, 10) and score >= 70:
        return 3
    return 2 if score >= 66 else 1 if score >= 60 else None


def _ranked(row: Cells, star: int | None, flags: list[str]) -> Result:
    share = Fraction(8, 10) if flag(row, "probation", "no") else Fraction(1)
    grade, *money = PAY[star] if star else (None, None, None, None)
    fixed, base, total = (None if one is None else share * one for one in money)
    met = _met(row)
    return result(
        row["employee_id"],
        rated=star is not None,
        items=dict(_points(row)),
        score=_score(row),
        star=None if star is None else Fraction(star),
        tier=None if star is None else f"B{star}",
        flags=flags,
        qualified_star=None if met is None else Fraction(met),
        pay_grade=grade,
        fixed_pay=fixed,
        performance_base=base,
        total_pay=total,
    )


def weighed(row: Cells, weights: Mapping[str, int]) -> tuple[dict[str, Fraction | None], Fraction]:
    """The marks as items, and their sum by weights in percent."""
    items = {mark: half_up(required(row, mark)) for mark in weights}
    return dict(items), half_up(sum((items[mark] * weight for mark, weight in weights.items()), Fraction(0)) / 100)


MALL = dict.fromkeys(("task", "quality", "skill", "conduct"), 25)
MALL_FAULTS = ("complaints", "violations", "major_errors", "late_early_absent")


def mall_service_stars(rows: list[Cells]) -> list[Result]:
    """Shopping centre: any fault bars, then stars by the mean of four marks."""
    results = []
    for row in rows:
        items, score = weighed(row, MALL)
        faults = sum(required(row, fault, "0") for fault in MALL_FAULTS)
        fit = flag(row, "charity_ok", "yes") and flag(row, "tasks_ok", "yes") and required(row, "leave_days", "0") <= 3
        rated = fit and faults == 0
        star = first_at_least(score, {3: 95, 2: 90, 1: 85}, 0) if rated else None
        results.append(result(row["employee_id"], items=items, score=score, rated=rated, star=star))
    return results


REVIEW = dict.fromkeys(("service_quality", "problem_solving", "skill", "teamwork", "improvement"), 20)


def cs_review_framework(rows: list[Cells]) -> list[Result]:
    """Five marks of equal weight."""
    results = []
    for row in rows:
        items, score = weighed(row, REVIEW)
        star = first_at_least(score, {5: 90, 4: 80, 3: 70, 2: 60}, 1)
        results.append(result(row["employee_id"], items=items, score=score, star=star))
    return results


FLOOR_MARKS = ("job_duty", "focus", "attitude", "complaint_handling", "support")
FLOOR_ROLES = {
    "clerk": "营业员", "cashier": "收银员", "service": "客服员",
    "guard": "防损员", "logistics": "后勤", "chief": "课长",
}  # fmt: skip
FLOOR_WEIGHTS = {
    "clerk": (20, 40, 20, 10, 10),
    "cashier": (20, 40, 30, 0, 10),
    "service": (20, 20, 30, 20, 10),
    "guard": (20, 20, 30, 20, 10),
    "logistics": (30, 20, 20, 10, 20),
    "chief": (20, 30, 10, 20, 20),
}


def floor_weights(role: str) -> dict[str, int]:
    """The weights of a role, each mark with its own."""
    return dict(zip(FLOOR_MARKS, FLOOR_WEIGHTS[role], strict=True))


def retail_floor_stars(rows: list[Cells]) -> list[Result]:
    """Supermarket: the same five marks, weighted by role."""
    results = []
    for row in rows:
        role = label(row, "role", FLOOR_ROLES)
        items, score = weighed(row, floor_weights("chief" if role == "主管" else role))
        faults = required(row, "absences", "0") + required(row, "violations", "0")
        rated = required(row, "tenure_months") >= 1 and faults == 0
        star = first_at_least(score, {5: 95, 4: 90, 3: 85, 2: 80, 1: 75}, 0) if rated else None
        results.append(result(row["employee_id"], items=items, score=score, rated=rated, star=star))
    return results


SIDES = {"self_score": 15, "supervisor_score": 60, "group_score": 25}


def ecommerce_cs_360(rows: list[Cells]) -> list[Result]:
    """Three judgements; the lowest three make a plan; a quarter is not known from one month."""
    items = [{side: half_up(required(row, side) * share / 100) for side, share in SIDES.items()} for row in rows]
    scores = [half_up(sum(own.values(), Fraction(0))) for own in items]
    return [
        result(
            row["employee_id"],
            items=dict(own),
            score=score,
            rank=Fraction(1 + sum(other > score for other in scores)),
            flags=_plan(score, scores),
            quarter_score=None,
        )
        for row, own, score in zip(rows, items, scores, strict=True)
    ]


def _plan(score: Fraction, scores: Sequence[Fraction]) -> list[str]:
    return ["improvement-plan"] if sum(other < score for other in scores) < 3 else []


STAFF_MARKS: dict[str, Oracle] = {
    "service-center-ranks": service_center_ranks,
    "mall-service-stars": mall_service_stars,
    "cs-review-framework": cs_review_framework,
    "retail-floor-stars": retail_floor_stars,
    "ecommerce-cs-360": ecommerce_cs_360,
}
