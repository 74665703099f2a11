"""Small schemes and tables for the tests of grading, given as a person would write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from stargrade.grading import Grading, grade, work_out
from stargrade.grading.work import Work
from stargrade.numbers.columns import Column, flags, numbers, words
from stargrade.scheme.columns import NUMBER_TYPES
from stargrade.scheme.model import Scheme
from stargrade.validate.checked import Checked

SAY = {"en": "said", "zh": "说明"}


def scheme(**parts: Any) -> Scheme:
    """A scheme with the parts given; scalars are texts, as its file's reader leaves them."""
    plain = {
        "stargrade": "1",
        "id": "test",
        "version": "1",
        "title": SAY,
        "period": "month",
        "key": "employee_id",
        "subject": SAY,
    }
    columns = {"employee_id": {"type": "id"}, **parts.pop("columns", {})}
    return Scheme.model_validate({**plain, "columns": columns, **parts})


def checked(rules: Scheme, rows: Sequence[Mapping[str, Any]]) -> Checked:
    """Sound rows as typed columns; numbers may be given as text, so that they stay exact, dates as their day."""
    keys = tuple(f"E{at}" for at in range(len(rows)))
    columns: dict[str, Column] = {}
    for name, rule in rules.columns.items():
        cells = [row.get(name) for row in rows] if name != rules.key else list(keys)
        if rule.type in NUMBER_TYPES or rule.type == "date":
            columns[name] = numbers([None if cell is None else Fraction(cell) for cell in cells])
        elif rule.type == "flag":
            columns[name] = flags(cells)
        else:
            columns[name] = words(cells, tuple(rule.labels))
    return Checked(columns, keys, np.arange(len(rows)), (), ())


def graded(rules: Scheme, rows: Sequence[Mapping[str, Any]]) -> Grading:
    """The results of these rows."""
    return grade(rules, checked(rules, rows))


def worked(rules: Scheme, rows: Sequence[Mapping[str, Any]]) -> Work:
    """The finished work of these rows, with every column that a stage added."""
    return work_out(rules, checked(rules, rows))
