"""Looks through the columns of a scheme: types and settings that fit, headings and names of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from ..expr.exact import figure
from ..problems import Problem
from ..texts import Text
from .columns import NUMBER_TYPES, ColumnRule
from .loaded import Loaded
from .mistakes import quoted
from .names import RESULT_WORDS, kind_of
from .nearest import nearest

_NO_LABELS = Text("needs `labels`", "需要 labels")
_NO_MOST = Text("needs `max`", "需要 max")
_NO_RANGE = Text("needs `min` and `max`", "需要 min 和 max")
_NO_LEAST_DEFAULT = Text("must not have a default or be optional: it is the key", "作为主键，不能有默认值，也不能可空")

_COLUMN, _PARAMETER = Text("a column", "列"), Text("a parameter", "参数")
_DERIVED, _RESULT = Text("a derived value", "中间值"), Text("a result", "结果")

# Which settings belong to which types; every other type must not have them.
_BELONGS: Mapping[str, frozenset[str]] = {
    "min": NUMBER_TYPES,
    "max": NUMBER_TYPES,
    "above": NUMBER_TYPES,
    "words": NUMBER_TYPES,
    "add_up": NUMBER_TYPES,
    "labels": frozenset({"label"}),
    "ordered": frozenset({"label"}),
    "also": frozenset({"flag"}),
}


def check_columns(loaded: Loaded) -> Iterator[Problem]:
    """Everything in the columns that does not fit together."""
    yield from _key(loaded)
    for name, column in loaded.scheme.columns.items():
        yield from _settings(name, column, loaded)
    yield from _names(loaded)
    yield from _titles(loaded)
    yield from _headings(loaded)


def _key(loaded: Loaded) -> Iterator[Problem]:
    key = loaded.scheme.key
    column = loaded.scheme.columns.get(key)
    if column is None or column.type != "id":
        yield Problem("SG420", loaded.marks.value(("key",)), {"key": key})
    elif column.optional or column.default is not None or column.only is not None:
        place = loaded.marks.key(("columns", key))
        yield Problem("SG423", place, {"type": column.type, "wrong": _NO_LEAST_DEFAULT})


def _settings(name: str, column: ColumnRule, loaded: Loaded) -> Iterator[Problem]:
    for setting, types in _BELONGS.items():
        if getattr(column, setting) and column.type not in types:
            wrong = Text(f"has no `{setting}`", f"不能有 {setting}")
            place = loaded.marks.key(("columns", name, setting))
            yield Problem("SG423", place, {"type": column.type, "wrong": wrong})
    place = loaded.marks.key(("columns", name))
    for wrong in _lacking(column):
        yield Problem("SG423", place, {"type": column.type, "wrong": wrong})
    yield from _limits(name, column, loaded)
    yield from _default(name, column, loaded)


def _lacking(column: ColumnRule) -> Iterator[Text]:
    if column.type == "label" and not column.labels:
        yield _NO_LABELS
    if column.type == "points" and column.max is None:
        yield _NO_MOST
    if column.type == "level" and (column.min is None or column.max is None):
        yield _NO_RANGE


def _limits(name: str, column: ColumnRule, loaded: Loaded) -> Iterator[Problem]:
    low = figure(column.min.node) if column.min is not None else None
    high = figure(column.max.node) if column.max is not None else None
    if low is not None and high is not None and low > high:
        params = {
            "lower": f">= {column.min.text}" if column.min else "",
            "upper": f"<= {column.max.text}" if column.max else "",
        }
        yield Problem("SG439", loaded.marks.value(("columns", name, "min")), params)


def _default(name: str, column: ColumnRule, loaded: Loaded) -> Iterator[Problem]:
    """A default that is no value of the column would be a mistake in every blank cell."""
    if column.default is None:
        return
    expected = _expected_default(column)
    if expected is not None:
        place = loaded.marks.value(("columns", name, "default"))
        yield Problem("SG416", place, {"seen": quoted(column.default), "expected": expected})


def _expected_default(column: ColumnRule) -> Text | tuple[str, ...] | None:
    """What the default should be, where it is something else."""
    text = column.default or ""
    if column.type == "label":
        return None if text in column.labels else tuple(column.labels)
    if column.type == "flag":
        return None if text in ("yes", "no") else ("yes", "no")
    if kind_of(column).sort == "number":
        return None if _is_number(text) else Text("a number", "数字")
    return None


def _is_number(text: str) -> bool:
    body = text.removesuffix("%").removeprefix("-")
    return body.replace(".", "", 1).isdecimal()


def _names(loaded: Loaded) -> Iterator[Problem]:
    """Names that mean two things at once."""
    scheme = loaded.scheme
    taken: dict[str, Text] = dict.fromkeys(RESULT_WORDS, _RESULT)
    groups = (
        ("columns", scheme.columns, _COLUMN),
        ("parameters", scheme.parameters, _PARAMETER),
        ("derive", scheme.derive, _DERIVED),
    )
    for part, names, what in groups:
        for name in names:
            if name in taken:
                yield Problem("SG426", loaded.marks.key((part, name)), {"name": name, "other": taken[name]})
            taken.setdefault(name, what)


def _titles(loaded: Loaded) -> Iterator[Problem]:
    """Titles of derived values that do not exist."""
    derived = loaded.scheme.derive
    for name in loaded.scheme.titles:
        if name not in derived:
            place = loaded.marks.key(("titles", name))
            yield Problem("SG456", place, {"name": name, "near": nearest(name, derived) or tuple(derived)})


def _headings(loaded: Loaded) -> Iterator[Problem]:
    """Headings that would fit two columns."""
    owners: dict[str, str] = {_folded(name): name for name in loaded.scheme.columns}
    for name, column in loaded.scheme.columns.items():
        for word, headings in (("zh", column.zh), ("en", column.en)):
            for at, heading in enumerate(headings):
                other = owners.setdefault(_folded(heading), name)
                if other != name:
                    place = loaded.marks.value(("columns", name, word, at))
                    yield Problem("SG443", place, {"heading": heading, "other": other})


def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKC", heading).casefold().replace("_", "")
    return "".join(plain.split())
