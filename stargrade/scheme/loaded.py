"""A scheme as read from its file, with what points back into the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .marks import Marks
from .model import Scheme


@dataclass(frozen=True)
class Loaded:
    """A scheme, the hash of its file's bytes, and where each of its lines stands."""

    scheme: Scheme
    sha256: str
    path: Path
    marks: Marks
