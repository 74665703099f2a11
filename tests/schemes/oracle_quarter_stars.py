"""Second reckoning of the service stars of a quarter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from oracle_basics import Cells, Oracle, Result, half_up, label, number, required, result, total
from oracle_titles import count, crown, marks_of, mean_of, no_yes, place_all, score_of, yes

DEPARTMENTS = {
    "security": "秩序维护部", "environment": "环境维护部", "estate": "客服小区", "lounge": "茶水样板房",
    "engineering": "工程内务部",
}  # fmt: skip
STAR_ROLES = {"staff": "操作层", "foreman": "领班", "service_center": "客服中心", "butler": "客服管家"}
BREACHES = (
    "legal_breach", "safety_breach", "service_breach", "business_accident", "warned", "other_serious",
    "under_investigation",
)  # fmt: skip
COMMITTEE_MARKS = ("attitude", "quality", "feedback")
ITSM_MARKS = ("compliance", "skill", "attitude", "communication", "problem_solving")
FACTOR_MARKS = ("performance", "attitude", "skill", "satisfaction")


def property_quarter_star(rows: list[Cells]) -> list[Result]:
    """Staff of a property project: the first three by votes of each department, then 40 + 40 + 30 points."""
    results = []
    for row in rows:
        colleagues = [other for other in rows if _department(other) == _department(row)]
        before = [other for other in colleagues if _may_stand(other) and _votes(other) > _votes(row)]
        results.append(_property_star(row, max(map(_votes, colleagues)), _may_stand(row) and len(before) < 3))
    for department in DEPARTMENTS:
        mine = [at for at, row in enumerate(rows) if _department(row) == department]
        place_all([results[at] for at in mine])
        candidates = [
            ((score_of(results[at]), required(rows[at], "supervisor_performance"), _votes(rows[at])), results[at])
            for at in mine
            if results[at]["rated"]
        ]
        crown(candidates, 2 if department in ("security", "environment") else 1, "quarter-star")
    return results


def _department(row: Cells) -> str:
    return label(row, "department", DEPARTMENTS)


def _votes(row: Cells) -> Fraction:
    return required(row, "votes")


def _may_stand(row: Cells) -> bool:
    admitted = yes(row, "formal") or (no_yes(row, "recommended") and no_yes(row, "supervisor_agrees"))
    return admitted and yes(row, "panel_approved") and not no_yes(row, "is_leader")


def _property_star(row: Cells, most: Fraction, rated: bool) -> Result:
    own, supervisor = required(row, "self_performance"), required(row, "supervisor_performance")
    items: dict[str, Fraction | None] = {
        "performance": half_up((own * 2 + supervisor * 8) * 40 / 1000),
        "attitude": half_up(required(row, "attitude") * 2 / 5),
        "ballot": half_up(_votes(row) * 30 / most) if most else Fraction(0),
    }
    return result(row["employee_id"], rated=rated, items=items, score=total(items))


def service_star_committee(rows: list[Cells]) -> list[Result]:
    """Candidates of all departments: three marks that count alike, one star."""
    return _by_marks(rows, COMMITTEE_MARKS, lambda row: True, 1, ("feedback",))


def quarter_star_four_factors(rows: list[Cells]) -> list[Result]:
    """Whoever met the targets: four marks that count alike, one star."""
    return _by_marks(rows, FACTOR_MARKS, lambda row: no_yes(row, "target_met"), 1, ("satisfaction",))


def itsm_quarter_star(rows: list[Cells]) -> list[Result]:
    """An IT department: five marks that count alike, two stars, praise deciding."""
    praise = ("customer_praise", "colleague_praise", "adopted_suggestions")
    return _by_marks(rows, ITSM_MARKS, _is_clean, 2, praise)


def _is_clean(row: Cells) -> bool:
    return no_yes(row, "formal") and count(row, "errors") == 0 and count(row, "violations") == 0


def _by_marks(
    rows: list[Cells],
    marks: Sequence[str],
    may: Callable[[Cells], bool],
    places: int,
    parted_by: Sequence[str],
) -> list[Result]:
    results = []
    for row in rows:
        items = marks_of(row, marks)
        results.append(result(row["employee_id"], rated=may(row), items=items, score=mean_of(items)))
    place_all(results)
    candidates = [
        ((score_of(found), *(count(row, column) for column in parted_by)), found)
        for row, found in zip(rows, results, strict=True)
        if found["rated"]
    ]
    crown(candidates, places, "service-star")
    return results


def service_star_nominations(rows: list[Cells]) -> list[Result]:
    """The nominated below the rank of supervisor: the mark of the leadership, one star."""
    results = []
    for row in rows:
        rated = yes(row, "nominated") and not no_yes(row, "is_manager")
        results.append(result(row["employee_id"], rated=rated, score=half_up(required(row, "leadership_score"))))
    place_all(results)
    crown([((score_of(found),), found) for found in results if found["rated"]], 1, "service-star")
    return results


def ballot_of_quarter(rows: list[Cells]) -> list[Result]:
    """A committee's votes: two stars of the quarter among those who got more than half."""
    return _ballot(rows, "quarter-star")


def ballot_of_year(rows: list[Cells]) -> list[Result]:
    """The same at the year's end, as long as no quarter's titles are known."""
    return _ballot(rows, "annual-star")


def _ballot(rows: list[Cells], title: str) -> list[Result]:
    results = [_voted_on(row) for row in rows]
    place_all(results)
    carried = [
        ((score_of(found),), found)
        for row, found in zip(rows, results, strict=True)
        if found["rated"] and 2 * required(row, "votes_for") > required(row, "committee_present")
    ]
    crown(carried, 2, title)
    return results


def _voted_on(row: Cells) -> Result:
    size, present = required(row, "committee_size"), required(row, "committee_present")
    barred = any(no_yes(row, breach) for breach in BREACHES) or not yes(row, "formal")
    score = half_up(100 * required(row, "votes_for") / present) if present else None
    return result(row["employee_id"], rated=not barred and 3 * present >= 2 * size, score=score)


def property_group_quarter_star(rows: list[Cells]) -> list[Result]:
    """A property group: the best mean of the quarter in each department."""
    results = [
        result(row["employee_id"], rated=_deserves(row), score=half_up(required(row, "quarter_mean"))) for row in rows
    ]
    for department in {row["department"].strip() for row in rows}:
        mine = [found for row, found in zip(rows, results, strict=True) if row["department"].strip() == department]
        place_all(mine)
        crown([((score_of(found),), found) for found in mine if found["rated"]], 1, "quarter-star")
    return results


def _deserves(row: Cells) -> bool:
    spotless = all(count(row, column) == 0 for column in ("major_errors", "serious_violations", "notices"))
    zealous = yes(row, "proactive") and yes(row, "brand_activity")
    admitted = no_yes(row, "formal") and label(row, "role", STAR_ROLES) != "butler"
    return spotless and zealous and admitted and (number(row, "department_rewards") or 0) > 0


QUARTER_STARS: Mapping[str, Oracle] = {
    "property-quarter-star": property_quarter_star,
    "service-star-committee": service_star_committee,
    "service-star-nominations": service_star_nominations,
    "itsm-quarter-star": itsm_quarter_star,
    "cs-center-quarter-star": ballot_of_quarter,
    "quarter-star-four-factors": quarter_star_four_factors,
    "property-group-quarter-star": property_group_quarter_star,
}
