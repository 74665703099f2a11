"""What a run was told of earlier periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..grading.past import History
from ..problems import Problem

if TYPE_CHECKING:
    from .record import Ask, Seen


@dataclass(frozen=True)
class Recalled:
    """The history of a run, which records it was read from, and what should be said aloud of them.

    `late` says that later periods are on record already.
    """

    history: History
    asks: tuple[Ask, ...] = ()
    seen: tuple[Seen, ...] = ()
    problems: tuple[Problem, ...] = ()
    late: bool = False
