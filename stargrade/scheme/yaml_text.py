"""A YAML text as plain data in which every value is the text that stands in the file.

``NO``, ``on``, ``010`` and ``1.10`` stay what was written; only a blank, ``null`` or ``~`` is
nothing. Beside the data stand the marks: the line and column of every key and value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from ..problems import Place, Problem, Refusal, refuse
from .marks import Marks, Path, Spot
from .yaml_reasons import reason_of

DEEPEST = 20
LONGEST_LINE = 80
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class YamlText:
    """What a file holds: `data` of dict, list, str and None, and where each part stands."""

    data: Any
    marks: Marks
    problems: tuple[Problem, ...]


def read_yaml(text: str, file: str) -> YamlText:
    """Read a whole YAML text.

    Raises Refusal where the text is no YAML at all, nests too deeply, or holds a second
    document. Duplicate keys, anchors, aliases and tags are problems of the result.
    """
    reading = _Reading(text, file)
    try:
        data = reading.document()
    except YAMLError as error:
        raise _not_yaml(error, text, file) from error
    return YamlText(data, Marks(file, reading.keys, reading.values), tuple(reading.problems))


def read_head(text: str, wanted: frozenset[str]) -> dict[str, Any]:
    """The values of the wanted top-level keys, stopping as soon as all of them have been seen.

    Raises Refusal as `read_yaml` does, but sees no mistake further down.
    """
    reading = _Reading(text, "")
    try:
        return reading.head(wanted)
    except YAMLError as error:
        raise _not_yaml(error, text, "") from error


def _not_yaml(error: YAMLError, text: str, file: str) -> Refusal:
    line, col = _spot_of(error, text)
    shown = (text.splitlines() or [""])[line - 1 : line]
    return refuse(
        "SG406", Place(file, line=line, col=col), reason=reason_of(error), line="".join(shown).strip()[:LONGEST_LINE]
    )


def _spot_of(error: YAMLError, text: str) -> tuple[int, int]:
    if isinstance(error, ReaderError):
        before = text[: error.position]
        return before.count("\n") + 1, len(before) - before.rfind("\n")
    mark = (error.problem_mark or error.context_mark) if isinstance(error, MarkedYAMLError) else None
    last = max(1, len(text.splitlines()))
    return (min(mark.line + 1, last), mark.column + 1) if mark is not None else (1, 1)


class _Reading:
    """One pass over a text: takes the parser's events, fills in marks and problems."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.keys: dict[Path, Spot] = {}
        self.values: dict[Path, Spot] = {}
        self.problems: list[Problem] = []
        self.events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)

    def document(self) -> Any:
        """The only document of the text; None where there is none."""
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                data = self.value(next(self.events), ())
                self.no_second_document()
                return data
        return None

    def no_second_document(self) -> None:
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                raise refuse("SG408", self.place(event))

    def head(self, wanted: frozenset[str]) -> dict[str, Any]:
        """The wanted keys of the outermost mapping."""
        found: dict[str, Any] = {}
        if not any(isinstance(event, MappingStartEvent) for event in self.events):
            return found
        for event in self.events:
            if isinstance(event, MappingEndEvent) or not isinstance(event, ScalarEvent):
                break
            value = self.value(next(self.events), (event.value,))
            if event.value in wanted:
                found[event.value] = value
            if len(found) == len(wanted):
                break
        return found

    def place(self, event: Event) -> Place:
        return Place(self.file, line=event.start_mark.line + 1, col=event.start_mark.column + 1)

    def value(self, event: Event, path: Path) -> Any:
        """What one event opens: a text, None, a list or a mapping; marks it on the way."""
        if len(path) > DEEPEST:
            raise refuse("SG409", self.place(event), most=DEEPEST)
        self.plain_only(event)
        self.values[path] = self.spot(event)
        if isinstance(event, MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(path)
        if not isinstance(event, ScalarEvent):
            return "alias"  # told already; any text will do
        return None if event.style is None and event.value in _NOTHING else event.value

    def spot(self, event: Event) -> Spot:
        mark = event.start_mark
        raw = self.text[mark.index : event.end_mark.index] if isinstance(event, ScalarEvent) else ""
        return Spot(mark.line + 1, mark.column + 1, raw)

    def plain_only(self, event: Event) -> None:
        """Anchors, aliases and tags say more than they show: a scheme is read as it stands."""
        if getattr(event, "tag", None) is not None or getattr(event, "anchor", None) is not None:
            seen = self.text[event.start_mark.index :].split(maxsplit=1)[0][:LONGEST_LINE]
            self.problems.append(Problem("SG410", self.place(event), {"seen": seen}))

    def sequence(self, path: Path) -> list[Any]:
        found: list[Any] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            found.append(self.value(event, (*path, len(found))))
        return found

    def mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                break
            self.pair(event, path, found)
        return found

    def pair(self, event: Event, path: Path, found: dict[str, Any]) -> None:
        if not isinstance(event, ScalarEvent) or not event.value:
            self.problems.append(Problem("SG411", self.place(event)))
            self.skip(event)
            self.skip(next(self.events))
            return
        self.plain_only(event)
        inner = (*path, event.value)
        if event.value in found:
            first = self.keys[inner].line
            self.problems.append(Problem("SG412", self.place(event), {"key": event.value, "line": first}))
            self.skip(next(self.events))
            return
        self.keys[inner] = self.spot(event)
        found[event.value] = self.value(next(self.events), inner)
        if not self.values[inner].raw and found[event.value] is None:
            self.values[inner] = self.keys[inner]  # the parser finds nothing only on a later line

    def skip(self, event: Event) -> None:
        """Pass over everything that one event opens."""
        opened = 0
        for part in chain((event,), self.events):
            opened += isinstance(part, MappingStartEvent | SequenceStartEvent)
            opened -= isinstance(part, MappingEndEvent | SequenceEndEvent)
            if not opened:
                return
