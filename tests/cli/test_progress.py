"""How far a run has come: shown on a terminal after two seconds, taken back at the end, and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest
from calling import Call

from stargrade import pipeline
from stargrade.cli import progress as bar
from stargrade.cli.main import main
from stargrade.problems import Refusal, refuse
from stargrade.progress import GRADING, READING, Step, told
from stargrade.report import Format

pty = pytest.importorskip("pty")

TAKEN_BACK = "\x1b[1A\x1b[2K"  # up a line, and empty it
Shown = Callable[..., str]


class Clock:
    """A clock that stands still until it is set."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Iterator[Shown]:
    """A terminal as standard error; what is yielded gives what came out on it since one last looked."""
    outer, inner = pty.openpty()
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "80", "NO_COLOR": "", **variables}.items():
        monkeypatch.setenv(name, value)

    def look(wanted: str = "") -> str:
        """A terminal passes on in its own time what it is given: wait for it, or a moment for nothing."""
        sys.stderr.flush()
        seen, patience = b"", 10.0 if wanted else 0.05
        while not (wanted and wanted.encode() in seen) and select([outer], [], [], patience)[0]:
            seen += os.read(outer, 1 << 16)
        return seen.decode()

    with os.fdopen(inner, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        yield look
    os.close(outer)


def test_it_appears_after_two_seconds_and_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    with terminal(monkeypatch) as shown:
        with bar.progress("en", False, clock) as tell:
            tell(Step(READING, 0, 2))
            clock.now += 1.9
            tell(Step(READING, 1, 2))
            assert shown() == ""
            clock.now += 0.2
            tell(Step(GRADING, 1, 4, 100_000))
            assert "Grading 100,000 rows" in shown(" 25%")
            clock.now += 0.05  # too soon to draw it anew
            tell(Step(GRADING, 2, 4, 100_000))
            assert shown() == ""
            clock.now += 0.1
            tell(Step(GRADING, 3, 4, 100_000))
            assert " 75%" in shown(" 75%")
        assert shown(TAKEN_BACK).endswith(TAKEN_BACK)


def test_it_speaks_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    with terminal(monkeypatch) as shown, bar.progress("zh", False, clock) as tell:
        clock.now += 3
        tell(Step(GRADING, 1, 4, 1200))
        assert "评定 1,200 行" in shown(" 25%")


def test_a_refusal_takes_it_back_too(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    with terminal(monkeypatch) as shown:
        with pytest.raises(Refusal), bar.progress("en", False, clock) as tell:
            clock.now += 3
            tell(Step(READING, 1, 2))
            raise refuse("SG105")
        assert shown(TAKEN_BACK).endswith(TAKEN_BACK)


def test_a_short_run_shows_nothing_and_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    with terminal(monkeypatch) as shown:
        with bar.progress("en", False, Clock()) as tell:
            tell(Step(READING, 1, 1))
        assert shown() == ""


@pytest.mark.parametrize(
    ("quiet", "variables"),
    [(True, {}), (False, {"NO_COLOR": "1"}), (False, {"TERM": "dumb"}), (False, {"TERM": ""})],
    ids=["quiet", "no colours", "dumb", "cron"],
)
def test_it_is_not_shown_where_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch, quiet: bool, variables: dict[str, str]
) -> None:
    clock = Clock()
    with terminal(monkeypatch, **variables) as shown:
        with bar.progress("en", quiet, clock) as tell:
            clock.now += 3
            tell(Step(READING, 1, 2))
        assert shown() == ""


def test_a_pipe_gets_nothing_of_it(call: Call, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bar, "_PATIENCE", 0)
    monkeypatch.setattr(bar, "_BETWEEN", 0)
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm")
    done = call("run", month, "--scheme", "property-fees", "--period", "2026-10")
    assert (done.code, "Reading" in done.talk, "\x1b" in done.talk) == (0, False, False)


@pytest.mark.parametrize("command", ["run", "preview", "check", "explain", "compare"])
def test_every_command_that_grades_tells_how_far_it_is(
    month: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bar, "_PATIENCE", 0)
    more = {"explain": ["--id", "0017"], "compare": ["--to", "property-fees"], "run": ["-o", "-"]}.get(command, [])
    asked = [command, str(month), "--scheme", "property-fees", "--period", "2026-10", "--lang", "en", *more]
    with terminal(monkeypatch) as shown:
        assert main(asked) == 0
        seen = shown(TAKEN_BACK)
    assert "Reading" in seen
    assert TAKEN_BACK in seen
    assert "Reading" not in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["xlsx", "csv", "parquet"])
def test_stages_come_one_after_the_other_and_each_to_its_end(month: Path, tmp_path: Path, kind: Format) -> None:
    steps: list[Step] = []
    asked = pipeline.Request(month, "property-fees", period="2026-10", tell=steps.append)
    pipeline.report(pipeline.run(asked), tmp_path / f"out.{kind}", kind, tell=steps.append)
    stages = list(dict.fromkeys(step.stage.en for step in steps))
    written = ["Laying out"] if kind == "csv" else ["Laying out", "Writing"]  # three rows of csv are written at once
    assert stages == ["Reading", "Checking", "Grading", *written]
    for stage in stages:
        done = [step.done / step.total for step in steps if step.stage.en == stage]
        assert done == sorted(done)
        assert done[-1] == 1
    assert {step.rows for step in steps if step.stage.en != "Reading"} == {3}


def test_parts_are_told_as_they_are_done() -> None:
    steps: list[Step] = []
    assert list(told("ab", steps.append, READING, 7)) == ["a", "b"]
    assert steps == [Step(READING, 0, 2, 7), Step(READING, 1, 2, 7), Step(READING, 2, 2, 7)]
