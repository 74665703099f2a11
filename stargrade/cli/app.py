"""All commands of stargrade, put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from . import ledger, schemes
from .check import check
from .command import Command, Group
from .compare import compare
from .exits import Exit
from .explain import explain
from .preview import preview
from .run import run
from .template import template
from .why import why
from .year_end import year_end

_PLAIN: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


def make_group() -> Group:
    """The command ``stargrade`` with all its commands, in the order of the help."""
    app = typer.Typer(cls=Group, **_PLAIN)
    app.callback()(_root)
    commands: dict[str, Callable[..., Exit]] = {
        "run": run,
        "check": check,
        "preview": preview,
        "explain": explain,
        "compare": compare,
        "template": template,
        "year-end": year_end,
        "why": why,
    }
    for name, command in commands.items():
        app.command(name, cls=Command)(command)
    app.add_typer(_schemes(), name="schemes")
    app.add_typer(_ledger(), name="ledger")
    group = typer.main.get_command(app)
    if not isinstance(group, Group):
        raise TypeError("several commands make a group")
    return group


def _schemes() -> typer.Typer:
    app = typer.Typer(cls=Group, **_PLAIN)
    commands: dict[str, Callable[..., Exit]] = {
        "list": schemes.list_schemes,
        "show": schemes.show,
        "check": schemes.check,
        "test": schemes.test,
        "new": schemes.new,
        "json-schema": schemes.json_schema,
    }
    for name, command in commands.items():
        app.command(name, cls=Command)(command)
    return app


def _ledger() -> typer.Typer:
    app = typer.Typer(cls=Group, **_PLAIN)
    commands: dict[str, Callable[..., Exit]] = {
        "list": ledger.list_records,
        "show": ledger.show,
        "verify": ledger.verify,
        "export": ledger.export,
    }
    for name, command in commands.items():
        app.command(name, cls=Command)(command)
    return app


def _say_version(asked: bool) -> None:
    if asked:
        from ..version import tool_version

        typer.echo(f"stargrade {tool_version()}")
        raise typer.Exit


def _root(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_say_version)] = False,
) -> None:
    """Take the options that stand before a command."""
