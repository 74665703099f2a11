"""`--overrides`: the decided value in place and the computed one beside it in every output; worked by hand.

Of the month in these tests, 0017 has 5 stars and 500 yuan, 0018 (85 %, two complaints) has 2 stars and loses half of
1500 yuan, 0019 (84.99 %) has 1 star and loses all of 1800.5.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from calling import Call

FEES = ("--scheme", "property-fees", "--period", "2026-10")
TABLE = """\
工号,项目,裁定值,理由,裁定人,依据
0018,星级,3,投诉不成立,王经理,客诉单 12
0018,扣款,0,投诉不成立,王经理,
0019,待办,无,已核对,李经理,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "decided.csv"
    path.write_text(TABLE.rpartition("0019")[0], encoding="utf-8")
    return path


def document(call: Call, *arguments: Any) -> dict[str, Any]:
    done = call("run", *arguments, "--format", "json", "-o", "-")
    assert done.code == 0, done.talk
    return dict(json.loads(done.data))


def test_json_holds_both(call: Call, month: Path, table: Path) -> None:
    plain, decided = document(call, month, *FEES), document(call, month, *FEES, "--overrides", table)
    rows = {row["key"]: row for row in decided["rows"]}
    assert (rows["0018"]["star"], rows["0018"]["deduction"], rows["0018"]["net"]) == (3, 0, 0)
    assert rows["0018"]["computed"] == {"star": 2, "deduction": 750}
    assert rows["0018"]["decided"] == [
        {"field": "star", "value": 3, "reason": "投诉不成立", "by": "王经理", "evidence": "客诉单 12"},
        {"field": "deduction", "value": 0, "reason": "投诉不成立", "by": "王经理", "evidence": None},
    ]
    assert [row for row in decided["rows"] if row["key"] != "0018"] == [
        row for row in plain["rows"] if row["key"] != "0018"
    ]
    assert (decided["summary"]["stars"], decided["summary"]["deduction"]) == ({"5": 1, "3": 1, "1": 1}, 1800.5)
    assert set(decided) - set(plain) == {"overrides"}
    assert (decided["overrides"]["file"], len(decided["overrides"]["sha256"])) == ("decided.csv", 64)


def test_csv_has_the_computed_columns_beside(call: Call, month: Path, table: Path) -> None:
    data = call("run", month, *FEES, "--overrides", table, "-o", "-").raw.decode("utf-8-sig")
    rows = {row["工号"]: row for row in csv.DictReader(io.StringIO(data))}
    names = list(rows["0017"])
    assert names[names.index("star") + 1] == "star_computed"
    assert names[names.index("deduction") + 1] == "deduction_computed"
    assert not {"bonus_computed", "net_computed", "tier_computed", "flags_computed"} & set(names)
    assert [rows[key]["star"] for key in rows] == ["5", "3", "1"]
    assert [rows[key]["star_computed"] for key in rows] == ["", "2", ""]
    assert [rows[key]["deduction_computed"] for key in rows] == ["", "750", ""]


def test_parquet_keeps_their_types(call: Call, month: Path, table: Path, tmp_path: Path) -> None:
    lines = table.read_text(encoding="utf-8") + "0017,flags,review,ask again,Li,\n"
    table.write_text(lines, encoding="utf-8")
    call("run", month, *FEES, "--overrides", table, "-o", tmp_path / "r.parquet")
    result = pq.read_table(tmp_path / "r.parquet")
    assert str(result.schema.field("star_computed").type) == "int64"
    assert result.column("star_computed").to_pylist() == [None, 2, None]
    assert result.column("deduction_computed").to_pylist() == [None, 750.0, None]
    assert result.column("flags").to_pylist() == [["review"], [], []]
    assert result.column("flags_computed").to_pylist() == [[], [], []]


@pytest.mark.parametrize(
    ("lang", "headings", "provenance"),
    [
        ("zh", ("星级（计算值）", "扣款（计算值）"), ("裁定表文件", "人工裁定的结果")),
        ("en", ("Star (computed)", "Deduction (computed)"), ("Decisions file", "Results decided by people")),
    ],
)
def test_the_workbook_says_it_in_both_languages(
    call: Call, month: Path, table: Path, tmp_path: Path, lang: str, headings: tuple[str, str], provenance: Any
) -> None:
    call("run", month, *FEES, "--overrides", table, "-o", tmp_path / "r.xlsx", "--lang", lang)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    rows = list(book["Results"].iter_rows(values_only=True))
    at = [rows[0].index(heading) for heading in headings]
    assert [[row[column] for column in at] for row in rows[1:]] == [[None, None], [2, 750], [None, None]]
    told = {row[0]: row[1] for row in book["Provenance"].iter_rows(values_only=True)}
    assert told[provenance[0]] == "decided.csv"
    assert provenance[1] in told
    lines = [str(text) for text in told if str(text).startswith("0018")]
    assert any("客诉单 12" in text and "投诉不成立" in text for text in lines)
    assert len(lines) == 2


