"""``stargrade run``: grade a sheet and write the result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ..problems import Refusal, errors
from ..texts import Lang
from . import words
from .exits import Exit
from .options import Beside, Ledger, Overrides, Period, Quiet, Scheme, Sheet, SheetName
from .progress import progress

if TYPE_CHECKING:
    from datetime import date

    from ..ledger.keep import Kept
    from ..pipeline import Request
    from ..progress import Tell
    from ..report import Outcome, Written
    from ..scheme import Scheme as Rules
    from .target import Target


def run(
    ctx: typer.Context,
    sheet: Sheet,
    *,
    scheme: Scheme = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="OUT")] = None,
    kind: Annotated[str | None, typer.Option("--format", metavar="xlsx|csv|json|parquet")] = None,
    sheet_name: SheetName = None,
    period: Period = None,
    beside: Beside = None,
    ledger: Ledger = None,
    overrides: Overrides = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT")] = None,
    announced: Annotated[str | None, typer.Option("--announced", metavar="DATE")] = None,
    partial: Annotated[bool, typer.Option("--partial")] = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    quiet: Quiet = False,
) -> Exit:
    """Grade, write, and say what came out; with any problem (and not `partial`) write nothing."""
    from .. import pipeline
    from ..report.notices import notices_of
    from .choices import day, files_beside
    from .show import give_bytes, heard, tell_problems
    from .target import choose_target, refuse_record

    lang: Lang = ctx.obj
    with_files = files_beside(beside)
    target = choose_target(sheet, output, kind, [*with_files.values(), *([overrides] if overrides else [])])
    if ledger is not None and target.path is not None:
        refuse_record(target.path, ledger)
    asked = pipeline.Request(sheet, scheme, sheet_name, period, partial, lang, with_files, ledger, overrides)
    _look_at_ledger(asked, reason, announced)
    day_told = None if announced is None else day(announced)
    kept: Kept | None = None
    try:
        with progress(lang, quiet) as far:
            asked = replace(asked, tell=far)
            outcome, kept = _graded(asked, (reason or "").strip() or None if force else None, day_told, dry_run)
            written, data = (None, b"") if dry_run else _write(outcome, target, force, far)
    except Refusal as refusal:
        if kept is not None:
            _tell_kept(kept, lang)
        return _tell_refusal(refusal, lang)
    if data:
        give_bytes(data)
    wrong = errors(outcome.problems)
    if quiet and not wrong:
        tell_problems(heard((*notices_of(outcome), *outcome.asides), quiet), lang)
    else:
        _tell(outcome, written, kept, dry_run)
    return Exit.PROBLEMS if wrong else Exit.FINE


def _graded(asked: Request, reason: str | None, announced: date | None, dry_run: bool) -> tuple[Outcome, Kept | None]:
    """The result, put on record where there is a ledger."""
    if asked.ledger is None:
        from .. import pipeline

        return _with_warning(pipeline.run(asked)), None
    from .. import on_record

    outcome, kept = on_record.run_and_keep(asked, asked.ledger, reason, announced, dry_run)
    return outcome, None if dry_run else kept


def _look_at_ledger(asked: Request, reason: str | None, announced: str | None) -> None:
    """Refusal where the options about the ledger do not fit together."""
    from ..problems import refuse

    if reason is not None and asked.ledger is None:
        raise refuse("SG610")
    if announced is not None and asked.ledger is None:
        raise refuse("SG661")
    if asked.ledger is not None and asked.partial:
        raise refuse("SG605")


def _tell_refusal(refusal: Refusal, lang: Lang) -> Exit:
    """What is wrong with the sheet, and that nothing came of it; mistakes of another kind go their way."""
    from .show import problems_of, sentence, tell

    if refusal.exit_code != Exit.PROBLEMS:
        raise refusal
    tell(problems_of(refusal.problems, lang))
    some_sound = all(problem.scope in ("cell", "row") for problem in errors(refusal.problems))
    tell(sentence(words.COULD_BE_PARTIAL if some_sound else words.NOTHING_GRADED, lang))
    return Exit.PROBLEMS


def _write(outcome: Outcome, target: Target, force: bool, far: Tell) -> tuple[Written | None, bytes]:
    """Write the result, or give the bytes that are to go to standard output."""
    from .. import pipeline
    from ..report import render

    if target.path is None:
        return None, render(outcome, target.kind, far)
    return pipeline.report(outcome, target.path, target.kind, force=force, tell=far), b""


def _tell_kept(kept: Kept, lang: Lang) -> None:
    """Where the record is, and whether it is new."""
    from .show import sentence, tell

    recorded = words.RECORDED if kept.changed else words.ON_RECORD
    tell(sentence(recorded, lang, path=kept.spot.folder))


def _tell(outcome: Outcome, written: Written | None, kept: Kept | None, dry_run: bool) -> None:
    """The summary, then what is wrong and what should be known, then where the record and the result are."""
    from ..report.notices import notices_of
    from ..view.layout import line
    from ..view.summary import summary
    from .show import problems_of, sentence, tell

    lang = outcome.lang
    tell(lambda screen: summary(outcome, screen))
    said = (*errors(outcome.problems), *notices_of(outcome), *outcome.asides)
    if said:
        tell(lambda screen: [line(), *problems_of(said, lang)(screen)])
    if kept is not None:
        tell(lambda screen: [line()])
        _tell_kept(kept, lang)
    if dry_run:
        tell(lambda screen: [line(), *sentence(words.NOT_WRITTEN, lang)(screen)])
    elif written is not None:
        text = words.WRITTEN if written.changed else words.UNCHANGED
        tell(lambda screen: [line(), *sentence(text, lang, path=written.path)(screen)])


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

    grouped = any(
        isinstance(part, Group) and part.of is None for placed in rules_of(scheme) for part in walk(placed.rule.node)
    )
    quotas = any(line.fewer_than is not None for line in (scheme.tiers.ladder if scheme.tiers else ()))
    return grouped or quotas or scheme.rank is not None or bool(scheme.awards) or bool(scheme.prizes)
