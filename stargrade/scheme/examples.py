"""The worked examples beside a scheme: rows of a sheet, and what must come out of them.

``NAME.examples.yaml`` holds a list of cases. A row is like a row of a sheet, its keys are column
ids. What is expected names the subject's key and those fields of the result that it pins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path as File
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ..numbers import parse
from ..periods import Period, parse_period
from ..problems import Problem, Refusal
from ..texts import Text
from .file_text import decode, read_bytes
from .load import in_order, read_part
from .marks import Marks, Path
from .model import Scheme
from .nearest import hint
from .parts import Part, Say
from .yaml_text import read_yaml

# A sheet may carry these beside the columns that its scheme knows.
CARRIED = frozenset({"name", "team", "period"})

_SHEET = Text("detail sheet", "明细表")
_COLUMN, _ITEM = Text("column", "列"), Text("item", "项目")
_PERIOD = Text(
    "a period that the scheme has: 2026-10, 2026Q3, 2026H1 or 2026", "方案适用的考核期：2026-10、2026Q3、2026H1 或 2026"
)
_FIELD, _SUBJECT = Text("field", "结果字段"), Text("row with the key", "编号对应的行")


def _figure(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    exact = parse(value.removesuffix("%"))
    if exact is None:
        raise ValueError("not a number")
    return exact / 100 if value.endswith("%") else exact


Figure = Annotated[Fraction | None, BeforeValidator(_figure)]


class Expect(BaseModel):
    """What one subject must get; only the fields that are named are looked at.

    They are `model_fields_set`; further fields of the scheme stand beside them, see `further`.
    """

    model_config = ConfigDict(frozen=True, extra="allow", arbitrary_types_allowed=True)

    key: str = Field(description="the subject")
    rated: bool | None = Field(None, description="whether it is rated")
    items: dict[str, Figure] = Field({}, description="points by item")
    score: Figure = Field(None, description="the score; `null` for none")
    star: Figure = Field(None, description="the star; `null` for none")
    tier: str | None = Field(None, description="the tier's name in results; `null` for none")
    rank: Figure = Field(None, description="the place; `null` for none")
    award: str | None = Field(None, description="the title's name in results; `null` for none")
    bonus: Figure = Field(None, description="CNY paid on top")
    deduction: Figure = Field(None, description="CNY taken off")
    net: Figure = Field(None, description="bonus less deduction")
    flags: tuple[str, ...] = Field((), description="all flags of the subject, in any order")

    @property
    def further(self) -> dict[str, Any]:
        """The further fields that are pinned: texts as written, lists of texts, or None for blank."""
        return dict(self.model_extra or {})


class Case(Part):
    """One example: what it shows, its rows, and what must come out."""

    say: Say = Field(description="what the example shows")
    period: str | None = Field(None, description="the period graded, where the rules look at it")
    rows: tuple[dict[str, str | None], ...] = Field(min_length=1, description="rows of a sheet, by column id")
    sheets: dict[str, tuple[dict[str, str | None], ...]] = Field({}, description="rows of the detail sheets, by sheet")
    expect: tuple[Expect, ...] = Field(min_length=1, description="one entry for each subject that is looked at")

    @property
    def graded(self) -> Period | None:
        """The period as a value."""
        return None if self.period is None else parse_period(self.period)


@dataclass(frozen=True)
class Examples:
    """The examples of a scheme, and where each stands in its file."""

    cases: tuple[Case, ...]
    path: File
    marks: Marks


def examples_beside(path: File) -> File:
    """Where the examples of a scheme file stand."""
    return path.with_name(f"{path.stem}.examples.yaml")


def load_examples(path: File, scheme: Scheme) -> Examples:
    """Read a file of examples; raises Refusal with everything in it that does not fit the scheme."""
    read = read_yaml(decode(read_bytes(path), str(path)), str(path))
    cases = read_part(read, tuple[Case, ...])
    examples = Examples(cases, path, read.marks)
    problems = [problem for at in range(len(cases)) for problem in _misfits(examples, at, scheme)]
    if problems:
        raise Refusal(in_order(problems))
    return examples


def _misfits(examples: Examples, at: int, scheme: Scheme) -> Iterator[Problem]:
    """Names in one example that the scheme, or the example itself, does not have."""
    case, marks = examples.cases[at], examples.marks
    if case.period is not None and (case.graded is None or case.graded.kind not in scheme.period):
        yield Problem("SG416", marks.value((at, "period")), {"seen": case.period, "expected": _PERIOD})
    members = _members(case, scheme)
    yield from _columns(case.rows, {*scheme.columns, *CARRIED, *members}, marks, (at, "rows"))
    for sheet, rows in case.sheets.items():
        path: Path = (at, "sheets", sheet)
        yield from _unknown(_SHEET, sheet, set(scheme.sheets), marks, path)
        if sheet in scheme.sheets:
            yield from _columns(rows, {*scheme.sheets[sheet].columns, *CARRIED}, marks, path)
    items = {*(item.id for item in scheme.items), *members.values()}
    keys = {str(row.get(scheme.key)) for row in case.rows}
    for expect_at, expect in enumerate(case.expect):
        path = (at, "expect", expect_at)
        yield from _unknown(_SUBJECT, expect.key, keys, marks, (*path, "key"))
        for name in expect.items:
            yield from _unknown(_ITEM, name, items, marks, (*path, "items", name))
        for name in expect.further:
            yield from _unknown(_FIELD, name, {*scheme.fields, *Expect.model_fields}, marks, (*path, name))


def _columns(
    rows: Iterable[Mapping[str, str | None]], known: Collection[str], marks: Marks, path: Path
) -> Iterator[Problem]:
    for row_at, row in enumerate(rows):
        for name in row:
            yield from _unknown(_COLUMN, name, known, marks, (*path, row_at, name))


def _members(case: Case, scheme: Scheme) -> dict[str, str]:
    """The headings in an example that belong to a family of columns, each with the item that it names."""
    prefixes = [prefix for rule in scheme.columns.values() for prefix in rule.prefix]
    headings = [(name, prefix) for row in case.rows for name in row for prefix in prefixes if name.startswith(prefix)]
    return {name: name.removeprefix(prefix).strip() for name, prefix in headings}


def _unknown(what: Text, name: str, known: Collection[str], marks: Marks, path: Path) -> Iterator[Problem]:
    if name not in known:
        yield Problem("SG445", marks.key(path), {"what": what, "seen": name, "hint": hint(name, sorted(known))})
