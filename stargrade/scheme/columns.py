"""What a scheme says of each column: its kind, its limits, its headings, and when it may be blank."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .formula import Rule
from .parts import Assumed, Part, Say, Words

Type = Literal[
    "id", "text", "rate", "mark", "points", "level", "count", "number", "minutes", "seconds", "hours",
    "days", "months", "money", "flag", "label", "date",
]  # fmt: skip

NUMBER_TYPES = frozenset(
    {"rate", "mark", "points", "level", "count", "number", "minutes", "seconds", "hours", "days", "months", "money"}
)
WHOLE_TYPES = frozenset({"level", "count"})


def _spellings(value: Any) -> Any:
    if isinstance(value, dict):
        return {word: (() if not more else [more] if isinstance(more, str) else more) for word, more in value.items()}
    return value


Spellings = Annotated[
    dict[str, tuple[str, ...]],
    BeforeValidator(_spellings, json_schema_input_type=dict[str, str | tuple[str, ...] | None]),
]


class ColumnRule(Part):
    """One column of the sheet."""

    type: Type = Field(description="what a cell holds")
    zh: Words = Field((), description="Chinese headings; the first is the one that is shown")
    en: Words = Field((), description="English headings besides the id itself; the first is shown")
    prefix: Words = Field(
        (), description="stands for every column whose heading begins so; the rest of the heading names it"
    )
    min: Rule | None = Field(None, description="the lowest value allowed (each type has its own)")
    max: Rule | None = Field(None, description="the highest value allowed (each type has its own)")
    above: Rule | None = Field(None, description="the value must be above this")
    labels: Spellings = Field(
        {}, description="the words of a label column, in rising order, each with its Chinese and other spellings"
    )
    words: dict[str, Rule] = Field({}, description="words that stand for numbers in a number column")
    also: Spellings = Field({}, description="further spellings of yes and no in a flag column")
    ordered: bool = Field(False, description="labels may be compared with < and >")
    default: str | None = Field(None, description="the value of a blank cell, or where the column is absent")
    history: str | None = Field(
        None, description="the result of the latest earlier period that stands for a blank cell; else the default"
    )
    optional: bool = Field(False, description="a cell may be blank, and the column absent")
    only: Rule | None = Field(
        None, description='the rows that need this column, such as role = "inbound"; in others the cell is not read'
    )
    add_up: bool = Field(False, description="two columns that match are added up")
    unit: Say | None = Field(None, description="the unit, for headings and messages")
    note: Say | None = Field(None, description="what to enter, in a sentence")
    assumed: Assumed = None
