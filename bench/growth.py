"""Measures how the cost grows with rows, with items and with what needs a whole group."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from .growth_made import KINDS, scheme_text
from .timing import Program, Spent, in_turn, spend

ROWS = (1_000, 10_000, 100_000, 1_000_000)
ITEMS = (5, 10, 20, 40)
ROWS_ALONE, *_ = KINDS
USUAL_ITEMS = 10
_ROUNDS = {1: 7, 1_000: 5, 10_000: 3, 100_000: 3, 1_000_000: 3}


@dataclass(frozen=True)
class Growth:
    """What whole processes spent from csv to csv: with one row, by rows and items, by kind of scheme and rows."""

    start: list[Spent]
    grid: Mapping[str, list[Spent]]
    kinds: Mapping[str, list[Spent]]

    def of_grid(self, rows: int, items: int) -> list[Spent]:
        """The runs with so many rows and items."""
        return self.grid[f"{rows} x {items}"]

    def of_kind(self, kind: str, rows: int) -> list[Spent]:
        """The runs of a kind of scheme with so many rows."""
        return self.of_grid(rows, USUAL_ITEMS) if kind == ROWS_ALONE else self.kinds[f"{kind} x {rows}"]

    def store(self, path: Path) -> None:
        """Keep it, so that the page can be written anew."""
        path.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")


def stored(path: Path) -> Growth:
    """What was measured before."""
    kept = json.loads(path.read_text(encoding="utf-8"))

    def runs(name: str) -> Mapping[str, list[Spent]]:
        return {what: [Spent(*once) for once in found] for what, found in kept[name].items()}

    return Growth([Spent(*once) for once in kept["start"]], runs("grid"), runs("kinds"))


def measure(folder: Path) -> Growth:
    """Run every size and kind; what is made and written stands in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    start = _runs(ROWS_ALONE, 1, USUAL_ITEMS, folder)
    grid = {f"{rows} x {items}": _runs(ROWS_ALONE, rows, items, folder) for rows in ROWS for items in ITEMS}
    return Growth(start, grid, dict(_kinds(folder)))


def _kinds(folder: Path) -> Iterator[tuple[str, list[Spent]]]:
    for rows in ROWS:
        for kind in KINDS:
            if kind != ROWS_ALONE:
                yield f"{kind} x {rows}", _runs(kind, rows, USUAL_ITEMS, folder)


def _runs(kind: str, rows: int, items: int, folder: Path) -> list[Spent]:
    print(f"{rows:>9,} rows  {items:>2} items  {kind}", file=sys.stderr, flush=True)
    log, sheet, target = folder / "log", folder / f"growth-{rows}-{items}.csv", folder / "grown.csv"
    scheme = folder / f"growth-{kind.replace(' ', '-')}-{items}.yaml"
    scheme.write_text(scheme_text(kind, items), encoding="utf-8")
    if not sheet.exists():
        spend([sys.executable, "-m", "bench.growth_made", str(rows), str(items), str(sheet)], log)
    words = ("-m", "stargrade", "run", sheet, "--scheme", scheme, "--period", "2026-10", "-o", target)
    program = Program([sys.executable, *map(str, words)], target)
    return in_turn({kind: program}, _ROUNDS[rows], log)[kind]
