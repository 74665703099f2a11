"""Starts the program: ``stargrade``, or ``python -m stargrade``."""

from __future__ import annotations

import sys
from typing import NoReturn

from .cli.main import main as run


def main() -> NoReturn:
    """Carry out the command that was typed, and end with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
