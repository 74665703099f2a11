"""A whole run of periods through the command line agrees with the reference beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stargrade.periods import parse_period

CASES = Path(__file__).parents[3] / "shared" / "cases"


def sheets(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("*.csv") if parse_period(path.stem)]
    return sorted(found, key=lambda path: (path.stem[:4], len(path.stem) == 4, path.stem))


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases stand beside the project only where it is built")
@pytest.mark.parametrize("name", [path.name for path in sorted(CASES.glob("*")) if len(sheets(path)) > 1])
def test_a_year_through_the_command_line(call: Any, name: str) -> None:
    for sheet in sheets(CASES / name):
        asked = ("run", sheet, "--scheme", name, "--period", sheet.stem, "--ledger", "L", "--format", "json")
        done = call(*asked, "-o", "-", "-q")
        assert done.code == 0, done.talk
        got = {row["key"]: row for row in json.loads(done.raw)["rows"]}
        expected = json.loads(sheet.with_suffix(".expected.json").read_text(encoding="utf-8"))
        different = [
            (sheet.stem, row["key"], field, value, got[row["key"]].get(field))
            for row in expected
            for field, value in row.items()
            if got[row["key"]].get(field) != value
        ]
        assert different == []
    assert call("ledger", "verify", "L").code == 0
