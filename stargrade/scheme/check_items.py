"""Looks through the items of a scheme: ids, points, parts, weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..problems import Problem
from ..texts import Text
from .loaded import Loaded
from .model import Item, Scheme
from .names import kind_of
from .sheets import subject_columns

_NOT_DECLARED = Text("is not declared under `parts`", "未在 parts 中声明")
_EMPTY = Text("has no item", "没有项目")


def check_items(loaded: Loaded) -> Iterator[Problem]:
    """Everything in the items that does not fit together, sums left aside."""
    yield from _ids(loaded)
    yield from _points(loaded)
    yield from _parts(loaded)
    yield from _weights(loaded)


def _ids(loaded: Loaded) -> Iterator[Problem]:
    """An id may stand several times only where each of its items is for some rows."""
    items = loaded.scheme.items
    often = Counter(item.id for item in items)
    seen: set[str] = set()
    for at, item in enumerate(items):
        if often[item.id] > 1 and item.id in seen and not _all_limited(item.id, items):
            yield Problem("SG427", loaded.marks.value(("items", at, "id")), {"id": item.id})
        seen.add(item.id)


def _all_limited(name: str, items: tuple[Item, ...]) -> bool:
    return all(item.only is not None for item in items if item.id == name)


def _points(loaded: Loaded) -> Iterator[Problem]:
    for at, item in enumerate(loaded.scheme.items):
        if item.points is None and not _is_number(item.id, loaded.scheme):
            yield Problem("SG428", loaded.marks.value(("items", at, "id")), {"id": item.id})


def _is_number(name: str, scheme: Scheme) -> bool:
    column = subject_columns(scheme).get(name)
    return column is not None and kind_of(column).sort in ("number", "numbers")


def _parts(loaded: Loaded) -> Iterator[Problem]:
    scheme = loaded.scheme
    used = {item.part for item in scheme.items}
    for at, item in enumerate(scheme.items):
        if item.part is not None and item.part not in scheme.parts:
            place = loaded.marks.value(("items", at, "part"))
            yield Problem("SG434", place, {"part": item.part, "wrong": _NOT_DECLARED})
    for name in scheme.parts:
        if name not in used:
            yield Problem("SG434", loaded.marks.key(("parts", name)), {"part": name, "wrong": _EMPTY})


def _weights(loaded: Loaded) -> Iterator[Problem]:
    """Either every item has a weight or none: nobody could tell what a bare one counts."""
    items = loaded.scheme.items
    if all(item.weight is None for item in items):
        return
    for at, item in enumerate(items):
        if item.weight is None:
            yield Problem("SG429", loaded.marks.value(("items", at)), {"id": item.id})
