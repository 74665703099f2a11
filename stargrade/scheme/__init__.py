"""What a scheme file says: finding it, reading it, checking it.

The parts are imported when they are first asked for: a list of schemes need not wait for the
model of one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .check import check_scheme
    from .examples import Examples, load_examples
    from .find import Builtin, find_scheme, list_builtins
    from .in_words import rules_in_words
    from .load import NO_SCHEME, load_scheme
    from .loaded import Loaded
    from .model import Scheme
    from .names import names_at

__all__ = [
    "NO_SCHEME",
    "Builtin",
    "Examples",
    "Loaded",
    "Scheme",
    "check_scheme",
    "find_scheme",
    "list_builtins",
    "load_examples",
    "load_scheme",
    "names_at",
    "rules_in_words",
]

_HOMES = {
    "NO_SCHEME": "load",
    "Builtin": "find",
    "Examples": "examples",
    "Loaded": "loaded",
    "Scheme": "model",
    "check_scheme": "check",
    "find_scheme": "find",
    "list_builtins": "find",
    "load_examples": "examples",
    "load_scheme": "load",
    "names_at": "names",
    "rules_in_words": "in_words",
}


if not TYPE_CHECKING:  # a type checker would take this for any name whatever

    def __getattr__(name: str) -> Any:
        """Import what is asked for from the module that it lives in."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
