"""A sheet is looked through as a whole: every mistake is named once, with its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stargrade.problems import Place, Problem
from stargrade.scheme.model import Scheme
from stargrade.sheet.cells import read_cells
from stargrade.sheet.model import BadCell
from stargrade.validate import Checked, validate
from stargrade.validate.limits import limits_of
from tests.sheet.tables import scheme, spots, table


def checked(rows: Sequence[Sequence[Any]], rules: Scheme, **facts: Any) -> Checked:
    """A worksheet read and looked through."""
    sheet = table(rows, rules, **facts)
    return validate(sheet, read_cells(sheet, rules), rules)


def one(kind: dict[str, Any], *values: Any) -> Checked:
    """A worksheet with one column of this kind, from B2 down."""
    rules = scheme({"x": {"zh": "数值", **kind}})
    return checked([["工号", "数值"], *([f"E{at}", value] for at, value in enumerate(values))], rules)


@pytest.mark.parametrize(
    ("kind", "sound", "code", "wrong"),
    [
        ({"type": "rate"}, [0, "100%", 0.5], "SG304", ["100.000001%", -0.01, 95]),
        ({"type": "rate", "max": "5"}, [5, "110%"], "SG304", [5.000000001, "-1%"]),
        ({"type": "rate", "min": "-1"}, [-1, 1], "SG304", ["-100.01%", 1.01]),
        ({"type": "mark"}, [0, 100, 59.7], "SG301", [100.01, -0.000000001, 101]),
        ({"type": "points", "max": "7.5"}, [0, 7.5], "SG301", [7.51, -1]),
        ({"type": "level", "min": "1", "max": "5"}, [1, 5.0, "3"], "SG301", [0, 6, "-1"]),
        ({"type": "level", "min": "1", "max": "5"}, [1], "SG302", [2.5, "4.1"]),
        ({"type": "count"}, [0, 5.0, "12次"], "SG302", [5.5, "0.1"]),
        ({"type": "count"}, [0], "SG301", [-1, "(3)"]),
        ({"type": "count", "above": "0"}, [1], "SG301", [0, -2]),
        ({"type": "number"}, [0, 1e9], "SG301", [-0.5]),
        ({"type": "days", "above": "0"}, [0.5], "SG301", [0, -1]),
        ({"type": "money"}, [0, 1580.25, "1,580.2元"], "SG303", [0.001, "1.005"]),
        ({"type": "money", "above": "0"}, [0.01], "SG301", [0, -5]),
    ],
)
def test_limits_of_each_type(kind: dict[str, Any], sound: list[Any], code: str, wrong: list[Any]) -> None:
    assert one(kind, *sound).problems == ()
    found = one(kind, *sound, *wrong)
    assert spots(found.problems) == [(code, f"B{at}") for at in range(len(sound) + 2, len(sound) + len(wrong) + 2)]
    assert found.rejected == tuple(range(len(sound), len(sound) + len(wrong)))
    assert found.keys == tuple(f"E{at}" for at in range(len(sound)))


def test_a_value_that_breaks_two_limits_is_named_once() -> None:
    assert spots(one({"type": "count"}, -1.5).problems) == [("SG301", "B2")]


def test_the_message_names_value_and_limits() -> None:
    problem = one({"type": "rate", "max": "5"}, 95).problems[0]
    assert problem.message("en") == '数值 holds "95"; expected 0% to 500%'
    assert problem.message("zh") == "“数值”填的是“95”，应在 0% 到 500% 之间"
    assert one({"type": "money", "above": "0"}, 0).problems[0].message("en").endswith("expected more than 0")


@given(st.integers(-200, 12_000), st.sampled_from([10, 100, 1000, 10**6]))
def test_limits_compare_exactly(digits: int, den: int) -> None:
    limits = limits_of(scheme({"x": {"type": "mark", "above": "0.1"}}).columns["x"])
    low, high = limits.lowest(den), limits.highest(den)
    assert low is not None
    assert high is not None
    assert (low <= digits <= high) == (Fraction(1, 10) < Fraction(digits, den) <= 100)


def test_rows_of_one_id_that_differ_are_both_named() -> None:
    rules = scheme({"x": {"type": "count"}})
    found = checked([["工号", "x"], ["0017", 1], ["0018", 2], [" 0017", 3], [17, 4], ["０01７", 5]], rules)
    assert spots(found.problems) == [("SG305", "A2"), ("SG305", "A4"), ("SG305", "A6")]
    assert [p.params["rows"] for p in found.problems] == [["4", "6"], ["2", "6"], ["2", "4"]]
    assert (found.keys, found.positions.tolist(), found.rejected) == (("0018", "17"), [1, 3], (0, 2, 4))


SAY = {"en": "more done than due", "zh": "已办数大于应办数"}
VISITS = scheme(
    {
        "due": {"type": "count", "zh": "应办"},
        "done": {"type": "count", "zh": "已办"},
        "rate": {"type": "rate", "zh": "完成率", "optional": True, "max": "5"},
        "counted": {"type": "flag", "zh": "计入", "default": "yes"},
    },
    derive={"share": "done / due"},
    require=[
        {"id": "within-due", "when": "counted", "that": "done <= due", "say": SAY},
        {"id": "agrees", "when": ["known(rate)", "known(share)"], "that": "abs(rate - share) <= 0.0001", "say": SAY},
    ],
)


def test_rules_of_the_row() -> None:
    rows = [
        ["工号", "应办", "已办", "完成率", "计入"],
        ["1", 4, 3, "75%", None],
        ["2", 4, 5, None, "是"],
        ["3", 4, 5, None, "否"],
        ["4", 3, 1, 0.3333, None],  # off by less than 0.0001
        ["5", 3, 1, 0.3332, None],  # off by 0.000133...
        ["6", 0, 0, 0.5, None],  # a share of nothing is not known
    ]
    found = checked(rows, VISITS)
    assert spots(found.problems) == [("SG310", "3"), ("SG310", "6")]
    assert [(p.key, p.place.cell, p.scope) for p in found.problems] == [("2", None, "row"), ("5", None, "row")]
    assert found.problems[0].message("zh") == "已办数大于应办数"
    assert found.rejected == (1, 4)


def test_a_row_is_not_judged_by_a_rule_that_uses_a_bad_cell() -> None:
    rows = [
        ["工号", "应办", "已办", "完成率", "计入"],
        ["1", "?", 5, 0.5, None],
        ["2", 3, 5.5, 0.1, None],
        ["3", 3, 5, 0.1, "?"],
        ["4", 3, 1, 9, None],
    ]
    found = checked(rows, VISITS)
    assert spots(found.problems) == [
        ("SG224", "B2"), ("SG302", "C3"), ("SG310", "4"), ("SG224", "E4"), ("SG304", "D5"),
    ]  # fmt: skip
    assert [p.params["rule"] for p in found.problems if p.code == "SG310"] == ["agrees"]


def test_a_whole_column_missing_makes_the_sheet_unfit() -> None:
    found = checked([["工号", "x"], ["1", 5]], scheme({"x": {"type": "count"}, "y": {"type": "count"}}))
    assert found.unfit
    assert not one({"type": "count"}, "?").unfit


def test_a_mistake_of_a_row_that_was_left_out_rejects_nobody() -> None:
    """Rows 3 and 5 of a csv had more fields than the table; they were left out, one of them being the last."""
    rules = scheme({"x": {"type": "count", "zh": "数值"}})
    rows = [["工号", "数值"], ["E1", "1"], ["合计", "3"], ["E2", "2"], ["合计", "3"]]
    sheet = table(rows, rules)
    long = tuple(Problem("SG118", Place(sheet.file, row=row), {"found": 3, "expected": 2}) for row in (3, 5))
    looked_through = validate(replace(sheet, problems=(*sheet.problems, *long)), read_cells(sheet, rules), rules)
    assert (looked_through.keys, looked_through.rejected) == (("E1", "E2"), ())
    assert [problem.place.row for problem in looked_through.problems if problem.code == "SG118"] == [3, 5]


def test_notices_reject_nobody() -> None:
    found = one({"type": "count"}, "-", 3)
    assert [p.code for p in found.problems] == ["SG241"]
    assert (found.rejected, found.unfit, found.columns["x"].values()) == ((), False, [0, 3])


EVERY_KIND = scheme(
    {
        "mark": {"type": "mark", "zh": "分数"},
        "rate": {"type": "rate", "zh": "完成率"},
        "percent": {"type": "rate", "zh": "合格率"},
        "count": {"type": "count", "zh": "次数"},
        "pay": {"type": "money", "zh": "金额", "above": "0"},
        "ok": {"type": "flag", "zh": "合规"},
        "area": {"type": "label", "zh": "区域", "labels": {"urban": "城网", "rural": "农网"}},
        "day": {"type": "date", "zh": "日期"},
        "market": {"type": "text", "zh": "市场"},
        "level": {"type": "level", "zh": "等级", "min": "1", "max": "5"},
        "calls": {"type": "count", "zh": "呼出", "only": 'area = "urban"'},
    },
    require=[{"id": "few", "that": "count <= mark", "say": SAY}],
)
HEAD = ["工号", "分数", "完成率", "合格率(%)", "次数", "金额", "合规", "区域", "日期", "市场", "等级", "呼出"]
SOUND = [87.5, "95%", 95.5, 3, 1580.5, "是", "城网", "2026-10-31", "甲", 4, 7]
MISTAKES: list[tuple[str, Any, str]] = [
    ("B", None, "SG220"),
    ("B", "八十", "SG224"),
    ("B", 100.5, "SG301"),
    ("B", "95%", "SG226"),
    ("B", 1 / 3, "SG225"),
    ("B", BadCell("error", "#DIV/0!"), "SG222"),
    ("B", BadCell("uncalculated", "=C2*100"), "SG223"),
    ("C", 95, "SG304"),
    ("C", "-", "SG221"),
    ("D", 0.962, "SG227"),
    ("E", 2.5, "SG302"),
    ("E", -1, "SG301"),
    ("E", "1,5", "SG224"),
    ("F", "12.345", "SG303"),
    ("F", 0, "SG301"),
    ("G", "也许", "SG224"),
    ("H", "郊区", "SG229"),
    ("I", "3/4", "SG230"),
    ("I", "2026-02-30", "SG224"),
    ("J", "  ", "SG220"),
    ("K", 6, "SG301"),
    ("L", None, "SG220"),
    ("A", None, "SG220"),
    ("A", 1.23e17, "SG228"),
]


def broken_sheet() -> tuple[list[list[Any]], list[tuple[str, str | None]]]:
    """A sheet in which every row has another mistake, and where each is expected."""
    rows: list[list[Any]] = [HEAD]
    for at, (letter, cell, _) in enumerate(MISTAKES, start=2):
        row = [f"{at:04d}", *SOUND]
        row["ABCDEFGHIJKL".index(letter)] = cell
        rows.append(row)
    expected: list[tuple[str, str | None]] = [
        (code, f"{letter}{at}") for at, (letter, _, code) in enumerate(MISTAKES, start=2)
    ]
    return rows, expected


def test_a_sheet_in_which_every_row_has_a_different_mistake() -> None:
    rows, expected = broken_sheet()
    last = len(rows)
    rows += [["9001", *SOUND], ["9001", *SOUND[:-1], 8], ["9003", 2, *SOUND[1:]], ["9004", *SOUND]]
    expected += [("SG305", f"A{last + 1}"), ("SG305", f"A{last + 2}"), ("SG310", f"{last + 3}")]
    found = checked(rows, EVERY_KIND)
    assert spots(found.problems) == expected
    assert found.keys == ("9004",)
    assert found.rejected == tuple(range(len(rows) - 2))
    assert not found.unfit


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(MISTAKES))), st.permutations(range(len(HEAD))))
def test_each_mistake_is_found_wherever_it_stands(row_order: list[int], column_order: list[int]) -> None:
    rows, expected = broken_sheet()
    shuffled = [[row[at] for at in column_order] for row in (rows[0], *(rows[at + 1] for at in row_order))]
    letters = {"ABCDEFGHIJKL"[old]: "ABCDEFGHIJKL"[new] for new, old in enumerate(column_order)}
    moved = {(code, letters[spot[0]] + str(row_order.index(int(spot[1:]) - 2) + 2)) for code, spot in expected if spot}
    found = spots(checked(shuffled, EVERY_KIND).problems)
    assert len(found) == len(set(found))
    assert set(found) == moved


def test_problems_come_in_the_order_of_the_sheet() -> None:
    rows = [["工号", *(f"c{at}" for at in range(30))], ["1", *["?"] * 30], ["2", *["!"] * 30]]
    rules = scheme({f"c{at}": {"type": "count"} for at in range(30)})
    cells = [p.place.cell for p in checked(rows, rules).problems]
    assert cells[:2] == ["B2", "C2"]
    assert cells[25:31] == ["AA2", "AB2", "AC2", "AD2", "AE2", "B3"]
    assert len(cells) == 60
