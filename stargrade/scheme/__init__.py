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
}


def __getattr__(name: str) -> Any:
    """Import what is asked for from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
