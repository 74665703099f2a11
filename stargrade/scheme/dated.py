"""Which rules and figures are in force in a period; the first day of the period decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ..periods import Period
from ..problems import Place, Problem, Refusal
from ..texts import Text
from .loaded import Loaded
from .model import DatedValue, Parameter, Scheme, Valid

_FROM_TO = Text("from {from} to {to}", "{from} 至 {to}")
_FROM = Text("from {from}", "{from} 起")
_TO = Text("until {to}", "截至 {to}")


def newest(scheme: Scheme) -> Scheme:
    """The scheme with the newest figure of every parameter that has figures by date."""
    dated = {name: one for name, one in scheme.parameters.items() if one.values and one.value is None}
    return _with(scheme, {name: one.values[-1] for name, one in dated.items()})


def in_force(loaded: Loaded, period: Period | None) -> tuple[Loaded, tuple[Problem, ...]]:
    """The scheme with the figures of a period, and what should be said aloud.

    Without a period the newest figures hold. Raises Refusal (SG493, SG494) where the scheme, or one
    of its figures, is not in force in the period.
    """
    if period is None:
        return loaded, tuple(_several(loaded))
    day = period.first_day
    problems = [*_outside(loaded, period, day), *_not_yet(loaded, period, day)]
    if problems:
        raise Refusal(problems)
    chosen = {name: _at(one, day) for name, one in loaded.scheme.parameters.items() if one.values}
    scheme = _with(loaded.scheme, {name: dated for name, dated in chosen.items() if dated is not None})
    return replace(loaded, scheme=scheme), ()


def check_dates(loaded: Loaded) -> Iterator[Problem]:
    """Days in the wrong order (SG497)."""
    valid = loaded.scheme.valid
    if valid is not None and valid.from_ is not None and valid.to is not None and valid.to < valid.from_:
        yield Problem("SG497", loaded.marks.value(("valid", "to")), {"day": valid.to, "before": valid.from_})
    for name, parameter in loaded.scheme.parameters.items():
        for at, (earlier, later) in enumerate(pairwise(parameter.values), start=1):
            if later.from_ <= earlier.from_:
                place = loaded.marks.value(("parameters", name, "values", at, "from"))
                yield Problem("SG497", place, {"day": later.from_, "before": earlier.from_})


def days(valid: Valid) -> Text:
    """When a scheme is in force, in words."""
    text = _FROM_TO if valid.from_ and valid.to else _FROM if valid.from_ else _TO
    return text.filled(**{"from": valid.from_, "to": valid.to})


def _with(scheme: Scheme, chosen: dict[str, DatedValue]) -> Scheme:
    if not chosen:
        return scheme
    changed = {name: scheme.parameters[name].model_copy(update={"value": one.value}) for name, one in chosen.items()}
    return scheme.model_copy(update={"parameters": {**scheme.parameters, **changed}})


def _at(parameter: Parameter, day: date) -> DatedValue | None:
    """The figure in force on a day; None before the first one."""
    return next((dated for dated in reversed(parameter.values) if dated.from_ <= day), None)


def _outside(loaded: Loaded, period: Period, day: date) -> Iterator[Problem]:
    valid = loaded.scheme.valid
    if valid is None:
        return
    if (valid.from_ is not None and day < valid.from_) or (valid.to is not None and day > valid.to):
        params = {"scheme": loaded.scheme.id, "period": str(period), "days": days(valid)}
        yield Problem("SG494", loaded.marks.key(("valid",)), params)


def _not_yet(loaded: Loaded, period: Period, day: date) -> Iterator[Problem]:
    for name, parameter in loaded.scheme.parameters.items():
        if parameter.values and _at(parameter, day) is None:
            params = {"name": parameter.title.text, "period": str(period), "first": parameter.values[0].from_}
            yield Problem("SG493", loaded.marks.value(("parameters", name, "values", 0, "from")), params)


def _several(loaded: Loaded) -> Iterator[Problem]:
    titles = [one.title.text for one in loaded.scheme.parameters.values() if len(one.values) > 1]
    if titles:
        yield Problem("SG495", Place(), {"parameters": titles})
