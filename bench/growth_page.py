"""The tables of how the cost grows, for docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from statistics import median

from .growth import ITEMS, ROWS, USUAL_ITEMS, Growth
from .growth_made import KINDS
from .timing import Spent

_TELLING = 0.5  # seconds; of less, the clock says more about the machine than about the work
Lines = list[Sequence[str]]

_TOLD = """Schemes made up by code, csv to csv; seconds of work (CPU) of the whole process, less the {start:.2f}
that a sheet of one row takes. *grows* is by which power, from each size to the next: 1 is linear, and n log n is
1.05 to 1.1 here; where less than half a second is spent, the clock cannot tell (-).
"""


def told(growth: Growth) -> str:
    """What the tables show."""
    return _TOLD.format(start=_work(growth.start))


def tables(growth: Growth) -> Iterator[tuple[str, Sequence[str], Lines]]:
    """Each table: its title, its headings, its lines."""
    heads = ("", *(f"{rows:,} rows" for rows in ROWS), "grows", "MiB at most")
    grid = {items: [growth.of_grid(rows, items) for rows in ROWS] for items in ITEMS}
    lines: Lines = [_line(f"{items} items", found, growth) for items, found in grid.items()]
    down = [_powers(ITEMS, [_net(found[at], growth) for found in grid.values()]) for at in range(len(ROWS))]
    yield "Rows and items", heads, [*lines, ("grows", *down)]
    kinds = {kind: [growth.of_kind(kind, rows) for rows in ROWS] for kind in KINDS}
    lines = [_line(f"{kind}: {KINDS[kind]}", found, growth) for kind, found in kinds.items()]
    yield f"What needs a whole group, {USUAL_ITEMS} items", heads, lines


def _line(name: str, found: Sequence[Sequence[Spent]], growth: Growth) -> Sequence[str]:
    nets = [_net(runs, growth) for runs in found]
    most = median(once.memory for once in found[-1])
    return (name, *(f"{net:.2f}" for net in nets), _powers(ROWS, nets), f"{most:,.0f}")


def _net(runs: Sequence[Spent], growth: Growth) -> float:
    """The work without start-up; a hundredth of a second where the clock cannot tell."""
    return max(_work(runs) - _work(growth.start), 0.01)


def _work(runs: Sequence[Spent]) -> float:
    return median(once.cpu for once in runs)


def _powers(sizes: Sequence[int], spent: Sequence[float]) -> str:
    steps = zip(pairwise(sizes), pairwise(spent), strict=True)
    return ", ".join(_power(before, after, more / less) for (less, more), (before, after) in steps)


def _power(before: float, after: float, larger: float) -> str:
    return f"{log(after / before) / log(larger):.2f}" if min(before, after) >= _TELLING else "-"
