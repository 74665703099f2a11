"""The options that commands share, each declared once; their words stand in `words`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Sheet = Annotated[Path, typer.Argument(metavar="SHEET")]
Scheme = Annotated[str | None, typer.Option("--scheme", metavar="NAME|PATH")]
SheetName = Annotated[str | None, typer.Option("--sheet", metavar="NAME")]
Period = Annotated[str | None, typer.Option("--period", metavar="PERIOD")]
Beside = Annotated[list[str] | None, typer.Option("--with", metavar="NAME=FILE")]
Ledger = Annotated[Path | None, typer.Option("--ledger", metavar="DIR")]
Overrides = Annotated[Path | None, typer.Option("--overrides", metavar="FILE")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet")]
Form = Annotated[str, typer.Option("--format", metavar="text|json")]

FORMS = ("text", "json")
