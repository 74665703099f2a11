"""Second reckoning of the schemes that rate a centre by itself."""

from __future__ import annotations

from fractions import Fraction

from oracle_basics import Cells, Result, first_at_least, flag, half_up, label, required, result, total

PILLARS = ("staff_quality", "service_quality", "technical_support", "performance")


def four_pillar_center(rows: list[Cells]) -> list[Result]:
    """The star of the lowest of four rounded marks; no score."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {pillar: half_up(required(row, pillar)) for pillar in PILLARS}
        lowest = min(points for points in items.values() if points is not None)
        star = first_at_least(lowest, {5: 80, 4: 70, 3: 60, 2: 50}, 1)
        results.append(result(row["center_id"], items=items, star=star))
    return results


ATTITUDES = {
    "poor": "差", "good": "良好", "excellent": "优秀", "superb": "极好", "outstanding": "超级棒",
    "exceptional": "奇妙到极致",
}  # fmt: skip
RISING = list(ATTITUDES)
# star: most minutes waited on average, most minutes waited at all, least attitude, most seconds, least rate
LIMITS = {
    5: ("5", "10", "exceptional", "2", "0.995"),
    4: ("8", "15", "outstanding", "5", "0.99"),
    3: ("10", "20", "superb", "10", "0.98"),
    2: ("12", "25", "excellent", "20", "0.95"),
    1: ("15", "30", "good", "30", "0.9"),
}


def citizen_service_center(rows: list[Cells]) -> list[Result]:
    """The highest star all five of whose limits are kept, else 0."""
    return [
        result(row["center_id"], star=Fraction(max((k for k in LIMITS if _keeps(row, k)), default=0))) for row in rows
    ]


def _keeps(row: Cells, star: int) -> bool:
    average, longest, attitude, seconds, rate = LIMITS[star]
    return (
        required(row, "avg_wait") <= Fraction(average)
        and required(row, "max_wait") <= Fraction(longest)
        and RISING.index(label(row, "attitude", ATTITUDES)) >= RISING.index(attitude)
        and required(row, "response") <= Fraction(seconds)
        and required(row, "approval_rate") >= Fraction(rate)
    )


QUALITY = (("very poor", "非常差"), ("poor", "差"), ("fair", "一般"), ("good", "好"), ("very good", "非常好"))
PACE = (("very slow", "非常慢"), ("slow", "较慢"), ("fair", "一般"), ("fast", "较快"), ("very fast", "非常快"))
CONTENT = (
    ("very dissatisfied", "非常不满意"), ("dissatisfied", "不满意"), ("neutral", "一般"), ("satisfied", "满意"),
    ("very satisfied", "非常满意"),
)  # fmt: skip
YES_OR_NO = ("within_limit", "recommend")
QUESTIONS = (
    "warmth", "initiative", "responsiveness", "speed", "within_limit", "follow_up", "accuracy",
    "solution_speed", "solution_fit", "info_complete", "disclosure", "info_update", "overall_satisfaction",
    "agent_rating", "recommend",
)  # fmt: skip


def words_of(question: str) -> tuple[tuple[str, str], ...]:
    """The five labels of a question from 0 to 4 points, each in English and in Chinese."""
    return {"solution_speed": PACE, "overall_satisfaction": CONTENT}.get(question, QUALITY)


def five_indicator_rubric(rows: list[Cells]) -> list[Result]:
    """Fifteen questions of 0 to 4 points added up."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {question: Fraction(_answer(row, question)) for question in QUESTIONS}
        score = total(items)
        assert score is not None
        star = first_at_least(score, {4: 40, 3: 30, 2: 20, 1: 10}, 0)
        results.append(result(row["center_id"], items=items, score=score, star=star))
    return results


def _answer(row: Cells, question: str) -> int:
    text = row[question].strip()
    if question in YES_OR_NO:
        return 4 if text == "4" or flag(row, question, "") else 0
    if text.isdigit():
        return int(text)
    return next(points for points, words in enumerate(words_of(question)) if text in words)
