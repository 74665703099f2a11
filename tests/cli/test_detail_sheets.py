"""Commands on a scheme with a second sheet, and on one whose rows are gathered."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from calling import CALLS_SCHEME, Call

STAFF = "工号,姓名\n0017,张三\n0018,李四\n"
CALLS = "工号,录音编号,得分\n0018,a,90\n0017,b,80\n0018,c,85.5\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A scheme with a detail sheet, the staff and their calls."""
    (tmp_path / "calls.yaml").write_text(CALLS_SCHEME, encoding="utf-8")
    (tmp_path / "staff.csv").write_text(STAFF, encoding="utf-8")
    (tmp_path / "calls.csv").write_text(CALLS, encoding="utf-8")
    return tmp_path


RUN = ("run", "staff.csv", "--scheme", "./calls.yaml")


def test_a_second_file_is_read_and_named(call: Call, files: Path) -> None:
    done = call(*RUN, "--with", "calls=calls.csv", "-o", "-", "--format", "json")
    document = json.loads(done.data)
    assert done.code == 0
    assert [(one["file"], one["sheet"]) for one in document["input"]] == [("staff.csv", None), ("calls.csv", None)]
    assert len({one["sha256"] for one in document["input"]}) == 2
    # 80; (90 + 85.5) / 2
    assert {row["key"]: row["score"] for row in document["rows"]} == {"0017": 80, "0018": 87.75}


def test_a_worksheet_of_the_same_file_needs_no_option(call: Call, files: Path) -> None:
    book = openpyxl.Workbook()
    staff, calls = book.active, book.create_sheet("抽查记录")
    assert staff is not None
    for sheet, text in ((staff, STAFF), (calls, CALLS)):
        for line in text.splitlines():
            sheet.append(line.split(","))
    book.save(files / "both.xlsx")
    done = call("run", "both.xlsx", "--scheme", "./calls.yaml", "--format", "xlsx")
    assert done.code == 0
    result = openpyxl.load_workbook(files / "both.graded.xlsx")
    told = [cell.value for cell in result.worksheets[-1]["B"]]
    assert told.count("both.xlsx") == 2 and "抽查记录" in told


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ((), 2, "SG020"),
        (("--with", "cals=calls.csv"), 2, "SG022"),
        (("--with", "calls"), 2, "SG023"),
        (("--with", "calls="), 2, "SG023"),
        (("--with", "calls=calls.csv", "--with", "calls=staff.csv"), 2, "SG023"),
        (("--with", "calls=none.csv"), 3, "SG101"),
        (("--with", "calls=staff.csv"), 1, "SG209"),  # the wrong file: columns are missing
        (("--with", "calls=calls.csv", "-o", "calls.csv", "--force"), 2, "SG031"),  # an input
    ],
)
def test_a_second_sheet_that_cannot_be_had(
    call: Call, files: Path, given: tuple[str, ...], code: int, said: str
) -> None:
    done = call(*RUN, *given)
    assert (done.code, said in done.talk) == (code, True)
    assert (files / "calls.csv").read_text(encoding="utf-8") == CALLS
    assert done.raw == b""


def test_a_name_that_the_scheme_does_not_have(call: Call, month: Path) -> None:
    done = call("preview", month, "--scheme", "property-fees", "--with", "calls=x.csv")
    assert (done.code, "SG022" in done.talk) == (2, True)


def test_a_bad_call_is_named_with_its_sheet(call: Call, files: Path) -> None:
    (files / "calls.csv").write_text(CALLS.replace("85.5", "850") + "0099,d,1\n", encoding="utf-8")
    given = ("--with", "calls=calls.csv")
    done = call(*RUN, *given)
    assert done.code == 1
    assert "calls.csv C4: SG301" in done.talk and "calls.csv A5: SG312" in done.talk
    found = json.loads(call("check", *RUN[1:], *given, "--format", "json").data)["problems"]
    assert [(one["code"], one["key"], one["cell"], one["file"]) for one in found] == [
        ("SG301", "0018", "C4", "calls.csv"), ("SG312", "0099", "A5", "calls.csv"),
    ]  # fmt: skip
    assert call("explain", *RUN[1:], *given, "--id", "0018").code == 1
    assert call("explain", *RUN[1:], *given, "--id", "0017").code == 0


