"""What can befall a ledger: kills, two writers, no rights, a full disk, a held lock, an edited record."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from stargrade.grading.past import History
from stargrade.ledger import folder
from stargrade.ledger.keep import Entry, keep
from stargrade.ledger.layout import schemes_in, spots
from stargrade.ledger.read import on_record
from stargrade.ledger.recalled import Recalled
from stargrade.ledger.verify import verify
from stargrade.numbers.columns import numbers, words
from stargrade.periods import Period
from stargrade.problems import Refusal

posix = pytest.mark.skipif(os.name != "posix", reason="kills a forked process")
fork = multiprocessing.get_context("fork") if os.name == "posix" else multiprocessing.get_context()


def entry(period: Period, star: int, scheme: str = "steady") -> Entry:
    """A record of a few hundred people who all have the same star."""
    keys = [f"{at:04}" for at in range(300)]
    columns = {"key": words(keys), "name": words([None] * 300), "star": numbers([star] * 300)}
    known = Recalled(History())
    reasons = {"key": words(keys)}
    return Entry("1", scheme, "1", "0", (b"stargrade: 1\n",), period, (), columns, reasons, frozenset(), {}, known)


def month(at: int) -> Period:
    return Period("month", 2000 + at // 12, at % 12 + 1)


def _write_some(ledger: Path, scheme: str, stars: list[int]) -> None:
    for at, star in enumerate(stars):
        keep(ledger, entry(month(at), star, scheme), reason="the other one")


@posix
def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "L"
    for schemes in (("a", "b"), ("c", "c")):
        writers = [
            fork.Process(target=_write_some, args=(ledger, scheme, [star] * 12))
            for star, scheme in enumerate(schemes, start=1)
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join(60)
        assert [writer.exitcode for writer in writers] == [0, 0]
    assert verify(ledger) == ()
    assert schemes_in(ledger) == ("a", "b", "c")
    assert [len(on_record(ledger, scheme)) for scheme in "abc"] == [12, 12, 12]
    # of the same periods with other content both are kept, one as the revision of the other
    assert len(spots(ledger, "c")) == 24


def _records(ledger: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in ledger.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "no right to write here"), (errno.EROFS, "can only be read")],
)
@pytest.mark.parametrize("step", [(Path, "mkdir"), (Path, "open"), (Path, "rename"), (os, "fsync"), (folder, "flush")])
def test_what_the_system_refuses_is_said_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: tuple[Any, str]
) -> None:
    """At every step of writing a record: its folder, its files, their flushing, the move to its place."""
    ledger = tmp_path / "L"
    keep(ledger, entry(month(0), 1))
    before = _records(ledger)
    usual: Callable[..., Any] = getattr(*step)

    def refused(what: Any, *args: Any, **more: Any) -> Any:
        if not isinstance(what, Path) or (".part-" in str(what) and args[:1] != ("rb",)):
            raise OSError(number, os.strerror(number), str(what))
        return usual(what, *args, **more)

    with monkeypatch.context() as patched:
        patched.setattr(*step, refused)
        with pytest.raises(Refusal, match=said) as refusal:
            keep(ledger, entry(month(1), 1))
    assert refusal.value.exit_code == 3
    assert [problem.code for problem in refusal.value.problems] == ["SG603"]
    assert _records(ledger) == before
    assert not list(ledger.glob(".part-*"))
    assert keep(ledger, entry(month(1), 1)).changed


@posix
def test_a_disk_that_takes_only_part_of_a_file(month: Any, call: Any, tmp_path: Path) -> None:
    """The system itself breaks off in the middle of writing."""
    import resource

    month("2026-01", A=85)
    before = _records(tmp_path / "L")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, limits[1]))
    try:
        done = month("2026-02", A=85)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (done.code, "SG603" in done.talk, "Traceback" in done.talk) == (3, True, False)
    assert _records(tmp_path / "L") == before
    assert not (tmp_path / "2026-02.graded.json").exists()
    assert call("ledger", "verify", "L").code == 0
    assert month("2026-02", A=85).code == 0


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_lock_file_that_cannot_be_made(
    month: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(lock: FileLock) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(FileLock, "acquire", refused)
    done = month("2026-01", A=85)
    assert (done.code, "SG603" in done.talk) == (3, True)
    assert not (tmp_path / "2026-01.graded.json").exists()


def test_a_drive_without_locks(month: Any, call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a record is recorded as well, and what another run is just writing is left alone."""

    def unknown(lock: FileLock) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(FileLock, "acquire", unknown)
    other = tmp_path / "L/.part-0badf00d"
    other.mkdir(parents=True)
    assert [month("2026-01", A=85).code, month("2026-02", A=85).code] == [0, 0]
    assert call("ledger", "verify", "L").code == 0
    assert other.exists()


