"""The same forty people in more than twenty-five spellings of one sheet: the same stars and the same money."""

from __future__ import annotations

from pathlib import Path

import pytest
from forty import EXPECTED, PEOPLE
from ways import WAYS

from stargrade.pipeline import Request, run
from stargrade.problems import errors


def test_there_are_enough_of_them_and_every_star_occurs() -> None:
    assert len(WAYS) >= 25
    assert {star for _, star, _, _ in EXPECTED} == {None, 1, 2, 3, 5}


@pytest.mark.parametrize("way", WAYS)
def test_the_grades_are_the_same(way: str, tmp_path: Path) -> None:
    outcome = run(Request(WAYS[way](tmp_path), "property-fees", period="2026-10"))
    grading = outcome.grading
    found = zip(
        grading.keys,
        grading.star.values(),
        grading.bonus.values(),
        grading.deduction.values(),
        strict=True,
    )
    assert list(found) == EXPECTED
    assert errors(outcome.problems) == ()
    assert [problem.code for problem in outcome.problems if problem.code in ("SG250", "SG251", "SG252")] == []
    names, teams = outcome.sheet.found["name"][0], outcome.sheet.found["team"][0]
    assert [str(cell).strip() for cell in outcome.sheet.cells[names]] == [one.name for one in PEOPLE]
    assert list(outcome.sheet.cells[teams]) == [one.team for one in PEOPLE]
