"""``stargrade run``: grade a sheet and write the result."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..problems import Refusal, errors
from ..texts import Lang
from . import words
from .exits import Exit
from .options import Period, Quiet, Scheme, Sheet, SheetName

if TYPE_CHECKING:
    from ..report import Outcome
    from ..scheme import Scheme as Rules
    from .target import Target


def run(
    ctx: typer.Context,
    sheet: Sheet,
    scheme: Scheme,
    *,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="OUT")] = None,
    kind: Annotated[str | None, typer.Option("--format", metavar="xlsx|csv|json|parquet")] = None,
    sheet_name: SheetName = None,
    period: Period = None,
    partial: Annotated[bool, typer.Option("--partial")] = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    quiet: Quiet = False,
) -> Exit:
    """Grade, write, and say what came out; with any problem (and not `partial`) write nothing."""
    from .. import pipeline
    from .target import choose_target

    lang: Lang = ctx.obj
    target = choose_target(sheet, output, kind)
    asked = pipeline.Request(sheet, scheme, sheet_name, period, partial=partial, lang=lang)
    try:
        outcome = _with_warning(pipeline.run(asked))
    except Refusal as refusal:
        return _tell_refusal(refusal, lang)
    end = None if dry_run else _write(outcome, target, force)
    if not quiet or outcome.rejected:
        _tell(outcome, end, dry_run)
    else:
        _tell_always(outcome)
    return Exit.PROBLEMS if outcome.rejected else Exit.FINE


def _tell_refusal(refusal: Refusal, lang: Lang) -> Exit:
    """What is wrong with the sheet, and that nothing came of it; mistakes of another kind go their way."""
    from .show import problems_of, sentence, tell

    if refusal.exit_code != Exit.PROBLEMS:
        raise refusal
    tell(problems_of(refusal.problems, lang))
    some_sound = all(problem.scope in ("cell", "row") for problem in errors(refusal.problems))
    tell(sentence(words.COULD_BE_PARTIAL if some_sound else words.NOTHING_GRADED, lang))
    return Exit.PROBLEMS


def _write(outcome: Outcome, target: Target, force: bool) -> tuple[Path, bool] | None:
    """Write the result; the path, and whether the file changed, or None for standard output."""
    from .. import pipeline
    from ..report import render
    from .show import give_bytes

    if target.path is None:
        give_bytes(render(outcome, target.kind))
        return None
    written = pipeline.report(outcome, target.path, target.kind, force=force)
    return written.path, written.changed


def _tell(outcome: Outcome, end: tuple[Path, bool] | None, dry_run: bool) -> None:
    """The summary, then what is wrong and what should be known, then where the result is."""
    from ..report.notices import notices_of
    from ..view.summary import summary
    from .show import problems_of, sentence, tell

    tell(lambda screen: summary(outcome, screen))
    said = (*errors(outcome.problems), *notices_of(outcome))
    if said:
        tell(sentence(words.BLANK, outcome.lang))
        tell(problems_of(said, outcome.lang))
    if end is not None or dry_run:
        tell(sentence(words.BLANK, outcome.lang))
    if dry_run:
        tell(sentence(words.NOT_WRITTEN, outcome.lang))
    elif end is not None:
        path, changed = end
        tell(sentence(words.WRITTEN if changed else words.UNCHANGED, outcome.lang, path=path))


def _tell_always(outcome: Outcome) -> None:
    """What is said even by a quiet run: that the rules are not the built-in ones of that name."""
    from .show import problems_of, tell

    hidden = [problem for problem in outcome.problems if problem.code == "SG419"]
    if hidden:
        tell(problems_of(hidden, outcome.lang))


def _with_warning(outcome: Outcome) -> Outcome:
    """The outcome; where rows were left out whom others are compared with, with a notice of it."""
    from ..problems import Place, Problem

    if not outcome.rejected or not _compares(outcome.scheme):
        return outcome
    place = Place(outcome.sheet.file, outcome.sheet.name)
    notice = Problem("SG017", place, {"count": len(outcome.rejected)})
    return replace(outcome, problems=(*outcome.problems, notice))


def _compares(scheme: Rules) -> bool:
    """Whether the result of one row depends on others: means, quotas, places, titles, prizes."""
    from ..expr.nodes import Group, walk
    from ..scheme.rules import rules_of

    grouped = any(isinstance(part, Group) for placed in rules_of(scheme) for part in walk(placed.rule.node))
    quotas = any(line.fewer_than is not None for line in (scheme.tiers.ladder if scheme.tiers else ()))
    return grouped or quotas or scheme.rank is not None or bool(scheme.awards) or bool(scheme.prizes)
