"""Looks through a whole scheme for rules that mean nothing or do not fit together.

The form of the file has been seen to by `load`; here it is about names, kinds, labels and sums.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .check_columns import check_columns
from .check_items import check_items
from .check_results import check_results
from .check_rules import check_rules
from .check_totals import check_totals
from .check_year_end import check_year_end
from .dated import check_dates
from .load import in_order
from .loaded import Loaded


def check_scheme(loaded: Loaded) -> tuple[Problem, ...]:
    """Every problem of a scheme, from the first line of its file to the last, none twice."""
    found = list(_all(loaded))
    once = {(p.code, p.place, str(p.params)): p for p in found}
    return tuple(in_order(once.values()))


def _all(loaded: Loaded) -> Iterator[Problem]:
    yield from loaded.said
    yield from check_columns(loaded)
    yield from check_items(loaded)
    yield from check_results(loaded)
    yield from check_dates(loaded)
    wrong = list(check_rules(loaded))
    yield from wrong
    yield from check_year_end(loaded)
    if not wrong:  # sums of rules that mean nothing would be further, false problems
        yield from check_totals(loaded)
