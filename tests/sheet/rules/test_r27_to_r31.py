"""Reading rules R27 to R31: dates, the period of a sheet, scales, number formats that lie, yes and no."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from looking import ANN, BEN, HEAD, csv_file, look, xlsx_file

from stargrade.problems import errors
from stargrade.sheet.open import read_book
from stargrade.sheet.tables import read_tables
from tests.sheet import test_open_xls as xls
from tests.sheet import test_open_xlsb as xlsb
from tests.sheet.tables import scheme

HIRED = scheme({"hired": {"type": "date", "zh": "入职日期"}})


def hired(folder: Path, *cells: Any) -> Any:
    """The dates of a sheet, and the errors of its cells."""
    rows = [["工号", "入职日期"], *([f"E{at}", cell] for at, cell in enumerate(cells))]
    values = read_tables(read_book(csv_file(folder, rows)), HIRED, None, {}).main.values
    return values.columns["hired"].values(), [(p.code, p.place.cell) for p in errors(values.problems)]


DAY = date(2020, 6, 14)


@pytest.mark.parametrize(
    "cell",
    [
        *("2020/6/14", "2020-06-14", "2020.06.14", "2020年6月14日", "2020年06月14号", "２０２０／６／１４"),
        *(
            "20200614",
            "2020-06-14 00:00:00",
            "2020-06-14T08:30:15.2",
            "2020/6/14 8:30",
            "2020.06.14白",
            "2020-6-14（补）",
        ),
    ],
)
def test_r27_spellings_of_a_date(tmp_path: Path, cell: str) -> None:
    assert hired(tmp_path, cell) == ([DAY.toordinal()], [])


@pytest.mark.parametrize(
    "cell",
    [
        DAY,
        43996,  # by hand: 43,831 is 1 January 2020, a leap year, and 14 June is its 166th day
        20200614,
    ],
)
def test_r27_dates_kept_as_numbers(tmp_path: Path, cell: Any) -> None:
    path = xlsx_file(tmp_path, [["工号", "入职日期"], ["E0", cell]], formats={"B2": "yyyy/m/d"} if cell == DAY else {})
    assert read_tables(read_book(path), HIRED, None, {}).main.values.columns["hired"].values() == [DAY.toordinal()]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("3/4", "SG230"),
        ("3/4/2020", "SG230"),
        ("14.6.20", "SG230"),
        ("1995.08", "SG224"),
        ("1995.1", "SG224"),
        ("2020年6月", "SG224"),
        ("2020-02-30", "SG224"),
        ("20201301", "SG224"),
        ("2020-06-14-2", "SG224"),
        ("2020-06-14 25:00", "SG224"),
        ("20", "SG224"),
        ("六月", "SG224"),
    ],
)
def test_r27_what_is_no_single_day(tmp_path: Path, cell: str, code: str) -> None:
    assert hired(tmp_path, cell) == ([None], [(code, "B2")])


def test_r27_the_year_1904_counts_where_a_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["工号", "入职日期"])
        sheet.write(1, 0, "E1")
        sheet.write_datetime(1, 1, datetime(2020, 6, 14), book.add_format({"num_format": "yyyy-mm-dd"}))
    assert read_tables(read_book(path), HIRED, None, {}).main.values.columns["hired"].values() == [DAY.toordinal()]


def asked(folder: Path, rows: Any, period: str = "2026-10", name: str = "scores.csv") -> list[tuple[str, str | None]]:
    """The errors of a sheet that is graded for a period."""
    return look(csv_file(folder, rows, name), period=period).errors


@pytest.mark.parametrize(
    "said", ["2026-10", "2026年10月", "２０２６年１０月", "202610", "2026.10", "10月", "2026/10/1", "2026年10月份"]
)
def test_r28_a_period_column_that_agrees(tmp_path: Path, said: str) -> None:
    assert asked(tmp_path, [[*HEAD, "考核月份"], [*ANN, said]]) == []


@pytest.mark.parametrize("said", ["2026-09", "2025年10月", "9月", "2026Q4", "本月"])
def test_r28_a_period_column_that_does_not(tmp_path: Path, said: str) -> None:
    assert asked(tmp_path, [[*HEAD, "考核月份"], [*ANN, said]]) == [("SG217", "G1")]


@pytest.mark.parametrize("period", ["2026-01", "2026-10"])
def test_r27_a_month_kept_as_a_number_may_have_lost_its_zero(tmp_path: Path, period: str) -> None:
    path = xlsx_file(tmp_path, [[*HEAD, "考核月份"], [*ANN, 2026.1]])
    assert look(path, period=period).errors == [("SG253", "G1")]
    assert look(xlsx_file(tmp_path, [[*HEAD, "考核月份"], [*ANN, 2026.08]]), period="2026-08").errors == []


@pytest.mark.parametrize(
    "title",
    [
        "2026年10月收费客服考核表",
        "２０２６年１０月",
        "考核期：2026-10",
        "2026年第四季度",
        "2026年下半年考核（2026年10月）",
        "2025年9月至2026年10月",  # one of them is it
        "制表日期：2026年11月3日",  # a day is when it was made
        "打印：2026-11-03",
        "制表日期：2026年11月",
        "依据2025年3月印发的办法",
        "自2025年7月起执行",
        "考核办法（2025年12月版）",
        "按2025年考核办法",  # a year alone names the rules
        "收费客服考核表",
    ],
)
def test_r28_a_title_that_agrees_or_says_nothing(tmp_path: Path, title: str) -> None:
    assert asked(tmp_path, [[title], HEAD, ANN]) == []


def test_r28_a_date_beside_its_label_says_when_the_sheet_was_made(tmp_path: Path) -> None:
    assert asked(tmp_path, [["收费客服考核表", None, "制表日期：", "2026年11月"], HEAD, ANN]) == []
    assert asked(tmp_path, [["附件1", None, "2026年9月考核表", "制表日期：", "2026年10月"], HEAD, ANN]) == [
        ("SG254", "1")
    ]


@pytest.mark.parametrize("title", ["2026年9月收费客服考核表", "２０２５年３月", "2026年第三季度", "2026上半年"])
def test_r28_a_title_of_another_period_is_an_error(tmp_path: Path, title: str) -> None:
    assert asked(tmp_path, [["考核表"], [title], HEAD, ANN]) == [("SG254", "2")]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("2026年10月考核.csv", False),
        ("fees-2026-10.csv", False),
        ("fees-2026-11-03.csv", False),
        ("fees20261103.csv", False),
        ("2026年9月考核.csv", True),
        ("fees_2026-09_v2.csv", True),
        ("2026Q3.csv", True),
    ],
)
def test_r28_the_name_of_the_file_is_compared_too(tmp_path: Path, name: str, wrong: bool) -> None:
    assert asked(tmp_path, [HEAD, ANN], name=name) == ([("SG254", None)] if wrong else [])


def test_r29_marks_out_of_five_are_not_graded_as_marks_out_of_a_hundred(tmp_path: Path) -> None:
    def marks(*values: float) -> Any:
        rows = [["对象编号", "评分"], *([f"S{at}", value] for at, value in enumerate(values))]
        return look(csv_file(tmp_path, rows), "satisfaction-percent")

    assert marks(4.41, 3, 5, 4.2, 1, 2.5, 4, 4, 3.9, 5).errors == [("SG232", "B1")]
    assert marks(4.41, 3, 5, 4.2, 1, 2.5, 4, 4, 3.9, 95).errors == []  # one mark is out of a hundred
    assert marks(4.41, 3, 5).errors == []  # three low marks may be just that


@pytest.mark.parametrize(("code", "lies"), [('"95%"', True), ('0.0"%"', False), ('"1"00', True), ("0.00", False)])
def test_r30_a_number_format_with_digits_of_its_own_is_pointed_out(tmp_path: Path, code: str, lies: bool) -> None:
    people = [[*ANN[:3], 0.2, *ANN[4:]], [*BEN[:3], 0.9, *BEN[4:]]]
    seen = look(xlsx_file(tmp_path, [HEAD, *people], formats={"D2": code}))
    # what is stored counts: 0.2 is 20 %
    assert ([str(rate) for rate in seen.values("collection_rate")], seen.errors) == (["1/5", "9/10"], [])
    assert ("SG255" in seen.notices) is lies
    if lies:
        assert "D2: 0.2" in seen.said("SG255")


def test_r30_old_and_binary_workbooks_may_lie_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    liar = '"95%"'
    own = xls.custom_format(200, liar) + xls.style(10) + xls.style(0) + xls.style(200)
    monkeypatch.setattr(xls, "STYLES", own)
    old = xls.sheet_of(xls.number(1, 1, 2, 0.2), xls.number(2, 1, 1, 0.2), xls.run_of_whole_numbers(3, 1, (2, 3)))
    (tmp_path / "old.xls").write_bytes(xls.container(xls.workbook(("10月", 0, old))))
    monkeypatch.setattr(xlsb, "STYLES", xlsb.STYLES.replace(xlsb.text('0"%"'), xlsb.text('"1%"')))
    binary = xlsb.sheet_of(xlsb.row(1), xlsb.real(1, xlsb.QUOTED, 0.2), xlsb.real(2, xlsb.PLAIN, 0.2))
    (tmp_path / "binary.xlsb").write_bytes(xlsb.workbook(("10月", 0, binary)))
    found = [read_book(tmp_path / name).grids[0].own_digits for name in ("old.xls", "binary.xlsb")]
    assert found == [{(1, 1), (3, 1)}, {(1, 1)}]


@pytest.mark.parametrize("cell", ["是", "yes", "Y", "TRUE", "1", 1, True, "√", "有"])
def test_r31_yes(tmp_path: Path, cell: Any) -> None:
    assert look(xlsx_file(tmp_path, [[*HEAD, "前台"], [*ANN, cell]])).values("front_desk") == [True]


@pytest.mark.parametrize("cell", ["否", "no", "N", "FALSE", "0", 0, False, "×", "无"])
def test_r31_no(tmp_path: Path, cell: Any) -> None:
    assert look(xlsx_file(tmp_path, [[*HEAD, "前台"], [*ANN, cell]])).values("front_desk") == [False]


@pytest.mark.parametrize("cell", ["也许", "好", 2, "是否", "yes and no"])
def test_r31_anything_else_is_an_error(tmp_path: Path, cell: Any) -> None:
    assert look(xlsx_file(tmp_path, [[*HEAD, "前台"], [*ANN, cell]])).errors == [("SG224", "G2")]
