"""Files appear whole or not at all, and never over something else."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stargrade.problems import Refusal
from stargrade.report import atomic, write
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


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_of_a_replaced_file_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    os.chown(out, 1234, 2345)
    out.chmod(0o604)
    write_whole(out, b"new", force=True)
    seen = out.stat()
    assert (seen.st_uid, seen.st_gid, seen.st_mode & 0o777, out.read_bytes()) == (1234, 2345, 0o604, b"new")


def test_an_owner_that_cannot_be_kept_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def forbidden(handle: int, owner: int, group: int) -> None:
        asked.append(owner)
        raise PermissionError

    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    monkeypatch.setattr(os, "fchown", forbidden)
    assert write_whole(out, b"new", force=True).changed
    assert asked == [out.stat().st_uid, -1]


def test_what_was_private_is_so_from_the_first_byte_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, modes = tmp_path / "out.csv", []
    out.write_bytes(b"old")
    out.chmod(0o600)
    monkeypatch.setattr(atomic, "flush", lambda file: modes.append(os.fstat(file.fileno()).st_mode & 0o777))
    write_whole(out, b"new", force=True)
    assert modes == [0o600]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_whole(tmp_path / "link.csv", b"new", force=True)
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("force", [True, False])
def test_a_link_to_another_folder_is_not_followed(tmp_path: Path, there: bool, force: bool) -> None:
    shared, private = tmp_path / "shared", tmp_path / "private"
    shared.mkdir()
    private.mkdir()
    if there:
        (private / "real.csv").write_bytes(b"old")
    (shared / "out.csv").symlink_to(private / "real.csv")
    assert refused(shared / "out.csv", force=force) == ("SG134", 3)
    assert beside(private) == (["real.csv"] if there else [])
    assert not there or (private / "real.csv").read_bytes() == b"old"
    assert beside(shared) == ["out.csv"]


def test_a_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "drive").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "drive" / "out.csv", b"new")
    assert beside(tmp_path / "real") == ["out.csv"]


def test_a_link_to_itself_is_no_defect(tmp_path: Path) -> None:
    (tmp_path / "out.csv").symlink_to("out.csv")
    assert refused(tmp_path / "out.csv") == ("SG150", 3)


def test_the_input_is_never_written_to(tmp_path: Path) -> None:
    sheet = tmp_path / "scores.csv"
    sheet.write_bytes(b"input")
    (tmp_path / "other-name.csv").hardlink_to(sheet)
    assert refused(sheet, force=True, inputs=[sheet]) == ("SG031", 2)
    assert refused(tmp_path / "other-name.csv", force=True, inputs=[sheet]) == ("SG031", 2)
    assert sheet.read_bytes() == b"input"


def test_a_file_that_is_open_in_excel_is_refused(tmp_path: Path) -> None:
    """By Excel or WPS, by WPS on Linux, by LibreOffice."""
    for lock in ("~$out.xlsx", ".~out.xlsx", ".~lock.out.xlsx#"):
        (tmp_path / lock).write_bytes(b"")
        assert refused(tmp_path / "out.xlsx", force=True) == ("SG151", 3)
        (tmp_path / lock).unlink()
    write_whole(tmp_path / "out.xlsx", b"new")


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path) == ("SG154", 3)
    assert refused(tmp_path / "missing" / "out.csv") == ("SG152", 3)
    assert refused(tmp_path / ("x" * 300)) == ("SG153", 3)


@pytest.mark.parametrize(
    "name",
    ["评定 结果 2026年10月.csv", "长" * 82 + ".csv", "a" * 251 + ".csv"],
    ids=["Chinese", "82 signs", "255 bytes"],
)
def test_long_and_chinese_names(tmp_path: Path, name: str) -> None:
    """In a folder whose path has more than 200 signs."""
    folder = tmp_path / ("某某公司 人力资源部 " * 5) / ("客服中心 " * 10) / ("x" * 100)
    folder.mkdir(parents=True)
    assert len(str(folder)) > 200
    write_whole(folder / name, b"old")
    assert write_whole(folder / name, b"new", force=True).changed
    assert (folder / name).read_bytes() == b"new"
    assert beside(folder) == [name]


STEPS = [(Path, "open"), (os, "fchmod"), (atomic, "flush"), (Path, "replace")]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[1])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EACCES, "no right to write here"),
        (errno.EROFS, "this disk can only be read"),
        (errno.ENOENT, "its folder is missing"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_is_said_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: tuple[Any, str]
) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    usual: Callable[..., Any] = getattr(*step)

    def fail(what: Any, *args: Any, **more: Any) -> Any:
        if isinstance(what, Path) and not what.name.endswith(".part"):
            return usual(what, *args, **more)
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(*step, fail)
        with pytest.raises(Refusal, match=said) as caught:
            write_whole(out, b"new", force=True)
    assert ([problem.code for problem in caught.value.problems], caught.value.exit_code) == (["SG153"], 3)
    assert out.read_bytes() == b"old"
    assert beside(tmp_path) == ["out.csv"]


@pytest.mark.skipif(os.name != "posix", reason="there is no such limit")
def test_a_disk_that_takes_only_part_of_a_file(tmp_path: Path) -> None:
    import resource

    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))
    try:
        assert refused(out, b"x" * 100_000, force=True) == ("SG153", 3)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert out.read_bytes() == b"old"
    assert beside(tmp_path) == ["out.csv"]


def test_a_folder_that_vanishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive that is taken away, before the file is written beside its place and after that."""
    folder = tmp_path / "drive"
    for step in ("sweep", "_move"):
        folder.mkdir()
        usual = getattr(atomic, step)

        def gone(*args: Any, usual: Callable[..., Any] = usual) -> Any:
            shutil.rmtree(folder)
            return usual(*args)

        with monkeypatch.context() as patched:
            patched.setattr(write if step == "sweep" else atomic, step, gone)
            assert refused(folder / "out.csv", force=True) == ("SG153", 3)
        assert not folder.exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_can_only_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert refused(folder / "out.csv") == ("SG153", 3)
    assert beside(folder) == []


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
    from stargrade.report import atomic, write
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
