"""Says what was decided in a sentence, and what somebody who decided a star may have forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..expr.nodes import names_in
from ..numbers import show
from ..problems import Problem
from ..scheme.formula import Formula
from ..scheme.model import Pay, Scheme
from ..texts import Text
from .decidable import FIELDS, NONE
from .result import Cell, Decision, Grading

_SENTENCE = Text(
    "decided by {by}: {field} {value} instead of {computed} ({reason})",
    "{by}裁定：{field}由 {computed} 改为 {value}（{reason}）",
)
_MONEY = Text("money", "金额")
_MOST_NAMED = 10


def decision_text(decision: Decision, grading: Grading) -> Text:
    """The decision as a sentence."""
    cells = {name: shown(getattr(decision, name), decision.field, grading) for name in ("value", "computed")}
    params = {"by": decision.by, "field": FIELDS[decision.field], "reason": decision.reason, **cells}
    return Text(_SENTENCE.fill("en", params), _SENTENCE.fill("zh", params))


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
    """A notice of those whose star was decided, while the money or tier that hangs on the star was not."""
    decided = {(one.at, one.field) for one in decisions}
    hanging = (
        (_MONEY, ("bonus", "deduction"), _pays_by_star(scheme)),
        (FIELDS["tier"], ("tier",), _has_tiers(grading)),
    )
    for what, fields, hangs in hanging:
        stars = [one for one in decisions if hangs and one.field == "star"]
        keys = [one.key for one in stars if not any((one.at, field) in decided for field in fields)]
        if keys:
            yield Problem("SG660", params={"what": what, "keys": keys[:_MOST_NAMED]})


def _has_tiers(grading: Grading) -> bool:
    return not bool(grading.tier.null.all())


def _pays_by_star(scheme: Scheme) -> bool:
    """Whether money stands on a line of the ladder, or a rule of pay looks at the star or the tier."""
    ladder = scheme.tiers.ladder if scheme.tiers else ()
    if any(line.bonus is not None or line.deduction is not None for line in ladder):
        return True
    return any({"star", "tier"} & set(names_in(rule.node)) for pay in scheme.pay for rule in _rules(pay))


def _rules(pay: Pay) -> tuple[Formula, ...]:
    return (*pay.when, *(rule for rule in (pay.bonus, pay.deduction) if rule is not None))
