"""Why a text cannot be read as YAML, in words for whoever wrote it."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from ..texts import Text

_UNKNOWN = Text("this does not fit what stands above it", "与上文的写法对不上")
_STRANGE = Text("there is a character here that a text file must not hold", "此处有文本文件中不允许出现的字符")

# What the parser says, and what a person should look for.
_REASONS: tuple[tuple[str, Text], ...] = (
    (
        "mapping values are not allowed",
        Text(
            "a colon and a space where none may stand: put the whole value in quotes, or mend the indent",
            "此处不能出现“冒号加空格”：请给整个值加引号，或检查缩进",
        ),
    ),
    ("'\\t'", Text("a tab: indent with spaces only", "此处是制表符（Tab），缩进只能用空格")),
    ("expected ',' or ", Text("a bracket is not closed, or a comma is missing", "括号没有配对，或缺少逗号")),
    ("expected <block end>", Text("the indent differs from the lines around it", "缩进与上下各行不一致")),
    ("could not find expected ':'", Text("a colon is missing after a key", "键名后面缺少冒号")),
    ("found unexpected end of stream", Text("a quote is not closed", "引号没有配对")),
    (
        "cannot start any token",
        Text("a value must not begin with this character: use quotes", "值不能以此字符开头，请加引号"),
    ),
    ("found undefined alias", Text("a value beginning with * must stand in quotes", "以 * 开头的值必须加引号")),
    ("expected the node content", Text("a value is missing here", "此处缺少一个值")),
    (
        "expected alphabetic or numeric character",
        Text("a value beginning with & or * must stand in quotes", "以 & 或 * 开头的值必须加引号"),
    ),
)


def reason_of(error: YAMLError) -> Text:
    """The parser's complaint in words of ours."""
    if isinstance(error, ReaderError):
        return _STRANGE
    said = f"{error.problem} {error.context}" if isinstance(error, MarkedYAMLError) else ""
    return next((text for part, text in _REASONS if part in said), _UNKNOWN)
