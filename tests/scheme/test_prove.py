"""The check that proves rules: what it passes, what it says aloud, and what it keeps to itself."""

from __future__ import annotations

import random
import subprocess
import sys
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from stargrade.numbers.columns import Numbers
from stargrade.problems import Problem
from stargrade.prove import check_and_prove, prove
from stargrade.prove.made import maker
from stargrade.prove.proof import proof_of
from stargrade.prove.spans import ENDLESS
from stargrade.scheme import Loaded, list_builtins, load_scheme

ROOT = Path(__file__).parents[2]
IDS = [one.id for one in list_builtins()]
HEAD = """stargrade: 1
id: tried
version: "1"
title: {en: Tried, zh: 试}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id}
"""


@cache
def built_in(name: str) -> Loaded:
    return load_scheme(next(one.path for one in list_builtins() if one.id == name))


def findings(folder: Path, body: str) -> list[tuple[str, str]]:
    """The codes found in a scheme, each with its case or line, or the row that shows it."""
    path = folder / "tried.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    return [(one.code, told(one)) for one in check_and_prove(load_scheme(path))]


def told(problem: Problem) -> str:
    params = problem.params
    return str(params.get("case") or params.get("line") or params.get("witness"))


@pytest.mark.parametrize("name", IDS)
def test_no_wolf_is_cried_over_a_built_in_scheme(name: str) -> None:
    assert prove(built_in(name)) == ()


@pytest.mark.parametrize("name", IDS)
def test_no_value_leaves_its_span(name: str) -> None:
    """Rows anyhow filled in: each item, the score and each derived figure lie where the check thinks they can."""
    spans = proof_of(built_in(name)).spans
    made = maker(spans)
    if not made.able:
        pytest.skip("its subjects have rows of a second sheet, or columns not known before")
    dice = random.Random(17)
    rows = [
        {key: scale.at(Fraction(dice.randrange(101), 100)) for key, scale in made.scales.items()} for _ in range(40)
    ]
    table = made.work(rows).table
    for value in [*spans.defined]:
        column = table.columns[value]
        span = spans.name(value)
        if isinstance(column, Numbers):
            seen = [one for one in column.values() if one is not None]
            assert all(span.low <= one <= span.high for one in seen), value
            assert all(one == 0 if span.step == 0 else one % span.step == 0 for one in seen if span.step is not None), (
                value
            )
            assert -ENDLESS <= span.low <= span.high <= ENDLESS


def test_values_that_share_their_cells_are_led_together(tmp_path: Path) -> None:
    """A score from 70 to 80 with one item under 60 has no line; and 80 with errors over 1 % neither."""
    found = findings(
        tmp_path,
        """\
  skill: {type: mark}
  duty: {type: mark}
  error_rate: {type: rate}
items:
  - {id: skill, weight: 70%}
  - {id: duty, weight: 30%}
score: {}
tiers:
  of: score
  ladder:
    - {id: four, star: 4, from: 80, when: error_rate <= 1%}
    - {id: three, star: 3, from: 70, when: min(points) >= 60}
    - {id: odd, star: 2, from: 80, when: min(points) >= 60}
    - {id: one, star: 1, below: 70}
""",
    )
    assert found == [
        ("SG460", "score >= 70 and < 80, min(points) < 60"),
        ("SG460", "score >= 80, error_rate > 1%, min(points) < 60"),
        ("SG463", "odd"),
    ]


def test_a_cell_that_may_stay_blank_needs_a_line_too(tmp_path: Path) -> None:
    body = """\
  exam: {type: mark, optional: yes}
tiers:
  of: exam
  ladder:
    - {id: pass, star: 1, from: 60}
    - {id: fail, star: 0, below: 60}
"""
    assert findings(tmp_path, body) == [("SG460", "not known(exam)")]
    absent = body + "not_rated:\n  - {id: absent, when: not known(exam), say: {en: absent, zh: 缺考}}\n"
    assert findings(tmp_path, absent) == []


