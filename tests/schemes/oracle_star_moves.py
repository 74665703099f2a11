"""Second reckoning of stars that start from the star held before: one round or quarter, nothing earlier known."""

from __future__ import annotations

from fractions import Fraction

from oracle_basics import Cells, Oracle, Result, first_at_least, flag, half_up, label, number, required, result

INTERVIEWS = {"pass": "通过", "pending": "待定", "none": "无"}
BENEFITS = (("yearly-training", 2), ("two-group-trainings", 3), ("uniform", 3), ("exchange-visit", 4))


def property_cs_exam(rows: list[Cells]) -> list[Result]:
    """Property service staff: the first star by examination, the next ones by requirements and interview."""
    return [_examined(row) for row in rows]


def _examined(row: Cells) -> Result:
    key, mark = row["employee_id"], number(row, "exam_score")
    score = None if mark is None else half_up(mark)
    flags: list[str] = ["transfer-or-exit"] if required(row, "abandoned", "0") > 2 else []
    if flag(row, "excluded", "no"):
        return result(key, rated=False, score=score, flags=flags, benefits=[])
    star = required(row, "current_star", "0")
    if star == 0:
        star += score is not None and score >= 75
    elif star < 5 and flag(row, "requirements_met", "no") and _passed(row):
        star += 1
    tier = f"{star}-star" if star else "no star"
    benefits = [benefit for benefit, least in BENEFITS if star >= least]
    return result(key, score=score, star=star, tier=tier, flags=flags, benefits=benefits)


def _passed(row: Cells) -> bool:
    written = row.get("interview", "").strip()
    return bool(written) and label({"interview": written}, "interview", INTERVIEWS) == "pass"


def operator_stars(rows: list[Cells]) -> list[Result]:
    """Operators: one step up or down towards what the score is worth; a founded complaint takes the star."""
    return [_operator(row) for row in rows]


def _operator(row: Cells) -> Result:
    key, score = row["employee_id"], half_up(required(row, "quarter_score"))
    held = required(row, "previous_star", "0")
    nothing = {"wage_step": Fraction(0), "coefficient_step": Fraction(0)}
    if required(row, "founded_complaints") > 0:
        if held == 0:
            return result(key, rated=False, score=score, **nothing)
        return result(key, score=score, star=Fraction(0), tier="operator", **nothing)
    worth = first_at_least(score, {3: 90, 2: 80, 1: 70}, 0)
    star = held + (worth > held) - (worth < held)
    paid = star > held or (star == held and star in (1, 2))
    return result(
        key,
        score=score,
        star=star,
        tier=f"{star}-star operator" if star else "operator",
        bonus=100 * star if paid else Fraction(0),
        wage_step=Fraction(int(held < 3 and star == 3)),
        coefficient_step=Fraction(0),
    )


def operator_plus_minus(rows: list[Cells]) -> list[Result]:
    """Operators: plus one, minus one or neither, within 1 to 3."""
    results = []
    for row in rows:
        score = half_up(required(row, "quarter_score"))
        star = required(row, "previous_star", "1") + (score >= 85) - (score < 60)
        results.append(result(row["employee_id"], score=score, star=min(Fraction(3), max(Fraction(1), star))))
    return results


def operator_quarterly(rows: list[Cells]) -> list[Result]:
    """Operators: what the mean of three months is worth, unless something holds them down."""
    return [_quarter(row) for row in rows]


def _quarter(row: Cells) -> Result:
    key = row["employee_id"]
    score = half_up((required(row, "score_m1") + required(row, "score_m2") + required(row, "score_m3")) / 3)
    flags = ["terminate"] if required(row, "absent_days", "0") >= 3 else []
    if _dismissed(row):
        flags.append("dismiss")
    if not flag(row, "formal", "yes"):
        return result(key, rated=False, score=score, flags=flags)
    worth = first_at_least(score, {5: 95, 4: 90, 3: 85, 2: 80}, 1)
    held = required(row, "previous_star", "1")
    if required(row, "months_on_job") < 3 or required(row, "warnings", "0") > 0:
        star = Fraction(1)
    elif required(row, "rule_breaks", "0") > 0 or required(row, "major_complaints", "0") > 0 or worth < held:
        star = max(Fraction(1), held - 1)
    else:
        star = worth
    return result(key, score=score, star=star, flags=flags)


def _dismissed(row: Cells) -> bool:
    if required(row, "written_warnings", "0") >= 2 or required(row, "serious_breaks", "0") > 0:
        return True
    return flag(row, "training_failed", "no") or flag(row, "no_progress", "no")


STAR_MOVES: dict[str, Oracle] = {
    "property-cs-exam": property_cs_exam,
    "operator-stars": operator_stars,
    "operator-plus-minus": operator_plus_minus,
    "operator-quarterly": operator_quarterly,
}
