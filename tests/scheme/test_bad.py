"""One broken scheme file per mistake: under each mistake a comment points at it with its code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stargrade.problems import Problem, Refusal
from stargrade.scheme import check_scheme, load_scheme
from stargrade.texts import LANGS

BAD = sorted(Path(__file__).with_name("bad").glob("*.yaml"))
_MARK = re.compile(r"#(?:<| *\^) (SG\d{3}(?:, SG\d{3})*)")


def expected(path: Path) -> list[tuple[int, int, str]]:
    """What the comments say: ``# ^ CODE`` points at a column of the line above, ``#<`` at its first."""
    found: list[tuple[int, int, str]] = []
    marked = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        mark = _MARK.fullmatch(line)
        if mark is None:
            marked = number
        else:
            col = line.index("^") + 1 if "^" in line else 1
            found += [(marked, col, code) for code in mark[1].split(", ")]
    return found


def problems(path: Path) -> tuple[Problem, ...]:
    try:
        return check_scheme(load_scheme(path))
    except Refusal as refusal:
        return refusal.problems


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_mistake_is_told_where_it_stands(path: Path) -> None:
    told = [(p.place.line, p.place.col, p.code) for p in problems(path)]
    assert told == expected(path)
    assert told


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_no_more_of_the_file_is_shown_than_the_line(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for problem in problems(path):
        assert problem.place.file == str(path)
        own = lines[(problem.place.line or 1) - 1]
        others = {line.strip() for line in lines if len(line.strip()) > 12 and line.strip() not in own}
        for lang in LANGS:
            assert not [line for line in others if line in problem.message(lang)]
