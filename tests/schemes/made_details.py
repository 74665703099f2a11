"""Rows made at random for the schemes that count detail rows, gather rows, or know their items by the heading."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from made_rows import number_near, spelled, written, yes_or_no
from oracle_basics import Cells
from oracle_details import ASPECTS, DESKS, TEST_CALLS

Rows = list[Cells]
HEADINGS = ("item:politeness", "item：speed", "考核项:专业", "考核项：跟进", "item: follow up ")


def answers(random: Random, count: int) -> Rows:
    """Answers of about a sixth as many subjects, in any order."""
    subjects = [f"S{place:03d}" for place in range(1, max(2, count // 6))]
    return [
        {"subject_id": random.choice(subjects), "answer": written(number_near(random, (0, 60, 90, 100), 100, 0.4))}
        for _ in range(count)
    ]


def assessments(random: Random, count: int) -> Rows:
    """Some of the items, the same in every row; the last mark often puts the mean on a cut-off."""
    headings = random.sample(HEADINGS, random.randint(1, len(HEADINGS)))
    rows = []
    for place in range(1, count + 1):
        marks = [number_near(random, (60, 80, 90), 100) for _ in headings[1:]]
        wanted = random.choice((60, 80, 90)) * len(headings) - sum(marks, Fraction(0)) + random.choice((0, 0, -1))
        last = wanted if 0 <= wanted <= 100 else number_near(random, (60, 80, 90), 100)
        cells = dict(zip(headings, map(written, [*marks, last]), strict=True))
        rows.append({"employee_id": f"{place:04d}"} | cells)
    return rows


def agents(random: Random, count: int) -> tuple[Rows, Rows]:
    """People at every desk and their calls: often fifteen, sometimes fewer, sometimes none."""
    staff, calls = [], []
    for place in range(1, count + 1):
        person = f"E{place:04d}"
        staff.append(agent(random, person))
        many = random.choice((15, 15, 15, 16, 14, 6, 3, 1, 0))
        # how many of the calls are bad in each aspect: the rules turn at 3, 4, 5 and 6
        bad = {aspect: random.choice((0, 0, 1, 2, 3, 4, 5, 6, 10)) for aspect in ASPECTS}
        calls += [call(random, person, at, many, bad) for at in range(many)]
    random.shuffle(calls)
    return staff, calls


def agent(random: Random, person: str) -> Cells:
    counts = ("province_test_errors", "praise_phone", "praise_written", "praise_media")
    complaints = ("complaints_skill", "complaints_attitude", "complaints_compensation")
    return {
        "employee_id": person,
        "desk": spelled(random, DESKS),
        "test_call": random.choice(("", spelled(random, TEST_CALLS))),
        **{column: random.choice(("", "0", "0", "1", "2")) for column in (*counts, *complaints)},
    }


def call(random: Random, person: str, at: int, many: int, bad: dict[str, int]) -> Cells:
    spoilt = {aspect: (at * 7 + len(aspect)) % many < times for aspect, times in bad.items()}
    chances = random.choice(("", "8", "4", "0"))
    most = int(chances or "8")
    return {
        "employee_id": person,
        "call_id": f"{person}-{at:02d}",
        **{f"{aspect}_ok": random.choice(("no", "否") if no else ("yes", "是")) for aspect, no in spoilt.items()},
        "attitude_severe": random.choice(("", "", "", yes_or_no(random, 0.2))),
        "technique_severe": random.choice(("", "", yes_or_no(random, 0.2))),
        "fatal_error": random.choice(("", "no", "no", "no", "no", "no", yes_or_no(random, 0.1))),
        "nonfatal_errors": random.choice(("", "0", str(random.randint(0, min(most, 2))))),
        "nonfatal_chances": chances,
    }
