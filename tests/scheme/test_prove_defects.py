"""Every defect of the sources, one scheme file each, written as the source states it: the check names it.

Under the rule in question a comment points at it with the code and what the message must say; the rows
that the check gives as witnesses are typed into a sheet again and graded, to see that they are right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from stargrade.expr import exact
from stargrade.grading.grade import work_out
from stargrade.grading.one_row import People, people
from stargrade.problems import Problem, Refusal, errors
from stargrade.prove import check_and_prove
from stargrade.scheme import Loaded, load_scheme
from stargrade.sheet.cells import read_cells
from stargrade.sheet.model import Book, Grid
from stargrade.sheet.table import find_table
from stargrade.validate import validate

DEFECTS = sorted(Path(__file__).with_name("defects").glob("*.yaml"))
_MARK = re.compile(r"#(?:<| *\^) (SG\d{3}) (.*)")


@dataclass(frozen=True)
class Expected:
    """Where a finding stands, its code, and words of its message."""

    line: int
    col: int
    code: str
    words: str


def expected(path: Path) -> list[Expected]:
    """What the comments say: ``# ^ CODE WORDS`` points at a column of the line above, ``#<`` at its first."""
    found: list[Expected] = []
    marked = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        mark = _MARK.fullmatch(line)
        if mark is None:
            marked = number
        else:
            found.append(Expected(marked, line.index("^") + 1 if "^" in line else 1, mark[1], mark[2]))
    return found


@cache
def findings(path: Path) -> tuple[Problem, ...]:
    try:
        return check_and_prove(load_scheme(path))
    except Refusal as refusal:
        return refusal.problems


def with_witness() -> list[tuple[str, str]]:
    return [(path.stem, one.code) for path in DEFECTS for one in findings(path) if "witness" in one.params]


@pytest.mark.parametrize("path", DEFECTS, ids=lambda path: path.stem)
def test_the_defect_is_found_where_it_stands(path: Path) -> None:
    told = [(p.place.line, p.place.col, p.code) for p in findings(path)]
    assert told == [(one.line, one.col, one.code) for one in expected(path)]
    assert told
    for problem, one in zip(findings(path), expected(path), strict=True):
        assert one.words in problem.message("en")


def cells_of(witness: str) -> Mapping[str, str]:
    return dict(cell.split(" = ") for cell in witness.split(", "))


def typed_in(loaded: Loaded, witness: str) -> People:
    """The row of a witness as a person would type it into a sheet, graded; it must be sound."""
    cells = {loaded.scheme.key: "A17", **cells_of(witness)}
    grid = Grid(None, (tuple(cells), tuple(cells.values())))
    sheet = find_table(Book(path="witness.csv", sha256="", grids=(grid,), kind="text"), loaded.scheme)
    checked = validate(sheet, read_cells(sheet, loaded.scheme), loaded.scheme)
    assert errors(checked.problems) == ()
    work = work_out(loaded.scheme, checked)
    return people(work.plan, work.table)


@pytest.mark.parametrize("path", DEFECTS, ids=lambda path: path.stem)
def test_the_witnesses_are_right(path: Path) -> None:
    for problem in findings(path):
        if "witness" in problem.params:
            loaded = load_scheme(path)
            row = typed_in(loaded, str(problem.params["witness"]))
            assert SHOWS[problem.code](row, problem, loaded), problem.message("en")


def reaches_no_line(row: People, problem: Problem, loaded: Loaded) -> bool:
    return row.eligible(0) and row.line(0) is None


def meets_two_lines(row: People, problem: Problem, loaded: Loaded) -> bool:
    pair = {problem.params["line"], problem.params["other"]}
    met = {line.rule.id for line in row.plan.lines if row.failed(0, line) is None}
    return pair <= met


def has_no_points(row: People, problem: Problem, loaded: Loaded) -> bool:
    return row.value(0, f"points.{problem.params['at']}") is None


def stands_on_the_shared_edge(row: People, problem: Problem, loaded: Loaded) -> bool:
    return row.value(0, "late") == 1  # [<= 1] and [>= 1 and <= 3] have nothing else in common


def exceeds(row: People, problem: Problem, loaded: Loaded) -> bool:
    most = next(Fraction(item.max.text) for item in loaded.scheme.items if item.max and item.id == problem.params["at"])
    points = row.value(0, f"points.{problem.params['at']}")
    return isinstance(points, Fraction) and points > most and points == Fraction(str(problem.params["seen"]))


def adds_up_to_more(row: People, problem: Problem, loaded: Loaded) -> bool:
    part = str(problem.params["at"])
    points = [row.value(0, f"points.{item.id}") for item in loaded.scheme.items if item.part == part]
    total = sum((one for one in points if isinstance(one, Fraction)), Fraction(0))
    return total == Fraction(str(problem.params["seen"])) > Fraction(str(problem.params["expected"]))


def holds_both(row: People, problem: Problem, loaded: Loaded) -> bool:
    return all(exact.holds(one.node, 0, row) for rule in loaded.scheme.exclusive for one in rule.conditions)


SHOWS = {
    "SG460": reaches_no_line,
    "SG461": reaches_no_line,
    "SG462": meets_two_lines,
    "SG464": has_no_points,
    "SG465": has_no_points,
    "SG466": stands_on_the_shared_edge,
    "SG468": exceeds,
    "SG469": adds_up_to_more,
    "SG471": holds_both,
}


def test_every_kind_of_witness_has_been_looked_at() -> None:
    assert {code for _, code in with_witness()} == set(SHOWS)


def test_the_figures_that_the_sources_leave_out() -> None:
    """The catalogue's own examples: 85 %, 79.5, 60.5, 90.5, 100, 90, 95 %, 12 in order and 3 not."""
    told = {path.stem: " | ".join(one.message("en") for one in findings(path)) for path in DEFECTS}
    assert "such a row: collection_rate = 85%, complaints = 0, performance_pay = 0" in told["property-fees"]
    assert "such as 79.5," in told["service-center-ranks"]
    assert "such as 60.5," in told["cs-five-factor-poor"]
    assert "such as 90.5," in told["cs-five-factor"]
    assert "quantitative = 100, qualitative = 100" in told["tobacco-retailers"]
    assert "five and four both take score = 90" in told["center-survey"]
    assert "such as 95%," in told["account-manager-monthly"]
    assert "wording_ok = 12, wording_bad = 3" in told["telecom-call-quality"]