def test_partial_leaves_out_whoever_has_a_bad_call(call: Call, files: Path) -> None:
    (files / "calls.csv").write_text(CALLS.replace("85.5", "850"), encoding="utf-8")
    done = call(*RUN, "--with", "calls=calls.csv", "--partial", "-o", "-", "--format", "json")
    document = json.loads(done.data)
    assert done.code == 1
    assert [row["key"] for row in document["rows"]] == ["0017"]
    (left_out,) = document["rejected"]
    assert (left_out["row"], left_out["key"], [one["cell"] for one in left_out["problems"]]) == (3, "0018", ["C4"])
    assert (document["summary"]["rows"], document["summary"]["rejected"]) == (2, 1)
    assert any("SG313" in line or "0018" in line for line in document["notices"])


def test_a_call_of_nobody_is_told_even_in_part(call: Call, files: Path) -> None:
    (files / "calls.csv").write_text(CALLS + "0099,d,1\n", encoding="utf-8")
    done = call(*RUN, "--with", "calls=calls.csv", "--partial", "-q", "-o", "-", "--format", "json")
    assert done.code == 1
    assert "SG312" in done.talk
    document = json.loads(done.data)
    assert document["rejected"] == []
    assert any("0099" in line for line in document["notices"])


def test_explain_says_what_the_calls_came_to(call: Call, files: Path) -> None:
    for lang, said in (("en", "mean of mark in call samples"), ("zh", "抽查记录中得分的平均值")):
        done = call("explain", *RUN[1:], "--with", "calls=calls.csv", "--id", "0018", "--lang", lang)
        assert done.code == 0
        assert "87.75" in done.data and said in done.data


def test_many_rows_become_one(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "answers.csv"
    sheet.write_text("对象编号,名称,评分,备注\nS2,乙店,50,x\nS1,甲店,80,\nS2,乙店,61,y\n", encoding="utf-8")
    done = call("run", sheet, "--scheme", "satisfaction-percent", "-o", "-")
    head, *rows = done.data.lstrip("\ufeff").splitlines()
    assert head.startswith("对象编号,名称,score,")
    assert [row.split(",")[:3] for row in rows] == [["S2", "乙店", "55.5"], ["S1", "甲店", "80"]]
    done = call("run", sheet, "--scheme", "satisfaction-percent", "-o", "-", "--format", "json")
    assert [(row["key"], row["row"], row["answers"]) for row in json.loads(done.data)["rows"]] == [
        ("S2", 2, 2), ("S1", 3, 1),
    ]  # fmt: skip


def test_a_bad_answer_spoils_its_subject(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "answers.csv"
    sheet.write_text("对象编号,评分\nS2,50\nS1,80\nS2,610\n", encoding="utf-8")
    done = call("run", sheet, "--scheme", "satisfaction-percent", "--partial", "-o", "-", "--format", "json")
    document = json.loads(done.data)
    assert (done.code, [row["key"] for row in document["rows"]]) == (1, ["S1"])
    (left_out,) = document["rejected"]
    assert (left_out["row"], left_out["key"], [one["cell"] for one in left_out["problems"]]) == (2, "S2", ["B4"])


def test_items_named_by_the_sheet(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "marks.csv"
    sheet.write_text("工号,item:礼貌, 考核项：速度 ,item:\n1,90,80,1\n", encoding="utf-8")
    done = call("run", sheet, "--scheme", "cs-assessment")
    assert (done.code, "marks.csv D1: SG218" in done.talk) == (1, True)
    sheet.write_text("工号,item:礼貌, 考核项：速度 \n1,90,80\n", encoding="utf-8")
    done = call("run", sheet, "--scheme", "cs-assessment", "-o", "-")
    assert done.data.lstrip("\ufeff").startswith("工号,item:礼貌,考核项：速度,礼貌_points,速度_points,score,")
    done = call("explain", sheet, "--scheme", "cs-assessment", "--id", "1")
    assert (done.code, "礼貌: 90" in done.data) == (0, True)


def test_two_schemes_are_compared_over_the_same_calls(call: Call, files: Path) -> None:
    (files / "later.yaml").write_text(CALLS_SCHEME.replace("id: calls", "id: later"), encoding="utf-8")
    given = ("--scheme", "./calls.yaml", "--to", "./later.yaml", "--with", "calls=calls.csv")
    assert call("compare", "staff.csv", *given).code == 0
    assert call("compare", "staff.csv", *given[:-2]).code == 2
