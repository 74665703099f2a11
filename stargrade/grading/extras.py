"""Adds what else a scheme reports: further fields, flags for a person to act on, notices of the sheet."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..expr.columns import all_hold, blank_like, evaluate, pick
from ..expr.table import Table
from ..problems import Problem
from ..scheme.model import Notice
from ..texts import Text
from .plan import nodes
from .work import Work


def fields(work: Work) -> Work:
    """Add ``field.NAME`` for every further field; blank where its conditions do not hold."""
    for name, rule in work.plan.scheme.fields.items():
        value = evaluate(rule.value.node, work.table)
        where = all_hold(nodes(rule.when), work.table)
        work = work.add({f"field.{name}": pick(where, value, blank_like(value))})
    return work


def flags(work: Work) -> Work:
    """Raise the scheme's flags, for the not rated too."""
    for rule in work.plan.scheme.flags:
        work = work.flag(rule.id, all_hold(nodes(rule.when), work.table))
    return work


def notices(work: Work) -> Work:
    """Say what the scheme says of the whole sheet, once for each group in which it holds."""
    for rule in work.plan.scheme.notices:
        work = work.say(*(Problem("SG503", params={"say": text}) for text in _said(rule, work.table)))
    return work


def _said(rule: Notice, table: Table) -> list[Text]:
    where = all_hold(nodes(rule.when), table)
    groups = table.groups(rule.by)
    rows = np.flatnonzero(where)
    first = rows[np.sort(np.unique(groups.of[rows], return_index=True)[1])]
    names = [", ".join(str(table.columns[name].row(int(at))) for name in rule.by) for at in first]
    said = rule.say.text
    return [replace(said, en=said.en.replace("{group}", name), zh=said.zh.replace("{group}", name)) for name in names]
