"""All tables of a scheme looked through together: whose each detail row is, and which subjects are sound.

A subject is a row of the main sheet, or all rows of one key where rows are gathered. It is left
out as a whole where any of its rows has an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..expr.columns import evaluate
from ..expr.table import Detail, Table
from ..numbers.columns import Bools, Column, Ints, Words
from ..problems import Problem
from ..scheme.model import Scheme
from ..scheme.names import derived_order
from ..scheme.sheets import OWNER, rows_of, subject_columns, unique_column
from ..sheet.fault import Fault
from ..sheet.model import Values
from ..sheet.tables import Table as Part
from ..sheet.tables import Tables
from .checked import Checked
from .fitness import Beside, of_cell, validate
from .names import first_rows, other_names
from .rules import parameters

_MOST_NAMED = 12


@dataclass(frozen=True)
class _Owned:
    """A detail sheet with its subjects' cells in every row; `owner` is a row of the main sheet, or -1."""

    part: Part
    values: Values
    owner: Ints


def validate_all(tables: Tables) -> Checked:
    """Look through every table; the sound subjects, their detail rows, and the problems of all tables."""
    main = tables.main
    if not tables.details and main.scheme.gather is None:
        return validate(main.sheet, main.values, main.scheme)
    rows = {key: at for at, key in reversed(list(enumerate(main.values.keys))) if key}
    owned = {name: _owned(part, main, rows) for name, part in tables.details.items()}
    looked = {name: _look(name, one, main) for name, one in owned.items()}
    doubtful = {name: _doubtful(one, len(main.sheet.rows)) for name, one in owned.items()}
    values = replace(main.values, bad={**main.values.bad, **doubtful})
    every_row = {name: _every_row(one) for name, one in owned.items()}
    beside = Beside(unique_column(main.scheme), _names_of_gathered(main), every_row)
    checked = validate(main.sheet, values, main.scheme, beside)
    spoilt = {owned[name].values.keys[at] for name, one in looked.items() for at in one.rejected} & set(rows)
    if main.scheme.gather is not None:
        spoilt |= {main.values.keys[at] for at in checked.rejected} - {""}
    subjects = _subjects(checked, looked, spoilt, main)
    problems = (*checked.problems, *(problem for one in looked.values() for problem in one.problems))
    return replace(subjects, problems=(*problems, *_left_out(spoilt, rows, main)))


def _owned(part: Part, main: Part, rows: Mapping[str, int]) -> _Owned:
    owner = owners(_keys(part.values.columns, part.scheme.key), rows)
    known = owner >= 0
    at = np.where(known, owner, 0)
    names = subject_columns(main.scheme)
    columns = {f"{OWNER}{name}": main.values.columns[name].take(at) for name in names}
    bad = {f"{OWNER}{name}": main.values.bad[name][at] | ~known for name in names}
    own = part.values
    return _Owned(part, replace(own, columns={**own.columns, **columns}, bad={**own.bad, **bad}), owner)


def _keys(columns: Mapping[str, Column], name: str) -> Words:
    keys = columns[name]
    if not isinstance(keys, Words):
        raise TypeError("a key is a column of words")
    return keys


def owners(keys: Words, rows: Mapping[str, int]) -> Ints:
    """For each key the row that has it; -1 for one that has none, and for a blank."""
    return np.array([*(rows.get(word, -1) for word in keys.words), -1], dtype=np.int64)[keys.codes]


def _names_of_gathered(main: Part) -> tuple[Problem, ...]:
    """Rows of one subject that name somebody else than its first row."""
    if main.scheme.gather is None:
        return ()
    first = first_rows(_keys(main.values.columns, main.scheme.key))
    return other_names(main.sheet, main.values, first, main.values.columns)


def _look(name: str, owned: _Owned, main: Part) -> Checked:
    """Look through a detail sheet; a row whose subject stands nowhere, or has another name, is an error of its own."""
    part, values = owned.part, owned.values
    key = part.scheme.key
    stray = np.flatnonzero((owned.owner < 0) & ~values.columns[key].null & ~values.bad[key])
    strays = (of_cell(part.sheet, values, key, row, Fault("SG312")) for row in stray.tolist())
    named = other_names(part.sheet, values, owned.owner, main.values.columns)
    return validate(part.sheet, values, part.scheme, Beside(unique_column(main.scheme, name), (*strays, *named)))


