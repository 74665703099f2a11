"""What is wrong with a command that cannot be read, as a problem in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.exceptions import TyperException

from ..problems import Refusal, refuse
from ..scheme.nearest import hint
from .language import OPTION

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand


def mistyped(error: TyperException, command: AnyCommand, path: str) -> Refusal:
    """Turn what the library complains of into one of our problems.

    The library tells its complaints apart by private classes; what they carry says as much.
    """
    option = getattr(error, "option_name", None)
    if option is not None:
        return _wrong_option(option, command, path)
    if hasattr(error, "param_type"):  # only a missing parameter carries this
        return refuse("SG005", command=path, what=_name(getattr(error, "param", None)))
    return refuse("SG016", command=path, said=error.format_message())


def _wrong_option(option: str, command: AnyCommand, path: str) -> Refusal:
    known: dict[str, Any] = {name: param for param in command.params for name in param.opts}
    if option not in known:
        names = [name for name in (*known, OPTION, "--help") if name.startswith("--")]
        return refuse("SG002", command=path, option=option, hint=hint(option, names))
    if known[option].is_flag:
        return refuse("SG004", command=path, option=option)
    return refuse("SG003", command=path, option=option)


def _name(param: Any) -> str:
    """``SHEET``, or ``--scheme NAME|PATH``."""
    if param is None:
        return "?"
    return str(param.metavar) if param.param_type_name == "argument" else f"{param.opts[0]} {param.metavar}"
