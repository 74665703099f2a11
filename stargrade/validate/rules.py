"""Looks at each row as a whole: do its cells agree with one another, as the scheme requires?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np

from ..expr.columns import all_hold, evaluate, holds
from ..expr.exact import figure
from ..expr.nodes import Node, names_in
from ..expr.table import Table
from ..numbers.columns import Bools, Column, constant, no_nulls
from ..scheme.model import Require, Scheme
from ..scheme.names import derived_order
from ..scheme.sheets import family_of


def broken(scheme: Scheme, table: Table, bad: Mapping[str, Bools]) -> Mapping[str, Bools]:
    """For each requirement of a scheme, by id, the rows of a table of its columns that break it.

    A row is not judged by a requirement that uses one of its bad cells.
    """
    if not scheme.require:
        return {}
    table = _with_derived(scheme, table)
    return {rule.id: _breaks(rule, scheme, table, bad) for rule in scheme.require}


def _breaks(rule: Require, scheme: Scheme, table: Table, bad: Mapping[str, Bools]) -> Bools:
    conditions = [one.node for one in rule.when]
    used = columns_behind([*conditions, rule.that.node], scheme)
    unsure = reduce(np.logical_or, (bad[name] for name in used if name in bad), no_nulls(table.rows))
    return all_hold(conditions, table) & ~holds(rule.that.node, table) & ~unsure


def _with_derived(scheme: Scheme, table: Table) -> Table:
    """The table with the parameters, and with those derived values that the requirements use."""
    table = table.add(parameters(scheme, table.rows))
    used = names_behind([part.node for rule in scheme.require for part in (*rule.when, rule.that)], scheme)
    for name in derived_order(scheme) or ():
        if name in used:
            table = table.add({name: evaluate(scheme.derive[name].node, table)})
    return table


def parameters(scheme: Scheme, rows: int) -> Mapping[str, Column]:
    """The figures that the company sets, the same in every row."""
    return {
        name: constant(None if rule.value is None else figure(rule.value.node), rows)
        for name, rule in scheme.parameters.items()
    }


def columns_behind(nodes: Sequence[Node], scheme: Scheme) -> set[str]:
    """Everything whose cells formulas look at, be it by way of derived values; a family is its columns."""
    names = names_behind(nodes, scheme)
    return names | {column for column in scheme.columns if family_of(column) in names}


def names_behind(nodes: Sequence[Node], scheme: Scheme) -> set[str]:
    """All names that formulas use, and those that their derived values use in turn."""
    found: set[str] = set()
    left = [name for node in nodes for name in names_in(node)]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left.extend(names_in(scheme.derive[name].node) if name in scheme.derive else ())
    return found