def test_a_hole_that_no_sound_row_falls_into_is_none(tmp_path: Path) -> None:
    """Exactly 60 has no line; a requirement, a bar, or points in steps of four keep everybody from it."""
    ladder = """\
tiers:
  of: total
  ladder:
    - {id: high, star: 2, above: 62}
    - {id: low, star: 1, below: 62}
"""
    mark, levels = "  total: {type: mark}\n", "  level: {type: level, min: 0, max: 25}\nderive: {total: 4 * level}\n"
    say = "say: {en: not so, zh: 不可}"
    assert findings(tmp_path, mark + ladder) == [("SG460", "total = 62")]
    assert findings(tmp_path, levels + ladder) == []
    assert findings(tmp_path, f"{mark}{ladder}require:\n  - {{id: odd, that: total != 62, {say}}}\n") == []
    assert findings(tmp_path, f"{mark}{ladder}not_rated:\n  - {{id: odd, when: total = 62, {say}}}\n") == []


def test_a_line_that_is_easier_to_keep_is_no_idle_line(tmp_path: Path) -> None:
    """The same marks with fewer months in a row, or below a quota, still take people."""
    ladder = """\
  total: {{type: mark}}
tiers:
  of: total
  ladder:
    - {{id: top, star: 3, from: 90{more}}}
    - {{id: next, star: 2, from: 90}}
    - {{id: rest, star: 1}}
"""
    assert findings(tmp_path, ladder.format(more="")) == [("SG463", "next")]
    assert findings(tmp_path, ladder.format(more=", in_a_row: 3")) == []
    assert findings(tmp_path, ladder.format(more=", fewer_than: 10%") + "score: {value: total}\n") == []


def test_no_row_that_shows_something_breaks_a_limit(tmp_path: Path) -> None:
    """A rate ends at 100 %: an item of 10 times the rate can reach 10 and no more."""
    item = "  rate: {{type: rate}}\nitems:\n  - {{id: a, max: {most}, points: 10 * rate}}\n"
    assert findings(tmp_path, item.format(most=10)) == []
    assert findings(tmp_path, item.format(most=9)) == [("SG468", "rate = 100%")]
    mean = item.replace("10 * rate", '"if(rate >= mean(rate, by: sheet), 10 * rate, 0)"')
    assert findings(tmp_path, mean.format(most=10)) == []


def test_a_waiver_silences_its_own_finding_alone(tmp_path: Path) -> None:
    body = """\
  total: {type: mark}
  faults: {type: count}
items:
  - {id: a, max: 5, points: 2 * faults}
  - {id: b, max: 5, points: 3 * faults}
tiers:
  of: total
  ladder:
    - {id: high, star: 2, above: 60}
    - {id: low, star: 1, below: 60}
waive:
  - {code: SG460, at: tiers, because: {en: marks are never 60, zh: 不会正好60分}}
  - {code: SG468, at: a, because: {en: meant so, zh: 有意如此}}
"""
    assert [code for code, _ in findings(tmp_path, body)] == ["SG468"]


def test_places_of_groups_that_nobody_can_count_are_left_alone(tmp_path: Path) -> None:
    title = "title: {en: Star, zh: 星}, order: [total]"
    body = f"""\
  total: {{type: mark}}
  team: {{type: text}}
announced_places: 3
awards:
  - {{id: star, places: 2, by: [team], {title}}}
"""
    assert findings(tmp_path, body) == []
    assert findings(tmp_path, body.replace("by: [team], ", "")) == [("SG470", "None")]


def test_nothing_is_proved_of_rules_that_mean_nothing(tmp_path: Path) -> None:
    body = """\
  total: {type: mark}
tiers:
  of: total
  ladder:
    - {id: high, star: 2, above: 60, when: nobody}
"""
    assert [code for code, _ in findings(tmp_path, body)] == ["SG456"]


def test_a_run_does_not_pay_for_proofs(tmp_path: Path) -> None:
    """A run takes a scheme as it is: the check is asked for by `schemes check`."""
    grading = "import sys, stargrade.pipeline, stargrade.asked as asked; asked.open_scheme('property-fees')"
    ask = f"{grading}; print('stargrade.prove' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
