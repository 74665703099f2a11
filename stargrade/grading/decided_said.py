"""Says what was decided in a sentence, and what somebody who decided a star may have forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..expr.nodes import names_in
from ..numbers import show
from ..problems import Problem
from ..scheme.formula import Formula
from ..scheme.model import Award, Pay, Scheme, Tier
from ..texts import Text
from .decidable import FIELDS, NONE
from .result import Cell, Decision, Grading

_SENTENCE = Text(
    "decided by {by}: {field} {value} instead of {computed} ({reason})",
    "{by}裁定：{field}由 {computed} 改为 {value}（{reason}）",
)
_MONEY = Text("money", "金额")
_MORE = Text("{count} more", "另有 {count} 人")
_SIDES = ("bonus", "deduction")
_MOST_NAMED = 10


def decision_text(decision: Decision, grading: Grading) -> Text:
    """The decision as a sentence."""
    cells = {name: shown(getattr(decision, name), decision.field, grading) for name in ("value", "computed")}
    return _SENTENCE.filled(by=decision.by, field=FIELDS[decision.field], reason=decision.reason, **cells)


def shown(cell: Cell, field: str, grading: Grading) -> Text:
    """A decided or computed value for people: tiers, titles and flags by their names."""
    titles = {"tier": grading.tier_titles, "award": grading.award_titles, "flags": grading.flag_texts}.get(field, {})
    match cell:
        case None | ():
            return NONE
        case Fraction():
            return Text(show(cell), show(cell))
        case str():
            return titles.get(cell, Text(cell, cell))
        case _:
            named = [titles.get(flag, Text(flag, flag)) for flag in cell]
            return Text("; ".join(one.en.rstrip(".") for one in named), "；".join(one.zh.rstrip("。") for one in named))


def left_behind(scheme: Scheme, grading: Grading, decisions: Sequence[Decision]) -> Iterator[Problem]:
    """Notices of those for whom one result was decided, and another that hangs together with it was not."""
    decided = {(one.at, one.field) for one in decisions}
    for field, left, others in _tied(scheme, grading):
        own = [one for one in decisions if one.field == field]
        keys = [one.key for one in own if not any((one.at, other) in decided for other in others)]
        if keys:
            more = len(keys) - _MOST_NAMED
            named = [*keys[:_MOST_NAMED], *([_MORE.filled(count=more)] if more > 0 else [])]
            yield Problem("SG660", params={"decided": FIELDS[field], "left": left, "keys": named})


def _tied(scheme: Scheme, grading: Grading) -> Iterator[tuple[str, Text, tuple[str, ...]]]:
    """A result, and what the scheme ties to it: in a word, and as results."""
    for field in ("star", "tier", "award"):
        if _pays_by(scheme, field):
            yield field, _MONEY, _SIDES
    if not (grading.star.null.all() or grading.tier.null.all()):
        yield "star", FIELDS["tier"], ("tier",)
        yield "tier", FIELDS["star"], ("star",)


def _pays_by(scheme: Scheme, field: str) -> bool:
    """Whether money hangs on the star, tier or title: it stands beside it, or a rule of pay looks at it."""
    ladder = scheme.tiers.ladder if scheme.tiers else ()
    beside: Sequence[Award | Tier] = scheme.awards if field == "award" else ladder
    if any(getattr(one, side, None) is not None for one in beside for side in _SIDES):
        return True
    return any(field in names_in(rule.node) for pay in scheme.pay for rule in _rules(pay))


def _rules(pay: Pay) -> tuple[Formula, ...]:
    return (*pay.when, *(rule for rule in (pay.bonus, pay.deduction) if rule is not None))
