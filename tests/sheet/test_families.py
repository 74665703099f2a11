"""Columns known by the beginning of their heading: each is a column and an item of its own."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from stargrade.scheme.model import Scheme
from stargrade.sheet.families import unfold
from stargrade.sheet.headings import rest_of
from stargrade.sheet.model import Sheet
from tests.sheet.tables import scheme, spots, table

RULES = scheme(
    {"marks": {"type": "mark", "prefix": ["item:", "考核项:"]}, "late": {"type": "count", "zh": "迟到"}},
    items=[{"id": "marks", "max": "100"}, {"id": "late"}],
)


def unfolded(*headings: str) -> tuple[Scheme, Sheet]:
    rows: Sequence[Sequence[Any]] = [["工号", "迟到", *headings], ["E1", 0, *[50] * len(headings)]]
    return unfold(RULES, table(rows, RULES))


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("item:speed", "speed"),
        ("ITEM： speed ", "speed"),
        ("ｉｔｅｍ：速度", "速度"),
        (" i t e m :\n速度 (分)", "速度 (分)"),
        ("item:", ""),
        ("item:: x", ": x"),
        ("items: x", None),
        ("the item: x", None),
        ("item", None),
    ],
)
def test_the_rest_of_a_heading(heading: str, rest: str | None) -> None:
    assert rest_of(heading, "item:") == rest


def test_every_heading_is_a_column_and_an_item() -> None:
    rules, sheet = unfolded("item:speed", "考核项：专业", "備註")
    assert list(rules.columns) == ["employee_id", "marks:speed", "marks:专业", "late"]
    assert [(item.id, item.title.zh if item.title else None) for item in rules.items] == [
        ("speed", "speed"), ("专业", "专业"), ("late", None),
    ]  # fmt: skip
    assert {name: sheet.letters[at] for name, (at, *_) in sheet.found.items()} == {
        "employee_id": "A", "late": "B", "marks:speed": "C", "marks:专业": "D",
    }  # fmt: skip
    assert sheet.problems == ()


def test_a_scheme_without_families_is_left_alone() -> None:
    rules = scheme({"late": {"type": "count", "zh": "迟到"}})
    sheet = table([["工号", "迟到"], ["E1", 0]], rules)
    assert unfold(rules, sheet) == (rules, sheet)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("item:speed", "考核项: speed"), [("SG219", "D1")]),
        (("item:speed", "item:speed", "item：speed"), [("SG219", "D1"), ("SG219", "E1")]),
        (("item:late",), [("SG219", "C1")]),  # the name of another item
        (("item:speed", "考核项: "), [("SG218", "D1")]),
        (("item:Speed", "item:speed"), []),
        ((), [("SG209", "1")]),
    ],
)
def test_headings_that_name_nothing_or_the_same(headings: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    _, sheet = unfolded(*headings)
    assert spots(sheet.problems) == expected


def test_a_cell_of_a_family_is_read_like_any_other() -> None:
    from stargrade.sheet.cells import read_cells

    rules, sheet = unfold(RULES, table([["工号", "迟到", "item:a"], ["E1", 0, "87.5"], ["E2", 0, None]], RULES))
    values = read_cells(sheet, rules)
    assert values.columns["marks:a"].values() == [Fraction("87.5"), None]
    assert spots(values.problems) == [("SG220", "C3")]
