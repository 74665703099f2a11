"""Rows made at random for the selections: few different figures, so that equals are frequent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import count
from random import Random

from made_cells import Row, spelled, written, yes_or_no
from oracle_quarter_stars import BREACHES, COMMITTEE_MARKS, DEPARTMENTS, FACTOR_MARKS, ITSM_MARKS, STAR_ROLES
from oracle_year_titles import BEST_MARKS, FUNCTIONS, PANEL_MARKS, SYSTEMS

BESIDE = ("0.01", "-0.01", "0.005", "0.0049", "-0.005")


def alike(random: Random, columns: Sequence[str]) -> Row:
    """Marks about one of a few levels, some of them moved so that sums stay equal, some a hundredth off."""
    level = Fraction(random.choice((90, 90, 90, 85, 0)))
    marks = [level] * len(columns)
    if random.random() < 0.6 and level:
        up, down = random.sample(range(len(columns)), 2)
        marks[up], marks[down] = level + 1, level - 1
    if random.random() < 0.2 and level:
        marks[random.randrange(len(columns))] += Fraction(random.choice(BESIDE))
    return {column: written(mark) for column, mark in zip(columns, marks, strict=True)}


def seldom(random: Random, columns: Sequence[str], least: int = 1) -> Row:
    """Counts that are mostly 0 or left out."""
    return {column: random.choice(("", *"00000000", str(least))) for column in columns}


def property_star(random: Random) -> Row:
    own, supervisor = random.choice(((80, 90), (60, 95), (100, 85), (80, 80), (0, 100)))
    attitude, votes = random.choice(((80, 10), (80, 10), (80, 8), (87.5, 9), (90, 0), (0, 12)))
    return {
        "department": spelled(random, DEPARTMENTS), "self_performance": str(own),
        "supervisor_performance": str(supervisor), "attitude": str(attitude), "votes": str(votes),
        "is_leader": yes_or_no(random, 0.1), "formal": yes_or_no(random, 0.8),
        "recommended": yes_or_no(random), "supervisor_agrees": yes_or_no(random),
        "panel_approved": yes_or_no(random, 0.9),
    }  # fmt: skip


SERIAL = count()


def committee_candidate(random: Random) -> Row:
    """Three of each department; not left to chance, as a sheet with four would be refused."""
    return {"department": f"部门{next(SERIAL) // 3}"} | alike(random, COMMITTEE_MARKS)


def nominee(random: Random) -> Row:
    return {
        "department": "前厅部", "is_manager": yes_or_no(random, 0.1), "nominated": yes_or_no(random, 0.8),
        "leadership_score": random.choice(("92.5", "92.505", "92.51", "92.514", "92.49", "0", "100")),
    }  # fmt: skip


def panel_candidate(random: Random) -> Row:
    return {"shortlisted": yes_or_no(random, 0.8)} | alike(random, PANEL_MARKS)


def itsm_candidate(random: Random) -> Row:
    praise = {
        column: random.choice(("", "0", "0", "1"))
        for column in ("customer_praise", "colleague_praise", "adopted_suggestions")
    }
    formal = {"formal": yes_or_no(random, 0.8) or "yes"}
    return formal | seldom(random, ("errors", "violations")) | alike(random, ITSM_MARKS) | praise


def ballot(random: Random) -> Row:
    """Presence on or beside two thirds, votes on or beside the half."""
    size = random.choice((1, 3, 10, 12, 15))
    present = min(size, max(0, -(-2 * size // 3) + random.choice((0, 0, 0, 0, 1, -1, 5))))
    votes = min(present, max(0, present // 2 + random.choice((0, 1, 1, 2, 99))))
    breaches = {breach: random.choice(("",) * 9 + ("no",) * 9 + ("是",)) for breach in BREACHES}
    figures = {"committee_size": str(size), "committee_present": str(present), "votes_for": str(votes)}
    return {"formal": yes_or_no(random, 0.9)} | figures | breaches


def four_factors(random: Random) -> Row:
    return {"target_met": yes_or_no(random, 0.8) or "是"} | alike(random, FACTOR_MARKS)


BARRING = ("absenteeism", "warnings", "notices", "violations")


def bars(random: Random) -> Row:
    """Service of half a year and leave of twenty days, on the edge or beside it."""
    leave, unused = random.choice((("", ""), ("0", ""), ("20", "0.5"), ("20", "0"), ("19.99", ""), ("25", "5")))
    return {
        "tenure_months": random.choice(("6", "6", "12", "36.5", "12", "5.99")),
        "early_leaves": random.choice(("", "0", "1", "1", "2")), "leave_days": leave, "unused_leave_days": unused,
    } | seldom(random, BARRING)  # fmt: skip


def best_employee(random: Random) -> Row:
    return {"system": spelled(random, SYSTEMS)} | bars(random) | alike(random, BEST_MARKS)


def group_star(random: Random) -> Row:
    return {
        "department": random.choice(("一部", "一部 ", "\u3000二部", "三部", "a", "A")),
        "role": spelled(random, STAR_ROLES), "formal": yes_or_no(random, 0.9) or "yes",
        "quarter_mean": random.choice(("90", "90.005", "90.01", "89.995", "0", "100", "88")),
        "department_rewards": random.choice(("0", "1", "1", "2", "3")),
        "proactive": yes_or_no(random, 0.9), "brand_activity": yes_or_no(random, 0.9),
    } | seldom(random, ("major_errors", "serious_violations", "notices"))  # fmt: skip


def talent(random: Random) -> Row:
    """Marks of which many are blank, some 0, and many equal."""
    marks = {
        mark: random.choice(("", "", "0", "80", "90", "90.005", "95"))
        for mark in ("service_mark", "innovation_mark", "sales_mark", "image_mark")
    }
    return {"function": spelled(random, FUNCTIONS)} | bars(random) | marks


def team(random: Random) -> Row:
    level = random.choice((90, 90, 80))
    moved = random.choice((0, 0, 5))
    return {
        "plan_rate": random.choice(("1", "100%", "1.2", "120%", "0.9999", "0.99975", "0.9", "5", "0")),
        "internal_cooperation": str(level + moved), "external_cooperation": str(level - moved),
        "turnover_rate": random.choice(("0", "5%", "0.05", "0.00025", "1")),
        "cost_control": str(level), "innovation": random.choice((str(level), "89.99", "0.025")),
    }  # fmt: skip


SELECTION_MAKERS: Mapping[str, tuple[str, Callable[[Random], Row]]] = {
    "property-quarter-star": ("employee_id", property_star),
    "service-star-committee": ("employee_id", committee_candidate),
    "service-star-nominations": ("employee_id", nominee),
    "service-star-panel": ("employee_id", panel_candidate),
    "service-team-panel": ("team_id", panel_candidate),
    "itsm-quarter-star": ("employee_id", itsm_candidate),
    "cs-center-quarter-star": ("employee_id", ballot),
    "quarter-star-four-factors": ("employee_id", four_factors),
    "annual-best-employees": ("employee_id", best_employee),
    "property-group-quarter-star": ("employee_id", group_star),
    "annual-talent-awards": ("employee_id", talent),
    "benchmark-team": ("department_id", team),
}
