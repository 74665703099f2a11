"""The year from its records, as the command gives it: shown, written, or what is missing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from calling import Call, Done

SHOPS = "客户编码,区域,定量得分,定性得分,违规次数,入网月数\n"
BALLOT = "工号,姓名,委员人数,到会人数,赞成票\n1,甲,9,9,8\n2,乙,9,9,7\n3,丙,9,9,6\n4,丁,9,9,5\n5,戊,9,3,3\n"


def put(call: Call, scheme: str, period: str, text: str) -> Done:
    """Record a period of a scheme in the ledger `records`."""
    path = Path(f"{scheme}-{period}.csv")
    path.write_text(text, encoding="utf-8")
    done = call("run", path, "--scheme", scheme, "--period", period, "--ledger", "records", "-o", f"{path}.json", "-q")
    assert done.code == 0, done.talk
    return done


@pytest.fixture
def shops(call: Call) -> Call:
    """Two quarters of three shops; the second quarter of b has a violation, c is new."""
    put(call, "tobacco-retailers", "2026Q1", f"{SHOPS}a,城网,95,90,0,12\nb,农网,88,90,0,12\n")
    put(call, "tobacco-retailers", "2026Q2", f"{SHOPS}a,农网,96,91,0,15\nb,农网,80,82,1,15\nc,城网,50,50,0,1\n")
    return call


def year(call: Call, scheme: str, *more: object, of: str = "2026") -> Done:
    return call("year-end", "--scheme", scheme, "--ledger", "records", "--year", of, *more)


def test_the_year_of_the_shops(shops: Call) -> None:
    done = year(shops, "tobacco-retailers", "-o", "-", "--format", "json")
    document = json.loads(done.data)
    assert (done.code, document["format"], document["period"]) == (0, "stargrade.run.v1", "2026")
    found = [(row["key"], row["score"], row["star"], row["tier"], row["area"]) for row in document["rows"]]
    # a: (93.10 + 94.10) / 2 = 93.60, in the country of its latest quarter 90 and more is 5-II;
    # b: (88.76 + 80.76) / 2 = 84.76, 80 and more is 4-II in the country, the violation does not matter;
    # c: 50 in the town; that it was new then does not matter for the next year
    assert found == [("a", 93.6, 5, "5-II", "rural"), ("b", 84.76, 4, "4-II", "rural"), ("c", 50, 3, "3", "urban")]
    assert [row["row"] for row in document["rows"]] == [2, 3, 4]
    files = [(one["file"], one["sheet"]) for one in document["input"]]
    assert files == [
        ("records", "scheme=tobacco-retailers"), ("period=2026Q1", "revision=1"), ("period=2026Q2", "revision=1"),
    ]  # fmt: skip
    assert document["notices"] == ["SG631 not on record, and so not counted: 2026Q3, 2026Q4"]


def test_csv_and_workbook_hold_the_same(shops: Call) -> None:
    done = year(shops, "tobacco-retailers", "-o", "year.xlsx", "--lang", "zh")
    assert (done.code, done.data) == (0, "")
    assert "结果已写入 year.xlsx" in done.talk
    assert Path("year.xlsx").read_bytes()[:2] == b"PK"
    again = year(shops, "tobacco-retailers", "-o", "year.xlsx", "--lang", "zh")
    assert "已是相同的结果" in again.talk
    assert "农网" in year(shops, "tobacco-retailers", "--lang", "zh").data  # b's area, as the sheet spells it
    table = year(shops, "tobacco-retailers", "-o", "-")
    rows = list(csv.DictReader(io.StringIO(table.raw.decode("utf-8-sig"))))
    assert [(row["customer_id"], row["tier"]) for row in rows] == [("a", "5-II"), ("b", "4-II"), ("c", "3")]


def test_fee_collectors_of_the_year_are_shown(call: Call, month: Path) -> None:
    for period in ("2026-01", "2026-02"):
        put(call, "property-fees", period, month.read_text(encoding="utf-8"))
    done = year(call, "property-fees")
    assert done.code == 0
    assert "0017 张三  excellent employee of the year" in done.data
    assert "SG631" in done.talk
    told = json.loads(year(call, "property-fees", "--format", "json").data)
    # 110 % without a complaint, everything else as it should be: 5 stars in both months
    found = {row["key"]: (row["award"], row["benefits"], row["five_star_months"]) for row in told["rows"]}
    assert found == {"0017": ("annual-excellent", ["raise-priority"], 2), "0018": (None, [], 0), "0019": (None, [], 0)}


def test_a_year_with_a_sheet_of_its_own_is_reported_as_recorded(call: Call) -> None:
    missing = year(call, "cs-center-quarter-star", "-o", "year.json")
    assert (missing.code, missing.data) == (3, "")  # no folder of records at all
    put(call, "cs-center-quarter-star", "2026Q4", BALLOT)
    missing = year(call, "cs-center-quarter-star", "-o", "year.json")
    assert (missing.code, missing.data, Path("year.json").exists()) == (1, "", False)
    assert "SG632" in missing.talk
    assert "--period 2026 " in missing.talk
    put(call, "cs-center-quarter-star", "2026", BALLOT)
    assert year(call, "cs-center-quarter-star", "-o", "year.json").code == 0
    told = json.loads(Path("year.json").read_text(encoding="utf-8"))
    ran = json.loads(Path("cs-center-quarter-star-2026.csv.json").read_text(encoding="utf-8"))
    assert [row["award"] for row in told["rows"]] == ["annual-star", "annual-star", None, None, None]
    assert {**told, "notices": []} == {**ran, "notices": []}


def test_other_rules_since_the_record_are_said(call: Call) -> None:
    put(call, "cs-center-quarter-star", "2026", BALLOT)
    Path("schemes").mkdir()
    own = 'stargrade: 1\nextends: cs-center-quarter-star\nversion: "2"\n'
    Path("schemes/cs-center-quarter-star.yaml").write_text(own, encoding="utf-8")
    done = year(call, "cs-center-quarter-star", "--format", "json")
    told = json.loads(done.data)
    assert told["scheme"]["version"] == "1"
    assert told["notices"][-1].startswith("SG640")


@pytest.mark.parametrize(
    ("scheme", "of", "code", "says"),
    [
        ("tobacco-retailers", "2025", 1, "SG630"),
        ("tobacco-retailers", "2026Q1", 2, "SG634"),
        ("hospital-front-desk", "2026", 2, "SG633"),
    ],
)
def test_what_has_no_year(shops: Call, scheme: str, of: str, code: int, says: str) -> None:
    done = year(shops, scheme, of=of)
    assert (done.code, done.data) == (code, "")
    assert says in done.talk


def test_a_revised_quarter_counts_as_revised(shops: Call) -> None:
    Path("again.csv").write_text(f"{SHOPS}a,城网,100,100,0,12\nb,农网,88,90,0,12\n", encoding="utf-8")
    done = shops(
        *("run", "again.csv", "--scheme", "tobacco-retailers", "--period", "2026Q1", "--ledger", "records"),
        *("--force", "--reason", "the marks were those of another shop", "-q", "-o", "again.json"),
    )
    assert done.code == 0
    told = json.loads(year(shops, "tobacco-retailers", "--format", "json").data)
    assert told["rows"][0]["score"] == 97.05  # (100 + 94.10) / 2
    assert told["input"][1]["sheet"] == "revision=2"


def test_a_year_that_stands_on_an_old_record_is_said(call: Call) -> None:
    put(call, "cs-center-quarter-star", "2026Q4", BALLOT)
    put(call, "cs-center-quarter-star", "2026", BALLOT)
    assert "SG606" not in year(call, "cs-center-quarter-star").talk
    Path("q4.csv").write_text(BALLOT.replace("1,甲,9,9,8", "1,甲,9,9,4"), encoding="utf-8")
    done = call(
        *("run", "q4.csv", "--scheme", "cs-center-quarter-star", "--period", "2026Q4", "--ledger", "records"),
        *("--force", "--reason", "votes counted again", "-q", "-o", "q4.json"),
    )
    assert done.code == 0
    assert "SG606" in year(call, "cs-center-quarter-star").talk
