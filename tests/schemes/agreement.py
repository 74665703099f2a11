"""Holds the exact reading of one row against the columns, figure by figure, on sheets made at random.

A piece of work is a scheme and a number: the same two always make the same sheets.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, reduce
from pathlib import Path
from random import Random
from unittest.mock import patch

import numpy as np
from made_columns import Maker, grouped
from made_details import agents, answers, assessments
from oracle_all import PERIODS
from oracle_basics import Cells

from stargrade.expr import columns
from stargrade.expr.columns import evaluate, holds
from stargrade.expr.nodes import Bands, Call, Compare, Node, Number, walk
from stargrade.expr.table import Table
from stargrade.grading import work_out
from stargrade.grading.one_row import definitions, people
from stargrade.grading.plan import Plan
from stargrade.grading.work import Work
from stargrade.numbers.columns import Bools, Numbers, no_nulls, wide
from stargrade.periods import parse_period
from stargrade.pipeline import Request, read
from stargrade.scheme.load import load_scheme

SCHEMES = Path(__file__).parents[2] / "schemes"
NAMES = tuple(
    sorted(path.stem for path in SCHEMES.glob("*.yaml") if not path.name.endswith(".examples.yaml"))
)  # fmt: skip
PIECE = 2_000  # rows of one piece of work
COHORT = 50  # rows of a sheet in which rows are compared with each other
STRETCHES = 5  # of a sheet, where it is to have several

# Rows gathered to subjects, detail rows and columns known by their heading alone come as files.
_BY_FILE: Mapping[str, Callable[[Random], Mapping[str, Sequence[Cells]]]] = {
    "satisfaction-percent": lambda random: {"": answers(random, PIECE)},
    "cs-assessment": lambda random: {"": assessments(random, 10 * COHORT)},
    "telecom-call-quality": lambda random: dict(zip(("", "calls"), agents(random, 4 * COHORT), strict=True)),
}


@dataclass(frozen=True)
class Found:
    """What one piece of work came to: its rows, those on a tie or a cut-off, and where the readings differ."""

    scheme: str
    number: int
    rows: int
    ties: int
    edges: int
    differences: tuple[str, ...]

    def noted(self) -> str:
        """A line of the notes of a long run."""
        return json.dumps(asdict(self)) + "\n"


def agree(scheme: str, number: int, rows: int = PIECE) -> Found:
    """Make the sheets of a piece of work and hold the two readings against each other.

    Every other piece is worked out in stretches, as large tables are.
    """
    short = (COHORT if grouped(_maker(scheme).scheme) else PIECE) // STRETCHES
    with patch.object(columns, "STRETCH", short if number % 2 else columns.STRETCH):
        found = [_looked_at(work) for work in worked(scheme, number, rows)]
    differences = tuple(one for _, _, _, told in found for one in told)
    return Found(scheme, number, *(sum(one[at] for one in found) for at in range(3)), differences)


def worked(scheme: str, number: int, rows: int) -> Iterator[Work]:
    """Graded sheets with so many rows, or a few more, between them."""
    made = 0
    for work in _from_files(scheme, number) if scheme in _BY_FILE else _from_columns(scheme, number):
        yield work
        made += rows_of(work)
        if made >= rows:
            return


def _from_columns(scheme: str, number: int) -> Iterator[Work]:
    maker, random = _maker(scheme), np.random.default_rng([number, *scheme.encode()])
    period = parse_period(PERIODS.get(scheme) or "")
    size = COHORT if grouped(maker.scheme) else PIECE
    while True:
        yield work_out(maker.scheme, maker.sheet(random, size), period)


def _from_files(scheme: str, number: int) -> Iterator[Work]:
    random = Random(f"{scheme} {number}")
    while True:
        with tempfile.TemporaryDirectory() as folder:
            paths = {
                name: _written(Path(folder) / f"{name}.csv", rows) for name, rows in _BY_FILE[scheme](random).items()
            }
            seen = read(Request(paths.pop(""), str(SCHEMES / f"{scheme}.yaml"), beside=paths))
        yield work_out(seen.loaded.scheme, seen.checked)


@cache
def _maker(scheme: str) -> Maker:
    return Maker(load_scheme(SCHEMES / f"{scheme}.yaml").scheme)


def _written(path: Path, rows: Sequence[Cells]) -> Path:
    headings = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def rows_of(work: Work) -> int:
    """How many rows were made for it, those of detail sheets among them."""
    return work.table.rows + sum(detail.table.rows for detail in work.table.details.values())


def _looked_at(work: Work) -> tuple[int, int, int, list[str]]:
    return rows_of(work), int(ties(work).sum()), int(edges(work).sum()), list(disagreements(work))


def disagreements(work: Work) -> Iterator[str]:
    """Every figure in which the two readings differ: the name, the row, and both values."""
    everyone, table = people(work.plan, work.table), work.table.columns
    points = [f"points.{item.id}" for item in work.plan.items]
    for name in (*dict(work.plan.derived), *points, "score", "rated", "star", "rank"):
        for at in range(work.table.rows):
            exact, column = everyone.value(at, name), table[name].row(at)
            if exact != column:
                yield f"{name} in row {at}: {exact} exactly, {column} in the column"
    places = {id(line): at for at, line in enumerate(work.plan.lines)}
    for at in range(work.table.rows):
        line, settled = everyone.line(at), table["line"].row(at)
        if (None if line is None else places[id(line)]) != settled:
            yield f"line in row {at}: {line} exactly, {settled} in the column"


def ties(work: Work) -> Bools:
    """The rows in which something that is rounded stands just between two figures."""
    return _any(
        [_halfway(part, work.table) for node in _rules(work.plan) for part in walk(node) if _rounds(part)], work
    )


def _rounds(part: Node) -> bool:
    return isinstance(part, Call) and part.name == "round" and isinstance(part.args[1], Number)


def _halfway(part: Node, table: Table) -> Bools:
    assert isinstance(part, Call)
    of, places = evaluate(part.args[0], table), part.args[1]
    assert isinstance(of, Numbers)
    assert isinstance(places, Number)
    den = of.den if isinstance(of.den, int) else wide(of.den)
    twice = 2 * abs(wide(of.num)) * 10 ** int(places.value)
    return np.asarray(twice % (2 * den) == den, dtype=bool) & ~of.null


def edges(work: Work) -> Bools:
    """The rows in which a figure stands on an edge of a rule that it is compared with."""
    lines = [one for line in work.plan.lines for one in line.conditions]
    bars = [one.node for bar in work.plan.scheme.not_rated for one in bar.when]
    parts = [part for node in (*_rules(work.plan), *lines, *bars) for part in walk(node)]
    return _any([holds(Compare("=", of, edge), work.table) for of, edge in dict.fromkeys(_compared(parts))], work)


def _compared(parts: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    for part in parts:
        if isinstance(part, Compare) and isinstance(part.right, Number):
            yield part.left, part.right
        elif isinstance(part, Bands):
            both = (edge for band in part.rows for edge in (band.lower, band.upper) if edge is not None)
            yield from ((part.of, edge.value) for edge in both)


def _rules(plan: Plan) -> tuple[Node, ...]:
    return tuple(definitions(plan).values())


def _any(found: Sequence[Bools], work: Work) -> Bools:
    return np.asarray(reduce(np.logical_or, found, no_nulls(work.table.rows)))
