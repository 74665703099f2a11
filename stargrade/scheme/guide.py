"""The reference of the scheme format, written from the model's own descriptions.

`docs/schemes.md` holds it between two marks; a test sees that it is fresh.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from ..expr.functions import GROUP, MANY, OF, ROW, Signature
from .columns import ColumnRule
from .examples import Case, Expect
from .formula import Formula
from .keys import Key, choices, holds_of, keys_of, options, parts_in
from .model import Scheme
from .names import RESULTS_IN_ORDER
from .parts import Say

_PLAIN: Mapping[Any, str] = {
    str: "text",
    bool: "yes or no",
    date: "day",
    int: "whole number",
    Formula: "rule",
    Say: "`{en, zh}`",
}


def reference() -> str:
    """The whole reference, as Markdown."""
    parts: list[type[BaseModel]] = [Scheme, ColumnRule, *_inner(Scheme)]
    sections = [_section(part) for part in dict.fromkeys(parts)]
    return "\n".join([*sections, _functions(), _names(), _examples()])


def _inner(part: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The parts that may stand inside a part, each before those inside it; `{en, zh}` left out."""
    for key in keys_of(part):
        for inner in (*parts_in(key.holds), *parts_in(holds_of(key.holds))):
            if inner is not Say:
                yield inner
                yield from _inner(inner)


def _section(part: type[BaseModel]) -> str:
    says = (part.__doc__ or "").partition("\n")[0]
    return f"### {_title(part)}\n\n{says}\n\n{_table(part)}"


def _title(part: type[BaseModel]) -> str:
    return _TITLES.get(part.__name__, part.__name__)


# Where each part stands in a file.
_TITLES: Mapping[str, str] = {
    "Scheme": "The file",
    "ColumnRule": "`columns: NAME`",
    "DetailSheet": "`sheets: NAME`",
    "Source": "`source`",
    "Valid": "`valid`",
    "Parameter": "`parameters: NAME`",
    "DatedValue": "`parameters: NAME: values`, one entry",
    "Require": "`require`, one entry",
    "NotRated": "`not_rated`, one entry",
    "Item": "`items`, one entry",
    "PartRule": "`parts: NAME`",
    "Score": "`score`",
    "Tiers": "`tiers`",
    "Tier": "`tiers: ladder`, one line",
    "Rank": "`rank`",
    "Award": "`awards`, one entry",
    "Pay": "`pay`, one entry",
    "Further": "`fields: NAME`",
    "FlagRule": "`flags`, one entry",
    "Notice": "`notices`, one entry",
    "YearEnd": "`year_end`",
    "YearFigure": "`year_end: figures: NAME`",
    "YearTiers": "`year_end: tiers`",
    "Exclusive": "`exclusive`, one entry",
    "Waiver": "`waive`, one entry",
    "Case": "Examples: one case",
    "Expect": "Examples: what one subject must get",
}


def _table(part: type[BaseModel]) -> str:
    rows = [f"| `{key.name}` | {_held(key.holds)} | {_need(key)} | {key.says or '-'} |" for key in keys_of(part)]
    return "\n".join(["| key | holds | without it | what it says |", "| --- | --- | --- | --- |", *rows, ""])


def _need(key: Key) -> str:
    if key.required:
        return "*must be there*"
    if isinstance(key.default, bool):
        return "`yes`" if key.default else "`no`"
    return "-" if key.default in (None, (), {}) else f"`{key.default}`"


def _held(holds: Any) -> str:
    words = choices(holds)
    if words:
        return ", ".join(f"`{word}`" for word in words)
    return " or ".join(dict.fromkeys(_option(option) for option in options(holds)))


def _option(option: Any) -> str:
    if option in _PLAIN:
        return _PLAIN[option]
    if get_origin(option) is tuple:
        return f"list of {_held(get_args(option)[0])}"
    if get_origin(option) is dict:
        return f"`NAME:` {_held(get_args(option)[1])}"
    if isinstance(option, type) and issubclass(option, BaseModel):
        return "keys, see below"
    return "number"


def _functions() -> str:
    rows = [_function(name, signature, "") for name, signature in ROW.items()]
    rows += [_function(name, signature, ", by: ...") for name, signature in GROUP.items()]
    rows += [_function(name, signature, ", of: SHEET") for name, signature in OF.items()]
    head = ["### Functions", "", "| function | gives |", "| --- | --- |"]
    return "\n".join([*head, *rows, ""])


def _function(name: str, signature: Signature, more: str) -> str:
    values = ", ".join("abc"[: min(signature.most, 3)]) + (", ..." if signature.most == MANY else "")
    inside = f"{values}{more}".removeprefix(", ")
    return f"| `{name}({inside})` | {signature.says.en} |"


def _names() -> str:
    head = ["### Names that results add", "", "| from here on | these names exist |", "| --- | --- |"]
    rows = [f"| {where} | {', '.join(f'`{name}`' for name in names)} |" for where, names in RESULTS_IN_ORDER]
    return "\n".join([*head, *rows, ""])


def _examples() -> str:
    return "\n".join([_section(Case), _section(Expect)])