def test_screens_show_both(call: Call, month: Path, table: Path) -> None:
    done = call("run", month, *FEES, "--overrides", table, "--dry-run", "--lang", "zh")
    assert "人工裁定（2）" in done.talk
    assert "0018 李四：王经理裁定：星级由 2 改为 3（投诉不成立）" in done.talk
    shown = call("preview", month, *FEES, "--overrides", table, "--lang", "zh").data
    assert "星级（计算值）" in shown
    explained = call("explain", month, *FEES, "--overrides", table, "--id", "0018").data
    assert "★★★  net 0.00" in explained
    assert "decided by 王经理: deduction 0 instead of 750 (投诉不成立)" in " ".join(explained.split())


def test_explain_as_json(call: Call, month: Path, table: Path) -> None:
    asked = ("explain", month, *FEES, "--overrides", table, "--format", "json", "--id")
    decided, other = json.loads(call(*asked, "0018").data), json.loads(call(*asked, "0017").data)
    assert (decided["star"], decided["money"]["deduction"], decided["money"]["net"]) == (3, 0, 0)
    assert decided["computed"] == {"star": 2, "deduction": 750}
    assert [one["field"] for one in decided["decided"]] == ["star", "deduction"]
    assert decided["money"]["rules"][0]["amount"] == 750  # what the rules gave is still explained
    assert other == json.loads(call("explain", month, *FEES, "--format", "json", "--id", "0017").data)


def test_a_star_alone_leaves_the_money_and_says_so(call: Call, month: Path, table: Path) -> None:
    table.write_text("".join(TABLE.splitlines(keepends=True)[:2]), encoding="utf-8")
    done = document(call, month, *FEES, "--overrides", table)
    assert [row["deduction"] for row in done["rows"]] == [0, 750, 1800.5]
    assert any(line.startswith("SG660") and line.endswith("0018") for line in done["notices"])


@pytest.mark.parametrize("command", ["run", "preview", "explain"])
def test_all_mistakes_are_told_at_once(call: Call, month: Path, table: Path, command: str) -> None:
    table.write_text(
        TABLE + "0044,star,1,x,Wang,\n0017,star,6,x,Wang,\n0017,bonus,,x,Wang,\n0018,score,9,x,Wang,\n",
        encoding="utf-8",
    )
    more = ("--id", "0018") if command == "explain" else ()
    done = call(command, month, *FEES, "--overrides", table, *more)
    assert (done.code, done.raw) == (1, b"")
    said = " ".join(done.talk.split())
    for spot in ("C4: SG656", "A5: SG655", "C6: SG652", "C7: SG654", "B8: SG651"):
        assert f"decided.csv {spot}" in said
    assert "--partial" not in said
    assert not month.with_name("scores.graded.xlsx").exists()


def test_blanks_are_told_beside_the_mistakes_of_the_sheet(call: Call, broken: Path, table: Path) -> None:
    table.write_text("key,field,value,reason,by\n0017,star,,x,Wang\n", encoding="utf-8")
    done = call("run", broken, *FEES, "--overrides", table)
    assert done.code == 1
    assert "SG224" in done.talk
    assert "SG654" in done.talk


def test_with_partial_a_wrong_decision_still_writes_nothing(call: Call, broken: Path, table: Path) -> None:
    """0018 is left out of the result, and so a decision about 0018 is about nobody."""
    done = call("run", broken, *FEES, "--overrides", table, "--partial")
    assert done.code == 1
    assert "SG655" in done.talk
    assert not broken.with_name("broken.graded.xlsx").exists()


def test_the_table_of_decisions_is_never_written_over(call: Call, month: Path, table: Path) -> None:
    before = table.read_bytes()
    done = call("run", month, *FEES, "--overrides", table, "-o", table, "--force", "--ledger", "L")
    assert (done.code, "SG031" in done.talk) == (2, True)
    assert table.read_bytes() == before
    assert not month.with_name("L").exists()  # asked wrongly, so nothing is recorded either


def test_a_missing_table_is_a_missing_file(call: Call, month: Path) -> None:
    done = call("run", month, *FEES, "--overrides", "nowhere.csv")
    assert (done.code, "SG101" in done.talk) == (3, True)


def test_a_table_without_rows_changes_nothing_and_says_so(call: Call, month: Path, table: Path) -> None:
    table.write_text("key,field,value,reason,by\n", encoding="utf-8")
    plain, decided = document(call, month, *FEES), document(call, month, *FEES, "--overrides", table)
    assert decided["rows"] == plain["rows"]
    assert any("SG665" in line for line in decided["notices"])


def test_tiers_that_follow_the_language_do_so_in_both_values(call: Call, tmp_path: Path) -> None:
    """property-cs-exam names its tiers in the language of the run, json too; 80 points are one star at first."""
    (tmp_path / "e.csv").write_text("工号,笔试成绩,现星级\n01,80,0\n", encoding="utf-8")
    (tmp_path / "o.csv").write_text("工号,项目,值,理由,裁定人\n01,等级,无星,x,王\n", encoding="utf-8")
    asked = ("e.csv", "--scheme", "property-cs-exam", "--period", "2026-10", "--overrides", "o.csv", "--lang", "zh")
    done = call("run", *asked, "--format", "json", "-o", "-")
    (row,) = json.loads(done.data)["rows"]
    assert (row["tier"], row["computed"], row["decided"][0]["value"]) == ("无星", {"tier": "一星"}, "无星")
