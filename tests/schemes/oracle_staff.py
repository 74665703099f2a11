"""Second reckoning of the schemes that look at one employee alone."""

from __future__ import annotations

from fractions import Fraction

from oracle_basics import Cells, Result, first_at_least, flag, half_up, number, required, result, total


def property_fees(rows: list[Cells]) -> list[Result]:
    """Fee collectors: the rate, then conduct, then the money."""
    return [_fee_collector(row) for row in rows]


def _fee_collector(row: Cells) -> Result:
    key = row["employee_id"]
    if flag(row, "front_desk", "no"):
        return result(key, rated=False)
    rate = number(row, "collection_rate")
    if rate is None:
        rate = required(row, "fee_collected") / required(row, "fee_target")
    pay = required(row, "performance_pay")
    if rate < Fraction(85, 100):
        return result(key, star=Fraction(1), deduction=half_up(pay))
    if rate < 1:
        return result(key, star=Fraction(2), deduction=half_up(pay / 2))
    attitude, discipline = flag(row, "attitude_ok", "yes"), flag(row, "discipline_ok", "yes")
    if not (attitude and discipline):
        return result(key, rated=False, flags=["review"])
    if rate < Fraction(11, 10) or required(row, "complaints") > 0:
        return result(key, star=Fraction(3))
    if flag(row, "tasks_done", "yes") and flag(row, "teamwork_ok", "yes"):
        return result(key, star=Fraction(5), bonus=Fraction(500))
    return result(key, star=Fraction(4), bonus=Fraction(200))


FRONT_DESK_PARTS = {"appearance": 10, "language": 15, "duty": 55, "discipline": 25}


def hospital_front_desk(rows: list[Cells]) -> list[Result]:
    """Hospital guides: 2 points off per fault, stars by the share of 105."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {
            part: max(Fraction(0), full - 2 * required(row, f"{part}_faults"))
            for part, full in FRONT_DESK_PARTS.items()
        }
        score = total(items)
        assert score is not None
        star = first_at_least(score / 105 * 100, {5: 90, 4: 80, 3: 70, 2: 60}, 1)
        results.append(result(row["employee_id"], items=items, score=score, star=star))
    return results


WAITER_MARKS = (
    "attitude", "communication", "adaptability", "teamwork", "efficiency", "knowledge", "hygiene",
)  # fmt: skip


def restaurant_waiter(rows: list[Cells]) -> list[Result]:
    """Waiters: attendance by days, seven marks as given, a grade in words."""
    results = []
    for row in rows:
        share = min(Fraction(1), required(row, "on_time_days") / required(row, "work_days"))
        items: dict[str, Fraction | None] = {"attendance": half_up(10 * share)}
        items |= {mark: half_up(required(row, mark)) for mark in WAITER_MARKS}
        score = total(items)
        assert score is not None
        tier = "excellent" if score >= 90 else "good" if score >= 70 else "pass" if score >= 60 else "fail"
        results.append(result(row["employee_id"], items=items, score=score, tier=tier))
    return results


BEHAVIOUR = ("customer_focus", "service_detail", "direction", "responsibility", "professionalism")


def account_manager_monthly(rows: list[Cells]) -> list[Result]:
    """Account managers: 80 % of the figures' points, 20 % of the judgements' points."""
    results = []
    for row in rows:
        figures = _figures(row)
        behaviour = {column: 4 * required(row, column) for column in BEHAVIOUR}
        score = half_up(
            Fraction(8, 10) * sum(figures.values(), Fraction(0))
            + Fraction(2, 10) * sum(behaviour.values(), Fraction(0))
        )
        results.append(result(row["employee_id"], items={**figures, **behaviour}, score=score))
    return results


def _figures(row: Cells) -> dict[str, Fraction]:
    due, done = required(row, "visits_due"), required(row, "visits_done")
    satisfaction, misses = required(row, "satisfaction"), required(row, "complaint_misses")
    points = {
        "process": _twenty_ten(required(row, "process_completion")),
        "info": _twenty_ten(required(row, "info_use")),
        "referral": 10 if required(row, "referrals") >= 1 else 0,
        "visits": 10 if done >= due else 5 if 10 * done >= 9 * due else 0,
        "satisfaction": 20 if satisfaction >= 90 else 10 if satisfaction >= 85 else 5 if satisfaction >= 80 else 0,
        "orphans": 10 if required(row, "orphan_losses") == 0 else 0,
    }
    scaled = half_up(Fraction(10) * (30 - 10 * misses) / 30)
    return {item: Fraction(value) for item, value in points.items()} | {"complaints": scaled}


def _twenty_ten(rate: Fraction) -> int:
    return 20 if rate * 100 >= 90 else 10 if rate * 100 >= 85 else 0
