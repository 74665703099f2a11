"""Rows made at random for the scored sheets and the levels of centres, most values on or beside an edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from random import Random

from made_cells import STEPS, Row, number_near, rate_near, spelled, written
from oracle_basics import half_up
from oracle_levels import ASSESSORS, KPI_LIMITS, MARKED, MATURITY, RESPONSE_WORDS, SHOP_MARKS, SURVEY
from oracle_sheets import (
    ABILITIES,
    EXTRA_MARKS,
    FACTORS,
    FIELDS,
    GRADES,
    INDICATORS,
    SUPERVISOR_FIVES,
    SUPERVISOR_TENS,
    TEAM_MARKS,
)

HALF_UP = (Fraction(5, 1000), Fraction(4, 1000), Fraction(0), Fraction(0), Fraction(0))


def mark(random: Random, most: int = 100) -> str:
    """A mark of up to `most`, often whole or full, now and then with a third decimal that rounds."""
    value = random.choice(
        (Fraction(most), Fraction(0), Fraction(random.randint(0, most)), Fraction(random.randrange(most * 100), 100))
    )
    return written(min(Fraction(most), value + random.choice(HALF_UP)))


def near_a_mean(random: Random, columns: Sequence[str], cuts: Sequence[int]) -> dict[str, str]:
    """Marks whose mean is often a cut, or a hundredth or less beside it."""
    beside = random.choice((*STEPS, Fraction(2, 100), Fraction(5, 100), Fraction(-5, 100)))
    wanted = min(Fraction(100 * len(columns)), random.choice(cuts) * len(columns) + beside)
    marks = {column: Fraction(random.randrange(2000, 10001), 100) for column in columns[1:]}
    last = wanted - sum(marks.values(), Fraction(0))
    for column, value in marks.items():
        over = max(Fraction(0), last - 100) + min(Fraction(0), last)
        marks[column] = min(Fraction(100), max(Fraction(0), value + over))
        last += value - marks[column]
    return {column: written(value) for column, value in {columns[0]: last, **marks}.items()}


def shop(random: Random) -> Row:
    if random.random() < 0.7:
        return near_a_mean(random, SHOP_MARKS, (90, 80, 70, 60))
    return {column: mark(random) for column in SHOP_MARKS}


def described_center(random: Random) -> Row:
    least = random.randint(1, 5)
    return {level: str(random.randint(least, 5)) for level in MATURITY}


def measured_center(random: Random) -> Row:
    """Each limit of one star is kept exactly, kept by a little, or missed by a little."""
    satisfaction, quality, seconds, hours, passed = (
        Fraction(limit) for limit in KPI_LIMITS[random.choice(list(KPI_LIMITS))]
    )

    def beside(limit: Fraction, step: str, usual: int = 0) -> str:
        return written(limit + random.choice((usual, usual, usual, usual, usual, 0, -1, 1)) * Fraction(step))

    return {
        "satisfaction": beside(satisfaction, "0.0001"), "quality": beside(quality, "0.01"),
        "handle_time": beside(seconds, "0.01"), "training_hours": beside(hours, "0.5"),
        "training_pass": beside(passed, "0.0001", usual=1),
    }  # fmt: skip


def surveyed_center(random: Random) -> Row:
    least = random.choice((1, 2, 3, 3, 4))
    levels = {question: str(random.randint(least, 5)) for question in SURVEY}
    return levels | {"assessed_by": random.choice(("", spelled(random, ASSESSORS)))}


def worded_center(random: Random) -> Row:
    least = random.randrange(5)
    return {
        column: random.choice(list(words.items())[random.randint(least, 4)]) for column, words in RESPONSE_WORDS.items()
    }


def marked_subject(scheme: str) -> Callable[[Random], Row]:
    """Five marks under the names of one scheme."""
    return lambda random: (
        near_a_mean(random, MARKED[scheme], (100, 60, 33)) if random.random() < 0.3
        else {column: mark(random) for column in MARKED[scheme]}
    )  # fmt: skip


def rewarded_waiter(random: Random) -> Row:
    due = random.choice((Fraction(1, 2), Fraction(7), Fraction(21), Fraction(45, 2)))
    there = random.choice((due, due + 1, Fraction(0), due - Fraction(1, 2), half_up(due / 3, 1)))
    marks = {column: mark(random, most) for column, most in EXTRA_MARKS.items()}
    if random.random() < 0.4:
        marks["extra"] = ""
    return {"attendance_days": written(there), "required_days": written(due)} | marks


def five_factors(random: Random) -> Row:
    """Levels whose points often add up to a cut or one point below it, which only the threes can do."""
    least = random.choice((1, 2, 3, 3, 4))
    return {factor: str(random.randint(least, 5)) for factor in FACTORS}


def supervisor(random: Random) -> Row:
    full = random.random() < 0.1
    tens = {column: "10" if full else mark(random, 10) for column in SUPERVISOR_TENS}
    return tens | {column: "5" if full else mark(random, 5) for column in SUPERVISOR_FIVES}


def director(random: Random) -> Row:
    """Targets met, just missed or missed by far, and a team that brings the sum near a cut."""
    first, first_points = _growth(random, "satisfaction")
    second, second_points = _growth(random, "customer")
    wanted = random.choice((90, 70, 50)) + random.choice(STEPS) - first_points - second_points
    mean = wanted * 100 / 40
    if 0 <= mean <= 100 and random.random() < 0.8:
        each = half_up(mean)
        team = dict.fromkeys(TEAM_MARKS, written(each))
        if each <= 99 and random.random() < 0.5:
            team["team_service"] = written(each + random.choice((Fraction(0), Fraction(2, 100), Fraction(1))))
    else:
        team = {column: mark(random) for column in TEAM_MARKS}
    return first | second | team


def _growth(random: Random, what: str) -> tuple[Row, Fraction]:
    target = random.choice((Fraction(1, 10), Fraction(5), Fraction(1, 10000), Fraction(random.randint(1, 3000), 10000)))
    share = random.choice((Fraction(1), Fraction(1), Fraction(3, 4), Fraction(1, 3), Fraction(-1, 2), Fraction(2)))
    beside = half_up(target * share, 4) + random.choice((0, 0, 1, -1)) * Fraction(1, 10000)
    growth = min(Fraction(5), max(Fraction(-1), beside))
    points = min(Fraction(30), max(Fraction(0), half_up(30 * growth / target)))
    return {f"{what}_growth": written(growth), f"{what}_target": written(target)}, points


def online_clerk(random: Random) -> Row:
    """Marks that bring the sum near a cut where they can."""
    solved = rate_near(random, (900, 450, 0, 1000))
    row = {
        "resolution_rate": solved, "reply_in_24h": rate_near(random, (900, 1000, 500)),
        "urgent_in_1h": random.choice(("", rate_near(random, (900, 1000, 500)))),
        "attitude": mark(random, 10), "training": mark(random, 10),
    }  # fmt: skip
    if random.random() < 0.5:
        exact = {"resolution_rate": "0.9", "reply_in_24h": "1", "urgent_in_1h": "", "attitude": "5", "training": "5"}
        return {**exact, **_near_thirty(random)}
    return row


def _near_thirty(random: Random) -> Row:
    training = written(number_near(random, (5, 6), 10, 0.9))
    return random.choice(
        (
            {"training": training},
            {"resolution_rate": "0", "training": training},
            {"resolution_rate": "0", "urgent_in_1h": "0", "training": training},
        )
    )


def operator_of_seven(random: Random) -> Row:
    """Seven levels in a narrow range, whose sum is then often on either side of a cut."""
    low = random.randint(1, 4)
    return {indicator: str(random.randint(low, low + 1)) for indicator in INDICATORS} | (
        {random.choice(INDICATORS): "1"} if random.random() < 0.2 else {}
    )


def operator_in_words(random: Random) -> Row:
    likely = random.choice((list(GRADES), list(GRADES)[:2], list(GRADES)[:3]))
    row = {ability: random.choice((word := random.choice(likely), GRADES[word])) for ability in ABILITIES}
    return row | ({random.choice(ABILITIES): "不及格"} if random.random() < 0.2 else {})


def clerk_of_the_year(random: Random) -> Row:
    return {column: mark(random) for columns in FIELDS.values() for column in columns}


SHEET_MAKERS: Mapping[str, tuple[str, Callable[[Random], Row]]] = {
    "shop-service": ("shop_id", shop),
    "center-maturity": ("center_id", described_center),
    "center-kpi-thresholds": ("center_id", measured_center),
    "center-survey": ("center_id", surveyed_center),
    "response-levels": ("center_id", worded_center),
    "ecommerce-satisfaction": ("subject_id", marked_subject("ecommerce-satisfaction")),
    "customer-satisfaction": ("subject_id", marked_subject("customer-satisfaction")),
    "waiter-with-extra": ("employee_id", rewarded_waiter),
    "cs-five-factor": ("employee_id", five_factors),
    "cs-supervisor": ("employee_id", supervisor),
    "cs-director": ("employee_id", director),
    "ecommerce-cs-quality": ("employee_id", online_clerk),
    "cs-operations": ("employee_id", operator_of_seven),
    "cs-operations-levels": ("employee_id", operator_in_words),
    "cs-year-end": ("employee_id", clerk_of_the_year),
}
