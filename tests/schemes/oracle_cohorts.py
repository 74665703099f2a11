"""Second reckoning of the schemes that compare a subject with others: means, ranks, titles."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from oracle_basics import Cells, Result, flag, half_up, label, required, result, total

AREAS = {"urban": "城网", "rural": "农网"}
# (tier, star, least score in the city, least score in the country)
RETAILER_TIERS = (
    ("5-II", 5, 95, 90), ("5-I", 5, 90, 85), ("4-II", 4, 85, 80), ("4-I", 4, 80, 75), ("3", 3, 50, 45),
    ("2", 2, 30, 25), ("1", 1, 0, 0),
)  # fmt: skip


def tobacco_retailers(rows: list[Cells]) -> list[Result]:
    """Cigarette retailers: two weighted marks, a table for each area, ranks within it."""
    results = [_retailer(row) for row in rows]
    areas = [label(row, "area", AREAS) for row in rows]
    ranked = [r for r in results if r["rated"] and r["tier"] != "new"]
    by_key = dict(zip([r["key"] for r in results], areas, strict=True))
    for found in ranked:
        area = [other["score"] for other in ranked if by_key[other["key"]] == by_key[found["key"]]]
        found["rank"] = place(found["score"], area)
    return results


def place(score: object, scores: Sequence[object]) -> Fraction:
    """One more than the number of those who have a higher score."""
    assert isinstance(score, Fraction)
    return Fraction(1 + sum(isinstance(other, Fraction) and other > score for other in scores))


def _retailer(row: Cells) -> Result:
    items: dict[str, Fraction | None] = {
        "quantitative": half_up(Fraction(62, 100) * required(row, "quantitative")),
        "qualitative": half_up(Fraction(38, 100) * required(row, "qualitative")),
    }
    score = total(items)
    assert score is not None
    key = row["customer_id"]
    if required(row, "violations") > 0:
        return result(key, rated=False, items=items, score=score)
    if required(row, "licensed_months") < 3:
        return result(key, items=items, score=score, star=Fraction(1), tier="new")
    urban = label(row, "area", AREAS) == "urban"
    tier, star = next((t, s) for t, s, city, country in RETAILER_TIERS if score >= (city if urban else country))
    return result(key, items=items, score=score, star=Fraction(star), tier=tier)


ROLES = {"inbound": "接线", "followup": "回访"}


def call_center_sales(rows: list[Cells]) -> list[Result]:
    """Telephone sales: shares of the task, and rates against the mean of the market and role."""
    return [_seller(row, [other for other in rows if _counts_beside(row, other)]) for row in rows]


def _counts_beside(row: Cells, other: Cells) -> bool:
    return (
        other["market"].strip() == row["market"].strip()
        and label(other, "role", ROLES) == label(row, "role", ROLES)
        and flag(other, "formal", "yes")
    )


def _seller(row: Cells, cohort: list[Cells]) -> Result:
    items = _inbound(row, cohort) if label(row, "role", ROLES) == "inbound" else _followup(row, cohort)
    late = required(row, "late")
    items["recording"] = half_up(required(row, "recording"))
    items["responsibility"] = half_up(required(row, "responsibility"))
    items["attendance"] = Fraction({0: 5, 1: 4, 2: 3}.get(int(late), 0))
    items["extra"] = half_up(required(row, "bonus_points", "0"))
    score = total(items)
    if not flag(row, "formal", "yes"):
        return result(row["employee_id"], rated=False, items=items, score=score)
    assert score is not None
    star = next((s for s, least in ((5, 95), (4, 90), (3, 80), (2, 70), (1, 60)) if score >= least), 0)
    return result(row["employee_id"], items=items, score=score, star=Fraction(star))


def _inbound(row: Cells, cohort: list[Cells]) -> dict[str, Fraction | None]:
    return {
        "task": _share(row, 50, "tasks_done", "tasks_assigned"),
        "conversion": _against(row, cohort, 20, "conversion_rate", Fraction(1, 100)),
        "big_orders": _against(row, cohort, 10, "big_order_rate", Fraction(1, 100)),
    }


def _followup(row: Cells, cohort: list[Cells]) -> dict[str, Fraction | None]:
    return {
        "task": _share(row, 30, "tasks_done", "tasks_assigned"),
        "repurchase": _against(row, cohort, 20, "repurchase_rate", Fraction(3, 100)),
        "churn": _against(row, cohort, 20, "churn_rate", Fraction(1, 100), less_is_better=True),
        "outbound": _share(row, 10, "calls_effective", "calls_planned"),
    }


def _share(row: Cells, full: int, done: str, due: str) -> Fraction:
    return half_up(full * min(Fraction(1), required(row, done) / required(row, due)))


def _against(
    row: Cells, cohort: list[Cells], full: int, column: str, step: Fraction, less_is_better: bool = False
) -> Fraction | None:
    if not cohort:
        return None
    mean = half_up(sum((required(other, column) for other in cohort), Fraction(0)) / len(cohort), 4)
    own = required(row, column)
    gap = own - mean if less_is_better else mean - own
    return Fraction(full) if gap <= 0 else Fraction(max(0, full - floor(gap / step)))


GROUPS = {"marketing": "服务营销代表", "director": "品牌主任", "teacher": "品牌老师"}


def smile_cards(rows: list[Cells]) -> list[Result]:
    """Smile cards: ranks within the group, one title a group, ties by more answers `exceeded`."""
    results = [_smiler(row) for row in rows]
    for group in GROUPS:
        members = [i for i, row in enumerate(rows) if label(row, "group", GROUPS) == group]
        for i in members:
            results[i]["rank"] = place(results[i]["score"], [results[j]["score"] for j in members])
        _crown([(rows[i], results[i]) for i in members if results[i]["anger"] == 0], group)
    return results


def _smiler(row: Cells) -> Result:
    smile = 2 * required(row, "exceeded") + required(row, "met")
    anger = 2 * required(row, "below") + required(row, "substandard", "0")
    flags = ["training"] if required(row, "max_monthly_anger", "0") >= 3 else []
    found = result(row["employee_id"], score=smile, flags=flags)
    return found | {
        "smile": smile, "anger": anger, "leave_days": None, "director_bonus": None, "manager_bonus": None,
    }  # fmt: skip


def _crown(candidates: list[tuple[Cells, Result]], group: str) -> None:
    if not candidates:
        return
    standing = [
        (required(row, "exceeded") * 2 + required(row, "met"), required(row, "exceeded")) for row, _ in candidates
    ]
    first = [found for (_, found), mark in zip(candidates, standing, strict=True) if mark == max(standing)]
    if len(first) > 1:
        for found in first:
            flags = found["flags"]
            assert isinstance(flags, list)
            flags.append("tie")
        return
    bonus = Fraction(800)
    first[0].update(award="service-star", bonus=bonus, net=bonus, leave_days=Fraction(2))
    if group == "marketing":
        first[0].update(director_bonus=Fraction(400), manager_bonus=Fraction(400))
