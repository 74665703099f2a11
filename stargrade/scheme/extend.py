"""A company's own small file laid over the scheme that it extends: only what differs is written down.

Keys are taken key by key and entries by their ids; rules, texts of a list and plain lists are
replaced whole. Every piece still knows the file and the line that it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..problems import Problem
from .keys import holds_at, holds_of, parts_in
from .marks import Marks, Path, Spot
from .model import Scheme
from .nearest import hint
from .yaml_text import YamlText

BEFORE = "before"
# Whoever sets the first key says something else than the others, so these are not inherited.
_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "value": ("unset", "values", "list", "assumed"),
    "values": ("unset", "value", "assumed"),
    "unset": ("value", "values", "assumed"),
    "list": ("value", "assumed"),
    "from": ("above",),
    "above": ("from",),
    "to": ("below",),
    "below": ("to",),
}


def extended(base: YamlText, own: YamlText) -> YamlText:
    """What both files say together; both hold a mapping. Mistakes of laying over are problems of the result."""
    merging = _Merging(base.marks, own.marks)
    inherited = {key: held for key, held in base.data.items() if key not in ("extends", "remove")}
    data = merging.mapping(_Twin(inherited, (), own.data, ()), Scheme, ())
    marks = Marks(own.marks.file, merging.keys, merging.values)
    return _without(YamlText(data, marks, (*base.problems, *own.problems, *merging.problems)))


def _without(read: YamlText) -> YamlText:
    """The data without what the file says under ``remove``."""
    problems = list(read.problems)
    names = read.data.get("remove")
    removed: set[Path] = set()
    for at, name in enumerate(names if isinstance(names, list) else [names] if names else []):
        paths = list(_paths(read.data, str(name).split("."), ()))
        removed.update(paths)
        if not paths:
            params = {"name": str(name), "hint": hint(str(name), _removable(read.data))}
            problems.append(Problem("SG491", read.marks.value(("remove", at)), params))
    return YamlText(*_cut(read.data, read.marks, removed), tuple(problems))


def _paths(data: Any, steps: Sequence[str], path: Path) -> Iterator[Path]:
    """Where a name such as ``items.calls`` or ``tiers.ladder.five.when`` stands."""
    if not steps:
        yield path
    elif isinstance(data, dict) and steps[0] in data:
        yield from _paths(data[steps[0]], steps[1:], (*path, steps[0]))
    elif isinstance(data, list):
        for at, entry in enumerate(data):
            if _id(entry) == steps[0]:
                yield from _paths(entry, steps[1:], (*path, at))


def _removable(data: Any) -> list[str]:
    """The names of the entries that can be removed, for a hint."""
    found: list[str] = []
    for section, held in data.items():
        entries = held.get("ladder") if section == "tiers" and isinstance(held, dict) else held
        where = f"{section}.ladder" if section == "tiers" else section
        names = entries if isinstance(entries, dict) else map(_id, entries if isinstance(entries, list) else ())
        found += [f"{where}.{name}" for name in names if name]
    return found


def _cut(data: Any, marks: Marks, removed: set[Path]) -> tuple[Any, Marks]:
    """Data and marks without some of their parts."""
    if not removed:
        return data, marks
    taking = _Merging(marks, marks)
    return taking.take(data, marks, (), (), removed), Marks(marks.file, taking.keys, taking.values)


class _Twin:
    """The same part in both files: what it holds, and where."""

    def __init__(self, base: Any, base_at: Path, own: Any, own_at: Path) -> None:
        self.base, self.base_at, self.own, self.own_at = base, base_at, own, own_at

    def at(self, step: str) -> _Twin:
        return _Twin(self.base[step], (*self.base_at, step), self.own[step], (*self.own_at, step))


class _Merging:
    """Lays one tree over another, and keeps for every piece where it stands."""

    def __init__(self, base: Marks, own: Marks) -> None:
        self.base, self.own = base, own
        self.keys: dict[Path, Spot] = {}
        self.values: dict[Path, Spot] = {}
        self.problems: list[Problem] = []

    def spots(self, marks: Marks, at: Path, to: Path) -> None:
        """Keep the spots of one piece under the path that it has in the result."""
        for kept, found in ((self.keys, marks.keys), (self.values, marks.values)):
            if at in found:
                kept[to] = replace(found[at], file=found[at].file or marks.file)

    def take(self, data: Any, marks: Marks, at: Path, to: Path, but: Iterable[Path] = ()) -> Any:
        """A whole piece of one file, but for some of its parts."""
        self.spots(marks, at, to)
        if isinstance(data, dict):
            return {
                key: self.take(inner, marks, (*at, key), (*to, key), but)
                for key, inner in data.items()
                if (*at, key) not in but
            }
        if isinstance(data, list):
            kept = [(step, inner) for step, inner in enumerate(data) if (*at, step) not in but]
            return [self.take(inner, marks, (*at, step), (*to, new), but) for new, (step, inner) in enumerate(kept)]
        return data

    def both(self, twin: _Twin, holds: Any, to: Path) -> Any:
        """One piece that both files have."""
        named = next(parts_in(holds), None) is not None or _is_named(holds)
        if named and isinstance(twin.base, dict) and isinstance(twin.own, dict):
            return self.mapping(twin, holds, to)
        if isinstance(twin.base, list) and isinstance(twin.own, list) and _has_ids(holds_of(holds)):
            return self.entries(twin, holds_of(holds), to)
        return self.take(twin.own, self.own, twin.own_at, to)

    def mapping(self, twin: _Twin, holds: Any, to: Path) -> dict[str, Any]:
        """Two mappings key by key, the keys of the extended one first."""
        self.spots(self.own, twin.own_at, to)
        gone = {other for key in twin.own for other in _INSTEAD.get(key, ())} if _is_part(holds) else set()
        found: dict[str, Any] = {}
        for key in dict.fromkeys([*twin.base, *twin.own]):
            if key in twin.own and key in twin.base:
                self.spots(self.own, (*twin.own_at, key), (*to, key))
                found[key] = self.both(twin.at(key), holds_at(holds, key), (*to, key))
            elif key in twin.own:
                found[key] = self.take(twin.own[key], self.own, (*twin.own_at, key), (*to, key))
            elif key not in gone:
                found[key] = self.take(twin.base[key], self.base, (*twin.base_at, key), (*to, key))
        return found

    def entries(self, twin: _Twin, holds: Any, to: Path) -> list[Any]:
        """Two lists of entries by their ids; new ones stand at the end, or before the one that they name."""
        order: list[tuple[int | None, int | None]] = [(at, None) for at in range(len(twin.base))]
        for own_at, entry in enumerate(twin.own):
            same = self.same(twin, own_at)
            order = [(at, own_at if at is not None and at == same else own) for at, own in order]
            if same is None:
                order.append((None, own_at))
            if isinstance(entry, dict) and BEFORE in entry:
                order = self.moved(order, twin, own_at)
        return [self.entry(twin, pair, holds, (*to, new)) for new, pair in enumerate(order)]

    def entry(self, twin: _Twin, pair: tuple[int | None, int | None], holds: Any, to: Path) -> Any:
        base_at, own_at = pair
        if own_at is None and base_at is not None:
            return self.take(twin.base[base_at], self.base, (*twin.base_at, base_at), to)
        at = (*twin.own_at, own_at or 0)
        own = twin.own[own_at or 0]
        if base_at is None or not isinstance(own, dict):
            return self.take(own, self.own, at, to, {(*at, BEFORE)})
        plain = {key: value for key, value in own.items() if key != BEFORE}
        return self.mapping(_Twin(twin.base[base_at], (*twin.base_at, base_at), plain, at), holds, to)

    def same(self, twin: _Twin, own_at: int) -> int | None:
        """The entry of the extended scheme that has this one's id, and its `only` where several have it."""
        own = twin.own[own_at]
        named = [at for at, entry in enumerate(twin.base) if _id(entry) is not None and _id(entry) == _id(own)]
        if len(named) < 2:
            return next(iter(named), None)
        for at in named:
            if twin.base[at].get("only") == own.get("only"):
                return at
        if "only" not in own:
            place = self.own.value((*twin.own_at, own_at))
            self.problems.append(Problem("SG492", place, {"id": _id(own), "count": len(named)}))
        return None

    def moved(
        self, order: list[tuple[int | None, int | None]], twin: _Twin, own_at: int
    ) -> list[tuple[int | None, int | None]]:
        """The entries with one of them moved before the one that it names."""
        moving = next(pair for pair in order if pair[1] == own_at)
        wanted = str(twin.own[own_at][BEFORE])
        rest = [pair for pair in order if pair is not moving]
        names = [_id(twin.base[at]) if at is not None else _id(twin.own[own or 0]) for at, own in rest]
        if wanted not in names:
            params = {"name": wanted, "hint": hint(wanted, [name for name in names if name])}
            self.problems.append(Problem("SG491", self.own.value((*twin.own_at, own_at, BEFORE)), params))
            return order
        at = names.index(wanted)
        return [*rest[:at], moving, *rest[at:]]


def _id(entry: Any) -> str | None:
    return entry.get("id") if isinstance(entry, dict) else None


def _is_part(holds: Any) -> bool:
    return next(parts_in(holds), None) is not None


def _is_named(holds: Any) -> bool:
    """Whether this is a mapping whose keys are names of the scheme's own."""
    return not _is_part(holds) and holds_of(holds) is not None


def _has_ids(holds: Any) -> bool:
    return any("id" in part.model_fields for part in parts_in(holds))
