"""Files appear whole or not at all, and never over something else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from stargrade.problems import Refusal
from stargrade.report import atomic
from stargrade.report.write import write_whole


def refused(path: Path, data: bytes = b"new", **options: object) -> tuple[str, int]:
    with pytest.raises(Refusal) as caught:
        write_whole(path, data, **options)  # type: ignore[arg-type]
    return caught.value.problems[0].code, caught.value.exit_code


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    written = write_whole(tmp_path / "out.csv", b"new")
    assert written.changed
    assert (tmp_path / "out.csv").read_bytes() == b"new"
    assert (tmp_path / "out.csv").stat().st_mode == plain.stat().st_mode
    assert beside(tmp_path) == ["out.csv", "plain"]


def test_the_same_bytes_leave_the_file_untouched(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"new")
    os.utime(out, (1, 1))
    assert not write_whole(out, b"new").changed
    assert out.stat().st_mtime == 1


def test_other_content_is_refused_and_left(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    assert refused(out) == ("SG150", 3)
    assert out.read_bytes() == b"old"
    assert beside(tmp_path) == ["out.csv"]


def test_force_replaces_and_keeps_the_permissions(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    out.chmod(0o640)
    assert write_whole(out, b"new", force=True).changed
    assert out.read_bytes() == b"new"
    assert out.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_whole(tmp_path / "link.csv", b"new", force=True)
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_the_input_is_never_written_to(tmp_path: Path) -> None:
    sheet = tmp_path / "scores.csv"
    sheet.write_bytes(b"input")
    (tmp_path / "other-name.csv").hardlink_to(sheet)
    assert refused(sheet, force=True, inputs=[sheet]) == ("SG031", 2)
    assert refused(tmp_path / "other-name.csv", force=True, inputs=[sheet]) == ("SG031", 2)
    assert sheet.read_bytes() == b"input"


def test_a_file_that_is_open_in_excel_is_refused(tmp_path: Path) -> None:
    (tmp_path / "~$out.xlsx").write_bytes(b"")
    assert refused(tmp_path / "out.xlsx", force=True) == ("SG151", 3)


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path) == ("SG154", 3)
    assert refused(tmp_path / "missing" / "out.csv") == ("SG152", 3)
    assert refused(tmp_path / ("x" * 300)) == ("SG153", 3)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, OSError])
def test_a_stop_between_writing_and_moving_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")

    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr(atomic, "_move", stopped)
    with pytest.raises((stop, Refusal)):
        write_whole(out, b"new", force=True)
    assert out.read_bytes() == b"old"
    assert beside(tmp_path) == ["out.csv"]


def test_a_file_made_meanwhile_by_somebody_else_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.csv"
    moved = atomic._move

    def late(part: Path, target: Path, replace: bool) -> None:
        target.write_bytes(b"theirs")
        moved(part, target, replace)

    monkeypatch.setattr(atomic, "_move", late)
    assert refused(out) == ("SG150", 3)
    assert out.read_bytes() == b"theirs"
    assert beside(tmp_path) == ["out.csv"]


KILLED = """
    import sys, time
    from pathlib import Path
    from stargrade.report import atomic
    from stargrade.report.write import write_whole
    def wait(*_):
        print("written", flush=True)
        time.sleep(60)
    atomic._move = wait
    write_whole(Path(sys.argv[1]), b"new", force=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_killed_run_leaves_the_old_file_and_the_next_run_tidies_up(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    running = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(out)], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    running.stdout.readline()
    living = beside(tmp_path)
    assert len(living) == 2
    assert living[0].startswith(".out.csv.")
    assert refused(out) == ("SG150", 3)  # another run meanwhile does not touch what a living one writes
    assert beside(tmp_path) == living
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    assert out.read_bytes() == b"old"
    assert beside(tmp_path) == living
    write_whole(out, b"new", force=True)
    assert beside(tmp_path) == ["out.csv"]
