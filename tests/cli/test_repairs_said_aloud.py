"""Every change of meaning between a cell and its value is counted and listed, so that a clerk can disagree."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from calling import Call

from stargrade.pipeline import Request, read
from stargrade.report.repairs import repair_lists

FEES = ("--scheme", "property-fees", "--period", "2026-10")

# Row by row, by hand: row 3 repeats row 2, row 4 the headings, row 7 is a total.
SHEET = """\
工号,姓名,部门,收缴率,投诉,服务态度好,绩效工资
0017,张三,一部,95%,-,是,"1,580.00"
0017,张三,一部,95%,-,是,"1,580.00"
工号,姓名,部门,收缴率,投诉,服务态度好,绩效工资
００１８,李四,一部,0.98,2,,900元
0019,王五,一部,１１０％,无,否,1000
合计,,,,2,,3480
"""
# where, what stood there, what was read, and the code of what is said about it
EXPECTED = {
    (None, 3, "0017 | 张三 | 一部 | 95% | - | 是 | 1,580.00", None, "SG213"),
    (None, 4, "工号 | 姓名 | 部门 | 收缴率 | 投诉 | 服务态度好 | 绩效工资", None, "SG212"),
    (None, 7, "合计 | 2 | 3480", None, "SG211"),
    ("A5", 5, "００１８", "0018", "SG246"),
    ("D2", 2, "95%", "0.95 (95%)", "SG244"),
    ("D6", 6, "１１０％", "1.1 (110%)", "SG244"),
    ("E2", 2, "-", "0", "SG241"),
    ("E6", 6, "无", "0", "SG241"),
    ("F5", 5, "", "yes", "SG247"),
    ("G2", 2, "1,580.00", "1580", "SG246"),
    ("G5", 5, "900元", "900", "SG246"),
}
CLEAN = "工号,姓名,部门,收缴率,投诉,绩效工资\n0017,张三,一部,0.95,0,1580\n0018,李四,一部,1.1,2,900.5\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "scores.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_check_lists_them_as_data(call: Call, sheet: Path) -> None:
    done = call("check", sheet, *FEES, "--format", "json")
    found = json.loads(done.data)
    assert (done.code, found["problems"]) == (0, [])
    assert {(one["cell"], one["row"], one["was"], one["now"], one["code"]) for one in found["repairs"]} == EXPECTED
    counted = {notice.split()[0]: notice for notice in found["notices"] if notice.startswith("SG24")}
    assert {code: notice.rsplit(": ", 1)[1] for code, notice in counted.items()} == {
        "SG244": "2", "SG246": "3", "SG247": "1",
    }  # fmt: skip
    assert "工号, 绩效工资" in counted["SG246"]


def test_check_lists_them_as_text_in_both_languages(call: Call, sheet: Path) -> None:
    english = " ".join(call("check", sheet, *FEES).data.split())
    assert 'SG244 收缴率: D2 "95%" read as 0.95 (95%); D6 "１１０％" read as 1.1 (110%)' in english
    assert "F5 blank, read as yes" in english
    chinese = "".join(call("check", sheet, *FEES, "--lang", "zh").data.split())
    assert "E2“-”读作0" in chinese
    assert call("check", sheet, *FEES, "-q").data == ""


def test_the_results_provenance_lists_them(call: Call, sheet: Path) -> None:
    assert call("run", sheet, *FEES, "--lang", "zh", "-q").code == 0
    book = openpyxl.load_workbook(sheet.with_name("scores.graded.xlsx"))
    lines = [str(row[0]) for row in book["Provenance"].iter_rows(values_only=True)]
    start = lines.index("读取时有改动的单元格")
    assert len(lines) - start - 1 == len(EXPECTED)
    assert "绩效工资：G5“900元”读作 900（去掉了数字以外的符号，SG246）" in lines
    assert "第 7 行（合计 | 2 | 3480）未读取（未读取合计行和说明行，SG211）" in lines


def test_the_results_notices_have_the_counts(call: Call, sheet: Path) -> None:
    done = call("run", sheet, *FEES, "--format", "json", "-o", "-", "-q")
    notices = json.loads(done.data)["notices"]
    assert [notice for notice in notices if notice.startswith("SG247")] == [
        "SG247 服务态度好: blank cells for which the scheme's default stands: 1"
    ]


def test_where_nothing_was_repaired_nothing_shows(call: Call, sheet: Path) -> None:
    sheet.write_text(CLEAN, encoding="utf-8")
    done = call("check", sheet, *FEES, "--format", "json")
    assert set(json.loads(done.data)) == {"format", "input", "problems", "notices"}
    assert json.loads(done.data)["notices"] == []
    assert call("check", sheet, *FEES).data == "scores.csv is fit to be graded: 2 rows.\n"
    assert call("run", sheet, *FEES, "-q").code == 0
    book = openpyxl.load_workbook(sheet.with_name("scores.graded.xlsx"))
    assert all("Read as" not in str(row[0]) for row in book["Provenance"].iter_rows(values_only=True))


def test_a_long_list_is_cut_and_the_rest_is_counted(sheet: Path) -> None:
    rows = "".join(f"{at:05d},甲,一部,95%,-,是,1000元\n" for at in range(3000))
    sheet.write_text(SHEET.splitlines()[0] + "\n" + rows, encoding="utf-8")
    lists = list(repair_lists([read(Request(sheet, "property-fees")).sheet]))
    assert [(one.code.id, len(one.lines) + one.more) for one in lists] == [
        ("SG244", 3000), ("SG241", 3000), ("SG246", 3000),
    ]  # fmt: skip
    assert sum(len(one.lines) for one in lists) == 999  # a thousand, shared out among three


def test_cells_that_no_rule_needs_are_no_repairs(tmp_path: Path) -> None:
    sheet = tmp_path / "calls.csv"
    head = "工号,市场,岗位,分配任务数,完成任务数,成单率,大单率,老用户购买率,用户流失率,计划呼出量,有效呼出量"
    row = "1,东,接线,10,10,50%,20%,30%,1%,-,-"
    sheet.write_text(f"{head},录音分,责任分,迟到次数,转正\n{row},9,5,0,是\n", encoding="utf-8")
    seen = read(Request(sheet, "call-center-sales", period="2026-10"))
    # the follow-up role's rates and counts (H to K) are not read for somebody who answers calls
    assert sorted((one.letter, one.code) for one in seen.sheet.repairs) == [("F", "SG244"), ("G", "SG244")]


def test_a_blank_that_an_earlier_period_may_fill_is_no_default_yet(tmp_path: Path) -> None:
    sheet = tmp_path / "quarter.csv"
    sheet.write_text("工号,季度成绩,原星级,有责投诉\n1,95,,0\n2,85,1,0\n", encoding="utf-8")
    seen = read(Request(sheet, "operator-stars", period="2026Q3"))
    assert [one.code for one in seen.sheet.repairs] == []
    assert "SG242" in [problem.code for problem in seen.problems]  # that nothing is known is said there
