"""Rows made up by the check, graded by the same stages as any sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from ..expr.columns import all_hold, blank_like, evaluate, holds, pick
from ..expr.exact import Value
from ..expr.nodes import Node, names_in
from ..expr.table import Table
from ..grading.plan import nodes
from ..grading.stages import run
from ..grading.work import Work
from ..numbers.columns import Bools, Numbers
from .cells import Row, Scale, columns_of, scales_of, shown
from .spans import Spans

Goal = Callable[[Work], Bools]


@dataclass(frozen=True)
class Maker:
    """Makes rows for one scheme and says what comes of them."""

    spans: Spans
    scales: Mapping[str, Scale]

    @property
    def able(self) -> bool:
        """Whether a subject of this scheme is one row with known columns."""
        scheme = self.spans.scheme
        return not (scheme.sheets or scheme.gather or any(column.prefix for column in scheme.columns.values()))

    def plain_row(self) -> dict[str, Value]:
        """A row with every default, blanks where they may be, and else the lowest value."""
        return {name: scale.plain for name, scale in self.scales.items()}

    def work(self, rows: Sequence[Row]) -> Work:
        """All stages of grading over the rows; one row alone is graded just as in a sheet of its own."""
        scheme = self.spans.scheme
        columns = columns_of(scheme, rows)
        table = Table(len(rows), columns)
        read = dict(columns)
        for name, rule in scheme.columns.items():
            if rule.only is not None:
                read[name] = pick(holds(rule.only.node, table), columns[name], blank_like(columns[name]))
        return run(Work(self.spans.plan, Table(len(rows), read), tuple(str(at) for at in range(len(rows)))))

    def sound(self, work: Work) -> Bools:
        """The rows that break no requirement of the scheme."""
        met = [~_breaks(nodes(rule.when), rule.that.node, work.table) for rule in self.spans.scheme.require]
        return np.asarray(reduce(np.logical_and, met, np.ones(work.table.rows, dtype=bool)))

    def figures(self, node: Node, rows: Sequence[Row]) -> Numbers:
        """The value of a formula in each of the rows."""
        column = evaluate(node, self.work(rows).table)
        if not isinstance(column, Numbers):
            raise TypeError("only figures can be steered")
        return column

    def value(self, node: Node, work: Work) -> Value:
        """The value of a formula in the first row."""
        return evaluate(node, work.table).row(0)

    def behind(self, node: Node) -> tuple[str, ...]:
        """The columns that a formula looks at, through everything that is worked out."""
        found: dict[str, None] = {}
        left = list(names_in(node))
        seen: set[str] = set()
        while left:
            name = left.pop(0)
            if name in seen:
                continue
            seen.add(name)
            if name in self.scales:
                found[name] = None
            elif name in self.spans.defined:
                left += names_in(self.spans.defined[name])
            else:
                left += [f"points.{item}" for item in self.spans.items_of(name)]
        return tuple(found)

    def told(self, row: Row) -> str:
        """The cells of a row, those left out that are filled in by themselves."""
        scheme, read = self.spans.scheme, self.work([row]).table.columns
        cells = [
            name
            for name, value in row.items()
            if name != scheme.key and read[name].row(0) is not None and value != self.scales[name].default
        ]
        return ", ".join(f"{name} = {shown(scheme, name, row[name])}" for name in cells or (scheme.key,))


def maker(spans: Spans) -> Maker:
    """The maker of rows for a scheme."""
    return Maker(spans, scales_of(spans.scheme, spans))


def _breaks(when: Sequence[Node], that: Node, table: Table) -> Bools:
    return all_hold(when, table) & ~holds(that, table)
