"""Decisions on record: later months stand on them, other decisions are revisions; worked by hand.

In the office of these tests, two stars take 80 points or more in three months in a row, one star takes 60.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

HEAD = "key,field,value,reason,by,evidence\n"


@pytest.fixture
def table(tmp_path: Path) -> Any:
    """Writes a table of decisions; gives back the options that name it."""

    def write(*lines: str, name: str = "o.csv") -> tuple[str, str]:
        (tmp_path / name).write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return "--overrides", name

    return write


def results(folder: Path, period: str) -> dict[str, dict[str, Any]]:
    document = json.loads((folder / f"{period}.graded.json").read_text(encoding="utf-8"))
    return {row["key"]: row for row in document["rows"]}


def record(folder: Path, period: str, revision: int = 1) -> Path:
    return folder / f"L/scheme=steady/period={period}/revision={revision}"


@pytest.mark.parametrize(
    ("february", "decided", "star", "bonus"),
    [
        (70, None, 1, 0),  # 85, 70, 85: the row is broken
        (70, "2", 2, 200),  # February was decided to be a month of two stars: three in a row
        (85, None, 2, 200),  # 85, 85, 85
        (85, "0", 1, 0),  # February was decided to be worth nothing
    ],
)
def test_a_decision_keeps_or_breaks_a_row_of_months(
    month: Any, table: Any, tmp_path: Path, february: int, decided: str | None, star: int, bonus: int
) -> None:
    more = table(f"A,star,{decided},complaint withdrawn,Wang,note 7") if decided else ()
    assert month("2026-01", A=85, B=85).code == 0
    assert month("2026-02", *more, A=february, B=85).code == 0
    assert month("2026-03", A=85, B=85).code == 0
    march = results(tmp_path, "2026-03")
    assert (march["A"]["star"], march["A"]["bonus"]) == (star, bonus)
    assert (march["B"]["star"], march["B"]["bonus"]) == (2, 200)


def test_explain_says_that_a_month_was_decided(month: Any, call: Any, table: Any, tmp_path: Path) -> None:
    month("2026-01", A=85)
    month("2026-02", *table("A,star,2,complaint withdrawn,Wang,"), A=70)
    (tmp_path / "now.csv").write_text("工号,得分\nA,85\n", encoding="utf-8")
    asked = ("now.csv", "--scheme", "./steady.yaml", "--period", "2026-03", "--ledger", "L", "--id", "A")
    explained = json.loads(call("explain", *asked, "--format", "json").data)
    assert [(one["star"], one["counted"]) for one in explained["months"]] == [(1, True), (2, True)]
    assert explained["months"][1]["why"].endswith("a person decided the star, computed was 1")
    assert "decided" not in explained["months"][0]["why"]


def test_the_record_holds_both_and_the_table(month: Any, table: Any, tmp_path: Path) -> None:
    more = table("A,star,2星,complaint withdrawn,Wang,note 7", "A,奖金,200.00元,follows,Wang,")
    month("2026-02", *more, A=70, B=85)
    rows, facts = (
        {row["key"]: row for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))}
        for path in (record(tmp_path, "2026-02") / "results.csv", record(tmp_path, "2026-02") / "facts.csv")
    )
    fields = ("star", "star_computed", "bonus", "bonus_computed", "net")
    assert [rows["A"][name] for name in fields] == ["2", "1", "200", "0", "200"]
    assert [rows["B"][name] for name in fields] == ["1", "", "0", "", "0"]
    assert [facts[key]["met"] for key in "AB"] == ["two", "two"]
    written = (record(tmp_path, "2026-02") / "overrides.csv").read_text(encoding="utf-8-sig")
    assert written.splitlines() == [
        "key,field,value,reason,by,evidence",
        "A,star,2,complaint withdrawn,Wang,note 7",
        "A,bonus,200,follows,Wang,",
    ]


def test_the_same_decisions_change_nothing(month: Any, table: Any, tmp_path: Path) -> None:
    """In another order, as a workbook, or read from the record itself."""
    lines = ("A,star,2,late post,Wang,", "A,bonus,200,late post,Wang,", "B,flags,no-tier,look,Li,'=1")
    assert month("2026-02", *table(*lines), A=70, B=85).code == 0
    book = openpyxl.Workbook()
    book.active.append(["裁定人", "工号", "项目", "裁定值", "理由", "依据"])
    book.active.append(["Li", "B", "待办", "no-tier", "look", "=1"])
    book.active["F2"].data_type = "s"
    book.active.append(["Wang", "A", "奖金", 200, "late post", None])
    book.active.append(["Wang", "A", "星级", "二星", "late post", None])
    book.save(tmp_path / "o.xlsx")
    kept = record(tmp_path, "2026-02") / "overrides.csv"
    for more in (table(*reversed(lines)), ("--overrides", "o.xlsx"), ("--overrides", str(kept))):
        done = month("2026-02", *more, "--force", A=70, B=85)
        assert (done.code, "on record already" in done.talk) == (0, True), done.talk
    assert not record(tmp_path, "2026-02", 2).exists()


@pytest.mark.parametrize(
    "line",
    [
        "A,star,0,late post,Wang,",  # another value
        "A,star,2,a better reason,Wang,",  # another reason for the same value
        "A,star,2,late post,Wang,note 9",  # evidence
        "B,star,0,late post,Wang,",  # somebody else
        None,  # none any more
    ],
)
def test_other_decisions_are_other_content(month: Any, table: Any, tmp_path: Path, line: str | None) -> None:
    month("2026-02", *table("A,star,2,late post,Wang,"), A=70, B=85)
    before = (tmp_path / "2026-02.graded.json").read_bytes()
    more = table(line) if line else ()
    for force in ((), ("--force",)):
        done = month("2026-02", *more, *force, A=70, B=85)
        assert done.code == 1
        assert "SG602" in done.talk
        assert "other decisions of people" in " ".join(done.talk.split())
        assert (tmp_path / "2026-02.graded.json").read_bytes() == before
    assert month("2026-02", *more, "--force", "--reason", "the board met again", A=70, B=85).code == 0
    assert record(tmp_path, "2026-02", 2).is_dir()
    assert (record(tmp_path, "2026-02", 2) / "overrides.csv").exists() == (line is not None)


def test_only_those_whose_results_differ_are_named(month: Any, table: Any) -> None:
    month("2026-02", A=70, B=85, C=61)
    done = month("2026-02", *table("A,star,2,late post,Wang,"), A=70, B=85, C=61)
    said = " ".join(done.talk.split())
    assert "other figures (1: A) in star, star (computed), what later periods look at" in said


def test_a_new_decision_makes_later_months_stale(month: Any, call: Any, table: Any, tmp_path: Path) -> None:
    for period in ("2026-01", "2026-02", "2026-03"):
        month(period, A=85 if period != "2026-02" else 70)
    month("2026-02", *table("A,star,2,objection upheld,Wang,"), "--force", "--reason", "objection", A=70)
    assert "SG606" in call("ledger", "list", "L").talk
    assert month("2026-03", "--force", "--reason", "February was decided", A=85).code == 0
    assert results(tmp_path, "2026-03")["A"]["star"] == 2
    assert call("ledger", "verify", "L").code == 0


def test_an_edited_table_of_decisions_is_named(month: Any, call: Any, table: Any, tmp_path: Path) -> None:
    month("2026-02", *table("A,star,2,late post,Wang,"), A=70)
    path = record(tmp_path, "2026-02") / "overrides.csv"
    path.write_bytes(path.read_bytes().replace(b"Wang", b"Yang"))
    done = call("ledger", "verify", "L")
    assert (done.code, "overrides.csv" in done.data) == (1, True)


def test_show_and_export_tell_both(month: Any, call: Any, table: Any) -> None:
    month("2026-02", *table("A,star,2,late post,Wang,note 7"), "--announced", "2026-02-28", A=70, B=85)
    shown = " ".join(call("ledger", "show", "L", "--id", "A").data.split())
    assert "2026-02 ★★" in shown
    assert "decided by Wang: star 2 instead of 1 (late post)" in shown
    assert "evidence for star: note 7" in shown
    # Saturday 28 February; 2 to 6 March are worked
    assert "objections ended with 2026-03-06 (announced 2026-02-28)" in shown
    (period,) = json.loads(call("ledger", "show", "L", "--id", "A", "--format", "json").data)["periods"]
    assert (period["announced"], period["objections"]) == (
        "2026-02-28", {"from": "2026-02-28", "until": "2026-03-06", "open": False},
    )  # fmt: skip
    (row,) = period["rows"]
    assert (row["star"], row["computed"], row["flags"], row["rated"], row["score"]) == (2, {"star": 1}, [], True, 70)
    assert row["decided"] == [
        {"field": "star", "value": 2, "reason": "late post", "by": "Wang", "evidence": "note 7"},
    ]  # fmt: skip
    everybody = json.loads(call("ledger", "show", "L", "--format", "json").data)["periods"][0]["rows"]
    assert [(one["key"], "computed" in one) for one in everybody] == [("A", True), ("B", False)]
    exported = csv.DictReader(io.StringIO(call("ledger", "export", "L").raw.decode("utf-8-sig")))
    assert [(one["key"], one["star"], one["star_computed"]) for one in exported] == [("A", "2", "1"), ("B", "1", "")]


def test_preview_and_explain_take_decisions_and_write_nothing(
    month: Any, call: Any, table: Any, tmp_path: Path
) -> None:
    month("2026-01", A=70)
    (tmp_path / "now.csv").write_text("工号,得分\nA,70\n", encoding="utf-8")
    before = sorted((tmp_path / "L").rglob("*"))
    more = table("A,star,2,late post,Wang,note 7")
    asked = ("now.csv", "--scheme", "./steady.yaml", "--period", "2026-02", "--ledger", "L", *more)
    assert "Star (computed)" in call("preview", *asked).data
    explained = json.loads(call("explain", *asked, "--id", "A", "--format", "json").data)
    assert (explained["star"], explained["computed"], explained["decided"][0]["by"]) == (2, {"star": 1}, "Wang")
    assert call("run", *asked, "--dry-run").code == 0
    assert sorted((tmp_path / "L").rglob("*")) == before


def test_the_day_of_announcement_is_recorded(month: Any, call: Any) -> None:
    def until() -> Any:
        return json.loads(call("ledger", "show", "L", "--format", "json").data)["periods"][0]["objections"]["until"]

    silent = month("2026-10", A=85)
    assert "SG663" in silent.talk
    assert "2026-10-31" in silent.talk
    assert until() == "2026-11-06"  # 2 to 6 November
    refused = month("2026-10", "--announced", "2026-11-05", A=85)
    assert (refused.code, "another day of announcement (2026-11-05, not none)" in " ".join(refused.talk.split())) == (
        1, True,
    )  # fmt: skip
    assert month("2026-10", "--announced", "2026年11月5日", "--force", "--reason", "announced", A=85).code == 0
    assert until() == "2026-11-12"
    again = month("2026-10", A=85)  # the day on record stands until another is given
    assert (again.code, "SG663" in again.talk, "on record already" in again.talk) == (0, False, True)
    assert month("2026-10", "--announced", "2026/11/5", A=85).code == 0
    assert month("2026-10", "--announced", "2026-11-06", A=85).code == 1
    assert month("2026-10", "--force", "--reason", "typing", A=86).code == 0
    assert until() == "2026-11-12"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--announced", "5 November", "--ledger", "L", "--period", "2026-10"), "SG662"),
        (("--announced", "2026-11-31", "--ledger", "L", "--period", "2026-10"), "SG662"),
        (("--announced", "2026-11-05", "--period", "2026-10"), "SG661"),
        (("--announced", "2025-11-05", "--ledger", "L", "--period", "2026-10"), "SG664"),
    ],
)
def test_days_that_cannot_be(call: Any, tmp_path: Path, more: tuple[str, ...], code: str) -> None:
    (tmp_path / "m.csv").write_text("工号,得分\nA,90\n", encoding="utf-8")
    done = call("run", "m.csv", "--scheme", "./steady.yaml", *more)
    assert (done.code, code in done.talk) == (2, True)
    assert not (tmp_path / "L").exists()


def test_without_decisions_a_record_says_nothing_of_them(month: Any, tmp_path: Path) -> None:
    month("2026-02", A=70)
    assert not (record(tmp_path, "2026-02") / "overrides.csv").exists()
    head = json.loads((record(tmp_path, "2026-02") / "record.json").read_text(encoding="utf-8"))
    assert "announced" not in head
    assert not any(name.endswith("_computed") for name in head["columns"])


def test_a_recorded_year_tells_its_decisions_again(call: Any, table: Any, tmp_path: Path) -> None:
    rules = (tmp_path / "steady.yaml").read_text(encoding="utf-8").replace("period: month", "period: year")
    (tmp_path / "steady.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "y.csv").write_text("工号,得分\nA,70\nB,65\n", encoding="utf-8")
    more = table("A,star,0,left early,Wang,note 7", "A,flags,no-tier,left early,Wang,")
    asked = ("--scheme", "./steady.yaml", "--ledger", "L", "--format", "json")
    ran = call("run", "y.csv", *asked, "--period", "2026", *more, "-o", "-")
    told = call("year-end", *asked, "--year", "2026", "-o", "-")
    assert (ran.code, told.code) == (0, 0), ran.talk + told.talk
    (first, _), (again, other) = (json.loads(done.data)["rows"] for done in (ran, told))
    names = ("star", "flags", "computed", "decided")
    assert [again[name] for name in names] == [first[name] for name in names]
    assert (again["star"], again["computed"]) == (0, {"star": 1, "flags": []})
    assert "computed" not in other
