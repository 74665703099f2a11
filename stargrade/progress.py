"""How far a long run has come: whoever works tells it, and whoever wants to know listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .texts import Text

T = TypeVar("T")

READING = Text("Reading", "读取")
CHECKING = Text("Checking", "检查")
GRADING = Text("Grading", "评定")
LAYING_OUT = Text("Laying out", "排版")
MARKING = Text("Marking", "标注")
WRITING = Text("Writing", "写出")


@dataclass(frozen=True, slots=True)
class Step:
    """So many of the parts of a stage are done; `rows` are the rows of the sheet, once they are counted."""

    stage: Text
    done: int
    total: int
    rows: int | None = None


Tell = Callable[[Step], None]


def silent(step: Step) -> None:
    """Tell nobody."""


def told(parts: Sequence[T], tell: Tell, stage: Text, rows: int | None = None) -> Iterator[T]:
    """The parts one by one, telling each time how many of them are done."""
    tell(Step(stage, 0, len(parts), rows))
    for done, part in enumerate(parts, start=1):
        yield part
        tell(Step(stage, done, len(parts), rows))
