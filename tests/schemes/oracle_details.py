"""Second reckoning of the schemes whose results come from many rows or from columns that nobody named before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from oracle_basics import Cells, Result, flag, half_up, label, required, result, total

DESKS = {"gsm": "GSM综合座席", "sp": "SP座席", "cdma": "CDMA专席", "worldwind": "世界风专席", "vip": "大客户专席"}
TEST_CALLS = {"good": "优", "flawed": "差", "none": "无"}
ASPECTS = ("wording", "attitude", "hangup", "info", "timely", "listening", "confirm", "technique")
PREFIXES = ("item:", "item：", "考核项:", "考核项：")


def satisfaction_percent(rows: list[Cells]) -> list[Result]:
    """The mean of each subject's answers, in the order in which the subjects first appear."""
    answers: dict[str, list[Fraction]] = {}
    for row in rows:
        answers.setdefault(row["subject_id"], []).append(required(row, "answer"))
    return [
        result(
            subject,
            score=half_up(sum(given, Fraction(0)) / len(given)),
            answers=Fraction(len(given)),
            flags=["few-samples"] if len(given) < 5 else [],
        )
        for subject, given in answers.items()
    ]


def cs_assessment(rows: list[Cells]) -> list[Result]:
    """The mean of all columns whose heading begins with one of the prefixes, and a tier."""
    results = []
    for row in rows:
        items: dict[str, Fraction | None] = {}
        for heading in row:
            for prefix in PREFIXES:
                if heading.startswith(prefix):
                    items[heading[len(prefix) :].strip()] = half_up(required(row, heading))
        points = total(items)
        assert points is not None
        score = half_up(sum((one for one in items.values() if one is not None), Fraction(0)) / len(items))
        tier = "excellent" if score >= 90 else "good" if score >= 80 else "pass" if score >= 60 else "fail"
        results.append(result(row["employee_id"], items=items, score=score, tier=tier))
    return results


def telecom_call_quality(staff: Sequence[Cells], calls: Sequence[Cells]) -> list[Result]:
    """Points for and against every person, counted call by call."""
    return [_agent(row, [call for call in calls if call["employee_id"] == row["employee_id"]]) for row in staff]


def _agent(row: Cells, calls: Sequence[Cells]) -> Result:
    desk = label(row, "desk", DESKS)
    paid = ["pays-compensation"] if _count(row, "complaints_compensation") > 0 else []
    if not calls:
        nothing = {"fatal_error_rate": None, "nonfatal_error_rate": None}
        return result(row["employee_id"], rated=False, flags=["no-samples", *paid], **nothing)
    severe = sum(flag(call, "attitude_severe", "no") for call in calls)
    ok = {aspect: Fraction(sum(_conforms(call, aspect) for call in calls)) for aspect in ASPECTS}
    n = Fraction(len(calls))
    items = {name: half_up(points) for name, points in _items(row, desk, n, ok, Fraction(severe), calls).items()}
    score = 100 + sum(points if name.startswith("add") else -points for name, points in items.items())
    premium = desk in ("worldwind", "vip")
    fatal = Fraction(sum(_fatal(call, premium) for call in calls)) / n
    chances = sum(_count(call, "nonfatal_chances", "8") for call in calls)
    mistakes = sum(_count(call, "nonfatal_errors") for call in calls)
    nonfatal = mistakes / chances if chances else Fraction(0)
    flags = [*paid, *(["few-samples"] if n < 15 else [])]
    flags += ["off-duty-or-transfer"] if premium and ok["attitude"] < n else []
    return result(
        row["employee_id"],
        items=dict(items),
        score=half_up(score),
        tier="pass" if fatal < Fraction(15, 1000) and nonfatal < Fraction(15, 100) else "fail",
        flags=flags,
        fatal_error_rate=half_up(fatal, 4),
        nonfatal_error_rate=half_up(nonfatal, 4),
    )


def _count(row: Cells, column: str, default: str = "0") -> Fraction:
    return required(row, column, default)


def _conforms(call: Cells, aspect: str) -> bool:
    spoilt = aspect == "attitude" and flag(call, "attitude_severe", "no")
    return flag(call, f"{aspect}_ok", "") and not spoilt


def _fatal(call: Cells, premium: bool) -> bool:
    rude = not _conforms(call, "attitude") or not _conforms(call, "hangup")
    return flag(call, "fatal_error", "no") or (premium and rude)


def _items(
    row: Cells, desk: str, n: Fraction, ok: Mapping[str, Fraction], severe: Fraction, calls: Sequence[Cells]
) -> dict[str, Fraction]:
    bad = {aspect: n - good for aspect, good in ok.items()}
    zero, tenth, fifth = Fraction(0), Fraction(1, 10), Fraction(1, 5)
    common, cdma = desk in ("gsm", "sp"), desk == "cdma"
    ordinary = bad["attitude"] - severe
    errors = _count(row, "province_test_errors")
    words_good = ok["wording"] >= 12 and (bad["wording"] < 3 or not (common or cdma))
    in_time = ok["timely"] >= (10 if common else 12)
    in_time = in_time and (cdma or bad["timely"] < (5 if common else 3))
    confirmed = ok["confirm"] >= (3 if common else 5)
    confirmed = confirmed and (common or bad["confirm"] < (5 if cdma else 1))
    skilled = common or bad["technique"] < 3
    test = label(row, "test_call", TEST_CALLS) if row.get("test_call", "").strip() else "none"
    found = {
        "add_wording": Fraction(5, 2) if words_good else zero,
        "add_attitude": (2 if common else 1) * ok["attitude"] / n,
        "add_hangup": ok["hangup"] / n,
        "add_info": Fraction(2) if ok["info"] >= 3 else zero,
        "add_timely": fifth if in_time else zero,
        "add_listening": ok["listening"] / n,
        "add_confirm": Fraction(2 if common else 3) if confirmed else zero,
        "add_technique": 3 * ok["technique"] / n if skilled else zero,
        "less_info": (Fraction(1, 2) if cdma else 2) * (max(zero, bad["info"] - 3) + errors),
        "less_confirm": tenth * max(zero, bad["confirm"] - (3 if common else 5)),
        "add_test": Fraction(test == "good"),
        "less_test": Fraction(test == "flawed"),
        "add_praise": _count(row, "praise_phone") + 2 * _count(row, "praise_written") + 5 * _count(row, "praise_media"),
        "less_complaints": 5 * _count(row, "complaints_skill")
        + 10 * _count(row, "complaints_attitude")
        + 2 * _count(row, "complaints_compensation"),
        "add_perfect": Fraction(1, 2) * any(ok[one] == n for one in ("wording", "attitude", "info", "technique")),
    }
    if common:
        severe_technique = sum(flag(call, "technique_severe", "no") for call in calls)
        return found | {
            "less_attitude": 2 * (max(zero, ordinary - 3) + severe),
            "less_timely": fifth if bad["timely"] >= 5 else zero,
            "less_listening": tenth * max(zero, bad["listening"] - 3),
            "less_technique": Fraction(2 * severe_technique),
        }
    return found | {
        "less_attitude": max(zero, ordinary - 2) + severe if cdma else zero,
        "less_timely": (fifth if cdma else Fraction(1)) if bad["timely"] >= 3 else zero,
        "less_listening": (tenth if cdma else 1) * bad["listening"],
        "less_technique": 2 * max(zero, bad["technique"] - 3),
    }
