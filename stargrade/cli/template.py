"""``stargrade template``: an entry sheet made from a scheme."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..problems import Place, refuse
from ..texts import Lang
from . import words
from .exits import Exit
from .options import Quiet

_ENDING = ".xlsx"


def template(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|PATH")],
    *,
    entry: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE.xlsx")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    quiet: Quiet = False,
) -> Exit:
    """Write the workbook, and say where it is."""
    from ..asked import open_scheme
    from ..report import write_whole
    from ..report.template import template_bytes
    from .show import heard, sentence, tell, tell_problems

    lang: Lang = ctx.obj
    asked = None if entry is None else _workbook(entry)
    loaded, said = open_scheme(name)
    path = asked or Path(f"{loaded.scheme.id}.template{_ENDING}")
    written = write_whole(path, template_bytes(loaded, lang), force, inputs=[loaded.path])
    tell_problems(heard(said, quiet), lang)
    if not quiet:
        tell(sentence(words.ENTRY_SHEET if written.changed else words.UNCHANGED, lang, path=path))
    return Exit.FINE


def _workbook(entry: str) -> Path:
    """The place of the workbook; Refusal for standard output, or for an ending of another kind of file."""
    if entry == "-":
        raise refuse("SG012", format=_ENDING.removeprefix("."))
    path = Path(entry)
    if path.suffix.lower() != _ENDING:
        raise refuse("SG008", Place(entry), seen=path.suffix or path.name, known=[_ENDING])
    return path
