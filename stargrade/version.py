"""Which version of stargrade this is; every result names it."""

from __future__ import annotations


def tool_version() -> str:
    """The version that is installed; ``unknown`` in a checkout that was never installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("stargrade")
    except PackageNotFoundError:
        return "unknown"
