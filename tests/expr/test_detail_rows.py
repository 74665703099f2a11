"""Functions over the rows of a detail sheet that belong to a subject; both readings agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.expr import columns, exact
from stargrade.expr.exact import Records
from stargrade.expr.kinds import Kind, check
from stargrade.expr.nodes import names_in
from stargrade.expr.parse import parse
from stargrade.expr.show import show
from stargrade.expr.table import Detail
from tests.expr.records import NAMES, Rows, as_table
from tests.expr.test_two_readings import one_row, tables

CALLS = Kind("rows", inside=NAMES)
FORMULAS = [
    "count(of: calls)",
    "count(of: calls, among: ok)",
    "sum(a, of: calls, among: not formal)",
    "mean(a + b, of: calls)",
    "max(first(c, 0), of: calls) - min(a, of: calls)",
    "c + count(of: calls, among: ok) / count(of: calls)",
]


@dataclass(frozen=True)
class Subjects(Rows):
    """Subjects with a detail sheet: call i belongs to subject ``owner[i]``."""

    calls: Rows = field(default_factory=lambda: Rows(()))
    owner: tuple[int, ...] = ()

    def detail(self, at: int, name: str) -> tuple[Records, Sequence[int]]:
        return self.calls, [call for call, owner in enumerate(self.owner) if owner == at]


@pytest.mark.parametrize("text", FORMULAS)
@settings(max_examples=40, deadline=None)
@given(rows=tables, calls=st.lists(st.tuples(one_row, st.integers(0, 9)), max_size=8))
def test_both_readings_agree(text: str, rows: Rows, calls: list[tuple[dict[str, exact.Value], int]]) -> None:
    owned = [(call, owner) for call, owner in calls if owner < len(rows)]
    subjects = Subjects(rows.rows, calls=Rows([call for call, _ in owned]), owner=tuple(owner for _, owner in owned))
    detail = Detail(as_table(subjects.calls), np.array(subjects.owner, dtype=np.int64))
    table = replace(as_table(rows), details={"calls": detail})
    node = parse(text)
    whole = columns.evaluate(node, table).values()
    assert whole == [exact.evaluate(node, at, subjects) for at in range(len(rows))]


def test_by_hand() -> None:
    calls = Rows([{**dict.fromkeys(NAMES), "a": Fraction(mark), "ok": good} for mark, good in ((1, True), (4, False))])
    subjects = Subjects([dict.fromkeys(NAMES)] * 2, calls=calls, owner=(0, 0))
    assert [exact.evaluate(parse("mean(a, of: calls)"), at, subjects) for at in (0, 1)] == [Fraction(5, 2), None]
    assert [exact.evaluate(parse("count(of: calls, among: ok)"), at, subjects) for at in (0, 1)] == [1, 0]


def test_the_names_inside_are_those_of_the_detail_sheet() -> None:
    node = parse("whole * sum(a, of: calls)")
    assert names_in(node) == ("whole", "calls")
    assert show(node) == "whole * sum(a, of: calls)"
    assert [found.code for found in check(parse("sum(zz, of: calls)"), {"calls": CALLS})[1]] == ["SG456"]
    assert [found.code for found in check(parse("count(of: call)"), {"calls": CALLS})[1]] == ["SG456"]
    assert [found.code for found in check(parse("rank(a, of: calls)"), {"calls": CALLS})[1]] == ["SG455"]
