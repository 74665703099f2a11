"""A scheme as read from its file, with what points back into the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem
from .marks import Marks
from .model import Scheme


@dataclass(frozen=True)
class Loaded:
    """A scheme, the hash of its file's bytes, and where each of its lines stands.

    Of a scheme that extends another, the hash is over the bytes of both files, the other's first;
    `base` is that other, and `said` what should be said aloud about finding it.
    """

    scheme: Scheme
    sha256: str
    path: Path
    marks: Marks
    base: Loaded | None = None
    said: tuple[Problem, ...] = ()
