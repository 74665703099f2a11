"""Turns KPI sheets into star ratings and money, exactly, by rules that anybody can read.

``pipeline`` is the whole trip in one file. What is named here is imported when first asked for, so that the
command's help need not wait for it; nothing else is imported, so that a command can soon answer Ctrl-C.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .pipeline import Request, run
    from .problems import Problem, Refusal

__all__ = ["Problem", "Refusal", "Request", "__version__", "run"]

_HOMES = {
    "Problem": "problems",
    "Refusal": "problems",
    "Request": "pipeline",
    "run": "pipeline",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for from the module that it lives in."""
    if name == "__version__":
        from .version import tool_version

        return tool_version()
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
