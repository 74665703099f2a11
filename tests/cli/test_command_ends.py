"""How a call ends when it does not come to its own end, and on consoles that know few signs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest
from calling import Call

from stargrade import pipeline

ROOT = Path(__file__).parents[2]
FEES = ("--scheme", "property-fees")


def start(*arguments: object, cwd: Path, out: int | IO[bytes] = subprocess.PIPE, **env: str) -> subprocess.Popen[bytes]:
    """Start the program in a process of its own, both streams piped unless told otherwise."""
    own = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "80", **env}
    return subprocess.Popen(
        [sys.executable, "-m", "stargrade", *(str(argument) for argument in arguments)],
        cwd=cwd, env=os.environ | own, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("error", "code"),
    [(KeyboardInterrupt(), 130), (BrokenPipeError(), 141), (MemoryError(), 70), (ZeroDivisionError("secret"), 70)],
    ids=lambda one: type(one).__name__ if isinstance(one, BaseException) else str(one),
)
def test_an_end_from_within(
    call: Call, month: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(request: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "read", fail)
    monkeypatch.setattr("stargrade.cli.streams.let_go", lambda stream: None)  # it would close the test's own streams
    done = call("run", month, *FEES)
    assert (done.code, done.raw) == (code, b"")
    assert ("defect" in done.talk, "Traceback" in done.talk) == (code == 70, False)
    assert len(done.talk.splitlines()) == (1 if code == 70 else 0)
    assert list(month.parent.iterdir()) == [month]


def test_a_panic_of_a_library_is_a_defect(call: Call, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        """As compiled libraries raise it: no Exception."""

    def fail(request: object) -> None:
        raise Panic

    monkeypatch.setattr(pipeline, "read", fail)
    assert call("run", month, *FEES).code == 70


def test_a_defect_can_be_looked_into(call: Call, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STARGRADE_DEBUG", "1")
    monkeypatch.setattr(pipeline, "read", lambda request: 1 // 0)
    done = call("run", month, *FEES)
    assert done.code == 70
    assert "Traceback" in done.talk


def test_a_request_to_end_leaves_nothing_behind(call: Call, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The request comes while the result is being written beside its place."""
    seen: list[str] = []

    def interrupted(handle: int) -> None:
        seen.extend(path.name for path in month.parent.iterdir())
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)

    monkeypatch.setattr(os, "fsync", interrupted)
    before = signal.getsignal(signal.SIGTERM)
    assert call("run", month, *FEES, "--format", "csv").code == 143
    assert any(name.endswith(".part") for name in seen)
    assert list(month.parent.iterdir()) == [month]
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [("run", "many.csv", *FEES, "-o", "-"), ("preview", "many.csv", *FEES)])
def test_the_reader_of_a_pipe_has_gone(tmp_path: Path, command: tuple[str, ...], unbuffered: str) -> None:
    rows = "".join(f"{at:05d},110%,0,1000\n" for at in range(5000))
    (tmp_path / "many.csv").write_text(f"工号,收费率,投诉,绩效工资\n{rows}", encoding="utf-8")
    program = start(*command, cwd=tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.read(10)
    program.stdout.close()
    said = program.stderr.read().decode("utf-8")
    program.stderr.close()
    assert program.wait(60) == 141
    assert "Traceback" not in said
    assert "Error" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize(
    ("command", "code"), [(("schemes", "list"), b"SG019"), (("run", "scores.csv", *FEES, "-q", "-o", "-"), b"SG153")]
)
def test_a_full_disk_is_a_problem_of_the_file(month: Path, command: tuple[str, ...], code: bytes) -> None:
    with Path("/dev/full").open("wb") as full:
        program = start(*command, cwd=month.parent, out=full)
        _, said = program.communicate(timeout=60)
    assert program.returncode == 3
    assert said.startswith(code)
    assert b"Error" not in said


def test_a_gbk_console(month: Path) -> None:
    program = start("run", month, *FEES, "--lang", "zh", cwd=month.parent, PYTHONIOENCODING="gbk", TERM="dumb")
    out, said = program.communicate(timeout=60)
    assert (program.returncode, out) == (0, b"")
    shown = said.decode("gbk")
    assert "★★★★★" in shown
    assert "已评定 3" in shown


def test_a_console_without_colours(month: Path, broken: Path) -> None:
    program = start("run", broken, *FEES, "--partial", cwd=month.parent, TERM="dumb", FORCE_COLOR="1", NO_COLOR="")
    out, said = program.communicate(timeout=60)
    assert (program.returncode, out) == (1, b"")
    assert not set(said.decode("utf-8")) & set("\x1b┌┐└┘─│╭╮╰╯")


def test_a_cell_cannot_paint_the_screen(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "painted.csv"
    sheet.write_text("工号,姓名,收费率,投诉,绩效工资\n01,\x1b[31m甲,95%,\x1b[2J0,1000\n", encoding="utf-8")
    done = call("check", sheet, *FEES)
    assert done.code == 1
    assert "\x1b" not in done.data
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("\x1b[2J", ""), encoding="utf-8")
    for command in (("preview", sheet, *FEES), ("explain", sheet, *FEES, "--id", "01")):
        done = call(*command)
        assert done.code == 0
        assert "\x1b" not in done.data
        assert "甲" in done.data
