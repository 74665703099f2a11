"""Rows made at random for each scheme, with most values set on or beside an edge of its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random

from made_cells import STEPS, Row, number_near, rate_near, spelled, written, yes_or_no
from made_selections import SELECTION_MAKERS
from made_sheets import SHEET_MAKERS
from made_staff import STAFF_MAKERS
from oracle_basics import Cells, half_up
from oracle_centres import ATTITUDES, LIMITS, PILLARS, QUESTIONS, YES_OR_NO, words_of
from oracle_cohorts import AREAS, GROUPS, ROLES
from oracle_staff import BEHAVIOUR, FRONT_DESK_PARTS, WAITER_MARKS


def fee_collector(random: Random) -> Row:
    """Rates on an edge or a ten-thousandth from it, given, or as two amounts, or both ways."""
    edge = random.choice((Fraction(85, 100), Fraction(1), Fraction(11, 10), Fraction(random.randrange(3000), 1000)))
    beside = max(Fraction(0), edge + random.choice((0, 0, 1, -1)) * Fraction(1, 10000))
    row = {
        "complaints": random.choice(("0", "0", "0", "1", "3次")), "attitude_ok": yes_or_no(random, 0.8),
        "discipline_ok": yes_or_no(random, 0.8), "tasks_done": yes_or_no(random), "teamwork_ok": yes_or_no(random),
        "performance_pay": random.choice(("0", "0.01", "0.03", "999.99", "1234.57", "2,000.00", "3904.05元")),
        "front_desk": yes_or_no(random, 0.1),
    }  # fmt: skip
    return row | (_given_rate(random, beside) if random.random() < 0.5 else _two_amounts(random, edge))


def _given_rate(random: Random, rate: Fraction) -> Row:
    target = written(Fraction(random.randrange(1, 10**7), 100)) if random.random() < 0.2 else ""
    text = random.choice((written(rate), f"{written(rate * 100)}%"))
    return {"fee_target": target, "fee_collected": "", "collection_rate": text}


def _two_amounts(random: Random, rate: Fraction) -> Row:
    target = Fraction(random.randrange(1, 10**5)) * random.choice((20, 1, Fraction(1, 100)))
    beside = half_up(target * rate) + random.choice((0, 0, Fraction(1, 100), Fraction(-1, 100)))
    collected = max(Fraction(0), beside)
    given = half_up(collected / target, 4)
    both = random.random() < 0.4 and given <= 5
    return {
        "fee_target": written(target), "fee_collected": written(collected),
        "collection_rate": written(given) if both else "",
    }  # fmt: skip


def pillar_center(random: Random) -> Row:
    edges = random.choice(((80, 90), (70, 90), (60, 90), (50, 90)))
    return {pillar: written(number_near(random, edges, 100, 0.9)) for pillar in PILLARS}


def citizen_center(random: Random) -> Row:
    average, longest, attitude, seconds, rate = LIMITS[random.randint(1, 5)]
    least = list(ATTITUDES).index(attitude)
    chosen = list(ATTITUDES.items())[min(5, max(0, least + random.choice((0, 0, 0, 1, -1))))]

    def beside(limit: str, step: str) -> str:
        return written(Fraction(limit) + random.choice((0, 0, 0, 0, -1, 1)) * Fraction(step))

    return {
        "avg_wait": beside(average, "0.01"), "max_wait": beside(longest, "0.5"),
        "attitude": random.choice(chosen), "response": beside(seconds, "1"),
        "approval_rate": beside(rate, "0.0001"),
    }  # fmt: skip


def rubric_center(random: Random) -> Row:
    bias = random.choice(((0, 0, 1), (0, 1, 2), (1, 2, 3), (2, 3, 4), (3, 4, 4), (0, 1, 2, 3, 4)))
    row = {}
    for question in QUESTIONS:
        points = random.choice(bias)
        if question in YES_OR_NO:
            row[question] = random.choice(("是", "yes", "1", "4") if points >= 2 else ("否", "no", "0"))
        else:
            row[question] = random.choice((str(points), *words_of(question)[points]))
    return row


def retailer(random: Random) -> Row:
    """Two marks whose score is often a cut-off, or a hundredth beside it."""
    cut = random.choice((100, 95, 90, 85, 80, 75, 50, 45, 30, 25))
    quantitative = min(Fraction(100), max(Fraction(0), Fraction(cut * 100 + random.randint(-500, 500), 100)))
    wanted = cut + random.choice(STEPS[:3]) - half_up(Fraction(62, 100) * quantitative)
    qualitative = min(Fraction(100), max(Fraction(0), half_up(wanted / Fraction(38, 100))))
    return {
        "area": spelled(random, AREAS), "quantitative": written(quantitative), "qualitative": written(qualitative),
        "violations": random.choice(("0", "0", "0", "0", "0", "0", "0", "1")),
        "licensed_months": random.choice(("3", "2.99", "3", "12", "36.5")),
    }  # fmt: skip


def seller(random: Random) -> Row:
    """Markets are few and rates stand on half percents, so that many gaps are whole percentage points."""
    inbound = random.random() < 0.5
    role = "inbound" if inbound else "followup"
    due = random.choice((1, 3, 7, 50, 100))
    planned = random.choice((1, 3, 60, 350))
    row = {
        "market": random.choice(("南区", "南区 ", "\u3000北区", "m1", "M1")),
        "role": spelled(random, {role: ROLES[role]}),
        "tasks_assigned": str(due),
        "tasks_done": _done(random, due),
        "recording": written(number_near(random, (8, 9, 10), 10, 0.4)),
        "responsibility": written(number_near(random, (4, 5), 5, 0.4)),
        "late": random.choice(("0", "0", "1", "2", "3", "4")),
        "bonus_points": random.choice(("", "0", "5", "2.5", "0.01")),
        "formal": yes_or_no(random, 0.8),
        "calls_planned": "" if inbound else str(planned),
        "calls_effective": "" if inbound else _done(random, planned),
    }
    # now and then a cell of the other role is filled, and must be passed over
    for column in ("conversion_rate", "big_order_rate"):
        row[column] = _rate_of_market(random) if inbound or random.random() < 0.1 else ""
    for column in ("repurchase_rate", "churn_rate"):
        row[column] = _rate_of_market(random) if not inbound or random.random() < 0.1 else ""
    return row


def _rate_of_market(random: Random) -> str:
    return rate_near(random, (random.choice((5, 5, 10, 30)) * random.randrange(9) + random.choice((300, 500)),))


def _done(random: Random, due: int) -> str:
    return str(due + 1 if random.random() < 0.2 else random.choice((due, random.randint(0, due))))


def guide(random: Random) -> Row:
    most = random.choice((2, 6, 15))
    return {f"{part}_faults": str(random.randrange(most) * random.choice((1, 1, 2))) for part in FRONT_DESK_PARTS}


WAITER_MOST = dict(zip(WAITER_MARKS, (15, 15, 15, 10, 15, 10, 10), strict=True))


def waiter(random: Random) -> Row:
    """Marks whose sum with the attendance is often a cut-off, or a hundredth beside it."""
    days = random.choice((20, 21, 22, 23))
    on_time = random.choice(
        (Fraction(days), Fraction(days * 2 - 1, 2), Fraction(random.randrange(days)), Fraction(days + 1))
    )
    share = random.choice((Fraction(95, 100), Fraction(7, 10), Fraction(6, 10), Fraction(random.randrange(101), 100)))
    marks = {mark: half_up(most * share) for mark, most in WAITER_MOST.items()}
    others = sum(marks.values()) - marks["attitude"] + half_up(10 * min(Fraction(1), on_time / days))
    wanted = random.choice((90, 70, 60)) + random.choice(STEPS[:4]) - others
    if 0 <= wanted <= 15:
        marks["attitude"] = wanted
    return {"on_time_days": written(on_time), "work_days": str(days)} | {m: written(v) for m, v in marks.items()}


def account_manager(random: Random) -> Row:
    due = random.choice((0, 1, 10, 20, 100, random.randrange(60)))
    done = random.choice((due, due * 9 // 10, max(0, due * 9 // 10 - 1), random.randint(0, due)))
    row = {
        "process_completion": rate_near(random, (900, 850, 800)), "info_use": rate_near(random, (900, 850, 800)),
        "referrals": random.choice(("0", "1", "3")), "visits_due": str(due), "visits_done": str(done),
        "satisfaction": written(number_near(random, (90, 85, 80), 100, 0.8)),
        "complaint_misses": str(random.randrange(4)), "orphan_losses": random.choice(("0", "0", "1", "4")),
    }  # fmt: skip
    return row | {column: str(random.randint(1, 5)) for column in BEHAVIOUR}


def smiler(random: Random) -> Row:
    """Few cards, so that ties for the title are frequent, on the score and on the tie-breaker."""
    return {
        "group": spelled(random, GROUPS), "exceeded": str(random.randrange(3)), "met": str(random.randrange(4)),
        "below": random.choice(("0", "0", "0", "0", "1")),
        "substandard": random.choice(("", "0", "0", "0", "1")),
        "max_monthly_anger": random.choice(("", "0", "2", "3", "4")),
    }  # fmt: skip


MAKERS: Mapping[str, tuple[str, Callable[[Random], Row]]] = {
    "property-fees": ("employee_id", fee_collector),
    "four-pillar-center": ("center_id", pillar_center),
    "citizen-service-center": ("center_id", citizen_center),
    "five-indicator-rubric": ("center_id", rubric_center),
    "tobacco-retailers": ("customer_id", retailer),
    "call-center-sales": ("employee_id", seller),
    "hospital-front-desk": ("employee_id", guide),
    "restaurant-waiter": ("employee_id", waiter),
    "account-manager-monthly": ("employee_id", account_manager),
    "smile-cards": ("employee_id", smiler),
    **SHEET_MAKERS,
    **SELECTION_MAKERS,
    **STAFF_MAKERS,
}


def rows_for(scheme: str, random: Random, count: int) -> list[Cells]:
    """`count` rows of a scheme; ids have leading zeros."""
    key, make = MAKERS[scheme]
    return [{key: f"{place:04d}"} | make(random) for place in range(1, count + 1)]
