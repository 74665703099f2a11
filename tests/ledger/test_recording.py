"""A year on record, month by month: recorded once, refused, revised, looked back at; figures worked by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from looking_at_months import YEAR

from stargrade.ledger.read import on_record, read_past

Rows = dict[str, dict[str, Any]]


def rows(folder: Path, period: str) -> Rows:
    document = json.loads((folder / f"{period}.graded.json").read_text(encoding="utf-8"))
    return {row["key"]: row for row in document["rows"]}


def listed(call: Any) -> list[tuple[str, int, str | None]]:
    found = json.loads(call("ledger", "list", "L", "--format", "json").data)
    assert all(set(one) == {"scheme", "period", "revision", "rows", "sha256", "reason"} for one in found)
    return [(one["period"], one["revision"], one["reason"]) for one in found]


def test_months_in_a_row_come_from_the_records(month: Any, tmp_path: Path) -> None:
    assert [month("2026-01", A=85, B=85).code, month("2026-02", A=85).code] == [0, 0]
    assert [month("2026-03", A=86, B=85).code, month("2026-04", A=60, B=90).code] == [0, 0]
    march, april = rows(tmp_path, "2026-03"), rows(tmp_path, "2026-04")
    # A has 80 or more in January, February and March; B is missing in February and so starts anew.
    assert [(march[key]["star"], march[key]["bonus"]) for key in "AB"] == [(2, 200), (1, 0)]
    # (85 + 85 + 86) / 3 = 85.333..., shown to 6 places; B lacks February
    assert [march[key]["mean_of_three"] for key in "AB"] == [85.333333, None]
    assert [(march[key]["good"], april[key]["good"]) for key in "AB"] == [(3, 3), (2, 3)]
    assert april["A"]["star"] == 1


def test_the_same_again_is_no_new_record(month: Any, call: Any, tmp_path: Path) -> None:
    month("2026-01", A=85)
    month("2026-02", A=85)
    before = {path: path.read_bytes() for path in sorted((tmp_path / "L").rglob("*")) if path.is_file()}
    again = month("2026-01", A=85)
    assert again.code == 0
    assert "on record already" in again.talk
    assert {path: path.read_bytes() for path in sorted((tmp_path / "L").rglob("*")) if path.is_file()} == before
    assert listed(call) == [("2026-01", 1, None), ("2026-02", 1, None)]


def test_other_content_is_refused_and_nothing_written(month: Any, call: Any, tmp_path: Path) -> None:
    month("2026-01", A=85, B=70)
    result = (tmp_path / "2026-01.graded.json").read_bytes()
    for more in ((), ("--force",), ("--force", "--reason", " "), ("--reason", "a slip")):
        done = month("2026-01", *more, A=86, C=70)
        assert (done.code, done.raw) == (1, b"")
        said = " ".join(done.talk.split())
        # C is new, B is gone, A has another mark and so other points, score and reasons
        assert "SG602" in said
        assert "more people (1: C), fewer people (1: B), other figures (1: A) in score" in said
        assert (tmp_path / "2026-01.graded.json").read_bytes() == result
    assert listed(call) == [("2026-01", 1, None)]


def test_a_revision_has_a_reason_and_names_what_stands_on_the_old_one(month: Any, call: Any, tmp_path: Path) -> None:
    for period in ("2026-01", "2026-02", "2026-03"):
        month(period, A=85)
    revised = month("2026-02", "--force", "--reason", "mark was 58", A=58)
    assert revised.code == 0
    assert rows(tmp_path, "2026-02")["A"]["star"] == 0
    assert listed(call) == [("2026-01", 1, None), ("2026-02", 2, "mark was 58"), ("2026-03", 1, None)]
    assert (tmp_path / "L/scheme=steady/period=2026-02/revision=1/record.json").is_file()
    # March counted February
    for asked in (("ledger", "list", "L"), ("ledger", "verify", "L")):
        done = call(*asked)
        assert done.code == 0
        assert re.search(r"SG606.*steady 2026-03\b", " ".join((done.data + done.talk).split()))
    april = month("2026-04", A=85)
    assert "steady 2026-03" in " ".join(april.talk.split())
    assert month("2026-03", A=85).code == 1  # what it looks back at is no longer the same
    assert month("2026-03", "--force", "--reason", "February", A=85).code == 0
    assert rows(tmp_path, "2026-03")["A"]["star"] == 1
    # April, recorded since, stands on the March that has now been revised
    assert "steady 2026-04" in " ".join(call("ledger", "list", "L").talk.split())


def test_whoever_stands_on_a_stale_period_is_stale(month: Any, call: Any, tmp_path: Path) -> None:
    """March looks at February alone, and February at January: run again, February has another record."""
    rules = tmp_path / "steady.yaml"
    text = rules.read_text(encoding="utf-8")
    unbounded = text[text.index("  good:") : text.index("fields:")]
    short = text.replace(unbounded, "").replace("last: 3", "last: 2").replace("in_a_row: 3", "in_a_row: 2")
    rules.write_text(short[: short.rindex("  good:")], encoding="utf-8")
    for period in ("2026-01", "2026-02", "2026-03", "2026-05"):
        assert month(period, A=85).code == 0
    month("2026-01", "--force", "--reason", "slip", A=58)
    for asked in (("ledger", "list", "L"), ("ledger", "verify", "L")):
        done = call(*asked)
        said = " ".join((done.data + done.talk).split())
        named = said.partition("SG606")[2]
        assert "steady 2026-02, steady 2026-03" in named
        assert "2026-05" not in named
    assert [month(period, "--force", "--reason", "January", A=85).code for period in ("2026-02", "2026-03")] == [0, 0]
    assert "SG606" not in call("ledger", "verify", "L").data


def test_a_month_recorded_late_makes_later_ones_stale(month: Any, call: Any) -> None:
    month("2026-01", A=85)
    month("2026-03", A=85)
    month("2026-02", A=85)
    assert "steady 2026-03" in " ".join(call("ledger", "verify", "L").data.split())


def test_a_dry_run_ends_as_the_run_would_and_writes_nothing(month: Any, call: Any, tmp_path: Path) -> None:
    month("2026-01", A=85)
    before = sorted((tmp_path / "L").rglob("*"))
    (tmp_path / "m.csv").write_text("工号,得分\nA,90\n", encoding="utf-8")
    asked = ("m.csv", "--scheme", "./steady.yaml", "--ledger", "L", "--dry-run", "--period")
    refused = call("run", *asked, "2026-01")
    assert (refused.code, "SG602" in refused.talk) == (1, True)
    assert call("run", *asked, "2026-01", "--force", "--reason", "A's mark").code == 0
    assert call("run", *asked, "2026-02", "--announced", "2026-01-31").code == 2
    assert call("run", *asked, "2026-02").code == 0
    assert sorted((tmp_path / "L").rglob("*")) == before


@pytest.mark.parametrize("place", ["L/scheme=steady/period=2026-01/revision=1/results.csv", "L/scheme=steady/all.csv"])
def test_no_output_goes_among_the_records(month: Any, call: Any, tmp_path: Path, place: str) -> None:
    month("2026-01", A=85)
    before = {path: path.read_bytes() for path in (tmp_path / "L").rglob("*") if path.is_file()}
    (tmp_path / "m.csv").write_text("工号,得分\nA,90\n", encoding="utf-8")
    asked = ("m.csv", "--scheme", "./steady.yaml", "--ledger", "L", "--period", "2026-02")
    for done in (call("run", *asked, "-o", place, "--force"), call("ledger", "export", "L", "-o", place, "--force")):
        assert (done.code, "SG617" in done.talk) == (2, True)
    assert {path: path.read_bytes() for path in (tmp_path / "L").rglob("*") if path.is_file()} == before
    assert call("ledger", "export", "L", "-o", "L/all.csv").code == 0


def test_preview_explain_and_dry_run_look_back_and_write_nothing(month: Any, call: Any, tmp_path: Path) -> None:
    month("2026-01", A=85)
    month("2026-02", A=85)
    before = sorted((tmp_path / "L").rglob("*"))
    (tmp_path / "m.csv").write_text("工号,得分\nA,90\n", encoding="utf-8")
    asked = ("m.csv", "--scheme", "./steady.yaml", "--period", "2026-03", "--ledger", "L")
    assert "★★" in call("preview", *asked).data
    assert "★★" in call("run", *asked, "--dry-run").talk
    explained = json.loads(call("explain", *asked, "--id", "A", "--format", "json").data)
    assert explained["star"] == 2
    assert [(one["period"], one["star"], one["counted"]) for one in explained["months"]] == [
        ("2026-01", 1, True), ("2026-02", 1, True),
    ]  # fmt: skip
    assert sorted((tmp_path / "L").rglob("*")) == before
    assert not (tmp_path / "m.graded.xlsx").exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--ledger", "L"), "SG600"),
        (("--ledger", "L", "--period", "2026-01", "--partial"), "SG605"),
        (("--reason", "because"), "SG610"),
        (("--ledger", "", "--period", "2026-01"), "SG614"),
    ],
)
def test_options_that_do_not_fit_together(call: Any, tmp_path: Path, more: tuple[str, ...], code: str) -> None:
    (tmp_path / "m.csv").write_text("工号,得分\nA,90\n", encoding="utf-8")
    done = call("run", "m.csv", "--scheme", "./steady.yaml", *more)
    assert done.code == 2
    assert code in done.talk
    assert not (tmp_path / "L").exists()
    assert not (tmp_path / "ledger.lock").exists()


def test_figures_are_read_back_exactly(month: Any, tmp_path: Path) -> None:
    month("2026-01", A="77.125", B=None, **{"=C": 60})
    month("2026-02", A=80, B=None)
    month("2026-03", A=80, B=None)
    past = [read_past(spot, head) for spot, head in on_record(tmp_path / "L", "steady")]
    assert [one.keys for one in past] == [("A", "B", "=C"), ("A", "B"), ("A", "B")]
    # a blank mark has no points and so no score: 77.125 is rounded half up to 77.13
    assert [str(value) for value in past[0].columns["score"].values()] == ["7713/100", "None", "60"]
    assert past[0].columns["kept.good"].values() == [False, False, False]
    # (77.125 + 80 + 80) / 3 = 237.125 / 3 = 1897/24
    assert [str(value) for value in past[2].columns["mean_of_three"].values()] == ["1897/24", "None"]


def test_export_is_one_table(month: Any, call: Any, tmp_path: Path) -> None:
    month("2026-01", A=85, **{"=1+1": 60})
    month("2026-01", "--force", "--reason", "typing", A=58, **{"=1+1": 60})
    month("2026-02", A=85)
    table = list(csv.DictReader(io.StringIO(call("ledger", "export", "L").raw.decode("utf-8-sig"))))
    got = [(row["scheme"], row["period"], row["revision"], row["key"], row["star"]) for row in table]
    assert got == [
        ("steady", "2026-01", "2", "A", "0"),
        ("steady", "2026-01", "2", "'=1+1", "1"),
        ("steady", "2026-02", "1", "A", "1"),
    ]
    assert call("ledger", "export", "L", "-o", "all.csv").code == 0
    assert (tmp_path / "all.csv").read_bytes() == call("ledger", "export", "L", "-o", "-").raw


def test_show_answers_from_the_record_alone(month: Any, call: Any, tmp_path: Path) -> None:
    month("2026-01", A=85, B=58)
    month("2026-03", A=85)
    (tmp_path / "steady.yaml").unlink()
    everybody = call("ledger", "show", "L").data
    assert re.search(r"A\s+1★\s+·\s+1★(\s+·){9}", everybody)
    assert re.search(r"B\s+0★(\s+·){11}", everybody)
    reason = rows(tmp_path, "2026-01")["A"]["reasons"][0]
    assert reason in " ".join(call("ledger", "show", "L", "--id", "A").data.split())
    own = call("ledger", "show", "L", "--scheme", "steady", "--id", "A", "--lang", "zh").data
    assert "星级  1★ · 1★ · · ·" in own
    assert "█" * 20 in own  # 85 of 100, at 24 places for 100
    assert "2026-01.csv" in own
    assert [call("ledger", "show", "L", *more).code for more in (("--id", "Z"), ("--scheme", "stead"))] == [2, 2]
    assert call("ledger", "show", "nowhere").code == 3
    (tmp_path / "empty").mkdir()
    nobody = call("ledger", "show", "empty", "--id", "A", "--lang", "zh")
    assert (nobody.code, "相近的有：无" in nobody.talk) == (2, True)


NAMED = """\
stargrade: 1
id: named
version: "1"
title: {en: Named, zh: 有名}
period: quarter
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id, zh: [工号]}
  mark: {type: mark, zh: [得分]}
