"""Writes what was measured as docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from .growth import Growth
from .growth_page import tables, told
from .speed import (
    CLERK,
    FAST_FLOOR,
    FLOOR,
    HELP,
    IMPORTS,
    NOTHING,
    OFFICE,
    TOOL,
    Speed,
    Trial,
)
from .timing import Spent

# At most so many times what the other program takes (issue 6).
_TARGETS: Mapping[tuple[int, str, str], str] = {
    (200, ".xlsx", IMPORTS): "1.3",
    (5_000, ".xlsx", FLOOR): "2.2",
    (100_000, ".xlsx", FLOOR): "1.4",
    (100_000, ".xlsx", FAST_FLOOR): "1.8",
    (1_000_000, ".csv", FLOOR): "2.5",
    (1_000_000, ".parquet", FLOOR): "3",
}
_CLERK_TARGET = "0.6"  # from 5,000 rows on
_HELP_TARGET = "12"

_INTRO = """# How fast stargrade is

Made by `make bench` and `make bench-growth`; no test asserts a time. Seconds are those of this machine; ratios travel.

Each line is the median of whole processes, started one after the other in turn on the same sheet: what it takes to
the end, from the command to the file. *CPU* is the work in it, of all threads; *MiB* is the most memory it held.
*stargrade takes* says how many times the other program's seconds: the median of the ratios round by round, the least
and the most of them beside it. *CPU ratio* and *MiB ratio* say the same of work and of memory. The sheets are made
with a fixed seed: believable values, half of them on a tie or a cut-off. From 100,000 rows on, the clerk's script takes
part in the first round at most. All programs are compiled beforehand, as an installation is.

- **floor**: reads, works out the same figures in scaled integers and writes them, with nothing else: no search for
  headings, no checks, no reasons, no formats, no summary. calamine, numpy and XlsxWriter row by row; pyarrow for csv
  and parquet. The bench holds each of its figures against stargrade's: points, scores, stars, places, money.
- **floor, fast writer**: the same with rustpy-xlsxwriter, where that is installed.
- **stargrade without [fast]**: the same stargrade without isal, which the extra `fast` brings. All other lines are with
  it, where it is installed; it packs workbooks of 4,000 rows and more.
- **clerk's script**: the same rules in pandas as one would write them: floats, `apply`, `np.where`, `round`.
- **LibreOffice**: the same rules as worksheet formulas, worked out by LibreOffice without a window.
- **imports**: nothing but importing typer, rich, pandas, pandera, openpyxl, calamine and XlsxWriter.

*Rows off* is in how many rows a program that works with floats gets a score, star, place or point wrong; a score
that is off moves the places of others too.
"""


def page(speed: Speed, growth: Growth | None) -> str:
    """The whole page."""
    parts = [_INTRO, *_machine(speed.machine), *_starts(speed), *_trials(speed.trials)]
    if growth is not None:
        parts += _growth(growth)
    return "\n".join(parts) + "\n"


def _machine(machine: Mapping[str, str]) -> Iterator[str]:
    yield "## The machine\n"
    yield from (f"- {what}: {told}" for what, told in machine.items())
    yield ""


def _starts(speed: Speed) -> Iterator[str]:
    helped, nothing = speed.starts[HELP], speed.starts[NOTHING]
    yield "## Starting\n"
    yield from _table(("", "seconds", "CPU", "MiB"), [_spent(name, runs) for name, runs in speed.starts.items()])
    yield f"\n`stargrade --help` takes {_ratio(helped, nothing)} times `python -c pass` (at most {_HELP_TARGET}).\n"


def _trials(trials: Sequence[Trial]) -> Iterator[str]:
    for rows, suffix in dict.fromkeys((trial.rows, trial.suffix) for trial in trials):
        yield f"## {rows:,} rows, {suffix[1:]} to {suffix[1:]}\n"
        heads = ("", "seconds", "CPU", "MiB", "stargrade takes", "at most", "CPU ratio", "MiB ratio", "rows off")
        lines = [line for trial in trials if (trial.rows, trial.suffix) == (rows, suffix) for line in _trial(trial)]
        yield from _table(heads, lines)
        yield ""


def _trial(trial: Trial) -> Iterator[Sequence[str]]:
    yield (f"**{trial.scheme}**",)
    for name, runs in trial.spent.items():
        off = f"{trial.off[name]:,}" if name in (CLERK, OFFICE) else ""
        if name == TOOL:
            yield (*_spent(name, runs), "", "", "", "", off)
            continue
        own = trial.spent[TOOL]
        target = _TARGETS.get((trial.rows, trial.suffix, name), "")
        if name == CLERK and trial.rows >= 5_000:
            target = _CLERK_TARGET
        work = median(a.cpu / b.cpu for a, b in zip(own, runs, strict=False))
        memory = f"{_memory(own) / _memory(runs):.2f}" if name in (FLOOR, FAST_FLOOR) else ""
        yield (*_spent(name, runs), _ratio(own, runs), target, f"{work:.2f}", memory, off)


def _spent(name: str, runs: Sequence[Spent]) -> tuple[str, ...]:
    return (name, f"{median(one.wall for one in runs):.2f}", f"{median(one.cpu for one in runs):.2f}",
            f"{_memory(runs):.0f}")  # fmt: skip


def _memory(runs: Sequence[Spent]) -> float:
    return median(one.memory for one in runs)


def _ratio(own: Sequence[Spent], other: Sequence[Spent]) -> str:
    """How often as long the one took, round by round: the median, and the least and the most."""
    ratios = [a.wall / b.wall for a, b in zip(own, other, strict=False)]
    return f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}"
    for line in lines:
        yield f"| {' | '.join([*line, *[''] * (len(heads) - len(line))])} |"


def _growth(growth: Growth) -> Iterator[str]:
    yield "## How the cost grows\n"
    yield told(growth)
    for title, heads, lines in tables(growth):
        yield f"### {title}\n"
        yield from _table(heads, lines)
        yield ""
