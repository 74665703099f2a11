"""``stargrade check``: is this sheet fit to be graded? All its problems at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..texts import Lang
from . import words
from .exits import Exit
from .options import Beside, Period, Quiet, Scheme, Sheet, SheetName
from .progress import progress

if TYPE_CHECKING:
    from ..pipeline import Read, Request
    from ..problems import Problem
    from .show import Drawing

_FORMS = ("text", "json", "github")


def check(
    ctx: typer.Context,
    sheet: Sheet,
    *,
    scheme: Scheme = None,
    sheet_name: SheetName = None,
    period: Period = None,
    beside: Beside = None,
    annotate: Annotated[str | None, typer.Option("--annotate", metavar="COPY.xlsx")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    listing: Annotated[str, typer.Option("--format", metavar="text|json|github")] = "text",
    quiet: Quiet = False,
) -> Exit:
    """Read and validate a sheet; its problems are what was asked for, and a copy that shows them if wanted."""
    from ..pipeline import Request
    from ..problems import errors
    from .choices import choice, files_beside
    from .show import give_bytes, give_json, heard, tell
    from .target import choose_copy

    lang: Lang = ctx.obj
    choice("--format", listing, _FORMS)
    copy = None if annotate is None else choose_copy(sheet, annotate)
    request = Request(sheet, scheme, sheet_name, period, lang=lang, beside=files_beside(beside))
    with progress(lang, quiet) as far:
        request = replace(request, tell=far)
        seen, problems = _look(request)
        said = None if copy is None else _annotate(request, seen, problems, copy, force)
    match listing:
        case "json":
            give_json(as_json(sheet, seen, problems, lang))
        case "github":
            from ..report.as_github import github_lines

            give_bytes(github_lines(heard(problems, quiet), sheet, lang).encode("utf-8", "replace"))
        case _:
            _give(sheet, seen, problems, lang, quiet)
    if said is not None and (errors(problems) or not quiet):
        tell(said)
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


def _annotate(request: Request, seen: Read | None, problems: Sequence[Problem], copy: Path, force: bool) -> Drawing:
    """Write the copy in which the problems are marked; without problems there is none. What is said of it."""
    from ..annotate import Source, marked_copy, marks_of
    from ..problems import errors
    from ..report import write_whole
    from ..sheet.text_big5 import knows_headings
    from .show import problems_of, sentence

    lang = request.lang
    if not errors(problems):
        return sentence(words.OLD_COPY if copy.exists() else words.NOTHING_TO_MARK, lang, path=copy)
    tables = () if seen is None else (seen.sheet, *seen.details)
    marks = marks_of(problems, tables, None if seen is None else seen.loaded.scheme.key)
    given = () if seen is None else (seen.sheet.sha256, knows_headings(seen.loaded.scheme))
    made = marked_copy(Source(request.sheet, *given), copy, marks, lang, request.tell)
    written = write_whole(copy, made.data, force, inputs=[request.sheet, *request.beside.values()])
    where = sentence(words.MARKED if written.changed else words.MARKED_ALREADY, lang, path=copy)
    return lambda screen: [*(problems_of(made.problems, lang)(screen) if made.problems else ()), *where(screen)]


def _give(sheet: Path, seen: Read | None, problems: Sequence[Problem], lang: Lang, quiet: bool) -> None:
    from ..problems import errors
    from ..view.repairs import repair_view
    from .show import give, give_problems, heard, sentence

    give_problems(heard(problems, quiet), lang)
    if seen is not None and not quiet:
        give(lambda screen: repair_view((seen.sheet, *seen.details), lang, screen))
    if seen is not None and not errors(problems) and not quiet:
        give(sentence(words.FIT, lang, file=sheet, rows=len(seen.checked.keys)))


def as_json(sheet: Path, seen: Read | None, problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    """The shape ``stargrade.check.v1`` that scripts rely on."""
    from ..problems import errors, notices
    from ..report.repairs import repairs_json
    from ..report.sentences import sentence

    sheets = () if seen is None else (seen.sheet, *seen.details)
    inputs = [{"file": one.file, "sheet": one.name, "sha256": one.sha256} for one in sheets]
    return {
        "format": "stargrade.check.v1",
        "input": inputs or [{"file": str(sheet), "sheet": None, "sha256": None}],
        "problems": [{**_problem(problem, lang), **_elsewhere(problem, seen)} for problem in errors(problems)],
        "notices": [sentence(problem, lang) for problem in notices(problems)],
        **({"repairs": repairs} if (repairs := repairs_json(sheets, lang)) else {}),
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
