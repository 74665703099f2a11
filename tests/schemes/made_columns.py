"""Sheets made at random for any scheme, straight as typed columns, most values on or beside an edge of its rules.

A row may hold the same figure in every column, or the same share of what each may hold at most, so that means and
sums of them stand on the cut-offs as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stargrade.expr.nodes import Group, Number, walk
from stargrade.grading.plan import make_plan
from stargrade.numbers.columns import Bools, Column, Flags, Ints, Numbers, Words
from stargrade.prove.cells import Scale, scales_of
from stargrade.prove.spans import Spans
from stargrade.scheme.columns import NUMBER_TYPES, ColumnRule
from stargrade.scheme.model import Scheme
from stargrade.scheme.rules import rules_of
from stargrade.validate.checked import Checked

_FINE = 10_000  # numbers have up to four decimals
_TEXTS = ("A", "B", "C")
_DAYS = (Fraction(739_000), Fraction(739_981))  # from 2024 to 2026
_BLANK = 0.15

Random = np.random.Generator


class Alike(NamedTuple):
    """Rows whose cells go together: up to 0.15 by the same figure, up to 0.3 by the same share of their highest."""

    how: npt.NDArray[np.float64]
    level: Ints  # in ten-thousandths; as a share, in hundredths


@dataclass(frozen=True)
class Maker:
    """Makes sheets for one scheme."""

    scheme: Scheme

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """What each column may hold."""
        return scales_of(self.scheme, Spans(make_plan(self.scheme)))

    @cached_property
    def edges(self) -> tuple[Fraction, ...]:
        """Every figure that a rule of the scheme names, the cut-offs among them."""
        found = {
            value
            for placed in rules_of(self.scheme)
            for part in walk(placed.rule.node)
            if isinstance(part, Number) and (value := part.value) is not None
        }
        return tuple(sorted(found))

    @cached_property
    def pools(self) -> Mapping[str, Ints]:
        """For each column of numbers, the figures that are set on purpose, in ten-thousandths."""
        return {
            name: self._pool(self.scales[name])
            for name, rule in self.scheme.columns.items()
            if rule.type in NUMBER_TYPES
        }

    def _pool(self, scale: Scale) -> Ints:
        near = [edge + beside * scale.step for edge in self.edges for beside in (0, 0, 0, 1, -1)]
        ends = [scale.low, scale.low + scale.step, scale.high - scale.step, scale.high]
        kept = [value for value in (*near, *ends) if scale.holds(value)]
        return np.array([int(value * _FINE) for value in kept], dtype=np.int64)

    def sheet(self, random: Random, rows: int) -> Checked:
        """A sheet of so many rows, all of them sound."""
        level = np.array([int(edge * _FINE) for edge in self.edges] or [0], dtype=np.int64)
        alike = Alike(random.random(rows), level[random.integers(len(level), size=rows)])
        columns = {name: self._column(name, rule, random, alike) for name, rule in self.scheme.columns.items()}
        keys = tuple(f"{at:04d}" for at in range(rows))
        columns[self.scheme.key] = Words(np.arange(rows), keys)
        return Checked(columns, keys, np.arange(rows), (), ())

    def _column(self, name: str, rule: ColumnRule, random: Random, alike: Alike) -> Column:
        rows = len(alike.level)
        may_be_blank = rule.default is None and (rule.optional or rule.only is not None)
        blank: Bools = (random.random(rows) < _BLANK) & may_be_blank
        if rule.type == "flag":
            yes = (random.random(rows) < 0.6) & ~blank
            return Flags(yes, blank)
        if rule.type == "date":
            return Numbers(random.integers(*map(int, _DAYS), size=rows), 1, blank)
        if rule.type not in NUMBER_TYPES:
            words = tuple(rule.labels) or _TEXTS
            return Words(np.where(blank, -1, random.integers(len(words), size=rows)), words)
        return Numbers(self._digits(self.scales[name], random, alike), _FINE, blank)

    def _digits(self, scale: Scale, random: Random, alike: Alike) -> Ints:
        rows = len(alike.level)
        low, high, step = (int(value * _FINE) for value in (scale.low, scale.high, scale.step))
        free = low + step * random.integers((high - low) // step + 1, size=rows)
        pool = self.pools[scale.name]
        picked = pool[random.integers(len(pool), size=rows)]
        found = np.where(random.random(rows) < 0.5, picked, free)
        wanted = np.where(alike.how < 0.15, alike.level, alike.level * high // (100 * _FINE))
        fits = (alike.how < 0.3) & (wanted >= low) & (wanted <= high) & ((wanted - low) % step == 0)
        return np.where(fits, wanted, found)


def grouped(scheme: Scheme) -> bool:
    """Whether a row's result may hang on other rows."""
    tiers = scheme.tiers.ladder if scheme.tiers else ()
    quotas = any(line.fewer_than is not None for line in tiers)
    groups = any(isinstance(part, Group) for placed in rules_of(scheme) for part in walk(placed.rule.node))
    return quotas or groups or scheme.rank is not None or bool(scheme.awards or scheme.prizes)