def _doubtful(owned: _Owned, rows: int) -> Bools:
    """The rows of the main sheet that have a detail row with a bad cell."""
    bad = np.logical_or.reduce(list(owned.values.bad.values())) & (owned.owner >= 0)
    return np.bincount(owned.owner[bad], minlength=rows) > 0


def _every_row(owned: _Owned) -> Detail:
    """The detail rows as requirements of the main sheet see them, before any is left out."""
    return _detail(owned.part.scheme, owned.values.columns, owned.owner)


def _detail(scheme: Scheme, columns: Mapping[str, Column], owner: Ints) -> Detail:
    """The rows that have an owner, with the parameters and their derived values."""
    known = owner >= 0
    own = {name: column.take(known) for name, column in columns.items()}
    table = Table(int(known.sum()), own).add(parameters(scheme, int(known.sum())))
    for name in derived_order(scheme) or ():
        table = table.add({name: evaluate(scheme.derive[name].node, table)})
    return Detail(table, owner[known])


def _subjects(checked: Checked, looked: Mapping[str, Checked], spoilt: set[str], main: Part) -> Checked:
    """The subjects all of whose rows are sound, with their detail rows."""
    kept = _without(checked, spoilt, main) if spoilt else checked
    subjects = kept if main.scheme.gather is None else _gathered(kept, main.scheme)
    rows = {key: at for at, key in enumerate(subjects.keys)}
    sheets = {name: rows_of(main.scheme, name) for name in looked}
    details = {
        name: _detail(sheets[name], one.columns, owners(_keys(one.columns, sheets[name].key), rows))
        for name, one in looked.items()
    }
    return replace(subjects, details={**subjects.details, **details})


def _without(checked: Checked, spoilt: set[str], main: Part) -> Checked:
    """What is left of the main sheet; rejected are the rows of those left out, of gathered ones the first."""
    sound = np.array([key not in spoilt for key in checked.keys], dtype=bool)
    gathers = main.scheme.gather is not None
    places = _first_rows(main.values.keys, spoilt)
    rejected = [at for at in checked.rejected if not (gathers and main.values.keys[at] in spoilt)]
    return replace(
        checked,
        columns={name: column.take(sound) for name, column in checked.columns.items()},
        keys=tuple(key for key in checked.keys if key not in spoilt),
        positions=checked.positions[sound],
        rejected=tuple(sorted({*rejected, *places})),
    )


def _first_rows(keys: Iterable[str], among: set[str]) -> list[int]:
    first: dict[str, int] = {}
    for at, key in enumerate(keys):
        if key in among:
            first.setdefault(key, at)
    return list(first.values())


def _gathered(checked: Checked, scheme: Scheme) -> Checked:
    """One entry for each subject, in order of first appearance; its rows become detail rows."""
    codes = _keys(checked.columns, scheme.key).codes
    _, first, which = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    at = first[order]
    own = {name: column for name, column in checked.columns.items() if name == scheme.key or name not in scheme.columns}
    return replace(
        checked,
        columns={name: column.take(at) for name, column in own.items()},
        keys=tuple(checked.keys[row] for row in at.tolist()),
        positions=checked.positions[at],
        details={str(scheme.gather): _detail(rows_of(scheme, str(scheme.gather)), checked.columns, place[which])},
    )


def _left_out(spoilt: set[str], rows: Mapping[str, int], main: Part) -> tuple[Problem, ...]:
    """Says who is left out as a whole because of single rows."""
    if not spoilt:
        return ()
    keys = sorted(spoilt, key=lambda key: rows[key])
    more = ["..."] if len(keys) > _MOST_NAMED else []
    return (Problem("SG313", main.sheet.place(), {"keys": [*keys[:_MOST_NAMED], *more]}),)
