"""Runs the year of `make_year.py` through stargrade, month by month, and shows what was typed for it.

Run `python examples/run_year.py FOLDER` with a new folder: sheets, results, records and the year's result are in it
afterwards.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from make_year import MONTHS, SLIP, SLIP_REASON, YEAR, make_year

SCHEME = "property-fees"


def commands(folder: Path) -> Iterator[list[str]]:
    """What is typed, in order: every month, the correction of March, the year's stars, the year end."""
    records = str(folder / "records")
    for month in MONTHS:
        period = f"{YEAR}-{month:02d}"
        asked = ["--scheme", SCHEME, "--period", period, "--ledger", records, "-q"]
        if month == SLIP[1]:
            yield ["run", str(folder / f"{period}-first.xlsx"), *asked]
            yield ["run", str(folder / f"{period}.xlsx"), *asked, "--force", "--reason", SLIP_REASON]
        else:
            yield ["run", str(folder / f"{period}.xlsx"), *asked]
    yield ["ledger", "show", records, "--lang", "zh"]
    whole = ["--scheme", SCHEME, "--ledger", records, "--year", str(YEAR)]
    yield ["year-end", *whole, "-o", str(folder / f"{YEAR}.xlsx"), "--lang", "zh"]


def run_year(folder: Path) -> int:
    """Make the sheets and type every command; stops at the first that fails, with its exit code."""
    make_year(folder)
    for command in commands(folder):
        print(f"stargrade {shlex.join(command)}", flush=True)
        done = subprocess.run([sys.executable, "-m", "stargrade", *command], check=False)
        if done.returncode:
            return done.returncode
    print(f"\nEvery month, the records and the year's result / 各月结果、台账和年终结果: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(run_year(Path(sys.argv[1])))
