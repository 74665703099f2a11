"""The options that commands share, each declared once; their words stand in `words`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..problems import refuse


def folder(text: str) -> Path:
    """The folder of a ledger; Refusal (SG614) where its name is blank, as a variable that a script never set."""
    if not text.strip():
        raise refuse("SG614")
    return Path(text)


Sheet = Annotated[Path, typer.Argument(metavar="SHEET")]
Scheme = Annotated[str | None, typer.Option("--scheme", metavar="NAME|PATH")]
SheetName = Annotated[str | None, typer.Option("--sheet", metavar="NAME")]
Period = Annotated[str | None, typer.Option("--period", metavar="PERIOD")]
Beside = Annotated[list[str] | None, typer.Option("--with", metavar="NAME=FILE")]
Ledger = Annotated[Path | None, typer.Option("--ledger", metavar="DIR", parser=folder)]
Overrides = Annotated[Path | None, typer.Option("--overrides", metavar="FILE")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet")]
Form = Annotated[str, typer.Option("--format", metavar="text|json")]

FORMS = ("text", "json")
