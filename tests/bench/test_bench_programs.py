"""The programs of the bench come to the same figures; how long they take is no matter here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench import clerk, files, floor, growth_made, worksheet
from bench.made import sheet
from bench.page import page
from bench.same import columns, differing
from bench.speed import FLOOR, HELP, IMPORTS, INPUTS, NOTHING, PERIODS, TOOL, Speed, Trial
from bench.timing import Program, Spent, in_turn
from stargrade.pipeline import Request, report, run
from stargrade.report import Format

SCHEMES = Path(__file__).parents[2] / "schemes"
SIZE = 50
# Rows that the clerk's script gets wrong, looked at by hand. Two sellers are exactly 2 percentage points below the
# mean, which 0.02 / 0.01 in floats is not quite; two have nobody formal to be compared with, and get full points.
OFF = {"call-center-sales": 4, "tobacco-retailers": 0, "account-manager-monthly": 0}


def graded(source: Path, scheme: Path, period: str) -> Path:
    """The result of stargrade itself beside the sheet."""
    target = source.with_name(f"graded{source.suffix}")
    kind: dict[str, Format] = {".xlsx": "xlsx", ".csv": "csv", ".parquet": "parquet"}
    report(run(Request(source, str(scheme), period=period)), target, kind[source.suffix], force=True)
    return target


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".parquet"])
@pytest.mark.parametrize("scheme", INPUTS)
def test_floor_and_stargrade_agree_and_the_clerk_nearly(scheme: str, suffix: str, tmp_path: Path) -> None:
    made, source = sheet(scheme, SIZE), tmp_path / f"sheet{suffix}"
    assert len(made) == INPUTS[scheme]
    files.write(made, source)
    least, own = tmp_path / f"floor{suffix}", tmp_path / f"clerk{suffix}"
    other = graded(source, SCHEMES / f"{scheme}.yaml", PERIODS[scheme])
    floor.main(scheme, source, least)
    clerk.main(scheme, source, own)
    assert len(columns(other, len(made))[0]) == SIZE
    assert differing(least, other, len(made)) == 0
    assert differing(least, own, len(made)) == OFF[scheme]


@pytest.mark.parametrize("scheme", INPUTS)
def test_the_floor_with_the_fast_writer_agrees(scheme: str, tmp_path: Path) -> None:
    pytest.importorskip("rustpy_xlsxwriter")
    source, plain, fast = (tmp_path / f"{name}.xlsx" for name in ("sheet", "plain", "fast"))
    files.write(sheet(scheme, SIZE), source)
    floor.main(scheme, source, plain)
    floor.main(scheme, source, fast, fast=True)
    assert differing(plain, fast, INPUTS[scheme]) == 0


@pytest.mark.slow
@pytest.mark.skipif(worksheet.office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("scheme", INPUTS)
def test_worksheet_formulas_agree(scheme: str, tmp_path: Path) -> None:
    source, formulas, least = (tmp_path / f"{name}.xlsx" for name in ("sheet", "formulas", "floor"))
    files.write(sheet(scheme, SIZE), source)
    worksheet.write(scheme, SIZE, formulas)
    command = worksheet.recalculating(str(worksheet.office()), tmp_path / "profile", formulas, tmp_path / "calculated")
    subprocess.run(command, check=True, capture_output=True)
    floor.main(scheme, source, least)
    assert differing(least, tmp_path / "calculated" / formulas.name, INPUTS[scheme]) == 0


@pytest.mark.parametrize("kind", growth_made.KINDS)
def test_made_up_schemes_grade_made_up_sheets(kind: str, tmp_path: Path) -> None:
    scheme, source = tmp_path / "growth.yaml", tmp_path / "sheet.csv"
    scheme.write_text(growth_made.scheme_text(kind, 3), encoding="utf-8")
    growth_made.write_sheet(SIZE, 3, source)
    assert len(run(Request(source, str(scheme), period="2026-10")).grading) == SIZE


def test_programs_run_in_turn_and_each_run_writes_anew(tmp_path: Path) -> None:
    target = tmp_path / "written"
    create = Program([sys.executable, "-c", f"open({str(target)!r}, 'x')"], target)  # fails where the file is there
    spent = in_turn({"create": create, "pass": Program([sys.executable, "-c", "pass"])}, 2, tmp_path / "log")
    assert {name: len(runs) for name, runs in spent.items()} == {"create": 2, "pass": 2}
    assert all(once.wall > 0 and once.memory > 1 for runs in spent.values() for once in runs)
    with pytest.raises(RuntimeError, match="told why"):
        in_turn({"fail": Program([sys.executable, "-c", "raise SystemExit('told why')"])}, 1, tmp_path / "log")


def test_ratios_are_those_of_the_rounds() -> None:
    # 3/1, 4/4 and 5/4 have the median 1.25 (the medians of the seconds would say 4/4); the least is 1, the most 3.
    # Work: 2/1, 2/2, 2/1. Memory: 30 over 20.
    own = [Spent(3, 2, 30), Spent(4, 2, 30), Spent(5, 2, 30)]
    floor_runs = [Spent(1, 1, 20), Spent(4, 2, 20), Spent(4, 1, 20)]
    starts = {NOTHING: [Spent(0.5, 0, 1)], HELP: [Spent(4, 0, 1)], IMPORTS: [Spent(9, 0, 1)]}
    trial = Trial("a-scheme", 5_000, ".xlsx", {TOOL: own, FLOOR: floor_runs}, {TOOL: 0})
    lines = page(Speed({"Python": "3"}, starts, [trial]), None).splitlines()
    assert "| floor | 4.00 | 1.00 | 20 | 1.25 (1.00 to 3.00) | 2.2 | 2.00 | 1.50 |  |" in lines
    assert "`stargrade --help` takes 8.00 (8.00 to 8.00) times `python -c pass` (at most 12)." in lines
