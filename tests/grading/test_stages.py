"""What must hold of every scheme: stages only add, order does not matter, one row agrees with all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.expr.table import Table
from stargrade.grading import work_out
from stargrade.grading.one_row import people
from stargrade.grading.plan import make_plan
from stargrade.grading.stages import STAGES
from stargrade.grading.work import Work
from stargrade.scheme.columns import NUMBER_TYPES, ColumnRule
from stargrade.scheme.load import load_scheme
from stargrade.scheme.model import Scheme
from tests.grading.sheets import checked

ALL = {
    path.stem: load_scheme(path).scheme
    for path in sorted(Path(__file__).parents[2].joinpath("schemes").glob("*.yaml"))
    if not path.name.endswith(".examples.yaml")
}
# Those with detail rows are made and compared in tests/schemes/test_details.py.
SCHEMES = {name: rules for name, rules in ALL.items() if not rules.sheets and rules.gather is None}


def _cell(rule: ColumnRule) -> st.SearchStrategy[Any]:
    blank = st.none() if rule.optional or rule.only is not None else st.nothing()
    if rule.type == "flag":
        return blank | st.booleans()
    if rule.type == "label":
        return blank | st.sampled_from(list(rule.labels))
    if rule.type == "date":
        return blank | st.dates().map(lambda day: str(day.toordinal()))
    if rule.type not in NUMBER_TYPES:
        return blank | st.sampled_from(["x", "y"])
    whole = st.integers(0, 5).map(str)
    edges = st.sampled_from(["0.85", "0.9", "1", "1.1", "0.5", "90", "80.005", "95", "60", "84.5"])
    return blank | whole | edges | st.integers(0, 10**6).map(lambda n: f"{n // 1000}.{n % 1000:03d}")


def _rows(rules: Scheme) -> st.SearchStrategy[list[dict[str, Any]]]:
    cells = {name: _cell(rule) for name, rule in rules.columns.items() if name != rules.key}
    return st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=6)


@pytest.mark.parametrize("name", SCHEMES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_one_row_worked_out_exactly_agrees_with_the_columns(name: str, data: st.DataObject) -> None:
    rules = SCHEMES[name]
    rows = data.draw(_rows(rules))
    work = work_out(rules, checked(rules, rows))
    everyone = people(work.plan, work.table)
    names = [name for name, _ in work.plan.derived] + [f"points.{item.id}" for item in work.plan.items]
    for column in (*names, "score", "rated", "star", "rank"):
        exact = [everyone.value(at, column) for at in range(len(rows))]
        assert work.table.columns[column].values() == exact, column


@pytest.mark.parametrize("name", SCHEMES)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_stages_only_add_columns(name: str, data: st.DataObject) -> None:
    rules = SCHEMES[name]
    sound = checked(rules, data.draw(_rows(rules)))
    work = Work(make_plan(rules), Table(len(sound.keys), sound.columns), sound.keys)
    for stage in STAGES:
        after = stage(work)
        assert all(after.table.columns[one] is column for one, column in work.table.columns.items())
        work = after


@pytest.mark.parametrize("name", SCHEMES)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_the_order_of_the_rows_changes_nothing(name: str, data: st.DataObject) -> None:
    rules = SCHEMES[name]
    rows = data.draw(_rows(rules))
    forward, backward = work_out(rules, checked(rules, rows)), work_out(rules, checked(rules, rows[::-1]))
    for column in ("score", "star", "tier", "rank", "award", "net"):
        assert forward.table.columns[column].values() == backward.table.columns[column].values()[::-1]
