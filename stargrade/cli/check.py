"""``stargrade check``: is this sheet fit to be graded? All its problems at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ..texts import Lang
from . import words
from .exits import Exit
from .options import FORMS, Beside, Form, Period, Quiet, Scheme, Sheet, SheetName

if TYPE_CHECKING:
    from ..pipeline import Read, Request
    from ..problems import Problem


def check(
    ctx: typer.Context,
    sheet: Sheet,
    *,
    scheme: Scheme = None,
    sheet_name: SheetName = None,
    period: Period = None,
    beside: Beside = None,
    form: Form = "text",
    quiet: Quiet = False,
) -> Exit:
    """Read and validate a sheet; its problems are what was asked for."""
    from ..pipeline import Request
    from ..problems import errors
    from .choices import choice, files_beside

    lang: Lang = ctx.obj
    choice("--format", form, FORMS)
    seen, problems = _look(Request(sheet, scheme, sheet_name, period, lang=lang, beside=files_beside(beside)))
    if form == "json":
        from .show import give_json

        give_json(as_json(sheet, seen, problems, lang))
    else:
        _give(sheet, seen, problems, lang, quiet)
    return Exit.PROBLEMS if errors(problems) else Exit.FINE


def _look(request: Request) -> tuple[Read | None, tuple[Problem, ...]]:
    """What was read, and every problem; nothing was where the table itself is not to be found."""
    from .. import pipeline
    from ..problems import Refusal

    try:
        seen = pipeline.read(request)
    except Refusal as refusal:
        if refusal.exit_code != Exit.PROBLEMS:
            raise
        return None, refusal.problems
    return seen, seen.problems


def _give(sheet: Path, seen: Read | None, problems: Sequence[Problem], lang: Lang, quiet: bool) -> None:
    from ..problems import errors
    from .show import give, give_problems, heard, sentence

    give_problems(heard(problems, quiet), lang)
    if seen is not None and not errors(problems) and not quiet:
        give(sentence(words.FIT, lang, file=sheet, rows=len(seen.checked.keys)))


def as_json(sheet: Path, seen: Read | None, problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    """The shape ``stargrade.check.v1`` that scripts rely on."""
    from ..problems import errors, notices
    from ..report.sentences import sentence

    sheets = () if seen is None else (seen.sheet, *seen.details)
    inputs = [{"file": one.file, "sheet": one.name, "sha256": one.sha256} for one in sheets]
    return {
        "format": "stargrade.check.v1",
        "input": inputs or [{"file": str(sheet), "sheet": None, "sha256": None}],
        "problems": [{**_problem(problem, lang), **_elsewhere(problem, seen)} for problem in errors(problems)],
        "notices": [sentence(problem, lang) for problem in notices(problems)],
    }


def _elsewhere(problem: Problem, seen: Read | None) -> dict[str, Any]:
    """The file and sheet of a problem that does not stand on the main sheet."""
    place = problem.place
    if seen is None or place.row is None or (place.file, place.sheet) == (seen.sheet.file, seen.sheet.name):
        return {}
    return {"file": place.file, "sheet": place.sheet}


def _problem(problem: Problem, lang: Lang) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "row": problem.place.row,
        "key": problem.key,
        "cell": problem.place.cell,
        "message": problem.message(lang),
    }
