"""How an entry of the catalogue of problems is written."""

from __future__ import annotations

from ...texts import Text
from ..model import Code, Scope, Severity

Pair = tuple[str, str]


def entry(
    id: str,  # noqa: A002 - the word the catalogue uses
    scope: Scope,
    *,
    title: Pair,
    message: Pair,
    why: Pair,
    mend: Pair,
    severity: Severity = "error",
) -> Code:
    """One code, each text as (English, Chinese)."""
    return Code(id, scope, Text(*title), Text(*message), Text(*why), Text(*mend), severity)


def by_id(*codes: Code) -> dict[str, Code]:
    """The codes by their ids; two alike are a programmer's mistake."""
    table = {code.id: code for code in codes}
    if len(table) != len(codes):
        raise ValueError("two problem codes are alike")
    return table
