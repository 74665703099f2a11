"""Puts the files of a record in their place in one step, under a lock; a kill leaves all of them or none."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ..disk import flush, flush_folder, reason
from ..problems import Place, Refusal, refuse
from .layout import LOCK, PART, Spot, parts_in, period_folder

PATIENCE = 20.0  # seconds; a lock is held while one record is written, which takes far less

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP})


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
        if not _acquired(lock, ledger, waited):
            yield  # a record is moved to its place in one step, and never over another one
            return
        try:
            for part in parts_in(ledger):
                shutil.rmtree(part, ignore_errors=True)
            yield
        finally:
            lock.release()


def _acquired(lock: FileLock, ledger: Path, waited: float) -> bool:
    """Whether the lock is held now; False where the drive knows no locks."""
    try:
        lock.acquire()
    except Timeout as error:
        raise refuse("SG604", Place(str(ledger)), seconds=f"{waited:g}", lock=LOCK) from error
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return False
        raise
    return True


def put_record(spot: Spot, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder beside, flush them to the disk, and move the folder to its place.

    Raises OSError where that cannot be done; then nothing has changed.
    """
    part = spot.ledger / f"{PART}{secrets.token_hex(4)}"
    try:
        part.mkdir()
        for name, data in files.items():
            _write(part / name, data)
        flush_folder(part)
        home = period_folder(spot.ledger, spot.scheme, spot.period)
        home.mkdir(parents=True, exist_ok=True)
        _move(part, spot.folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for folder in (home, home.parent, spot.ledger):
        flush_folder(folder)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        flush(file)


def _move(part: Path, folder: Path) -> None:
    try:
        part.rename(folder)
    except OSError as error:
        if folder.exists():  # some drives then speak of missing rights
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder)) from error
        raise


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
        raise refuse("SG603", Place(str(ledger)), reason=reason(error)) from error
