"""The help pages: plain lines in the language of the run.

They are laid out here, because those of the library know only English and cannot measure Chinese.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..texts import Lang, Text
from . import words
from .language import OPTION

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand  # the library holds its own click in here
    from typer._click import Context

Row = tuple[str, str]

_WIDEST_LABEL = 24
_EVERYWHERE: tuple[tuple[str, Text], ...] = ((f"{OPTION} en|zh", words.LANG), ("-h, --help", words.HELP))


def page(command: AnyCommand, ctx: Context, commands: Iterable[str] = ()) -> str:
    """The help page of a command, or of a group with these commands."""
    lang: Lang = ctx.find_root().obj
    path = ctx.command_path.partition(" ")[2]
    listed = [(name, words.ABOUT[f"{path} {name}".strip()].to(lang)) for name in commands]
    given = [(_metavar(param), _about(param, lang)) for param in command.params if _is_argument(param)]
    options = [(_label(param), _about(param, lang)) for param in command.params if not _is_argument(param)]
    options += [(label, text.to(lang)) for label, text in _EVERYWHERE]
    blocks = [
        [f"{words.USAGE.to(lang)}{_usage(command, ctx, bool(listed), lang)}"],
        [f"  {words.ABOUT[path].to(lang)}"],
        *(_block(title.to(lang), rows) for title, rows in (
            (words.ARGUMENTS, given), (words.OPTIONS, options), (words.COMMANDS, listed),
        ) if rows),
    ]  # fmt: skip
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _usage(command: AnyCommand, ctx: Context, group: bool, lang: Lang) -> str:
    pieces = [ctx.command_path]
    if group:
        pieces.append(words.COMMAND.to(lang))
    for param in command.params:
        if _is_argument(param):
            name = _metavar(param)
            pieces.append(name if param.required else f"[{name}]")
        elif param.required:
            pieces.append(_label(param))
    return " ".join([*pieces, words.SHORT_OPTIONS.to(lang)])


def _block(title: str, rows: list[Row]) -> list[str]:
    labels = [_width(label) for label, _ in rows]
    places = max((wide for wide in labels if wide <= _WIDEST_LABEL), default=_WIDEST_LABEL)
    return [title, *(line for label, text in rows for line in _lines(label, text, places))]


def _lines(label: str, text: str, places: int) -> Iterator[str]:
    if _width(label) > places:
        yield f"  {label}"
        yield f"  {' ' * places}  {text}"
    else:
        yield f"  {label}{' ' * (places - _width(label))}  {text}"


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _metavar(param: Any) -> str:
    return f"{param.metavar}..." if param.nargs == -1 else str(param.metavar)


def _label(param: Any) -> str:
    """``-o OUT``; a switch has no value."""
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {param.metavar}"


def _about(param: Any, lang: Lang) -> str:
    return words.PARAMETERS[param.name].to(lang)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
