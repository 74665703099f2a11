"""A file appears whole or not at all: it is written beside its place and then moved there."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import IO

if os.name == "posix":
    from fcntl import LOCK_EX, LOCK_NB, flock


def put(target: Path, data: bytes, replace: bool) -> None:
    """Write `data` beside `target`, flush it to the disk, and move it there in one step.

    Permissions of a file that is replaced are kept. Where `replace` is False and somebody has
    made the file meanwhile, raises FileExistsError and leaves theirs. Whatever happens, an
    interrupt included, nothing is left behind but by a kill that no program can answer.
    """
    part, handle = _open_part(target)
    try:
        with handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
            if target.exists():
                part.chmod(target.stat().st_mode & 0o7777)
            if os.name == "nt":
                handle.close()  # Windows moves no open file
            _move(part, target, replace)
    finally:
        part.unlink(missing_ok=True)


def sweep(target: Path) -> None:
    """Remove what killed runs left beside `target`; what a living run writes is left alone."""
    own = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.part")
    for part in sorted(target.parent.iterdir()):
        if own.fullmatch(part.name) and _abandoned(part):
            part.unlink(missing_ok=True)


def _open_part(target: Path) -> tuple[Path, IO[bytes]]:
    """A new file beside `target`, locked for as long as it is open."""
    while True:
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        handle = part.open("xb")
        _lock(handle)
        # between opening and locking, another run may have taken it for an abandoned one
        if part.exists():
            return part, handle
        handle.close()


def _move(part: Path, target: Path, replace: bool) -> None:
    if replace:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links
        part.replace(target)


def _lock(handle: IO[bytes]) -> None:
    if os.name == "posix":
        with suppress(OSError):  # some shared drives know no locks; there, nothing is swept
            flock(handle, LOCK_EX)


def _abandoned(part: Path) -> bool:
    """Whether no run holds the file; Windows itself refuses to remove an open file."""
    try:
        with part.open("r+b") as handle:
            if os.name == "posix":
                flock(handle, LOCK_EX | LOCK_NB)
        return True
    except OSError:
        return False
