"""``stargrade compare``: the same people under two schemes, or in two results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..problems import Place, refuse
from ..texts import Lang
from .exits import Exit
from .options import FORMS, Beside, Form, Ledger, Period, Quiet, Sheet, SheetName
from .progress import progress

if TYPE_CHECKING:
    from ..compare import Comparison, Side
    from ..pipeline import Request


def compare(
    ctx: typer.Context,
    sheet: Sheet,
    other: Annotated[Path | None, typer.Argument(metavar="OTHER.json")] = None,
    *,
    scheme: Annotated[str | None, typer.Option("--scheme", metavar="NAME|PATH")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="NAME|PATH")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="OUT.xlsx")] = None,
    form: Form = "text",
    sheet_name: SheetName = None,
    period: Period = None,
    beside: Beside = None,
    ledger: Ledger = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    quiet: Quiet = False,
) -> Exit:
    """Compare, show or write; nothing is shown where either side has problems."""
    from .. import pipeline
    from ..compare import compare as side_by_side
    from .choices import choice, files_beside

    lang: Lang = ctx.obj
    choice("--format", form, FORMS)
    if other is None and scheme is not None and to is not None:
        with_files = files_beside(beside)
        asked = pipeline.Request(sheet, scheme, sheet_name, period, lang=lang, beside=with_files, ledger=ledger)
        with progress(lang, quiet) as far:
            asked = replace(asked, tell=far)
            comparison = side_by_side(_graded(asked, scheme), _graded(asked, to))
    elif other is not None and scheme is None and to is None:
        comparison = side_by_side(_stored(sheet), _stored(other))
    else:
        raise refuse("SG181")
    _give(comparison, output, form, lang, force=force, quiet=quiet)
    return Exit.FINE


def _graded(request: Request, scheme: str) -> Side:
    from .. import pipeline
    from ..report.standings import side_of

    return side_of(pipeline.run(replace(request, scheme=scheme)), scheme)


def _stored(path: Path) -> Side:
    from ..compare import side_from_json

    try:
        return side_from_json(path.read_bytes(), str(path))
    except FileNotFoundError as error:
        raise refuse("SG101", Place(str(path)), path=path) from error
    except OSError as error:
        raise refuse("SG104", Place(str(path)), path=path, reason=error.strerror) from error


def _give(comparison: Comparison, output: Path | None, form: str, lang: Lang, *, force: bool, quiet: bool) -> None:
    """To a workbook where one was asked for, else to standard output."""
    from . import words
    from .show import give, give_bytes, sentence, tell

    if output is not None:
        from ..report.comparison_xlsx import xlsx_bytes
        from ..report.write import write_whole

        if output.suffix.lower() != ".xlsx":
            raise refuse("SG008", Place(str(output)), seen=output.suffix or output.name, known=[".xlsx"])
        written = write_whole(output, xlsx_bytes(comparison, lang), force)
        if not quiet:
            said = words.WRITTEN if written.changed else words.UNCHANGED
            tell(sentence(said, lang, path=written.path))
    elif form == "json":
        from ..report.comparison_json import as_json

        give_bytes(as_json(comparison))
    else:
        from ..view.compare import comparison_lines

        give(lambda screen: comparison_lines(comparison, screen, lang))
