"""``stargrade explain``: why one person has this star and this money."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ..problems import Refusal, errors, notices, refuse
from ..texts import Lang
from . import words
from .exits import Exit
from .options import FORMS, Beside, Form, Ledger, Overrides, Period, Quiet, Scheme, Sheet, SheetName
from .progress import progress

if TYPE_CHECKING:
    from ..pipeline import Read
    from ..problems import Problem


def explain(
    ctx: typer.Context,
    sheet: Sheet,
    key: Annotated[str, typer.Option("--id", metavar="KEY")],
    *,
    scheme: Scheme = None,
    sheet_name: SheetName = None,
    period: Period = None,
    beside: Beside = None,
    ledger: Ledger = None,
    overrides: Overrides = None,
    form: Form = "text",
    quiet: Quiet = False,
) -> Exit:
    """Explain one row; problems of other rows do not stand in the way."""
    from .. import pipeline
    from ..explain import explain as work_out_why
    from ..grading import work_out
    from ..view.explain import explanation_lines
    from .choices import choice, files_beside
    from .show import give, give_json, heard, sentence, tell, tell_problems

    lang: Lang = ctx.obj
    choice("--format", form, FORMS)
    with_files = files_beside(beside)
    asked = pipeline.Request(sheet, scheme, sheet_name, period, False, lang, with_files, ledger, overrides)
    with progress(lang, quiet) as far:
        seen = pipeline.read(replace(asked, tell=far))
        _own_row_is_sound(seen, key)
        work = work_out(seen.loaded.scheme, seen.checked, seen.period, seen.recalled.history, far)
    explained = work_out_why(work, seen.checked, seen.sheet, key, pipeline.decided(seen, work))
    tell_problems(heard(notices(seen.problems), quiet=True), lang)
    tell_problems(heard(seen.recalled.problems, quiet), lang)
    if seen.checked.rejected and not quiet:
        tell(sentence(words.OTHERS_UNFIT, lang, count=len(seen.checked.rejected)))
    if form == "json":
        give_json(explained.as_json(lang))
    else:
        give(lambda screen: explanation_lines(explained, seen.loaded.scheme, lang, screen))
    return Exit.FINE


def _own_row_is_sound(seen: Read, key: str) -> None:
    """Raise Refusal where nothing can be graded, the row has problems, or nobody has this id."""
    wrong = errors(seen.problems)
    if seen.unfit:
        raise Refusal([problem for problem in wrong if problem.scope not in ("cell", "row")])
    own = [problem for problem in wrong if problem.key == key]
    if own:
        raise Refusal(own)
    if key not in seen.checked.keys:
        raise _unknown(key, seen, wrong)


def _unknown(key: str, seen: Read, wrong: tuple[Problem, ...]) -> Refusal:
    from ..scheme.nearest import nearest

    known = (*seen.checked.keys, *(problem.key for problem in wrong if problem.key))
    return refuse("SG013", key=key, near=nearest(key, known) or known[:3])
