"""What does not fit the form of a scheme file, as problems that point at line and column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..problems import Problem
from ..texts import Text
from .formula import Unreadable
from .keys import keys_of, part_at
from .marks import Marks, Path
from .nearest import hint

_LONGEST_SEEN = 60

_TEXT = Text("a text", "文字")
_LINES = Text("lines of `key: value`", "若干行 key: value")
_BOTH = Text("{en: ..., zh: ...}", "{en: ..., zh: ...}")
_LIST = Text("a list", "列表")
_YES_NO = Text("yes or no", "yes 或 no")
_NOT_EMPTY = Text("at least one entry", "至少一项")
_FITTING = Text("a fitting value", "符合要求的值")

_TORN_SIGNS = frozenset(' ()"=<>*/+，。；')
_TORN = Text(
    "if it belongs to the value before it, put that whole value in quotes: a comma inside braces ends it",
    "如果它属于前面的内容，请给整段内容加引号：花括号里的英文逗号会截断内容",
)

_EXPECTED: Mapping[str, Text] = {
    "string_type": _TEXT,
    "string_too_short": _TEXT,
    "dict_type": _LINES,
    "model_type": _LINES,
    "tuple_type": _LIST,
    "too_short": _NOT_EMPTY,
    "bool_type": _YES_NO,
    "value_error": Text("a number", "数字"),
    "bool_parsing": _YES_NO,
    "day": Text("a day such as 2026-01-31", "日期，例如 2026-01-31"),
}

_PATTERNS: Mapping[str, Text] = {
    r"^[a-z][a-z0-9_]*$": Text("small letters a-z, digits and _, a letter first", "小写字母 a-z、数字和 _，以字母开头"),
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$": Text("letters, digits, - and _ without spaces", "字母、数字、- 和 _，不含空格"),
    r"^[a-z0-9-]+$": Text("small letters a-z, digits and -", "小写字母 a-z、数字和 -"),
}


def mistakes(error: ValidationError, holds: Any, data: Any, marks: Marks) -> tuple[Problem, ...]:
    """Everything that pydantic found in `data`, each at its line and column, none twice."""
    found = [problem for detail in error.errors(include_url=False) for problem in _problems(detail, holds, data, marks)]
    return tuple({(p.code, p.place, str(p.params)): p for p in found}.values())


def _problems(detail: ErrorDetails, holds: Any, data: Any, marks: Marks) -> list[Problem]:
    path: Path = detail["loc"]
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "formula":
        return [_unreadable(wrong, path, data, marks) for wrong in context["wrong"]]
    if kind == "too_short" and value_at(data, path):
        return []  # pydantic counts only the entries that were right; the others have been told
    if kind == "extra_forbidden":
        part = part_at(holds, path[:-1])
        known = [] if part is None else [key.name for key in keys_of(part)]
        return [Problem("SG413", marks.key(path), {"key": path[-1], "hint": _hint(str(path[-1]), known)})]
    if kind == "missing":
        return [_missing(path, marks)]
    if path[-1:] == ("[key]",):
        params = {"seen": quoted(str(path[-2])), "expected": _expected(kind, context, path)}
        return [Problem("SG416", marks.key(path[:-1]), params)]
    return [
        Problem("SG416", marks.value(path), {"seen": seen_at(data, path), "expected": _expected(kind, context, path)})
    ]


def _hint(key: str, known: Sequence[str]) -> Text:
    """Near keys; or, where a key looks like the rest of a text or formula, what has torn it off."""
    return _TORN if set(key) & _TORN_SIGNS else hint(key, known)


def _missing(path: Path, marks: Marks) -> Problem:
    language = {"en": Text("English", "英文"), "zh": Text("Chinese", "中文")}.get(str(path[-1]))
    code = "SG414" if language is None else "SG415"
    return Problem(code, marks.key(path[:-1]), {"key": path[-1], "language": language})


def _unreadable(wrong: Unreadable, path: Path, data: Any, marks: Marks) -> Problem:
    spot = (*path, *wrong.path)
    params = {**wrong.params, "seen": wrong.params.get("seen", seen_at(data, spot))}
    return Problem(wrong.code, marks.value(spot, wrong.at), params)


def _expected(kind: str, context: Mapping[str, Any], path: Path) -> Text | list[str]:
    if kind == "literal_error":
        return re.findall(r"'([^']*)'", str(context["expected"]))
    if kind == "string_pattern_mismatch":
        return _PATTERNS[context["pattern"]]
    if kind in ("int_parsing", "int_type", "greater_than_equal", "less_than_equal"):
        return Text("a whole number from 0 to 9", "0 到 9 的整数")
    if kind == "model_type" and path[-1] in ("title", "say", "subject", "unit", "note", "assumed"):
        return _BOTH
    return _EXPECTED.get(kind, _FITTING)


def seen_at(data: Any, path: Path) -> Text | str:
    """What stands at a path, short: never more than the beginning of one line."""
    value = value_at(data, path)
    if value is None:
        return Text("nothing", "空白")
    if isinstance(value, dict | list):
        return _LIST if isinstance(value, list) else _LINES
    return quoted(str(value))


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path of the data; a lone value counts as the list it may stand for."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list):
            data = data[int(step)]
    return data


def quoted(value: str) -> str:
    """A value as a message shows it: in quotes, and no more than the beginning of its first line."""
    line = (value.splitlines() or [""])[0]
    return f'"{line}"' if len(line) <= _LONGEST_SEEN else f'"{line[:_LONGEST_SEEN]}..."'
