"""`stargrade check`: every mistake of a sheet at once, each with its cell, as data."""

from __future__ import annotations

import json
from pathlib import Path

from calling import Call

FEES = ("--scheme", "property-fees")

# One mistake a row. What each must be called is read off the catalogue of problems, the cell off the row.
MISTAKES = """\
工号,姓名,收费指标,实收金额,收费率,投诉,服务态度好,绩效工资
,甲,,,95%,0,是,1000
03,丙,,,九成,0,是,1000
04,丁,,,501%,0,是,1000
05,戊,,,95%,两次,是,1000
06,己,,,95%,1.5,是,1000
07,庚,,,95%,-1,是,1000
08,辛,,,95%,0,也许,1000
09,壬,,,95%,0,是,1000.005
10,癸,,,95%,0,是,
11,子,0,100,95%,0,是,1000
12,丑,,,,0,是,1000
13,寅,100,90,95%,0,是,1000
14,卯,,,0.9500000001,0,是,1000
15,辰,,,95%,0,是,#DIV/0!
16,巳,,,95%,0,是,1000
16,午,,,96%,0,是,1000
"""
EXPECTED = [
    ("SG220", 2, "A2"),
    ("SG224", 3, "E3"),
    ("SG304", 4, "E4"),
    ("SG224", 5, "F5"),
    ("SG302", 6, "F6"),
    ("SG301", 7, "F7"),
    ("SG224", 8, "G8"),
    ("SG303", 9, "H9"),
    ("SG220", 10, "H10"),
    ("SG301", 11, "C11"),
    ("SG310", 12, None),
    ("SG310", 13, None),
    ("SG225", 14, "E14"),
    ("SG222", 15, "H15"),
    ("SG305", 16, "A16"),
    ("SG305", 17, "A17"),
]


def test_every_mistake_is_named_once_with_its_cell(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "mistakes.csv"
    sheet.write_text(MISTAKES, encoding="utf-8")
    done = call("check", sheet, *FEES, "--format", "json")
    found = json.loads(done.data)
    assert (done.code, found["format"]) == (1, "stargrade.check.v1")
    assert [(p["code"], p["row"], p["cell"]) for p in found["problems"]] == EXPECTED
    assert {p["severity"] for p in found["problems"]} == {"error"}
    refused = call("run", sheet, *FEES)
    assert (refused.code, refused.raw, list(tmp_path.iterdir())) == (1, b"", [sheet])
    for _, row, cell in EXPECTED:
        assert f"mistakes.csv {cell or f'row {row}'}: SG" in refused.talk


def test_a_sound_sheet_is_fit(call: Call, month: Path) -> None:
    done = call("check", month, *FEES)
    assert (done.code, done.talk) == (0, "")
    assert "3 rows" in done.data
    assert call("check", month, *FEES, "-q").raw == b""


def test_problems_are_data(call: Call, broken: Path) -> None:
    done = call("check", broken, *FEES, "--lang", "zh")
    assert (done.code, done.talk) == (1, "")
    assert "D3" in done.data
    assert "投诉" in done.data


def test_a_table_that_cannot_be_found_is_a_finding(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "letter.csv"
    sheet.write_text("dear colleague,\nplease find,the sheet\n", encoding="utf-8")
    done = call("check", sheet, *FEES, "--format", "json")
    assert done.code == 1
    assert [p["code"] for p in json.loads(done.data)["problems"]] == ["SG205"]


def test_notices_do_not_make_a_sheet_unfit(call: Call, month: Path) -> None:
    month.write_text(month.read_text(encoding="utf-8") + "合计,,,2,4300.5\n", encoding="utf-8")
    done = call("check", month, *FEES, "--format", "json")
    found = json.loads(done.data)
    said = [notice.split()[0] for notice in found["notices"]]
    assert (done.code, found["problems"], said) == (0, [], ["SG211", "SG244"])


def test_a_missing_file_and_an_unknown_format_are_none_of_its_findings(call: Call, month: Path) -> None:
    missing = call("check", "gone.csv", *FEES, "--format", "json")
    assert (missing.code, missing.raw) == (3, b"")
    asked = call("check", month, *FEES, "--format", "xml")
    assert (asked.code, asked.raw) == (2, b"")
    assert "SG007" in asked.talk
