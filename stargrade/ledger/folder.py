"""Puts the files of a record in their place in one step, under a lock; a kill leaves all of them or none."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from ..problems import Place, Refusal, refuse
from ..texts import Text
from .layout import LOCK, PART, Spot, parts_in, period_folder

PATIENCE = 20.0  # seconds; a lock is held while one record is written, which takes far less

_REASONS = {
    errno.EACCES: Text("no right to write here", "没有写入权限"),
    errno.EPERM: Text("no right to write here", "没有写入权限"),
    errno.EROFS: Text("this disk can only be read", "磁盘是只读的"),
    errno.ENOSPC: Text("the disk is full", "磁盘已满"),
    errno.EDQUOT: Text("the disk is full", "磁盘已满"),
    errno.ENOENT: Text("its folder is missing", "上级文件夹不存在"),
    errno.EEXIST: Text("another machine has just written there", "另一台机器刚写入了同一位置"),
    errno.ENOTEMPTY: Text("another machine has just written there", "另一台机器刚写入了同一位置"),
}


@contextmanager
def locked(ledger: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the ledger for writing; the folder is made where there is none, its parent never.

    What killed runs left behind is removed. Raises Refusal: the lock is held for longer than
    `patience` seconds (SG604), or the folder cannot be written to (SG603).
    """
    waited = PATIENCE if patience is None else patience
    if ledger.exists() and not ledger.is_dir():
        raise refuse("SG608", Place(str(ledger)))
    with _told(ledger):
        ledger.mkdir(exist_ok=True)
        lock = FileLock(ledger / LOCK, timeout=waited, mode=0o666 & ~_umask())
        try:
            lock.acquire()
        except Timeout as error:
            raise refuse("SG604", Place(str(ledger)), seconds=f"{waited:g}", lock=LOCK) from error
        try:
            for part in parts_in(ledger):
                shutil.rmtree(part)
            yield
        finally:
            lock.release()


def put_record(spot: Spot, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder beside, flush them to the disk, and move the folder to its place.

    Raises OSError where that cannot be done; then nothing has changed.
    """
    part = spot.ledger / f"{PART}{secrets.token_hex(4)}"
    part.mkdir()
    try:
        for name, data in files.items():
            _write(part / name, data)
        _flush(part)
        home = period_folder(spot.ledger, spot.scheme, spot.period)
        home.mkdir(parents=True, exist_ok=True)
        part.rename(spot.folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for folder in (home, home.parent, spot.ledger):
        _flush(folder)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; some systems open no folders."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some shared drives flush files only
            os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _told(ledger: Path) -> Iterator[None]:
    """What the system refuses, as a plain sentence."""
    try:
        yield
    except Refusal:
        raise
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or os.strerror(error.errno or errno.EIO))
        raise refuse("SG603", Place(str(ledger)), reason=reason) from error