items:
  - {id: mark, title: {en: courtesy, zh: 礼貌}}
score: {max: 100}
tiers:
  of: score
  ladder:
    - {id: top, tier: top, title: {en: top class, zh: 优等}, from: 80}
    - {id: low, tier: low, title: {en: lower class, zh: 次等}, flag: ask, say: {en: ask why, zh: 请问明原因}}
"""


def test_show_speaks_as_the_rules_of_the_record_do(call: Any, tmp_path: Path) -> None:
    (tmp_path / "named.yaml").write_text(NAMED, encoding="utf-8")
    (tmp_path / "m.csv").write_text("工号,得分\nA,85\nB,0\n", encoding="utf-8")
    assert call("run", "m.csv", "--scheme", "./named.yaml", "--period", "2026Q2", "--ledger", "L").code == 0
    (tmp_path / "named.yaml").write_text(NAMED.replace("优等", "甲等").replace("礼貌", "态度"), encoding="utf-8")
    own = call("ledger", "show", "L", "--id", "A", "--lang", "zh").data
    assert "2026Q2   优等  85" in own
    assert "各项得分：礼貌 85" in own
    other = call("ledger", "show", "L", "--id", "B").data.splitlines()
    assert "  2026Q2   lower class  0" in other
    assert "    ask why" in other
    assert other[other.index("  2026Q2   lower class  0") + 1].strip()  # no empty line for a bar of nothing
    everybody = call("ledger", "show", "L", "--lang", "zh").data
    assert re.search(r"编号\s+姓名\s+Q1\s+Q2\s+Q3\s+Q4", everybody)
    assert re.search(r"A\s+·\s+优等\s+·\s+·", everybody)
    rules = tmp_path / "L/scheme=named/period=2026Q2/revision=1/scheme.yaml"
    rules.write_bytes(rules.read_bytes() + b"\n")
    assert call("ledger", "show", "L").code == 3


def test_explain_says_which_months_counted(month: Any, call: Any, tmp_path: Path) -> None:
    month("2026-01", A=85, B=85)
    month("2026-02", A=58)
    month("2026-03", A=85, B=85)
    (tmp_path / "m.csv").write_text("工号,得分\nA,90\nB,90\nC,90\n", encoding="utf-8")
    asked = ("explain", "m.csv", "--scheme", "./steady.yaml", "--ledger", "L", "--period")

    def counted(period: str, key: str) -> list[tuple[str, Any, bool, str]]:
        months = json.loads(call(*asked, period, "--id", key, "--format", "json").data)["months"]
        return [(one["period"], one["star"], one["counted"], one["why"]) for one in months]

    # A: January counts as a good month alone; February is below 80 but has a mark for the mean; March counts for all.
    first, second, third = counted("2026-04", "A")
    assert first == ("2026-01", 1, True, "counts for: good months")
    assert second == ("2026-02", 0, True, "counts for: mean of three")
    assert third == ("2026-03", 1, True, "counts for: 2 stars (3 in a row), mean of three, good months")
    assert [row[2] for row in counted("2026-04", "B")] == [True, False, True]
    assert {row[3] for row in counted("2026-04", "C")} == {"was not on the sheet of this period"}
    # in May, April is missing
    assert counted("2026-05", "A")[-1] == ("2026-04", None, False, "no record of this period")
    assert "no record of this period" in call(*asked, "2026-05", "--id", "A").data


def test_a_year_looks_at_the_months_of_another_scheme(month: Any, call: Any, tmp_path: Path) -> None:
    (tmp_path / "year.yaml").write_text(YEAR, encoding="utf-8")
    (tmp_path / "2026.csv").write_text("工号\nA\nB\nC\n", encoding="utf-8")
    for period in ("2025-12", "2026-01", "2026-02", "2026-12"):
        month(period, A=85, B=58 if period == "2026-01" else 61)
    asked = ("run", "2026.csv", "--scheme", "./year.yaml", "--period", "2026", "--ledger", "L", "--format", "json")
    assert call(*asked).code == 0
    # of 2026, A has a star in three months, B (58 in January) in two
    found = {row["key"]: row["starred"] for row in json.loads((tmp_path / "2026.graded.json").read_bytes())["rows"]}
    assert found == {"A": 3, "B": 2, "C": 0}
    assert call(*asked).code == 0
    month("2026-02", "--force", "--reason", "slip", A=58, B=58)
    assert "best-of-year 2026" in " ".join(call("ledger", "list", "L").talk.split())


def test_a_file_is_no_ledger(month: Any, call: Any, tmp_path: Path) -> None:
    (tmp_path / "L").write_text("", encoding="utf-8")
    assert [month("2026-01", A=85).code, call("ledger", "list", "L").code] == [3, 3]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("period=2026-01/revision=1", "period=2026-01/revision=1 - copy"),
        ("period=2026-01", "period=2026-1"),
        ("", "../scheme=Steady old"),
    ],
)
def test_a_folder_that_is_no_record_is_named(month: Any, call: Any, tmp_path: Path, old: str, new: str) -> None:
    month("2026-01", A=85)
    scheme = tmp_path / "L" / "scheme=steady"
    (scheme / old).rename(scheme / new)
    done = call("ledger", "verify", "L")
    assert (done.code, done.data.count("SG612")) == (1, 1)
    assert Path(new).name in "".join(done.data.split("\n    "))


def test_a_folder_without_records_is_said_to_be_one(call: Any, tmp_path: Path) -> None:
    (tmp_path / "L").mkdir()
    done = call("ledger", "verify", "L")
    assert (done.code, done.data) == (0, "There is no record in this folder.\n")
