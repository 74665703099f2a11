"""The year in `examples/`, typed as `make demo-year` types it: what befell people stands in the records."""

from __future__ import annotations

import csv
import importlib
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from stargrade.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EXAMPLES))
    return importlib.import_module("run_year")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def call(*arguments: str) -> str:
        """What a command gives; it must end well."""
        code = main(list(arguments))
        told = capsys.readouterr()
        assert (code, told.err if code else "") == (0, "")
        return told.out

    return call


def test_the_year_runs_to_its_end(runner: ModuleType, said: Callable[..., str], tmp_path: Path) -> None:
    runner.make_year(tmp_path)
    shown = ""
    for command in runner.commands(tmp_path):
        shown = said(*command) or shown
    stars = {line.split()[0]: line.split()[2:] for line in shown.splitlines() if line[:3] in ("001", "002", "003")}
    # by hand from make_year.py: usually 118 %, 6 more or less, so five stars until the complaint of October;
    # with a complaint three, and in December discipline was not kept, which a supervisor decides
    assert stars["001001"] == ["5★"] * 9 + ["3★", "3★", "-"]
    assert stars["001002"][4] != "·"
    assert stars["001002"][5:] == ["·"] * 7  # left in May
    assert stars["001005"][6] == "·"  # on leave in July
    assert [at for at, star in enumerate(stars["003007"], start=1) if star == "·"] == list(range(1, 8))  # since August
    # in March 许诺 has some 10 % of the target by a slip, and with it mended, 104 % and 6 more or less; the seed gives
    # 100 % or more, but not 110 %
    records = str(tmp_path / "records")
    march = next(one for one in json.loads(said("ledger", "list", records, "--format", "json")) if one["revision"] == 2)
    assert (march["period"], march["reason"]) == ("2026-03", runner.SLIP_REASON)
    first = tmp_path / "records/scheme=property-fees/period=2026-03/revision=1/results.csv"
    with first.open(encoding="utf-8-sig", newline="") as file:
        slipped = next(row for row in csv.DictReader(file) if row["key"] == "003002")
    assert (slipped["star"], stars["003002"][2]) == ("1", "3★")

    asked = ("--scheme", "property-fees", "--ledger", records, "--year", "2026", "-o", str(tmp_path / "year.json"))
    said("year-end", *asked, "-q")
    year = json.loads((tmp_path / "year.json").read_text(encoding="utf-8"))
    winners = [(row["key"], row["five_star_months"], row["rated_months"]) for row in year["rows"] if row["award"]]
    assert winners == [("001001", 9, 11)]
    rated = {row["key"]: row["rated_months"] for row in year["rows"]}
    assert (rated["001005"], rated["003007"]) == (11, 5)
    assert (tmp_path / "2026.xlsx").is_file()


def test_the_sheets_are_the_same_whenever_they_are_made(runner: ModuleType, tmp_path: Path) -> None:
    runner.make_year(tmp_path / "a")
    runner.make_year(tmp_path / "b")
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == 13
    assert {
        name for name in names if (tmp_path / "a" / name).read_bytes() != (tmp_path / "b" / name).read_bytes()
    } == set()
