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


@pytest.mark.parametrize("layer", ["numbers", "problems", "expr", "validate", "grading", "explain"])
def test_a_pure_layer_loads_nothing_that_shows_or_writes(layer: str) -> None:
    assert loaded("-c", f"import stargrade.{layer}") & SHOWING == set()


def test_what_is_loaded_is_seen() -> None:
    assert {"json", "numpy"} <= loaded("-c", "import json, numpy")
