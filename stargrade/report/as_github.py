"""Problems as lines that GitHub shows beside the changed file: ``::error file=scores.csv,line=7,title=SG224::...``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..problems import Problem
from ..sheet.letters import column_of
from ..texts import Lang
from .sentences import mend, spot

_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def github_lines(problems: Sequence[Problem], sheet: Path, lang: Lang) -> str:
    """One line for each problem and notice; without a file of its own, it is about `sheet`."""
    return "".join(f"{line}\n" for line in _lines(problems, sheet, lang))


def _lines(problems: Sequence[Problem], sheet: Path, lang: Lang) -> Iterator[str]:
    for problem in problems:
        place = problem.place
        properties = {"file": place.file or str(sheet), "line": place.line or place.row, "col": _column(problem)}
        said = ",".join(
            f"{name}={_escaped(str(value), _IN_PROPERTY)}"
            for name, value in {**properties, "title": problem.code}.items()
            if value is not None
        )
        yield f"::{problem.severity} {said}::{_escaped(_message(problem, lang), _IN_MESSAGE)}"


def _column(problem: Problem) -> int | None:
    """The column as a number from 1, as far as the place has one."""
    place = problem.place
    return place.col if place.column is None else column_of(place.column) + 1


def _message(problem: Problem, lang: Lang) -> str:
    """The cell as a spreadsheet names it, what is wrong, and what to do."""
    sheet = f"[{problem.place.sheet}]" if problem.place.sheet is not None else None
    where = " ".join(part for part in (sheet, spot(problem.place, lang)) if part)
    said = f"{problem.message(lang)}\n{mend(problem, lang)}"
    return f"{where}: {said}" if where else said


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return text.translate({ord(sign): escape for sign, escape in signs.items()})
