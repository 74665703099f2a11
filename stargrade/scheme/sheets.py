"""A scheme as the rows of its detail sheets see it: their own columns, derived values and requirements.

A scheme that gathers has one sheet, whose rows are detail rows of the subjects named in them.
"""

from __future__ import annotations

from collections.abc import Mapping

from .columns import ColumnRule
from .model import Scheme

OWNER = "subject."  # begins the name of a column of the main sheet, in formulas about detail rows


def details(scheme: Scheme) -> tuple[str, ...]:
    """The names by which formulas reach detail rows."""
    return (*scheme.sheets, *([] if scheme.gather is None else [scheme.gather]))


def rows_of(scheme: Scheme, sheet: str) -> Scheme:
    """What the scheme says of the rows of one detail sheet, as a scheme of its own.

    Its key is the column that says whose row it is.
    """
    if sheet == scheme.gather:
        return scheme.model_copy(update={**_NO_RESULTS, "derive": {}, "titles": {}})
    rules = scheme.sheets[sheet]
    own = {
        "key": rules.subject,
        "columns": rules.columns,
        "derive": rules.derive,
        "titles": rules.titles,
        "require": rules.require,
    }
    return scheme.model_copy(update={**_NO_RESULTS, **own, "gather": None})


_NO_RESULTS: Mapping[str, object] = {
    **dict.fromkeys(("not_rated", "items", "awards", "prizes", "pay", "flags", "notices", "assumed"), ()),
    **{name: {} for name in ("sheets", "parts", "fields", "history")},
    **dict.fromkeys(("score", "tiers", "rank")),
}


def subject_columns(scheme: Scheme) -> Mapping[str, ColumnRule]:
    """The columns that are known of a subject: those of its row, or its key alone where rows are gathered."""
    return scheme.columns if scheme.gather is None else {scheme.key: scheme.columns[scheme.key]}


def member(family: str, name: str) -> str:
    """The id of one column of a family, by what its heading says behind the prefix."""
    return f"{family}:{name}"


def family_of(column: str) -> str | None:
    """The family that a column of a sheet belongs to; None for most."""
    family, colon, _ = column.partition(":")
    return family if colon else None


def unique_column(scheme: Scheme, sheet: str | None = None) -> str | None:
    """The column whose cells must all differ; None where rows are gathered."""
    if sheet is not None:
        return scheme.sheets[sheet].key
    return scheme.key if scheme.gather is None else None
