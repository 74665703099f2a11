"""``stargrade preview``: grade a sheet and show the result, writing nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from ..texts import Lang
from .exits import Exit
from .options import Beside, Ledger, Overrides, Period, Quiet, Scheme, Sheet, SheetName
from .progress import progress


def preview(
    ctx: typer.Context,
    sheet: Sheet,
    *,
    scheme: Scheme = None,
    top: Annotated[str | None, typer.Option("--top", metavar="N")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="COLUMN")] = None,
    sheet_name: SheetName = None,
    period: Period = None,
    beside: Beside = None,
    ledger: Ledger = None,
    overrides: Overrides = None,
    quiet: Quiet = False,
) -> Exit:
    """Show the table and the summary; the table is sorted by a column where one is named."""
    from .. import pipeline
    from ..report.notices import notices_of
    from ..view import grades
    from ..view.layout import line
    from ..view.summary import summary
    from .choices import files_beside, row_count
    from .show import give, heard, problems_of, tell

    lang: Lang = ctx.obj
    rows = None if top is None else row_count("--top", top)
    with_files = files_beside(beside)
    asked = pipeline.Request(sheet, scheme, sheet_name, period, False, lang, with_files, ledger, overrides)
    with progress(lang, quiet) as far:
        outcome = pipeline.run(replace(asked, tell=far))
    give(lambda screen: [*grades.preview(outcome, screen, rows, by), line(), *summary(outcome, screen)])
    if said := heard((*notices_of(outcome), *outcome.asides), quiet):
        tell(lambda screen: [line(), *problems_of(said, lang)(screen)])
    return Exit.FINE
