"""What is quick stays quick: help and lists load no pandas, and pure layers no terminal or workbook library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"numpy", "pandas", "pandera", "pyarrow", "openpyxl", "xlsxwriter"}
SHOWING = {"typer", "rich", "openpyxl", "xlsxwriter"}


def loaded(*arguments: str) -> set[str]:
    """The top-level modules that a Python process imported while it did what it was asked; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    lines = done.stderr.splitlines()
    assert done.returncode == 0, [line for line in lines if not line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines if line.startswith("import time:")}


@pytest.mark.parametrize(
    "asked",
    [("--help",), ("run", "--help"), ("--version",), ("schemes", "list"), ("schemes", "list", "--lang", "zh")],
    ids=" ".join,
)
def test_a_quick_command_loads_nothing_heavy(asked: tuple[str, ...]) -> None:
    assert loaded("-m", "stargrade", *asked) & HEAVY == set()


SCORES = "examples/property-fees-2026-10.xlsx"
CSV = """工号,姓名,前台,收费率,投诉次数,完成交办事项,遵守制度,团队配合,绩效工资
007,王芳,否,110%,0,是,是,是,2000
"""


def test_a_check_of_a_sound_csv_loads_numpy_alone_of_the_heavy(tmp_path: Path) -> None:
    sheet = tmp_path / "scores.csv"
    sheet.write_text(CSV, encoding="utf-8")
    assert loaded("-m", "stargrade", "check", str(sheet), "--scheme", "property-fees") & HEAVY == {"numpy"}


def test_a_run_of_a_sound_xlsx_loads_what_it_writes_with_and_no_pandas(tmp_path: Path) -> None:
    asked = ("run", SCORES, "--scheme", "property-fees", "--period", "2026-10", "-o", str(tmp_path / "out.xlsx"))
    assert loaded("-m", "stargrade", *asked) & HEAVY == {"numpy", "xlsxwriter"}


def test_a_sheet_with_a_mistake_is_shown_to_pandera(tmp_path: Path) -> None:
    sheet = tmp_path / "scores.csv"
    sheet.write_text(CSV.replace(",0,", ",-1,"), encoding="utf-8")
    asked = ["check", str(sheet), "--scheme", "property-fees"]
    assert "pandera" in loaded("-c", f"from stargrade.cli.main import main; assert main({asked!r}) == 1")


@pytest.mark.parametrize("layer", ["numbers", "problems", "expr", "validate", "grading", "explain"])
def test_a_pure_layer_loads_nothing_that_shows_or_writes(layer: str) -> None:
    assert loaded("-c", f"import stargrade.{layer}") & SHOWING == set()


def test_what_is_loaded_is_seen() -> None:
    assert {"json", "numpy"} <= loaded("-c", "import json, numpy")
