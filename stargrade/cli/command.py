"""Commands and groups of them, whose help and mistakes are told in the language of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from ..problems import refuse
from ..scheme.nearest import hint
from .exits import Exit
from .help import page
from .mistyped import mistyped

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand  # the library holds its own click in here
    from typer._click import Context, HelpFormatter


class Command(TyperCommand):
    """A command whose help and mistakes are told in the language of the run."""

    allow_extra_args = True

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments; Refusal where one is left over."""
        try:
            rest = super().parse_args(ctx, args)
        except TyperException as error:
            raise mistyped(error, self, ctx.command_path) from error
        if rest:
            raise refuse("SG006", command=ctx.command_path, seen=rest)
        return rest

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        formatter.write(page(self, ctx))


class Group(TyperGroup):
    """A group of commands, likewise."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments; without any, show the help and end as after a mistake."""
        if not args:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(Exit.USAGE)
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            raise mistyped(error, self, ctx.command_path) from error

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command that is meant; Refusal with near ones where there is none."""
        name = args[0]
        if name not in self.commands:
            raise refuse("SG001", command=ctx.command_path, name=name, hint=hint(name, self.commands))
        return name, self.commands[name], args[1:]

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        formatter.write(page(self, ctx, self.commands))
