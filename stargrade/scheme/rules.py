"""Every rule of a scheme: where it stands in the file, what it may use, and what it should give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..expr.kinds import Sort
from .formula import Formula
from .marks import Path
from .model import Parameter, Scheme
from .names import Stage
from .parts import Part
from .sheets import rows_of


@dataclass(frozen=True, slots=True)
class Placed:
    """One rule: its path in the file, its formula, its stage, the sort of value wanted, and its detail sheet."""

    path: Path
    rule: Formula
    stage: Stage
    want: Sort | None = "number"
    sheet: str | None = None


def rules_of(scheme: Scheme) -> Iterator[Placed]:
    """All rules of a scheme, in the order of the file."""
    yield from _columns(scheme)
    yield from _sheets(scheme)
    for name, parameter in scheme.parameters.items():
        yield from _parameter(("parameters", name), parameter)
    yield from _derived(scheme)
    yield from _required(scheme, scheme.gather)
    yield from _barred(scheme)
    yield from _scores(scheme)
    yield from _tiers(scheme)
    yield from _history(scheme)
    yield from _places(scheme)
    yield from _outcomes(scheme)
    yield from _year_figures(scheme)


def _parameter(path: Path, parameter: Parameter) -> Iterator[Placed]:
    """The figure, or all figures by date, of which the one in force has become the parameter's value."""
    if not parameter.values:
        yield from _figures(path, parameter, "figures", "value")
    for at, dated in enumerate(parameter.values):
        yield from _figures((*path, "values", at), dated, "figures", "value")


def _figures(path: Path, part: Part, stage: Stage, *names: str) -> Iterator[Placed]:
    """The named rules of a part that are there, each of which gives a number."""
    for name in names:
        rule = getattr(part, name)
        if rule is not None:
            yield Placed((*path, name.rstrip("_")), rule, stage)


def _when(path: Path, conditions: Sequence[Formula], stage: Stage) -> Iterator[Placed]:
    for at, rule in enumerate(conditions):
        yield Placed((*path, at), rule, stage, "flag")


def _columns(scheme: Scheme) -> Iterator[Placed]:
    for name, column in scheme.columns.items():
        path: Path = ("columns", name)
        yield from _figures(path, column, "figures", "min", "max", "above")
        for word, rule in column.words.items():
            yield Placed((*path, "words", word), rule, "figures")
        if column.only is not None:
            yield Placed((*path, "only"), column.only, "only", "flag")


def _sheets(scheme: Scheme) -> Iterator[Placed]:
    for name in scheme.sheets:
        own = rows_of(scheme, name)
        for placed in (*_columns(own), *_derived(own), *_required(own)):
            yield replace(placed, path=("sheets", name, *placed.path), sheet=name)


def _derived(scheme: Scheme) -> Iterator[Placed]:
    for name, rule in scheme.derive.items():
        yield Placed(("derive", name), rule, "rows", None)


def _required(scheme: Scheme, sheet: str | None = None) -> Iterator[Placed]:
    for at, require in enumerate(scheme.require):
        for placed in _when(("require", at, "when"), require.when, "rows"):
            yield replace(placed, sheet=sheet)
        yield Placed(("require", at, "that"), require.that, "rows", "flag", sheet)


def _barred(scheme: Scheme) -> Iterator[Placed]:
    for at, bar in enumerate(scheme.not_rated):
        yield from _when(("not_rated", at, "when"), bar.when, "not_rated")


def _scores(scheme: Scheme) -> Iterator[Placed]:
    for at, item in enumerate(scheme.items):
        if item.only is not None:
            yield Placed(("items", at, "only"), item.only, "rows", "flag")
        yield from _figures(("items", at), item, "rows", "points", "max", "weight")
    for name, part in scheme.parts.items():
        yield from _figures(("parts", name), part, "figures", "max")
    if scheme.score is not None:
        yield from _figures(("score",), scheme.score, "score", "value")
        yield from _figures(("score",), scheme.score, "figures", "max", "weights")


def _tiers(scheme: Scheme) -> Iterator[Placed]:
    if scheme.tiers is None:
        return
    yield from _figures(("tiers",), scheme.tiers, "tiers", "of")
    for at, line in enumerate(scheme.tiers.ladder):
        path: Path = ("tiers", "ladder", at)
        yield from _figures(path, line, "figures", "fewer_than")
        yield from _figures(path, line, "tiers", "star", "from_", "above", "to", "below", "bonus", "deduction")
        yield from _when((*path, "when"), line.when, "tiers")


def _history(scheme: Scheme) -> Iterator[Placed]:
    for name, rule in scheme.history.items():
        path: Path = ("history", name)
        # The periods that this one is made of are over: every result of theirs may be looked at.
        own: Stage = "rank" if rule.each is None else "flags"
        stage: Stage = own if rule.scheme is None else "elsewhere"
        yield from _when((*path, "in_a_row"), rule.in_a_row, stage)
        yield from _when((*path, "times"), rule.times, stage)
        yield from _figures(path, rule, stage, "mean")


def _places(scheme: Scheme) -> Iterator[Placed]:
    if scheme.rank is not None:
        yield from _figures(("rank",), scheme.rank, "rank", "of")
        yield from _when(("rank", "among"), scheme.rank.among, "rank")
    for at, award in enumerate(scheme.awards):
        path: Path = ("awards", at)
        yield from _figures(path, award, "awards", "places", "score", "bonus")
        yield from _when((*path, "among"), award.among, "awards")
        for place, rule in enumerate(award.order):
            yield Placed((*path, "order", place), rule, "awards")


def _prizes(scheme: Scheme) -> Iterator[Placed]:
    for at, prize in enumerate(scheme.prizes):
        path: Path = ("prizes", at)
        yield from _figures(path, prize, "pay", "of")
        yield from _when((*path, "among"), prize.among, "pay")
        for place, rule in enumerate(prize.amounts):
            yield Placed((*path, "amounts", place), rule, "pay")


def _outcomes(scheme: Scheme) -> Iterator[Placed]:
    yield from _prizes(scheme)
    for at, pay in enumerate(scheme.pay):
        yield from _when(("pay", at, "when"), pay.when, "pay")
        yield from _figures(("pay", at), pay, "pay", "bonus", "deduction")
    for name, further in scheme.fields.items():
        if further.value is not None:
            sort: Sort = "word" if further.type == "word" else "number"
            yield Placed(("fields", name, "value"), further.value, "fields", sort)
        for word, rule in further.list.items():
            yield Placed(("fields", name, "list", word), rule, "fields", "flag")
        yield from _when(("fields", name, "when"), further.when, "fields")
    for at, flag in enumerate(scheme.flags):
        yield from _when(("flags", at, "when"), flag.when, "flags")
    for at, notice in enumerate(scheme.notices):
        yield from _when(("notices", at, "when"), notice.when, "flags")
    if scheme.announced_places is not None:
        yield Placed(("announced_places",), scheme.announced_places, "figures")
    for at, exclusive in enumerate(scheme.exclusive):
        yield from _when(("exclusive", at, "conditions"), exclusive.conditions, "tiers")


def _year_figures(scheme: Scheme) -> Iterator[Placed]:
    """The figures of the year; the rules that read them are rules of the year's own scheme."""
    for name, figure in scheme.year_end.figures.items() if scheme.year_end else ():
        path: Path = ("year_end", "figures", name)
        yield from _when((*path, "times"), figure.times, "on_record")
        yield from _figures(path, figure, "on_record", "mean")
        if figure.latest is not None:
            yield Placed((*path, "latest"), figure.latest, "on_record", None)
        yield from _when((*path, "when"), figure.when, "on_record")
