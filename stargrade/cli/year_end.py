"""``stargrade year-end``: what a whole year gives, from the records of its periods."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..problems import Refusal
from ..texts import Lang
from . import words
from .exits import Exit
from .options import Quiet

if TYPE_CHECKING:
    from ..report import Outcome
    from .target import Target


def year_end(
    ctx: typer.Context,
    *,
    name: Annotated[str, typer.Option("--scheme", metavar="NAME|PATH")],
    ledger: Annotated[Path, typer.Option("--ledger", metavar="DIR")],
    year: Annotated[str, typer.Option("--year", metavar="YEAR")],
    year_output: Annotated[str | None, typer.Option("-o", "--output", metavar="OUT")] = None,
    kind: Annotated[str | None, typer.Option("--format", metavar="xlsx|csv|json|parquet")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    quiet: Quiet = False,
) -> Exit:
    """Show the year, or write it where an output or a format is named."""
    from .. import year_end as way
    from .show import problems_of, tell
    from .target import STDOUT, choose_target, refuse_record

    lang: Lang = ctx.obj
    shown = year_output is None and kind is None
    target = None if shown else choose_target(ledger, year_output or STDOUT, kind)
    if target is not None and target.path is not None:
        refuse_record(target.path, ledger)
    try:
        outcome = way.year_end(way.YearRequest(name, ledger, year, lang))
    except Refusal as refusal:
        if refusal.exit_code != Exit.PROBLEMS:
            raise
        tell(problems_of(refusal.problems, lang))
        return Exit.PROBLEMS
    if target is None:
        _show(outcome)
    else:
        _write(outcome, target, force=force, quiet=quiet)
    _tell_notices(outcome, quiet)
    return Exit.FINE


def _show(outcome: Outcome) -> None:
    """The table and the summary, as data."""
    from ..view import grades
    from ..view.layout import line
    from ..view.summary import summary
    from .show import give

    give(lambda screen: [*grades.preview(outcome, screen, None, None), line(), *summary(outcome, screen)])


def _write(outcome: Outcome, target: Target, *, force: bool, quiet: bool) -> None:
    """The result to a file or to standard output; the summary is talk."""
    from ..report import render, write_whole
    from ..view.summary import summary
    from .show import give_bytes, sentence, tell

    data = render(outcome, target.kind)
    if target.path is None:
        give_bytes(data)
        return
    written = write_whole(target.path, data, force)
    if not quiet:
        said = words.WRITTEN if written.changed else words.UNCHANGED
        tell(lambda screen: [*summary(outcome, screen), *sentence(said, outcome.lang, path=written.path)(screen)])


def _tell_notices(outcome: Outcome, quiet: bool) -> None:
    from ..report.notices import notices_of
    from .show import heard, tell_problems

    tell_problems(heard((*notices_of(outcome), *outcome.asides), quiet), outcome.lang)
