"""`stargrade run`: what is written where, what is said where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from calling import Call

FEES = ("--scheme", "property-fees")


def test_the_result_stands_beside_the_sheet(call: Call, month: Path) -> None:
    done = call("run", month, *FEES, "--period", "2026-10")
    assert (done.code, done.raw) == (0, b"")
    assert done.talk.rstrip().endswith("scores.graded.xlsx")
    book = openpyxl.load_workbook(month.with_name("scores.graded.xlsx"))
    assert book.sheetnames == ["Results", "Summary", "Provenance"]
    rows = list(book["Results"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["0017", "0018", "0019"]


def test_the_figures_go_to_standard_output(call: Call, month: Path) -> None:
    done = call("run", month, *FEES, "-o", "-", "-q")
    assert (done.code, done.talk) == (0, "")
    assert done.raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(done.raw.decode("utf-8-sig"))))
    # By hand: 110 % without a complaint is 5 stars and 500; 85 % is 2 stars and half of 1500 off;
    # below 85 % is 1 star and the whole 1800.50 off.
    assert [(r["工号"], r["star"], r["bonus"], r["deduction"], r["net"]) for r in rows] == [
        ("0017", "5", "500", "0", "500"),
        ("0018", "2", "0", "750", "-750"),
        ("0019", "1", "0", "1800.5", "-1800.5"),
    ]
    assert list(month.parent.glob("*graded*")) == []


def test_json_goes_there_too(call: Call, month: Path) -> None:
    done = call("run", month, *FEES, "-o", "-", "--format", "json", "--period", "2026-10")
    result = json.loads(done.data)
    assert (result["format"], result["period"], result["summary"]["rated"]) == ("stargrade.run.v1", "2026-10", 3)
    assert result["summary"]["stars"] == {"5": 1, "2": 1, "1": 1}


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((), "scores.graded.xlsx"),
        (("--format", "json"), "scores.graded.json"),
        (("--format", "parquet"), "scores.graded.parquet"),
        (("-o", "out.CSV"), "out.CSV"),
        (("-o", "out.json", "--format", "json"), "out.json"),
    ],
)
def test_the_name_tells_the_format(call: Call, month: Path, arguments: tuple[str, ...], name: str) -> None:
    assert call("run", month, *FEES, "-q", *arguments).code == 0
    written = month.parent / name
    start = {".xlsx": b"PK", ".json": b"{", ".parquet": b"PAR1", ".csv": b"\xef\xbb\xbf"}[written.suffix.lower()]
    assert written.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("-o", "out.json", "--format", "csv"), "SG009"),
        (("-o", "out.txt"), "SG008"),
        (("-o", "out"), "SG008"),
        (("--format", "pdf"), "SG007"),
        (("-o", "-", "--format", "xlsx"), "SG012"),
        (("-o", "-", "--format", "parquet"), "SG012"),
        (("-o", "scores.csv"), "SG031"),
        (("-o", "./sub/../scores.csv"), "SG031"),
        (("-o", "link.csv"), "SG031"),
        (("--period", "2026-13"), "SG010"),
        (("--period", "2026Q3"), "SG011"),
        (("--scheme", "property-feess"), "SG402"),
        (("--scheme", "Property Fees"), "SG403"),
        (("--scheme", "gone.yaml"), "SG401"),
    ],
)
def test_what_was_asked_wrongly_is_2(call: Call, month: Path, arguments: tuple[str, ...], code: str) -> None:
    (month.parent / "sub").mkdir()
    (month.parent / "link.csv").symlink_to(month)
    before = month.read_bytes()
    done = call("run", month, *FEES, *arguments)
    assert (done.code, done.raw) == (2, b"")
    assert code in done.talk
    assert month.read_bytes() == before
    assert list(month.parent.glob("*graded*")) == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("gone.xlsx", *FEES), "SG101"),
        (("scores.csv", *FEES, "-o", "nowhere/out.csv"), "SG152"),
        ((".", *FEES), "SG102"),
    ],
)
def test_what_cannot_be_opened_or_written_is_3(call: Call, month: Path, arguments: tuple[str, ...], code: str) -> None:
    done = call("run", *arguments)
    assert (done.code, done.raw) == (3, b"")
    assert code in done.talk


def test_a_sheet_with_a_problem_writes_nothing(call: Call, broken: Path) -> None:
    for to in ((), ("-o", "-"), ("--dry-run",)):
        done = call("run", broken, *FEES, *to)
        assert (done.code, done.raw) == (1, b"")
        assert "broken.csv D3: SG224" in done.talk
        assert "--partial" in done.talk
    assert list(broken.parent.glob("*graded*")) == []


def test_the_sound_rows_alone(call: Call, broken: Path) -> None:
    done = call("run", broken, *FEES, "--partial", "--format", "json", "-q")
    assert (done.code, done.raw) == (1, b"")
    assert "D3: SG224" in done.talk  # a quiet run is only quiet about success
    result = json.loads(broken.with_name("broken.graded.json").read_text(encoding="utf-8"))
    assert [row["key"] for row in result["rows"]] == ["0017", "0019"]
    assert [(row["row"], row["key"]) for row in result["rejected"]] == [(3, "0018")]
    assert "SG017" not in done.talk  # nobody is compared with anybody in this scheme


def test_whoever_is_left_out_is_missed_where_people_are_compared(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "cards.csv"
    sheet.write_text("工号,组别,超越,达到,低于\na,品牌老师,3,1,0\nb,品牌老师,x,1,0\n", encoding="utf-8")
    done = call("run", sheet, "--scheme", "smile-cards", "--partial", "-o", "-", "--format", "json")
    assert done.code == 1
    assert "SG017" in done.talk
    assert any("SG017" in notice for notice in json.loads(done.data)["notices"])


def test_a_problem_of_the_whole_sheet_writes_nothing_even_then(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "short.csv"
    sheet.write_text("工号,收费率,绩效工资\n01,95%,1000\n", encoding="utf-8")
    done = call("run", sheet, *FEES, "--partial")
    assert (done.code, done.raw) == (1, b"")
    assert "SG209" in done.talk
    assert "--partial" not in done.talk
    assert list(tmp_path.glob("*graded*")) == []


def test_a_dry_run_shows_and_writes_nothing(call: Call, month: Path) -> None:
    done = call("run", month, *FEES, "--dry-run")
    assert (done.code, done.raw) == (0, b"")
    assert "3 rated" in done.talk
    assert list(month.parent.iterdir()) == [month]


def test_the_same_twice_is_left_alone(call: Call, month: Path) -> None:
    out = month.with_name("scores.graded.xlsx")
    assert call("run", month, *FEES).code == 0
    first, made = out.read_bytes(), out.stat().st_mtime_ns
    again = call("run", month, *FEES)
    assert (again.code, out.read_bytes(), out.stat().st_mtime_ns) == (0, first, made)
    assert "left as it is" in again.talk


def test_what_somebody_else_made_is_only_replaced_by_force(call: Call, month: Path) -> None:
    out = month.with_name("scores.graded.csv")
    out.write_text("mine", encoding="utf-8")
    refused = call("run", month, *FEES, "--format", "csv")
    assert (refused.code, refused.raw, out.read_text(encoding="utf-8")) == (3, b"", "mine")
    assert "SG150" in refused.talk
    assert call("run", month, *FEES, "--format", "csv", "--force", "-q").code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_quiet_is_silent_but_for_a_scheme_that_hides_a_built_in_one(call: Call, month: Path) -> None:
    assert call("run", month, *FEES, "-q").talk == ""
    own = month.parent / "schemes" / "property-fees.yaml"
    own.parent.mkdir()
    built_in = Path(__file__).parents[2] / "schemes" / "property-fees.yaml"
    own.write_text(built_in.read_text(encoding="utf-8").replace("bonus: 500", "bonus: 501"), encoding="utf-8")
    done = call("run", month, *FEES, "-q", "-o", "out.csv")
    assert done.code == 0
    assert "SG419" in done.talk
    assert "5 stars" not in done.talk
    for command in (("check", month, *FEES), ("preview", month, *FEES), ("explain", month, *FEES, "--id", "0017")):
        done = call(*command, "-q")
        assert done.code == 0
        assert "SG419" in done.talk + done.data


def test_the_language_is_that_of_the_computer(call: Call, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "zh_CN.UTF-8")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "已评定" in call("run", month, *FEES, "--dry-run").talk
    assert "已评定" not in call("run", month, *FEES, "--dry-run", "--lang", "en").talk
