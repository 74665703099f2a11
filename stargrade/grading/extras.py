"""Adds what else a scheme reports: further fields, flags for a person to act on, notices of the sheet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..expr.columns import all_hold, blank_like, evaluate, holds, pick
from ..expr.nodes import Name
from ..numbers.arithmetic import round_half_up
from ..numbers.columns import Column, Flags, Numbers, no_nulls
from ..problems import Problem
from ..scheme.model import Notice
from ..scheme.wording import label
from ..texts import Text
from .plan import nodes
from .work import Work


def fields(work: Work) -> Work:
    """Add ``field.NAME`` for every further field, and ``listed.NAME.WORD`` for each word of a list."""
    for name, rule in work.plan.scheme.fields.items():
        where = all_hold(nodes(rule.when), work.table)
        if rule.value is not None:
            value = rounded(evaluate(rule.value.node, work.table), rule.places)
            work = work.add({f"field.{name}": pick(where, value, blank_like(value))})
        for word, condition in rule.list.items():
            has = where & work.yes("rated") & holds(condition.node, work.table)
            work = work.add({f"listed.{name}.{word}": Flags(has, no_nulls(work.table.rows))})
    return work


def rounded(value: Column, places: int | None) -> Column:
    """Numbers rounded half up where the scheme says to how many decimals."""
    return round_half_up(value, places) if isinstance(value, Numbers) and places is not None else value


def flags(work: Work) -> Work:
    """Raise the scheme's flags, for the not rated too."""
    for rule in work.plan.scheme.flags:
        work = work.flag(rule.id, all_hold(nodes(rule.when), work.table))
    return work


def notices(work: Work) -> Work:
    """Say what the scheme says of the whole sheet, once for each group in which it holds."""
    for rule in work.plan.scheme.notices:
        work = work.say(*(Problem("SG503", params={"say": text}) for text in _said(rule, work)))
    return work


def _said(rule: Notice, work: Work) -> list[Text]:
    where = all_hold(nodes(rule.when), work.table)
    groups = work.table.groups(rule.by)
    rows = np.flatnonzero(where)
    first = rows[np.sort(np.unique(groups.of[rows], return_index=True)[1])]
    return [_in_group(rule.say.text, _group_name(rule.by, int(at), work)) for at in first]


def _group_name(by: Sequence[str], at: int, work: Work) -> Text:
    """What the group of a row is called, a label in the words of each language."""
    cells = [(name, str(work.table.columns[name].row(at))) for name in by]
    words = [label(work.plan.scheme, Name(name), cell) for name, cell in cells]
    return Text(", ".join(word.en for word in words), "、".join(word.zh for word in words))


def _in_group(said: Text, group: Text) -> Text:
    return Text(said.en.replace("{group}", group.en), said.zh.replace("{group}", group.zh))
