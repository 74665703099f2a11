"""`python -m bench speed [MOST_ROWS]`, `growth` or `page`: measures, keeps the figures, writes docs/benchmarks.md."""

from __future__ import annotations

import compileall
import sys
from pathlib import Path

from . import growth, speed
from .page import page

FOLDER = Path("build/bench")
PAGE = Path("docs/benchmarks.md")
_MEASURED = ("stargrade", "bench")  # compiled once, as an installation is, where Python is told not to do so itself
_SPEED, _GROWTH = FOLDER / "speed.json", FOLDER / "growth.json"


def main(what: str, most_rows: int | None = None) -> None:
    """Measure or write; a measurement of fewer rows is printed only, and is no page."""
    if what != "page":
        for folder in _MEASURED:
            compileall.compile_dir(folder, quiet=1)
    match what:
        case "speed":
            found = speed.measure(FOLDER, most_rows or max(rows for rows, _ in speed.SIZES))
            if most_rows is not None:
                print(page(found, None))
                return
            found.store(_SPEED)
        case "growth":
            growth.measure(FOLDER).store(_GROWTH)
        case "page":
            pass
        case _:
            sys.exit(str(__doc__))
    if _SPEED.exists():
        told = page(speed.stored(_SPEED), growth.stored(_GROWTH) if _GROWTH.exists() else None)
        PAGE.write_text(told, "utf-8")
        print(told)
        print(f"The page is {PAGE}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
