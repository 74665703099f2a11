"""Gives damaged files to the commands until the time is up, and tells of any that broke a promise.

The promises, whatever a file holds: an exit code of the contract, no trace, at most ten seconds of
work and a gigabyte of memory, no file but the one asked for, and no graded row that differs from
the same row graded from a clean sheet.

Run it as a program: ``python tests/fuzz/fuzz.py SECONDS [FIRST] [--most FILES] [--keep FOLDER]``. Every file
has a number and can be made again; the files that broke a promise are kept.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from damage import damaged
from sound import HEADINGS, SOUND

SECONDS, KILOBYTES = 10, 1 << 20
PATIENCE = 90  # seconds that may pass on a busy machine
MAY_END = frozenset({0, 1, 2, 3})
SCHEME = ("--scheme", "property-fees", "--period", "2026-10", "--lang", "zh")
RESULTS = ("score", "star", "tier", "bonus", "deduction", "net")
NO_TRACE = ("Traceback", "panicked", "RUST_BACKTRACE", "Error:", "SG9")


@dataclass(frozen=True)
class Ended:
    """How a command ended: its code (negative: the signal that killed it), what it used, said and wrote."""

    code: int
    seconds: float
    kilobytes: int
    talk: str
    files: Mapping[str, bytes]


def command(name: str, number: int) -> Sequence[str]:
    """What is asked about a file: mostly to grade it, sometimes to look it through."""
    if number % 7 == 3:
        return ("check", name, *SCHEME, "--format", "json")
    if number % 7 == 5:
        return ("check", name, *SCHEME, "--annotate", "out.xlsx")
    return ("run", name, *SCHEME, "-o", "out.csv")


def run(arguments: Sequence[str], name: str, data: bytes) -> Ended:
    """Run one command in a process and a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz"))
    try:
        (folder / name).write_bytes(data)
        child = os.fork()
        if child == 0:
            _become(arguments, folder)
        code, used = _wait(child)
        files = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != name}
        talk = (files.pop(".out", b"") + files.pop(".err", b"")).decode("utf-8", errors="replace")
        return Ended(code, used.ru_utime + used.ru_stime, used.ru_maxrss, talk, files)
    finally:
        shutil.rmtree(folder)


def _become(arguments: Sequence[str], folder: Path) -> None:
    """Be the command, in the child; never comes back."""
    code = 99
    try:
        os.chdir(folder)
        for descriptor, name in ((1, ".out"), (2, ".err")):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), descriptor)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 5, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        from stargrade.cli.main import main

        code = main(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _wait(child: int) -> tuple[int, Any]:
    end = time.monotonic() + PATIENCE
    while True:
        gone, status, used = os.wait4(child, os.WNOHANG)
        if gone:
            return os.waitstatus_to_exitcode(status), used
        if time.monotonic() > end:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.002)


def broken_promises(arguments: Sequence[str], ended: Ended) -> Iterator[str]:
    """What a command did that no command may do, but for wrong results."""
    if ended.code not in MAY_END:
        yield f"ended with {ended.code}: {ended.talk[-300:]}"
    if any(word in ended.talk for word in NO_TRACE):
        yield f"shows a trace: {ended.talk[-300:]}"
    if "\x1b" in ended.talk:
        yield "sends an escape sequence"
    if ended.seconds > SECONDS:
        yield f"worked {ended.seconds:.1f} s"
    if ended.kilobytes > KILOBYTES:
        yield f"took {ended.kilobytes >> 10} MB"
    asked = {"check": {"out.xlsx"}, "run": {"out.csv"}}[arguments[0]]
    if not set(ended.files) <= asked or (arguments[0] == "run" and ended.code != 0 and ended.files):
        yield f"left {sorted(ended.files)} with code {ended.code}"
    if ended.code == 3 and len(ended.talk.strip().splitlines()) != 1 and "SG131" not in ended.talk:
        yield f"refuses in more than one line: {ended.talk}"


def rows_of(result: bytes) -> list[Mapping[str, str]]:
    """The graded rows of a result that still has all the headings of the clean sheet."""
    rows = list(csv.DictReader(io.StringIO(result.decode("utf-8-sig"))))
    whole = [row for row in rows if None not in row and all(row.get(heading) for heading in HEADINGS)]
    return [row for row in whole if "\0" not in "".join(row.values())]  # which no clean csv could hold


def wrong_results(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Rows with other results than the same cells in a clean sheet give."""
    if rows:
        for row, results in zip(rows, graded([_clean(row) for row in rows]), strict=True):
            if [row[name] for name in RESULTS] != results:
                yield f"graded {row} unlike the same row of a clean sheet: {results}"


def _clean(row: Mapping[str, str]) -> list[str]:
    """The cells of a graded row as a clean sheet has them."""
    rate = row["收费率"]
    with suppress(ValueError):
        rate = rate if "%" in rate else f"{float(Fraction(rate) * 100):.10g}%"
    return [rate if heading == "收费率" else row[heading].lstrip("'") for heading in HEADINGS]


def graded(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The results of some rows in a clean csv."""
    target = io.StringIO(newline="")
    csv.writer(target).writerows([HEADINGS, *rows])
    ended = run(("run", "clean.csv", *SCHEME, "-o", "out.csv"), "clean.csv", target.getvalue().encode())
    if ended.code != 0:
        return [[ended.talk[-200:]]] * len(rows)
    found = csv.DictReader(io.StringIO(ended.files["out.csv"].decode("utf-8-sig")))
    return [[row[name] for name in RESULTS] for row in found]


def main() -> int:
    """Damage, run and judge until the time is up; 1 where any promise was broken."""
    asked = argparse.ArgumentParser()
    asked.add_argument("seconds", type=float)
    asked.add_argument("first", type=int, nargs="?", default=1)
    asked.add_argument("--most", type=int, default=10**9, help="files, where the time does not end it")
    asked.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    given = asked.parse_args()
    sound = {name: make() for name, make in SOUND.items()}
    _warm_up(sound)
    ends: Counter[int] = Counter()
    broken = compared = 0
    until = time.monotonic() + given.seconds
    number = given.first
    while time.monotonic() < until and number < given.first + given.most:
        name = list(sound)[number % len(sound)]
        data = damaged(sound[name], number)
        arguments = command(name, number)
        ended = run(arguments, name, data)
        ends[ended.code] += 1
        rows = rows_of(ended.files.get("out.csv", b""))
        compared += len(rows)
        for said in (*broken_promises(arguments, ended), *wrong_results(rows)):
            broken += 1
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{number}-{name}").write_bytes(data)
            print(f"{number} {name}: {' '.join(arguments)}: {said}", flush=True)
        number += 1
    print(f"{sum(ends.values())} files from number {given.first} on; ends {dict(sorted(ends.items()))};", end=" ")
    print(f"{compared} rows graded again from clean cells; promises broken: {broken}")
    return 1 if broken else 0


def _warm_up(sound: Mapping[str, bytes]) -> None:
    """Load here what every command loads, so that the children need not; nothing that starts threads."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from stargrade.cli.main import main as command_line

    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        for name in ("utf8.csv", "openpyxl.xlsx"):
            path = Path(folder, name)
            path.write_bytes(sound[name])
            if command_line(("run", str(path), *SCHEME, "-o", f"{path}.csv")) != 0:
                raise SystemExit(f"the sound sheet {name} is not graded")


if __name__ == "__main__":
    sys.exit(main())
