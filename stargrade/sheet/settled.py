"""Waits for a file that is just being copied to its place: half a sheet would be graded as if it were the whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..problems import Place, Refusal, refuse

_LATELY = 2.0  # seconds; whoever is still writing has written lately, so only such a file is looked at for longer
_GLANCE = 0.02
_PAUSES = (0.2, 0.4, 0.8, 1.6)

_Look = tuple[int, int, int]
Whole = TypeVar("Whole")


def settled(path: Path, read: Callable[[], Whole]) -> Whole:
    """What `read` makes of a file that stays as it is meanwhile; one that changes is read again a little later.

    Raises Refusal: what `read` refuses in a file that does not change, or SG135 where it changes on and on.
    """
    for pause in (0.0, *_PAUSES):
        time.sleep(pause)
        begun, before = time.monotonic(), _look(path)
        try:
            found = read()
        except Refusal:
            if _stayed(path, before, begun):
                raise
            continue
        if _stayed(path, before, begun):
            return found
    raise refuse("SG135", Place(file=str(path)))


def _stayed(path: Path, before: _Look | None, begun: float) -> bool:
    if before is None:
        return True
    if abs(time.time() - before[1] / 1e9) < _LATELY:
        time.sleep(max(0.0, begun + _GLANCE - time.monotonic()))
    return _look(path) == before


def _look(path: Path) -> _Look | None:
    """Size, time of the last change, and which file it is; None where it cannot be looked at."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_size, seen.st_mtime_ns, seen.st_ino
