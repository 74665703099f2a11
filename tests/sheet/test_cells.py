"""Every cell becomes a value or a problem with its address. Expected values are worked out by hand."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargrade.numbers import show
from stargrade.numbers.columns import Numbers, Words
from stargrade.sheet.cell_float import read_floats
from stargrade.sheet.model import BadCell
from tests.sheet.tables import cells, column, scheme, spots

DIV = BadCell("error", "#DIV/0!")
UNCALCULATED = BadCell("uncalculated", "=A1/B1")


def one(kind: dict[str, Any], value: Any) -> Any:
    """The value of a column with one cell, which must be sound."""
    read = column(kind, value)
    assert [p for p in read.problems if p.severity == "error"] == []
    return read.columns["x"].values()[0]


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("number", "1,580.00", "1580"),
        ("number", " １２．５ ", "12.5"),
        ("number", "(123)", "-123"),
        ("number", "（1,234.5）", "-1234.5"),
        ("number", "-0.5", "-0.5"),
        ("number", "−7", "-7"),
        ("number", "+3", "3"),
        ("number", ".5", "0.5"),
        ("number", "5.", "5"),
        ("number", "0.123456789", "0.123456789"),
        ("number", "123456789012345", "123456789012345"),
        ("number", "000096", "96"),
        ("number", "1.50000000000", "1.5"),
        ("money", "￥1580", "1580"),
        ("money", "¥ 1,580.50", "1580.5"),
        ("money", "-¥5", "-5"),
        ("money", "¥-5", "-5"),
        ("money", "1580元", "1580"),
        ("money", "1580 元", "1580"),
        ("money", "RMB 20", "20"),
        ("count", "3次", "3"),
        ("count", "3 times", "3"),
        ("count", "３ 件", "3"),
        ("count", "0次", "0"),
        ("mark", "87.5", "87.5"),
        ("mark", "87.5分", "87.5"),
        ("points", "9.5 分", "9.5"),
        ("minutes", "5分钟", "5"),
        ("minutes", "5.5分", "5.5"),
        ("seconds", "20 s", "20"),
        ("hours", "7.5小时", "7.5"),
        ("days", "21.5天", "21.5"),
        ("months", "6个月", "6"),
        ("count", 3, "3"),
        ("count", 3.0, "3"),
        ("mark", 96.1, "96.1"),
        ("number", 1.0999999999999999, "1.1"),  # what a sheet stores for 1.2 - 0.1 and shows as 1.1
        ("number", 0.1 + 0.2, "0.3"),  # shown as 0.3 at 15 digits
        ("number", 999999999999999.0, "999999999999999"),
        ("number", 1e-9, "0.000000001"),
        ("number", -0.0, "0"),
    ],
)
def test_spellings_of_numbers(kind: str, cell: Any, value: str) -> None:
    assert one({"type": kind}, cell) == Fraction(value)


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        ("number", "1,5", "SG224"),
        ("number", "1,23,4", "SG224"),
        ("number", "12,34.5", "SG224"),
        ("number", "5-", "SG224"),
        ("number", "(5", "SG224"),
        ("number", "(-5)", "SG224"),
        ("number", "--5", "SG224"),
        ("number", "1e3", "SG224"),
        ("number", "1 5", "SG224"),
        ("number", "3.2万", "SG224"),
        ("number", "1.2.3", "SG224"),
        ("number", "95²", "SG224"),
        ("number", "abc", "SG224"),
        ("number", "¥5", "SG224"),
        ("mark", "87.5次", "SG224"),
        ("count", "3分", "SG224"),
        ("money", "3.2万元", "SG224"),
        ("number", True, "SG224"),
        ("number", datetime(2026, 3, 4), "SG224"),
        ("mark", "95%", "SG226"),
        ("number", "0.1234567891", "SG225"),
        ("number", "1234567890123456", "SG225"),
        ("number", 1 / 3, "SG225"),
        ("number", 1e15, "SG225"),
        ("number", 1e300, "SG225"),
        ("number", 10**15, "SG225"),
        ("number", 1.25e-10, "SG225"),
        ("number", float("inf"), "SG225"),
        ("rate", "95‰", "SG224"),
        ("number", DIV, "SG222"),
        ("text", DIV, "SG222"),
        ("number", "#REF!", "SG222"),
        ("number", UNCALCULATED, "SG223"),
        ("flag", "maybe", "SG224"),
        ("flag", 2.0, "SG224"),
        ("date", "3/4", "SG230"),
        ("date", "3/4/2026", "SG230"),
        ("date", "2026-02-30", "SG224"),
        ("date", 19_999.0, "SG224"),
        ("date", "十月", "SG224"),
        ("id", "1.2E+17", "SG228"),
        ("id", 1.2e17, "SG228"),
        ("id", 17.5, "SG228"),
        ("id", date(2026, 1, 2), "SG228"),
        ("id", True, "SG224"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_cell(kind: str, cell: Any, code: str) -> None:
    read = column({"type": kind}, cell)
    assert spots(read.problems) == [(code, "B2")]
    assert read.bad["x"].tolist() == [True]
    assert read.columns["x"].values() == [None]
    assert read.problems[0].key == "E0"


@pytest.mark.parametrize("kind", ["number", "count", "flag", "date", "text", "id"])
@pytest.mark.parametrize("cell", [None, "", "  \u3000", "\u200b", float("nan")])
def test_a_blank_is_a_problem_unless_the_scheme_allows_it(kind: str, cell: Any) -> None:
    filled = {"number": 5, "count": 1, "flag": "是", "date": "2026-01-02", "text": "甲", "id": "1"}[kind]
    assert spots(column({"type": kind}, cell, filled).problems) == [("SG220", "B2")]
    optional = column({"type": kind, "optional": True}, cell, filled)
    assert (optional.problems, optional.columns["x"].row(0), bool(optional.bad["x"].any())) == ((), None, False)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ({"type": "count", "default": "0"}, Fraction(0)),
        ({"type": "rate", "default": "95%"}, Fraction(19, 20)),
        ({"type": "flag", "default": "yes"}, True),
        ({"type": "label", "labels": {"pass": "通过", "none": "无"}, "default": "none"}, "none"),
        ({"type": "text", "default": "客服部"}, "客服部"),
    ],
)
def test_defaults_stand_for_blank_cells_and_absent_columns(rule: dict[str, Any], value: object) -> None:
    assert column(rule, None).columns["x"].values() == [value]
    absent = cells([["工号"], ["1"], ["2"]], scheme({"x": rule}))
    assert (absent.columns["x"].values(), absent.problems) == ([value, value], ())


def test_an_absent_optional_column_is_blank() -> None:
    read = cells([["工号"], ["1"]], scheme({"x": {"type": "money", "optional": True}}))
    assert isinstance(read.columns["x"], Numbers)
    assert read.columns["x"].values() == [None]


def test_a_missing_column_is_no_problem_of_its_cells_too() -> None:
    read = cells([["工号", "y"], ["1", 2]], scheme({"x": {"type": "money"}, "y": {"type": "count"}}))
    assert (read.problems, read.bad["x"].tolist(), read.bad["y"].tolist()) == ((), [True], [False])


@pytest.mark.parametrize("mark", ["-", "—", "——", "－", "/", "无", "暂无", "N/A", "na", "NULL", "不适用", "無"])
def test_marks_for_nothing(mark: str) -> None:
    count = column({"type": "count"}, 2, mark, mark)
    assert count.columns["x"].values() == [2, 0, 0]
    assert spots(count.problems) == [("SG241", "B1")]
    assert count.problems[0].params["rows"] == "3-4"
    assert spots(column({"type": "mark"}, mark).problems) == [("SG221", "B2")]
    assert one({"type": "mark", "default": "60"}, mark) == 60
    assert one({"type": "mark", "optional": True}, mark) is None
    assert spots(column({"type": "date"}, mark).problems) == [("SG221", "B2")]
    assert one({"type": "text"}, mark) == mark


@pytest.mark.parametrize("mark", ["未填", "待定"])
def test_what_is_yet_to_be_entered_is_no_zero(mark: str) -> None:
    assert spots(column({"type": "count"}, mark).problems) == [("SG221", "B2")]
    assert one({"type": "count", "default": "0"}, mark) == 0


@pytest.mark.parametrize("cell", ["是", "yes", " Y ", "TRUE", "1", 1, 1.0, True, "√", "✓", "✔", "有", "ＹＥＳ", "１"])
def test_spellings_of_yes(cell: Any) -> None:
    assert one({"type": "flag"}, cell) is True


@pytest.mark.parametrize("cell", ["否", "no", "N", "False", "0", 0, 0.0, False, "×", "✗", "✘", "无", "無"])
def test_spellings_of_no(cell: Any) -> None:
    assert one({"type": "flag", "default": "yes"}, cell) is False


def test_further_spellings_of_a_flag() -> None:
    rule = {"type": "flag", "also": {"yes": ["4"]}}
    assert column(rule, 4, "4", 4.0, 0).columns["x"].values() == [True, True, True, False]
    assert spots(column(rule, 2, 3).problems) == [("SG224", "B2"), ("SG224", "B3")]


def test_labels_in_every_spelling_stand_in_the_schemes_order() -> None:
    rule = {"type": "label", "labels": {"very_poor": ["很差", "1"], "good": "好", "none": "无"}}
    read = column(rule, "GOOD", "Very  Poor", "ｖｅｒｙ＿ｐｏｏｒ", " 好 ", 1.0, "none", "无")
    words = read.columns["x"]
    assert isinstance(words, Words)
    assert words.words == ("very_poor", "good", "none")
    assert words.values() == ["good", "very_poor", "very_poor", "good", "very_poor", "none", "none"]


def test_labels_in_traditional_characters() -> None:
    rule = {"type": "label", "labels": {"estate": "秩序维护部", "works": "工程內務部"}}
    read = column(rule, "秩序維護部", "工程内务部", "工程內務部", "秩序部")
    assert read.columns["x"].values() == ["estate", "works", "works", None]


def test_an_unknown_label_names_the_choices() -> None:
    read = column({"type": "label", "labels": {"urban": "城网", "rural": "农网"}}, "城镇")
    assert spots(read.problems) == [("SG229", "B2")]
    assert "城网、农网" in read.problems[0].message("zh")
    assert "urban, rural" in read.problems[0].message("en")


def test_words_that_stand_for_numbers() -> None:
    rule = {"type": "level", "min": "0", "max": "4", "words": {"very good": "4", "非常好": "4", "差": "1"}}
    assert column(rule, "Very_Good", "非常好", "差", 3, "2").columns["x"].values() == [4, 4, 1, 3, 2]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime(2026, 10, 31), date(2026, 10, 31)),
        (date(2026, 10, 31), date(2026, 10, 31)),
        ("2026-10-31", date(2026, 10, 31)),
        ("2026/10/31", date(2026, 10, 31)),
        ("2026.1.5", date(2026, 1, 5)),
        ("2026年10月31日", date(2026, 10, 31)),
        ("２０２６年１月５日", date(2026, 1, 5)),
        ("2026-10-31 00:00:00", date(2026, 10, 31)),
        (46326, date(2026, 10, 31)),  # 46,023 is 1 January 2026, and the 304th day of it is 31 October
    ],
)
def test_dates(cell: Any, day: date) -> None:
    assert one({"type": "date"}, cell) == day.toordinal()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0017", "0017"),
        (17, "17"),
        (17.0, "17"),
        (" ００１７\u3000", "0017"),
        ("NA", "NA"),
        ("null", "null"),
        ("-", "-"),
    ],
)
def test_ids_are_kept_as_they_are(cell: Any, value: str) -> None:
    assert one({"type": "id"}, cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [("\u3000客服 一部\u00a0", "客服 一部"), ("NA", "NA"), (3.0, "3"), (2.5, "2.5"), ("Ａ组", "Ａ组")],
)
def test_texts_are_trimmed_and_otherwise_left_alone(cell: Any, value: str) -> None:
    assert one({"type": "text"}, cell) == value


def test_keys_of_bad_ids_are_empty() -> None:
    read = cells([["工号", "x"], ["0017", "a"], [None, "b"], [1.5, "c"]], scheme({"x": {"type": "text"}}))
    assert read.keys == ("0017", "", "")
    assert spots(read.problems) == [("SG220", "A3"), ("SG228", "A4")]


ROLES = scheme(
    {
        "role": {"type": "label", "zh": "岗位", "labels": {"inbound": "接线", "followup": "回访"}},
        "sales": {"type": "rate", "zh": "成单率", "only": 'role = "inbound"'},
        "calls": {"type": "count", "zh": "呼出量", "only": 'role = "followup"'},
    }
)


def test_cells_that_only_others_need_are_not_read() -> None:
    head = ["工号", "岗位", "成单率", "呼出量"]
    rows = [head, ["1", "接线", 0.5, "随便"], ["2", "回访", DIV, 7], ["3", "接线", None, None], ["4", "?", "?", "?"]]
    read = cells(rows, ROLES)
    assert read.columns["sales"].values() == [Fraction(1, 2), None, None, None]
    assert read.columns["calls"].values() == [None, 7, None, None]
    assert spots(read.problems) == [("SG229", "B5"), ("SG220", "C4")]


def test_a_column_that_only_some_need_may_be_absent_where_none_of_them_is() -> None:
    assert cells([["工号", "岗位", "成单率"], ["1", "接线", 0.5]], ROLES).problems == ()
    read = cells([["工号", "岗位", "成单率"], ["1", "回访", 0.5]], ROLES)
    assert [(p.code, p.scope) for p in read.problems] == [("SG209", "sheet")]


def test_rates_that_others_need_do_not_settle_a_column() -> None:
    rows = [["工号", "岗位", "成单率(%)", "呼出量"], ["1", "接线", 95, None], ["2", "回访", 0.5, 3]]
    assert cells(rows, ROLES).columns["sales"].values() == [Fraction(19, 20), None]


def test_columns_are_added_up_and_each_is_required() -> None:
    rules = scheme({"x": {"type": "count", "zh": ["顾客投诉", "供应商投诉"], "add_up": True}})
    read = cells([["工号", "顾客投诉", "供应商投诉"], ["1", 1, 2], ["2", 3, None], ["3", "?", "!"]], rules)
    assert read.columns["x"].values() == [3, None, None]
    assert spots(read.problems) == [("SG224", "B4"), ("SG220", "C3"), ("SG224", "C4")]
    assert cells([["工号", "供应商投诉"], ["1", 2]], rules).columns["x"].values() == [2]


def test_name_and_team_are_carried_where_they_stand() -> None:
    read = cells([["工号", "姓名", "部门"], ["1", "NA", None]], scheme({}))
    assert (read.columns["name"].values(), read.columns["team"].values()) == (["NA"], [None])


def test_true_one_and_the_text_1_are_told_apart() -> None:
    assert spots(column({"type": "count"}, 1, True, 1.0, "1").problems) == [("SG224", "B3")]


DECIMALS = st.builds(
    lambda digits, places: Fraction(digits, 10**places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 9),
)


@given(DECIMALS)
def test_the_number_typed_into_a_cell_is_the_number_read(value: Fraction) -> None:
    # A number cell holds the binary number nearest to what was typed, which float() gives.
    read = read_floats(np.array([float(value)]))
    assert read.fits[0]
    assert Fraction(int(read.digits[0]), 10 ** int(read.places[0])) == value


@given(st.lists(DECIMALS, min_size=1, max_size=8))
def test_columns_of_mixed_decimals_are_exact(values: list[Fraction]) -> None:
    mixed = [float(value) if at % 2 else show(value) for at, value in enumerate(values)]
    assert column({"type": "number"}, *mixed).columns["x"].values() == values


@given(DECIMALS, st.booleans(), st.booleans(), st.sampled_from(["", "元", " 元"]), st.sampled_from(["", "¥", "￥ "]))
def test_every_spelling_of_an_amount_is_the_same_amount(
    value: Fraction, thousands: bool, wide: bool, unit: str, currency: str
) -> None:
    whole, _, part = show(abs(value)).partition(".")
    text = f"{int(whole):,}" if thousands else whole
    text = currency + text + (f".{part}" if part else "") + unit
    text = f"({text})" if value < 0 else text
    if wide:
        text = "".join(chr(ord(sign) + 0xFEE0) if sign in "0123456789.,()" else sign for sign in text)
    assert one({"type": "money"}, text) == value
