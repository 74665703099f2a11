"""Second reckoning of the schemes that rate a shop or a centre by marks, levels, limits or words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from oracle_basics import Cells, Oracle, Result, first_at_least, half_up, label, required, result

SHOP_MARKS = ("satisfaction", "loyalty", "service_quality", "goods_quality", "image")


def shop_service(rows: list[Cells]) -> list[Result]:
    """Five rounded marks, a fifth of the score each."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {mark: half_up(required(row, mark)) for mark in SHOP_MARKS}
        score = fifth_of_all(items)
        star = first_at_least(score, {5: 90, 4: 80, 3: 70, 2: 60}, 1)
        results.append(result(row["shop_id"], items=items, score=score, star=star))
    return results


def fifth_of_all(items: Mapping[str, Fraction | None]) -> Fraction:
    """The plain mean of five items, rounded."""
    return half_up(sum((points for points in items.values() if points is not None), Fraction(0)) / 5)


MATURITY = ("process", "staff", "feedback")


def center_maturity(rows: list[Cells]) -> list[Result]:
    """The lowest of three levels is the star."""
    return [result(row["center_id"], star=min(required(row, level) for level in MATURITY)) for row in rows]


# star: least satisfaction, least quality, most seconds, least hours, share passed that must be exceeded
KPI_LIMITS = {
    5: ("0.9", "85", "60", "10", "0.9"),
    4: ("0.8", "75", "90", "8", "0.8"),
    3: ("0.7", "60", "120", "6", "0.7"),
    2: ("0.6", "50", "180", "4", "0.6"),
}


def center_kpi_thresholds(rows: list[Cells]) -> list[Result]:
    """The highest star all five of whose limits are kept, else 1."""
    return [
        result(row["center_id"], star=Fraction(max((k for k in KPI_LIMITS if _keeps(row, k)), default=1)))
        for row in rows
    ]


def _keeps(row: Cells, star: int) -> bool:
    satisfaction, quality, seconds, hours, passed = (Fraction(limit) for limit in KPI_LIMITS[star])
    return not (
        required(row, "satisfaction") < satisfaction
        or required(row, "quality") < quality
        or required(row, "handle_time") > seconds
        or required(row, "training_hours") < hours
        or required(row, "training_pass") <= passed
    )


SURVEY = ("speed", "satisfaction", "quality", "attitude", "efficiency")
ASSESSORS = {"internal": "内部", "external": "外部"}


def center_survey(rows: list[Cells]) -> list[Result]:
    """The mean of five levels on a scale of 100; what the centre found of itself needs approval."""
    results = []
    for row in rows:
        levels = {question: required(row, question) for question in SURVEY}
        score = half_up(sum(levels.values(), Fraction(0)) / 5 / 5 * 100)
        assessor = label({"assessed_by": "", **row}, "assessed_by", ASSESSORS) or "internal"
        results.append(
            result(
                row["center_id"],
                items={question: level * 4 for question, level in levels.items()},
                score=score,
                star=first_at_least(score, {5: 90, 4: 80, 3: 70, 2: 60}, 1),
                flags=["needs-approval"] if assessor == "internal" else [],
            )
        )
    return results


# the words from 1 star to 5, in English and in Chinese
RESPONSE = {"long": "长", "medium": "中等", "short": "较短", "fast": "快速", "instant": "秒级"}
MANNER = {
    "unfriendly": "不够友好", "friendly": "友好", "very friendly": "非常友好", "extremely friendly": "极为友好",
    "flawless": "无懈可击",
}  # fmt: skip
ANSWERS = {
    "incomplete": "不够准确完整", "mostly": "基本准确完整", "accurate": "准确完整", "timely": "及时准确完整",
    "perfect": "全面完美",
}  # fmt: skip
RESPONSE_WORDS = {"response": RESPONSE, "attitude": MANNER, "answers": ANSWERS}


def response_levels(rows: list[Cells]) -> list[Result]:
    """Each word counts 1 to 5; the lowest is the star."""
    return [
        result(
            row["center_id"],
            star=Fraction(
                min(list(words).index(label(row, column, words)) + 1 for column, words in RESPONSE_WORDS.items())
            ),
        )
        for row in rows
    ]


MARKED = {
    "ecommerce-satisfaction": ("transaction", "product", "service", "after_sales", "experience"),
    "customer-satisfaction": ("product_quality", "attitude", "punctuality", "response", "resolution"),
}


def _marked(scheme: str) -> Oracle:
    """Five rounded marks, a fifth of the score each, and nothing else."""

    def reckon(rows: list[Cells]) -> list[Result]:
        results = []
        for row in rows:
            items: dict[str, Fraction | None] = {mark: half_up(required(row, mark)) for mark in MARKED[scheme]}
            results.append(result(row["subject_id"], items=items, score=fifth_of_all(items)))
        return results

    return reckon


ecommerce_satisfaction = _marked("ecommerce-satisfaction")
customer_satisfaction = _marked("customer-satisfaction")

LEVELS: Mapping[str, Oracle] = {
    "shop-service": shop_service,
    "center-maturity": center_maturity,
    "center-kpi-thresholds": center_kpi_thresholds,
    "center-survey": center_survey,
    "response-levels": response_levels,
    "ecommerce-satisfaction": ecommerce_satisfaction,
    "customer-satisfaction": customer_satisfaction,
}
