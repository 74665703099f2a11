"""What the check says of small schemes, held against trying every row there can be."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stargrade.problems import Problem
from stargrade.prove import prove
from stargrade.scheme import load_scheme

HEAD = """stargrade: 1
id: tried
version: "1"
title: {en: Tried, zh: 试}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id}
  praise: {type: level, min: 0, max: 20}
  faults: {type: level, min: 0, max: 4}
  formal: {type: flag}
"""
Row = tuple[int, int, bool]
ROWS: tuple[Row, ...] = tuple(product(range(21), range(5), (True, False)))
SIGNS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
NAMES = ("praise", "faults")
Condition = tuple[str, str, int | str]  # praise >= 7, or praise > faults, or formal = yes
Line = list[Condition]

SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_figure = st.tuples(st.just("praise"), st.sampled_from(sorted(SIGNS)), st.integers(0, 20))
_fault = st.tuples(st.just("faults"), st.sampled_from(sorted(SIGNS)), st.integers(0, 4))
_pair = st.tuples(st.just("praise"), st.sampled_from(sorted(SIGNS)), st.just("faults"))
_flag = st.tuples(st.just("formal"), st.sampled_from(["=", "!="]), st.just("yes"))
ladders = st.lists(
    st.lists(st.one_of(_figure, _figure, _fault, _pair, _flag), min_size=1, max_size=3), min_size=1, max_size=4
)


def text(condition: Condition) -> str:
    name, sign, limit = condition
    if name == "formal":
        return "formal" if sign == "=" else "not formal"
    return f"{name} {sign} {limit}"


def holds(condition: Condition, row: Row) -> bool:
    name, sign, limit = condition
    if name == "formal":
        return row[2] is (sign == "=")
    return SIGNS[sign](row[NAMES.index(name)], limit if isinstance(limit, int) else row[NAMES.index(limit)])


def fits(line: Line, row: Row) -> bool:
    return all(holds(one, row) for one in line)


def found(path: Path, body: str) -> tuple[Problem, ...]:
    path.write_text(HEAD + body, encoding="utf-8")
    return prove(load_scheme(path))


def row_of(problem: Problem) -> Row:
    cells = dict(cell.split(" = ") for cell in str(problem.params["witness"]).split(", "))
    return int(cells["praise"]), int(cells["faults"]), cells["formal"] == "yes"


@pytest.fixture(scope="module")
def scheme_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tried") / "tried.yaml"


@SETTINGS
@given(ladder=ladders)
def test_ladders(scheme_file: Path, ladder: list[Line]) -> None:
    lines = "".join(
        f"    - {{id: line{at}, star: {at}, when: [{', '.join(map(text, line))}]}}\n" for at, line in enumerate(ladder)
    )
    told = found(scheme_file, f"tiers:\n  exclusive: yes\n  ladder:\n{lines}")
    holes = {row for row in ROWS if not any(fits(line, row) for line in ladder)}
    witnesses = [row_of(one) for one in told if one.code in ("SG460", "SG461")]
    assert bool(witnesses) == bool(holes)
    assert set(witnesses) <= holes
    assert {one.params["at"] for one in told if one.code == "SG463"} == set(unreached(ladder))
    assert_overlaps(told, ladder)


def unreached(ladder: Sequence[Line]) -> list[str]:
    first = {next((at for at, line in enumerate(ladder) if fits(line, row)), None) for row in ROWS}
    return [f"line{at}" for at in range(len(ladder)) if at not in first]


def assert_overlaps(told: Sequence[Problem], ladder: Sequence[Line]) -> None:
    pairs = {
        (f"line{a}", f"line{b}")
        for a, b in combinations(range(len(ladder)), 2)
        if any(fits(ladder[a], row) and fits(ladder[b], row) for row in ROWS)
    }
    seen = {(one.params["line"], one.params["other"]): row_of(one) for one in told if one.code == "SG462"}
    assert set(seen) == pairs
    for (a, b), row in seen.items():
        assert fits(ladder[int(str(a)[4:])], row) and fits(ladder[int(str(b)[4:])], row)


bands = st.lists(
    st.tuples(
        st.sampled_from(["from", "above"]), st.integers(0, 30), st.sampled_from(["to", "below"]), st.integers(1, 9)
    ),
    min_size=1,
    max_size=4,
)


def in_band(band: tuple[str, int, str, int], value: int) -> bool:
    low, start, high, length = band
    end = start + length
    return (value >= start if low == "from" else value > start) and (value <= end if high == "to" else value < end)


@SETTINGS
@given(table=bands)
def test_bands_of_a_value_worked_out(scheme_file: Path, table: list[tuple[str, int, str, int]]) -> None:
    """2 points a praise less 3 a fault, and 5 more for the formal: not every figure can be reached."""
    rows = ", ".join(f"{{{low}: {start}, {high}: {start + length}, then: 1}}" for low, start, high, length in table)
    rule = "if(formal, 5, 0) + 2 * praise - 3 * faults"
    told = found(scheme_file, f'items:\n  - {{id: mark, points: {{of: "{rule}", bands: [{rows}]}}}}\n')
    value = {row: 5 * row[2] + 2 * row[0] - 3 * row[1] for row in ROWS}
    holes = {row for row in ROWS if not any(in_band(band, value[row]) for band in table)}
    witnesses = [row_of(one) for one in told if one.code in ("SG464", "SG465")]
    assert bool(witnesses) == bool(holes)
    assert set(witnesses) <= holes
    reached = {next((at for at, band in enumerate(table) if in_band(band, mark)), None) for mark in range(-12, 46)}
    never = [at for at in range(len(table)) if at not in reached]
    assert len([one for one in told if one.code == "SG467"]) <= len(never), "every value from -12 to 45 may be there"


@SETTINGS
@given(a=st.integers(0, 6), b=st.integers(-6, 6), most=st.integers(0, 130))
def test_items_that_exceed_their_maximum(scheme_file: Path, a: int, b: int, most: int) -> None:
    rule = f"{a} * praise + {b} * faults - if(formal, 3, 0)"
    told = found(scheme_file, f'items:\n  - {{id: mark, max: {most}, points: "{rule}"}}\n')
    points = {row: a * row[0] + b * row[1] - 3 * row[2] for row in ROWS}
    over = [one for one in told if one.code == "SG468"]
    assert bool(over) == (max(points.values()) > most)
    assert all(points[row_of(one)] == max(points.values()) for one in over)
