"""A file appears whole or not at all: it is written beside its place and then moved there."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from ..disk import flush

if os.name == "posix":
    from fcntl import LOCK_EX, LOCK_NB, flock

_LONGEST = 255  # bytes of a file name, on nearly every disk


def put(target: Path, pieces: Iterable[bytes], replace: bool) -> None:
    """Write the pieces beside `target`, flush it to the disk, and move it there in one step.

    Permissions and owner of a file that is replaced are kept, the owner as far as the system lets one. Where
    `replace` is False and somebody has made the file meanwhile, raises FileExistsError and leaves theirs.
    Whatever happens, an interrupt included, nothing is left behind but by a kill that no program can answer.
    """
    part = target
    try:
        while True:
            part = _beside(target)
            with part.open("xb") as handle:
                _lock(handle)
                # between opening and locking, another run may have taken it for an abandoned one
                if not part.exists():
                    continue
                _be_like(target, handle)
                for piece in pieces:
                    handle.write(piece)
                flush(handle)
                if os.name == "nt":
                    handle.close()  # Windows moves no open file
                _move(part, target, replace)
                return
    finally:
        if part != target:
            part.unlink(missing_ok=True)


def sweep(target: Path) -> None:
    """Remove what killed runs left beside `target`; what a living run writes is left alone."""
    own = re.compile(rf"\.{re.escape(_shortened(target.name))}\.[0-9a-f]{{8}}\.part")
    for part in sorted(target.parent.iterdir()):
        if own.fullmatch(part.name) and _abandoned(part):
            part.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    return target.with_name(f".{_shortened(target.name)}.{secrets.token_hex(4)}.part")


def _shortened(name: str) -> str:
    """A name so short that it still is one with more around it; a Chinese sign takes three of its bytes."""
    while len(os.fsencode(name)) > _LONGEST - len("..01234567.part"):
        name = name[:-1]
    return name


def _be_like(target: Path, handle: IO[bytes]) -> None:
    """Give the file the owner and the permissions of the one that it will replace, before anything stands in it."""
    if os.name != "posix" or not target.exists():
        return
    old = target.stat()
    for owner in (old.st_uid, -1):
        with suppress(OSError):  # only root may give a file away, and only a member may give it to a group
            os.fchown(handle.fileno(), owner, old.st_gid)
            break
    os.fchmod(handle.fileno(), old.st_mode & 0o7777)


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
