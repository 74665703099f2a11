"""Turns tiers, titles and rules of pay into yuan: what is paid on top and what is taken off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..expr.columns import all_hold, number
from ..expr.nodes import Name, Node, names_in
from ..numbers.arithmetic import add, choose, round_half_up, subtract
from ..numbers.columns import Bools, Numbers, constant, no_nulls
from ..problems import Problem
from .plan import MONEY_PLACES, nodes
from .work import Work


@dataclass(frozen=True)
class Amount:
    """One rule of money: for which rows, on which side, how much, and what it asks for."""

    rule: str
    side: str
    rows: Bools
    value: Node
    asks: tuple[Node, ...] = ()


def pay(work: Work) -> Work:
    """Add ``bonus``, ``deduction`` and ``net``; whoever is not rated has 0 of each."""
    totals = {side: constant(Fraction(0), work.table.rows) for side in ("bonus", "deduction")}
    for amount in amounts(work):
        value = round_half_up(number(amount.value, work.table), MONEY_PLACES)
        work = work.say(*_unpaid(amount, value, work))
        paid = amount.rows & ~value.null
        totals[amount.side] = add(totals[amount.side], choose(paid, value, constant(Fraction(0), work.table.rows)))
    net = subtract(totals["bonus"], totals["deduction"])
    return work.add({**totals, "net": Numbers(net.num, net.den, no_nulls(work.table.rows))})


def amounts(work: Work) -> Iterator[Amount]:
    """Every rule of money and the rated rows that it reaches."""
    scheme, rated = work.plan.scheme, work.yes("rated")
    for at, line in enumerate(work.plan.lines):
        reached = rated & (work.numbers("line").num == at)
        yield from _both(line.rule.id, line.rule, reached, line.conditions)
    for award in scheme.awards:
        if award.bonus is not None:
            yield Amount(award.id, "bonus", rated & work.yes(f"won.{award.id}"), award.bonus.node, nodes(award.among))
    for prize in scheme.prizes:
        yield Amount(prize.id, "bonus", ~work.numbers(f"prize.{prize.id}").null, Name(f"prize.{prize.id}"))
    for rule in scheme.pay:
        asks = nodes(rule.when)
        yield from _both(rule.id, rule, rated & all_hold(asks, work.table), asks)


def _both(name: str, rule: object, rows: Bools, asks: tuple[Node, ...]) -> Iterator[Amount]:
    for side in ("bonus", "deduction"):
        formula = getattr(rule, side)
        if formula is not None:
            yield Amount(name, side, rows, formula.node, asks)


def _unpaid(amount: Amount, value: Numbers, work: Work) -> Iterator[Problem]:
    """What must be said where a rule reaches someone but gives no figure."""
    missing = amount.rows & value.null
    parameters = work.plan.scheme.parameters
    unset = [parameters[name].title.text for name in names_in(amount.value) if _is_unset(name, work)]
    if unset:
        if _of_this_period(amount.asks, work):
            yield Problem("SG501", params={"rule": amount.rule, "parameters": unset})
    elif missing.any():
        keys = [work.keys[int(at)] for at in missing.nonzero()[0]]
        yield Problem("SG502", params={"rule": amount.rule, "keys": keys[:10], "rows": len(keys)})


def _of_this_period(asks: tuple[Node, ...], work: Work) -> bool:
    """Whether a rule can reach anybody in a period of this kind: whatever it asks of the period alone holds."""
    alone = [part for part in asks if (used := names_in(part)) and all(name.startswith("period.") for name in used)]
    return work.table.rows == 0 or bool(all_hold(alone, work.table).any())


def _is_unset(name: str, work: Work) -> bool:
    parameter = work.plan.scheme.parameters.get(name)
    return parameter is not None and parameter.value is None
