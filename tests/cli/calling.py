"""What a command that was called in a test ended with and said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """What a command ended with and what it said."""

    code: int
    raw: bytes
    talk: str

    @property
    def data(self) -> str:
        """Standard output as text."""
        return self.raw.decode("utf-8")


Call = Callable[..., Done]
