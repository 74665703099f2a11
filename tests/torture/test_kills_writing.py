"""Killed or told to end at any moment while writing: the old file stands there or the new one, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from victims import Victim, a_moment

from stargrade.report.write import write_whole

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills forked processes")

ROOT = Path(__file__).parents[2]
ROUND = 1_000_000
LINES = 20_000


def content(at: int) -> bytes:
    return f"{at}\n".encode() * LINES


def test_a_killed_run_leaves_a_whole_file(tmp_path: Path, kills: int) -> None:
    out, chance = tmp_path / "结果 1.csv", Random(11)
    out.write_bytes(content(0))

    def write(start: int, tell: Callable[[Any], None]) -> None:
        for at in range(start, start + ROUND):
            write_whole(out, content(at), force=True)
            tell(at)

    for at in range(1, kills + 1):
        victim = Victim(write, at * ROUND)
        assert victim.has_begun()
        victim.kill_after(a_moment(chance, 0.02))
        finished = victim.finished()[-1]
        data = out.read_bytes()
        # the last one that was told of, or the one after it, of which nothing could be told any more
        assert data in (content(finished), content(finished + 1))
        assert len(list(tmp_path.iterdir())) <= 2
    write_whole(out, content(1), force=True)
    assert list(tmp_path.iterdir()) == [out]


STARTED = """
import stargrade.__main__ as program
answer = program._answer_signals
def told(*how):
    answer(*how)
    print("started", flush=True)
program._answer_signals = told
program.main()
"""


def _in_the_foreground() -> None:
    """Let the run hear Ctrl-C even where the tests themselves run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run_and_stop(folder: Path, number: signal.Signals, seconds: float) -> tuple[int, str]:
    """Start a run in a process of its own and send it a signal that long after it has begun to load."""
    asked = ["run", "scores.csv", "--scheme", "property-fees", "--force", "-o", "out.xlsx"]
    running = subprocess.Popen(
        [sys.executable, "-c", STARTED, *asked],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, encoding="utf-8", preexec_fn=_in_the_foreground,  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    assert running.stdout is not None
    running.stdout.readline()
    time.sleep(seconds)
    running.send_signal(number)
    return running.wait(60), running.communicate()[1]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_told_to_end_leaves_nothing_behind(
    tmp_path: Path, number: signal.Signals, code: int, kills: int
) -> None:
    sheet, chance = tmp_path / "scores.csv", Random(int(number))
    rows = "".join(f"{at:05d},110%,0,1000\n" for at in range(300))
    sheet.write_text(f"工号,收费率,投诉,绩效工资\n{rows}", encoding="utf-8")
    out = tmp_path / "out.xlsx"
    ended = []
    for seconds in (0.0, *(chance.uniform(0, 1.2) for _ in range(kills // 4))):
        out.write_bytes(b"old")
        done, said = run_and_stop(tmp_path, number, seconds)
        ended.append(done)
        assert done in (0, code), said
        assert "Traceback" not in said
        assert "defect" not in said
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.xlsx", "scores.csv"]
        # the request may come when the file has just been moved to its place
        assert done == code or out.read_bytes()[:2] == b"PK"
        assert out.read_bytes() == b"old" or out.read_bytes()[:2] == b"PK"
    assert ended[0] == code
