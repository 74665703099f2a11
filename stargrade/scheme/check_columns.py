"""Looks through the columns of a scheme: types and settings that fit, headings and names of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from ..expr.exact import figure
from ..problems import Problem
from ..texts import Text
from .columns import NUMBER_TYPES, ColumnRule
from .loaded import Loaded
from .marks import Marks, Path
from .mistakes import quoted
from .model import Scheme
from .names import RESULT_WORDS, kind_of
from .nearest import nearest
from .sheets import details, rows_of

_NO_LABELS = Text("needs `labels`", "需要 labels")
_NO_MOST = Text("needs `max`", "需要 max")
_NO_RANGE = Text("needs `min` and `max`", "需要 min 和 max")
_NO_LEAST_DEFAULT = Text("must not have a default or be optional: it is the key", "作为主键，不能有默认值，也不能可空")

_COLUMN, _PARAMETER = Text("a column", "列"), Text("a parameter", "参数")
_SHEET = Text("a detail sheet", "明细表")
_FAMILY = Text(
    "with `prefix` must stand on the main sheet, and have no heading, default or `only` and not be optional",
    "带 prefix 时只能用在主表上，且不能有 zh、en、default、only 或 optional",
)
_DERIVED, _RESULT = Text("a derived value", "中间值"), Text("a result", "结果")

# Which settings belong to which types; every other type must not have them.
_BELONGS: Mapping[str, frozenset[str]] = {
    "min": NUMBER_TYPES,
    "max": NUMBER_TYPES,
    "above": NUMBER_TYPES,
    "words": NUMBER_TYPES,
    "add_up": NUMBER_TYPES,
    "prefix": NUMBER_TYPES,
    "labels": frozenset({"label"}),
    "ordered": frozenset({"label"}),
    "also": frozenset({"flag"}),
}


def check_columns(loaded: Loaded) -> Iterator[Problem]:
    """Everything in the columns that does not fit together, of the main sheet and of its detail sheets."""
    yield from _columns(loaded.scheme, (), ("key",), loaded.marks)
    for name, sheet in loaded.scheme.sheets.items():
        path: Path = ("sheets", name)
        yield from _columns(rows_of(loaded.scheme, name), path, (*path, "subject"), loaded.marks)
        yield from _key(sheet.key, sheet.columns, path, (*path, "key"), loaded.marks)
    yield from _families(loaded)


def _columns(scheme: Scheme, path: Path, key: Path, marks: Marks) -> Iterator[Problem]:
    yield from _key(scheme.key, scheme.columns, path, key, marks)
    for name, column in scheme.columns.items():
        yield from _settings((*path, "columns", name), column, marks)
    yield from _names(scheme, path, marks)
    yield from _titles(scheme, path, marks)
    yield from _headings(scheme, path, marks)


def _key(key: str, columns: Mapping[str, ColumnRule], path: Path, told: Path, marks: Marks) -> Iterator[Problem]:
    column = columns.get(key)
    if column is None or column.type != "id":
        yield Problem("SG420", marks.value(told), {"key": key})
    elif column.optional or column.default is not None or column.only is not None:
        place = marks.key((*path, "columns", key))
        yield Problem("SG423", place, {"type": column.type, "wrong": _NO_LEAST_DEFAULT})


def _families(loaded: Loaded) -> Iterator[Problem]:
    """Columns that stand for several: numbers, all of them needed, known by the beginning of the heading alone."""
    inside = [(("sheets", name, "columns"), sheet.columns) for name, sheet in loaded.scheme.sheets.items()]
    for path, columns in ((("columns",), loaded.scheme.columns), *inside):
        for name, column in columns.items():
            spare = column.optional or column.default is not None or column.only or column.zh or column.en
            if column.prefix and (spare or path != ("columns",)):
                place = loaded.marks.key((*path, name))
                yield Problem("SG423", place, {"type": column.type, "wrong": _FAMILY})


def _settings(path: Path, column: ColumnRule, marks: Marks) -> Iterator[Problem]:
    for setting, types in _BELONGS.items():
        if getattr(column, setting) and column.type not in types:
            wrong = Text(f"has no `{setting}`", f"不能有 {setting}")
            yield Problem("SG423", marks.key((*path, setting)), {"type": column.type, "wrong": wrong})
    for wrong in _lacking(column):
        yield Problem("SG423", marks.key(path), {"type": column.type, "wrong": wrong})
    yield from _limits(path, column, marks)
    yield from _default(path, column, marks)


def _lacking(column: ColumnRule) -> Iterator[Text]:
    if column.type == "label" and not column.labels:
        yield _NO_LABELS
    if column.type == "points" and column.max is None:
        yield _NO_MOST
    if column.type == "level" and (column.min is None or column.max is None):
        yield _NO_RANGE


def _limits(path: Path, column: ColumnRule, marks: Marks) -> Iterator[Problem]:
    low = figure(column.min.node) if column.min is not None else None
    high = figure(column.max.node) if column.max is not None else None
    if low is not None and high is not None and low > high:
        params = {
            "lower": f">= {column.min.text}" if column.min else "",
            "upper": f"<= {column.max.text}" if column.max else "",
        }
        yield Problem("SG439", marks.value((*path, "min")), params)


def _default(path: Path, column: ColumnRule, marks: Marks) -> Iterator[Problem]:
    """A default that is no value of the column would be a mistake in every blank cell."""
    if column.default is None:
        return
    expected = _expected_default(column)
    if expected is not None:
        place = marks.value((*path, "default"))
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


def _names(scheme: Scheme, path: Path, marks: Marks) -> Iterator[Problem]:
    """Names that mean two things at once."""
    taken: dict[str, Text] = dict.fromkeys(RESULT_WORDS, _RESULT)
    groups = (
        ("columns", scheme.columns, _COLUMN),
        ("parameters", scheme.parameters, _PARAMETER),
        ("derive", scheme.derive, _DERIVED),
        ("sheets", scheme.sheets, _SHEET),
        ("gather", details(scheme)[len(scheme.sheets) :], _SHEET),
    )
    for part, names, what in groups:
        for name in names:
            if name in taken:
                yield Problem("SG426", marks.key((*path, part, name)), {"name": name, "other": taken[name]})
            taken.setdefault(name, what)


def _titles(scheme: Scheme, path: Path, marks: Marks) -> Iterator[Problem]:
    """Titles of derived values that do not exist."""
    derived = scheme.derive
    for name in scheme.titles:
        if name not in derived:
            place = marks.key((*path, "titles", name))
            yield Problem("SG456", place, {"name": name, "near": nearest(name, derived) or tuple(derived)})


def _headings(scheme: Scheme, path: Path, marks: Marks) -> Iterator[Problem]:
    """Headings that would fit two columns."""
    owners: dict[str, str] = {_folded(name): name for name in scheme.columns}
    for name, column in scheme.columns.items():
        for word, headings in (("zh", column.zh), ("en", column.en), ("prefix", column.prefix)):
            for at, heading in enumerate(headings):
                other = owners.setdefault(_folded(heading), name)
                if other != name:
                    place = marks.value((*path, "columns", name, word, at))
                    yield Problem("SG443", place, {"heading": heading, "other": other})


def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKC", heading).casefold().replace("_", "")
    return "".join(plain.split())
