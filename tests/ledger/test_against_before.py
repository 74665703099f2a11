"""A run laid beside the month before: what it says on the screen, in JSON and in the workbook; figures by hand."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stargrade.report.widths import width

ROUNDS = """\
stargrade: 1
id: twice-a-year
version: "1"
title: {en: Twice a year, zh: 一年两次}
period: month
rounds: [4, 10]
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id, zh: 工号}
  mark: {type: mark, zh: 得分}
items: [{id: mark}]
score: {max: 100}
tiers:
  of: score
  ladder:
    - {id: five, star: 5, from: 90}
    - {id: none, star: 0}
history:
  poor: {title: {en: poor rounds, zh: 不合格次数}, in_a_row: mark < 60}
"""


def document(folder: Path, period: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"{period}.graded.json").read_text(encoding="utf-8"))
    return found


def said(text: str) -> str:
    return " ".join(text.split())


def test_who_is_new_who_is_missing_and_what_ends(month: Any, tmp_path: Path) -> None:
    assert month("2026-01", A=85, B=85, C=58, E=85).code == 0
    february = month("2026-02", A=85, B=85, C=85)
    # E met the line for 2 stars in January alone
    assert "Missing (1): E (2 stars, 1 in a row: ended)" in said(february.talk)
    march = month("2026-03", B=85, C=85, N=90)
    # A met it in January and February, and the rules look no further back than those two
    assert "Missing (1): A (2 stars, 2 or more in a row: ended)" in said(march.talk)
    assert "New (1): N" in said(march.talk)
    # B is the third month in a row: 2 stars and 200 yuan
    assert "Net moved far (1): B (0.00 to 200.00)" in said(march.talk)
    assert "Star moved" not in march.talk
    assert "★★ 0 to 1 (+1) ★ 3 to 2 (-1) Bonus 0.00 to 200.00 (+200.00) Net 0.00 to 200.00 (+200.00)" in said(
        march.talk
    )
    april = month("2026-04", B=50, C=85, N=90)
    assert "Star moved by two or more (1): B (★★ to ☆)" in said(april.talk)
    assert "Missing" not in april.talk


def test_the_json_holds_it_all(month: Any, tmp_path: Path) -> None:
    month("2026-01", A=85, B=85)
    assert "against" not in document(tmp_path, "2026-01")
    month("2026-02", B=50, C=85)
    found = document(tmp_path, "2026-02")
    assert found["against"] == {
        "period": "2026-01",
        "summary": {
            "rows": {"before": 2, "after": 2},
            "rated": {"before": 2, "after": 2},
            "not_rated": {"before": 0, "after": 0},
            "bonus": {"before": 0, "after": 0},
            "deduction": {"before": 0, "after": 0},
            "net": {"before": 0, "after": 0},
            "stars": {"1": {"before": 2, "after": 1}, "0": {"before": 0, "after": 1}},
        },
        "new": [{"key": "C", "name": None, "star": {"before": None, "after": 1}, "net": {"before": None, "after": 0}}],
        "missing": [
            {
                "key": "A", "name": None, "star": {"before": 1, "after": None}, "net": {"before": 0, "after": None},
                "ended": [{"rule": "two", "periods": 1, "at_least": False}],
            }
        ],
        "star_moves": [],
        "money_jumps": [],
    }  # fmt: skip
    codes = [line.split()[0] for line in found["notices"]]
    assert [code for code in codes if code.startswith("SG67")] == ["SG673", "SG674", "SG677"]


def test_a_month_is_laid_beside_the_one_before_not_beside_itself(month: Any, tmp_path: Path) -> None:
    month("2026-01", A=85)
    month("2026-02", A=85)
    month("2026-03", A=85)
    before = (tmp_path / "2026-02.graded.json").read_bytes()
    assert month("2026-02", A=85).code == 0  # there already, later months too
    assert (tmp_path / "2026-02.graded.json").read_bytes() == before
    assert document(tmp_path, "2026-02")["against"]["period"] == "2026-01"
    month("2026-02", "--force", "--reason", "slip", A=50)
    # the newest revision of February counts
    month("2026-03", "--force", "--reason", "February", A=85)
    assert document(tmp_path, "2026-03")["against"]["summary"]["stars"] == {
        "1": {"before": 0, "after": 1}, "0": {"before": 1, "after": 0},
    }  # fmt: skip


def test_the_first_month_and_a_gap_are_said(month: Any, tmp_path: Path) -> None:
    first = month("2026-01", A=85)
    again = month("2026-01", A=85)
    assert "SG670 neither 2025-12 nor any earlier period is on record" in said(first.talk)
    assert "SG670" in again.talk
    gap = month("2026-03", A=85)
    assert "SG671 2026-02 is not on record (the last before it is 2026-01)" in said(gap.talk)
    assert "against" not in document(tmp_path, "2026-03")
    assert [line[:5] for line in document(tmp_path, "2026-03")["notices"] if line.startswith("SG67")] == ["SG671"]


def test_a_damaged_record_stops_nobody_whose_stars_do_not_need_it(call: Any, tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text(ROUNDS.partition("history:")[0].replace("rounds: [4, 10]\n", ""), "utf-8")
    (tmp_path / "m.csv").write_text("工号,得分\nA,95\n", encoding="utf-8")
    asked = ("run", "m.csv", "--scheme", "./plain.yaml", "--ledger", "L", "--force", "--period")
    assert call(*asked, "2026-01").code == 0
    record = tmp_path / "L/scheme=twice-a-year/period=2026-01/revision=1/results.csv"
    record.write_bytes(record.read_bytes().replace(b"95", b"96"))
    done = call(*asked, "2026-02")
    assert done.code == 0
    assert "SG672" in done.talk


@pytest.mark.parametrize(("period", "before"), [("2026-10", "2026-04"), ("2026-04", "2025-10")])
def test_the_round_before_is_that_of_the_schemes_calendar(call: Any, tmp_path: Path, period: str, before: str) -> None:
    (tmp_path / "rounds.yaml").write_text(ROUNDS, encoding="utf-8")
    (tmp_path / "m.csv").write_text("工号,得分\nA,95\nB,50\n", encoding="utf-8")
    (tmp_path / "n.csv").write_text("工号,得分\nA,50\n", encoding="utf-8")
    asked = ("--scheme", "./rounds.yaml", "--ledger", "L", "--period")
    assert call("run", "m.csv", *asked, before).code == 0
    done = call("preview", "n.csv", *asked, period)
    assert f"Against {before}" in done.data
    assert "Missing (1): B (poor rounds, 1 in a row: ended)" in said(done.data)
    assert "Star moved by two or more (1): A (★★★★★ to ☆)" in said(done.data)


def test_lists_are_cut_on_the_screen_and_whole_in_the_workbook(month: Any, call: Any, tmp_path: Path) -> None:
    everybody = {f"P{at}": 85 for at in range(8)}
    month("2026-01", **everybody)
    done = month("2026-02", X=85)
    # eight are missing: five are named
    assert "Missing (8): P0 (2 stars, 1 in a row: ended)" in said(done.talk)
    assert said(done.talk).count("in a row: ended") == 5
    assert "3 more" in done.talk
    asked = ("run", "2026-02.csv", "--scheme", "./steady.yaml", "--period", "2026-02", "--ledger", "L", "--lang", "zh")
    assert call(*asked, "-o", "m.xlsx").code == 0
    rows = list(openpyxl.load_workbook(io.BytesIO((tmp_path / "m.xlsx").read_bytes()))["Summary"].values)
    at = next(at for at, row in enumerate(rows) if row[0] == "与 2026-01 对比")
    assert rows[at][1:4] == ("2026-01", "本期", "变动")
    assert rows[at + 1][:4] == ("总行数", 8, 1, -7)
    listed = [row for row in rows if row[5] == "2 星已连续 1 期"]
    assert [row[0] for row in listed] == [f"P{at}" for at in range(8)]
    assert {row[1:5] for row in listed} == {(1, None, 0, None)}
    assert not any("SG67" in str(row[0]) for row in rows)  # the block says it all


def test_nothing_is_said_of_a_month_that_stayed_the_same(month: Any) -> None:
    month("2026-01", A=50)
    talk = said(month("2026-02", A=50).talk)
    assert "Against 2026-01 the totals are the same" in talk
    assert "New (" not in talk


def test_a_revision_names_at_once_what_stands_on_the_old_one(month: Any, call: Any) -> None:
    for period in ("2026-01", "2026-02", "2026-03"):
        month(period, A=85)
    revised = said(month("2026-01", "--force", "--reason", "slip", A=50).talk)
    # February and March look at January
    assert "SG606" in revised
    assert "steady 2026-02, steady 2026-03" in revised
    february = said(month("2026-02", "--force", "--reason", "January", A=85).talk)
    assert "steady 2026-03" in february
    assert "steady 2026-02," not in february
    assert "SG606" not in month("2026-03", "--force", "--reason", "January", A=85).talk
    assert "SG606" not in call("ledger", "verify", "L").data


def test_a_month_that_comes_late_names_at_once_what_should_have_seen_it(month: Any) -> None:
    month("2026-01", A=85)
    month("2026-03", A=85)
    late = month("2026-02", A=85)
    assert "SG606" in late.talk
    assert "steady 2026-03" in late.talk


@pytest.mark.parametrize(("columns", "lang"), [(40, "zh"), (40, "en"), (72, "zh")])
def test_no_line_is_wider_than_the_screen(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    asked = ("--scheme", "./steady.yaml", "--ledger", "L", "--lang", lang, "--period")
    for period, marks in (("2026-01", (85, 85, 85)), ("2026-02", (85, 85, 85)), ("2026-03", (85, 85, 20))):
        rows = "".join(f"{at}-{period[-1]},一个名字特别长的同事{at},{mark}\n" for at, mark in enumerate(marks))
        same = "".join(f"S{at},司徒{at},{mark}\n" for at, mark in enumerate(marks))
        (tmp_path / f"{period}.csv").write_text(f"工号,姓名,得分\n{rows}{same}", encoding="utf-8")
        last = call("run", f"{period}.csv", *asked, period, "-o", f"{period}.xlsx")
        assert last.code == 0
    block = last.talk.partition({"zh": "与 2026-02 相比", "en": "Against 2026-02"}[lang])[2].partition("\n\n")[0]
    assert "S0 司徒0" in " ".join(block.split())
    assert max(width(line) for line in block.splitlines()) <= columns