@pytest.mark.parametrize("number", [errno.EEXIST, errno.ENOTEMPTY, errno.EACCES])
def test_two_machines_at_once_on_a_drive_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """The other one has moved its record there between our look and our move; systems say so in several ways."""
    ledger = tmp_path / "L"
    moved = Path.rename

    def late(part: Path, to: Path) -> None:
        to.mkdir()
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "rename", late)
    with pytest.raises(Refusal, match="another machine has just written there"):
        keep(ledger, entry(month(0), 1))
    monkeypatch.setattr(Path, "rename", moved)
    assert not list(ledger.glob(".part-*"))


def test_a_drive_that_flushes_no_folders_and_cannot_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(handle: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "fsync", unknown)
    assert keep(tmp_path / "L", entry(month(0), 1)).changed
    assert verify(tmp_path / "L") == ()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_can_only_be_read(month: Any, tmp_path: Path) -> None:
    (tmp_path / "L").mkdir(mode=0o500)
    done = month("2026-01", A=85)
    assert done.code == 3
    assert "SG603" in done.talk


def test_a_parent_that_is_not_there(call: Any, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("工号,得分\nA,90\n", encoding="utf-8")
    asked = ("run", "m.csv", "--scheme", "./steady.yaml", "--period", "2026-01", "--ledger", "not/there")
    done = call(*asked)
    assert (done.code, "SG603" in done.talk) == (3, True)
    assert not (tmp_path / "m.graded.xlsx").exists()


def test_a_lock_held_too_long(month: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "PATIENCE", 0.2)
    month("2026-01", A=85)
    with FileLock(tmp_path / "L" / "ledger.lock"):
        done = month("2026-02", A=85)
    assert done.code == 3
    assert "SG604" in done.talk
    assert not (tmp_path / "2026-02.graded.json").exists()
    assert month("2026-02", A=85).code == 0


def _edit_result(record: Path) -> None:
    path = record / "results.csv"
    path.write_bytes(path.read_bytes().replace(b"85", b"95"))


def _edit_head(record: Path) -> None:
    path = record / "record.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"rows": 1', '"rows": 2'), encoding="utf-8")


def _edit_rules(record: Path) -> None:
    path = record / "scheme.yaml"
    path.write_bytes(path.read_bytes() + b"# nothing\n")


def _rewrite_head(record: Path) -> None:
    """A line that says otherwise, before the one that counts: the content as it is read stays the same."""
    path = record / "record.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"rows": 1', '"rows": 9,\n "rows": 1'), encoding="utf-8")


def _cut_off(record: Path) -> None:
    path = record / "record.json"
    path.write_bytes(path.read_bytes()[:100])


def _remove(record: Path) -> None:
    (record / "results.csv").unlink()


def _move(record: Path) -> None:
    record.parent.rename(record.parent.with_name("period=2025-07"))


@pytest.mark.parametrize("touch", [_edit_result, _edit_head, _rewrite_head, _edit_rules, _cut_off, _remove, _move])
def test_a_touched_record_is_named(month: Any, call: Any, tmp_path: Path, touch: Callable[[Path], None]) -> None:
    month("2026-01", A=85)
    month("2026-02", A=85)
    assert call("ledger", "verify", "L").code == 0
    touch(tmp_path / "L/scheme=steady/period=2026-01/revision=1")
    done = call("ledger", "verify", "L")
    assert done.code == 1
    assert "SG612" in done.data
    assert ("2025-07" if touch is _move else "2026-01") in done.data.replace("\n", "")


@pytest.mark.parametrize("touch", [_edit_result, _edit_head, _cut_off, _remove])
def test_a_run_does_not_stand_on_a_touched_record(month: Any, tmp_path: Path, touch: Callable[[Path], None]) -> None:
    month("2026-01", A=85)
    touch(tmp_path / "L/scheme=steady/period=2026-01/revision=1")
    done = month("2026-02", A=85)
    assert done.code == 3
    assert "SG601" in done.talk
    assert "period=2026-01" in done.talk.replace("\n", "")
    assert not (tmp_path / "2026-02.graded.json").exists()


@pytest.mark.parametrize("touch", [_edit_result, _edit_head])
def test_only_the_touched_record_is_named(month: Any, call: Any, tmp_path: Path, touch: Callable[[Path], None]) -> None:
    for period in ("2026-01", "2026-02", "2026-03"):
        month(period, A=85)
    touch(tmp_path / "L/scheme=steady/period=2026-01/revision=1")
    said = call("ledger", "verify", "L").data
    assert "period=2026-01" in said
    assert "period=2026-02" not in said
    assert "period=2026-03" not in said


@pytest.mark.parametrize("name", ["results.csv", "facts.csv", "reasons.csv", "scheme.yaml"])
def test_the_same_month_again_looks_at_the_whole_record(month: Any, tmp_path: Path, name: str) -> None:
    month("2026-01", A=85)
    (tmp_path / "L/scheme=steady/period=2026-01/revision=1" / name).unlink()
    done = month("2026-01", A=85)
    assert done.code == 3
    assert "SG601" in done.talk
    assert name in done.talk


def test_a_record_stands_on_what_is_there(month: Any, call: Any, tmp_path: Path) -> None:
    """A revision that is taken away is missed, by its number and by whoever stands on it."""
    month("2026-01", A=85)
    month("2026-01", "--force", "--reason", "slip", A=86)
    month("2026-02", A=85)
    record = tmp_path / "L/scheme=steady/period=2026-01"
    (record / "revision=2").rename(tmp_path / "taken")
    done = call("ledger", "verify", "L")
    assert (done.code, "2026-02" in done.data) == (1, True)
    (tmp_path / "taken").rename(record / "revision=2")
    (record / "revision=1").rename(tmp_path / "taken")
    assert "revision 1 is missing" in " ".join(call("ledger", "verify", "L").data.split())


def test_what_a_killed_run_left_is_swept(month: Any, tmp_path: Path) -> None:
    month("2026-01", A=85)
    left = tmp_path / "L" / ".part-0badf00d"
    left.mkdir()
    (left / "results.csv").write_text("half", encoding="utf-8")
    assert len(on_record(tmp_path / "L")) == 1
    month("2026-02", A=85)
    assert not left.exists()


def test_an_output_that_is_in_the_way_comes_after_the_record(month: Any, call: Any, tmp_path: Path) -> None:
    """As after a kill between the two: the record is there, and the next run writes the output."""
    other = tmp_path / "2026-01.graded.json"
    other.write_text("mine", encoding="utf-8")
    done = month("2026-01", A=85)
    assert done.code == 3
    assert "Recorded: L/scheme=steady/period=2026-01/revision=1" in " ".join(done.talk.split())
    assert "SG150" in done.talk
    assert json.loads(call("ledger", "list", "L", "--format", "json").data)[0]["period"] == "2026-01"
    other.unlink()
    assert month("2026-01", A=85).code == 0
    assert other.exists()
