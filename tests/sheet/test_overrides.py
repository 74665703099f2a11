"""The table of decisions as people write it: headings in two languages, blanks, wrong files; worked by hand."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from stargrade.problems import Refusal
from stargrade.sheet.open import read_book
from stargrade.sheet.overrides import Overrides, read_overrides
from tests.grading.sheets import scheme

RULES = scheme(columns={"employee_id": {"type": "id", "zh": ["坐席号"], "en": ["agent"]}})


def read(path: Path, text: str) -> Overrides:
    path.write_text(text, encoding="utf-8")
    return read_overrides(read_book(path), RULES)


@pytest.mark.parametrize(
    "headings",
    [
        "key,field,value,reason,by,evidence",
        "工号,项目,裁定值,理由,裁定人,依据",
        "员工编号,字段,值,原因,裁定人,证据",
        "Key,FIELD,decided value,Why,by_whom,Evidence",
        "*坐席号,项 目,裁定结果（必填）,裁定理由：,裁定者,依據",
        "agent,result,decision,reasons,decided by,proof",
    ],
)
def test_headings_in_both_languages(tmp_path: Path, headings: str) -> None:
    found = read(tmp_path / "o.csv", f"{headings}\n0017,star,4,late post,Wang,note 12\n")
    (line,) = found.lines
    assert (line.key, line.field, line.value, line.reason, line.by, line.evidence, line.row) == (
        "0017", "star", "4", "late post", "Wang", "note 12", 2,
    )  # fmt: skip
    assert found.problems == ()


def test_titles_other_columns_blank_rows_and_no_evidence(tmp_path: Path) -> None:
    text = (
        "10月裁定表,,,,,\n裁定人,姓名,理由,值,项目,工号\n王,张三,复核,★★★★,星级,0017\n,,,,,\n王,李四,复核,0,扣款,0018\n"
    )
    found = read(tmp_path / "o.csv", text)
    assert [(one.key, one.field, one.value, one.evidence, one.row) for one in found.lines] == [
        ("0017", "星级", "★★★★", "", 3), ("0018", "扣款", "0", "", 5),
    ]  # fmt: skip
    assert found.place(5, "value").cell == "D5"


def test_number_cells_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["key", "field", "value", "reason", "by"])
    book.active.append([17, "bonus", 0.1 + 0.2, "slip", "Wang"])
    book.save(tmp_path / "o.xlsx")
    (line,) = read_overrides(read_book(tmp_path / "o.xlsx"), RULES).lines
    assert (line.key, line.value) == ("17", "0.3")  # what the cell shows, at 15 digits


def test_ids_are_read_like_those_of_the_sheet(tmp_path: Path) -> None:
    found = read(tmp_path / "o.csv", "key,field,value,reason,by\n ００１７ ,star,4,x,Wang\n1.5E+11,star,4,x,Wang\n")
    assert [line.key for line in found.lines] == ["0017", "1.5E+11"]


def test_every_blank_is_named_with_its_cell(tmp_path: Path) -> None:
    found = read(tmp_path / "o.csv", "key,field,value,reason,by\n,star,4,,Wang\n0018,,,x,\n0019,star,3,x,Li\n")
    said = [(one.code, one.place.cell, str(one.params["column"].en)) for one in found.problems]  # type: ignore[attr-defined]
    assert said == [
        ("SG654", "A2", "key"), ("SG654", "D2", "reason"),
        ("SG654", "B3", "field"), ("SG654", "C3", "value"), ("SG654", "E3", "by"),
    ]  # fmt: skip
    assert [line.key for line in found.lines] == ["0019"]


def test_a_table_without_rows_is_said_aloud(tmp_path: Path) -> None:
    found = read(tmp_path / "o.csv", "key,field,value,reason,by\n")
    assert [(one.code, one.severity) for one in found.problems] == [("SG665", "notice")]


def test_another_table_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path / "o.csv", "工号,项目,得分\n0017,star,4\n")
    (problem,) = refused.value.problems
    assert (problem.code, refused.value.exit_code) == ("SG658", 1)
    assert problem.message("zh").endswith("缺少：裁定值、理由、裁定人")


def test_two_worksheets_of_decisions_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("again")):
        sheet.append(["key", "field", "value", "reason", "by"])
    book.save(tmp_path / "o.xlsx")
    with pytest.raises(Refusal) as refused:
        read_overrides(read_book(tmp_path / "o.xlsx"), RULES)
    assert [one.code for one in refused.value.problems] == ["SG659"]


def test_an_apostrophe_before_a_text_is_none_of_it(tmp_path: Path) -> None:
    found = read(tmp_path / "o.csv", "key,field,value,reason,by\n'-7,star,4,'=checked,Wang\n")
    assert [(one.key, one.reason) for one in found.lines] == [("-7", "=checked")]
