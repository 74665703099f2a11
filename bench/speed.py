"""Measures stargrade on real schemes beside the floor, the clerk's script, LibreOffice and its own imports."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from .machine import machine
from .timing import Program, Spent, in_turn, spend
from .worksheet import office, recalculating

INPUTS = {"call-center-sales": 16, "tobacco-retailers": 6, "account-manager-monthly": 14}  # columns of the sheet
PERIODS = {"call-center-sales": "2026-10", "tobacco-retailers": "2026Q3", "account-manager-monthly": "2026-10"}
SIZES = ((200, ".xlsx"), (5_000, ".xlsx"), (100_000, ".xlsx"), (1_000_000, ".csv"), (1_000_000, ".parquet"))
ROUNDS = {200: 7, 5_000: 5, 100_000: 3, 1_000_000: 3}
START_ROUNDS = 15

TOOL, WITHOUT_FAST = "stargrade", "stargrade without [fast]"
FLOOR, FAST_FLOOR, CLERK, OFFICE, IMPORTS = "floor", "floor, fast writer", "clerk's script", "LibreOffice", "imports"
HELP, NOTHING = "stargrade --help", "python -c pass"

_LIBRARIES = "import typer, rich, pandas, pandera, openpyxl, python_calamine, xlsxwriter"
_FAST_WRITER = "rustpy_xlsxwriter"
_EXTRA = "isal"  # what `stargrade[fast]` brings
_HIDDEN = f"import sys; sys.modules[{_EXTRA!r}] = None; from stargrade.__main__ import main; main()"


@dataclass(frozen=True)
class Trial:
    """What each program spent on one sheet, round by round, and in how many rows its figures were off."""

    scheme: str
    rows: int
    suffix: str
    spent: Mapping[str, list[Spent]]
    off: Mapping[str, int]


@dataclass(frozen=True)
class Speed:
    """Everything that was measured, and where."""

    machine: Mapping[str, str]
    starts: Mapping[str, list[Spent]]
    trials: list[Trial]

    def store(self, path: Path) -> None:
        """Keep it, so that the page can be written anew."""
        path.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False), encoding="utf-8")


def stored(path: Path) -> Speed:
    """What was measured before."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Speed(kept["machine"], _spent(kept["starts"]), [_trial(one) for one in kept["trials"]])


def _trial(kept: dict[str, object]) -> Trial:
    return Trial(**{**kept, "spent": _spent(kept["spent"])})  # type: ignore[arg-type]


def _spent(kept: object) -> Mapping[str, list[Spent]]:
    assert isinstance(kept, dict)
    return {name: [Spent(*once) for once in runs] for name, runs in kept.items()}


def measure(folder: Path, most_rows: int) -> Speed:
    """Measure every scheme at every size up to so many rows; what is made and written stands in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return Speed(machine(), _starts(folder), list(_trials(folder, most_rows)))


def _starts(folder: Path) -> Mapping[str, list[Spent]]:
    programs = {
        NOTHING: Program([sys.executable, "-c", "pass"]),
        HELP: Program([sys.executable, "-m", "stargrade", "--help"]),
        IMPORTS: Program([sys.executable, "-c", _LIBRARIES]),
    }
    return in_turn(programs, START_ROUNDS, folder / "log")


def _trials(folder: Path, most_rows: int) -> Iterator[Trial]:
    for rows, suffix in SIZES:
        for scheme in INPUTS:
            if rows <= most_rows:
                print(f"{rows:>9,} rows  {suffix[1:]:<8} {scheme}", file=sys.stderr, flush=True)
                yield _tried(scheme, rows, suffix, folder)


def _tried(scheme: str, rows: int, suffix: str, folder: Path) -> Trial:
    log = folder / "log"
    sheet = folder / f"{scheme}-{rows}{suffix}"
    if not sheet.exists():
        spend(_module("files", scheme, rows, sheet), log)
    programs = dict(_programs(scheme, rows, sheet))
    spent = in_turn(programs, ROUNDS[rows], log)
    written = {name: program.writes for name, program in programs.items() if program.writes is not None}
    off = {name: _off(INPUTS[scheme], written[FLOOR], path, log) for name, path in written.items() if name != FLOOR}
    for name in (TOOL, WITHOUT_FAST, FAST_FLOOR):
        if off.get(name):
            raise RuntimeError(f"{scheme}, {rows} rows: {name} and the floor differ in {off[name]} rows")
    for path in written.values():
        path.unlink()
    return Trial(scheme, rows, suffix, spent, off)


def _programs(scheme: str, rows: int, sheet: Path) -> Iterator[tuple[str, Program]]:
    def program(name: str, *command: object) -> tuple[str, Program]:
        target = sheet.with_name(f"{name.replace(' ', '-')}{sheet.suffix}")
        return name, Program([str(part) for part in (*command, target)], target)

    graded = ("run", sheet, "--scheme", scheme, "--period", PERIODS[scheme], "--lang", "en", "-o")
    yield program(TOOL, sys.executable, "-m", "stargrade", *graded)
    yield program(FLOOR, *_module("floor", scheme, sheet))
    name, clerk = program(CLERK, *_module("clerk", scheme, sheet))
    yield name, clerk._replace(rounds=1 if rows >= 100_000 else None)
    if rows == 200:
        yield IMPORTS, Program([sys.executable, "-c", _LIBRARIES])
    if rows == 5_000 and (program_of_office := office()) is not None:
        yield OFFICE, _by_office(program_of_office, scheme, rows, sheet.parent)
    if rows == 100_000 and find_spec(_EXTRA) is not None:
        yield program(WITHOUT_FAST, sys.executable, "-c", _HIDDEN, *graded)
    if rows == 100_000 and find_spec(_FAST_WRITER) is not None:
        name, plain = program(FAST_FLOOR, *_module("floor", scheme, sheet))
        yield name, plain._replace(command=[*plain.command, "fast"])


def _by_office(office: str, scheme: str, rows: int, folder: Path) -> Program:
    source = folder / f"{scheme}-{rows}-formulas.xlsx"
    if not source.exists():
        spend(_module("worksheet", scheme, rows, source), folder / "log")
    target = folder / "calculated"
    return Program(recalculating(office, folder / "profile", source, target), target / source.name)


def _module(name: str, *words: object) -> list[str]:
    return [sys.executable, "-m", f"bench.{name}", *map(str, words)]


def _off(inputs: int, floor: Path, other: Path, log: Path) -> int:
    """How many rows differ, worked out by a program of its own so that this one stays small."""
    spend(_module("same", inputs, floor, other), log)
    return int(log.read_text(encoding="utf-8").split()[-1])
