"""Looks through what a scheme gives: tiers, titles, money, flags, and the words for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..expr.nodes import Edge
from ..problems import Problem
from ..texts import Text
from .check_rules import crossed, edges_cross
from .formula import ONE_OF_A_KIND, Formula
from .loaded import Loaded
from .marks import Path
from .model import Tier
from .nearest import hint

_NOT_RATED = Text("keeps people from being rated", "会使人不参加评定")
_RAISES = Text("raises a flag", "会产生提示标记")
_BOTH = Text("has more than one of `value`, `values` and `unset`", "value、values、unset 只能写一个")
_NEITHER = Text("has no value", "没有 value")


def check_results(loaded: Loaded) -> Iterator[Problem]:
    """Everything in tiers, titles, money and flags that does not fit together."""
    yield from _ids(loaded)
    yield from _tiers(loaded)
    yield from _groups(loaded)
    yield from _money(loaded)
    yield from _parameters(loaded)
    yield from _ranked(loaded)


def _ids(loaded: Loaded) -> Iterator[Problem]:
    """Rules of one kind need ids of their own."""
    scheme = loaded.scheme
    ladder = () if scheme.tiers is None else scheme.tiers.ladder
    named: tuple[tuple[Path, Sequence[object]], ...] = (
        (("require",), scheme.require),
        (("not_rated",), scheme.not_rated),
        (("tiers", "ladder"), ladder),
        (("awards",), scheme.awards),
        (("pay",), scheme.pay),
        (("flags",), scheme.flags),
        (("notices",), scheme.notices),
        (("exclusive",), scheme.exclusive),
    )
    for path, rules in named:
        seen: set[str] = set()
        for at, rule in enumerate(rules):
            name = str(getattr(rule, "id"))  # noqa: B009 - every one of them has an id
            if name in seen:
                yield Problem("SG427", loaded.marks.value((*path, at, "id")), {"id": name})
            seen.add(name)


def _tiers(loaded: Loaded) -> Iterator[Problem]:
    tiers = loaded.scheme.tiers
    if tiers is None:
        return
    for at, line in enumerate(tiers.ladder):
        path: Path = ("tiers", "ladder", at)
        place = loaded.marks.value((*path, "id"))
        if line.star is None and line.tier is None and not line.not_rated:
            yield Problem("SG437", place, {"id": line.id})
        if line.say is None and (line.not_rated or line.flag is not None):
            why = _NOT_RATED if line.not_rated else _RAISES
            yield Problem("SG441", place, {"id": line.id, "why": why})
        if tiers.of is None and any(edge is not None for edge in _edges(line)):
            yield Problem("SG438", place, {"id": line.id})
        yield from _line_edges(line, path, loaded)
    yield from _unreached(tiers.ladder, loaded)


def _edges(line: Tier) -> tuple[Edge | None, Edge | None]:
    return _edge(line.from_, line.above), _edge(line.to, line.below)


def _edge(closed: Formula | None, without: Formula | None) -> Edge | None:
    rule = closed or without
    return None if rule is None else Edge(rule.node, closed is not None)


def _line_edges(line: Tier, path: Path, loaded: Loaded) -> Iterator[Problem]:
    for closed, without, pair in (
        (line.from_, line.above, ("from", "above")),
        (line.to, line.below, ("to", "below")),
    ):
        if closed is not None and without is not None:
            params = {"seen": pair, "expected": ONE_OF_A_KIND}
            yield Problem("SG418", loaded.marks.key((*path, pair[1])), params)
    lower, upper = _edges(line)
    if edges_cross(lower, upper):
        yield crossed(lower, upper, loaded.marks, (*path, "id"))


def _unreached(ladder: Sequence[Tier], loaded: Loaded) -> Iterator[Problem]:
    """A line without edges and conditions takes all the rest."""
    ends = [at for at, line in enumerate(ladder) if not line.when and _edges(line) == (None, None)]
    if ends and ends[0] + 1 < len(ladder):
        yield Problem("SG444", loaded.marks.value(("tiers", "ladder", ends[0] + 1, "id")))


def _groups(loaded: Loaded) -> Iterator[Problem]:
    scheme = loaded.scheme
    named: list[tuple[Path, tuple[str, ...]]] = [(("awards", at, "by"), one.by) for at, one in enumerate(scheme.awards)]
    named += [(("notices", at, "by"), one.by) for at, one in enumerate(scheme.notices)]
    if scheme.rank is not None:
        named.append((("rank", "by"), scheme.rank.by))
    for path, names in named:
        for at, name in enumerate(names):
            if name not in scheme.columns:
                params = {"name": name, "hint": hint(name, scheme.columns)}
                yield Problem("SG425", loaded.marks.value((*path, at)), params)


def _money(loaded: Loaded) -> Iterator[Problem]:
    for at, rule in enumerate(loaded.scheme.pay):
        if rule.bonus is None and rule.deduction is None:
            yield Problem("SG440", loaded.marks.value(("pay", at, "id")), {"id": rule.id})


def _parameters(loaded: Loaded) -> Iterator[Problem]:
    for name, parameter in loaded.scheme.parameters.items():
        values = [dated.value for dated in parameter.values]
        given = parameter.value is not None and all(parameter.value is not value for value in values)
        if [given, parameter.unset, bool(values)].count(True) != 1:
            params = {"name": name, "wrong": _BOTH if given or parameter.unset else _NEITHER}
            yield Problem("SG442", loaded.marks.key(("parameters", name)), params)


def _ranked(loaded: Loaded) -> Iterator[Problem]:
    """Without another value, places go by the score: there must be one."""
    scheme = loaded.scheme
    if scheme.rank is not None and scheme.rank.of is None and scheme.score is None:
        yield Problem("SG414", loaded.marks.key(("rank",)), {"key": "of"})
