"""What people decided, as the results tell of it: the value computed beside the decided one, why, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from ..grading.decided_said import decision_text, shown
from ..grading.result import Cell, Decision
from ..numbers import to_json
from ..sheet.overrides import Overrides
from . import headings
from .outcome import Outcome

Json = dict[str, Any]


def decided_rows(outcome: Outcome) -> Mapping[int, Json]:
    """For each row about which something was decided: the computed values by field, and every decision."""
    found: dict[int, Json] = {}
    for one in outcome.grading.decisions:
        row = found.setdefault(one.at, {"computed": {}, "decided": []})
        row["computed"][one.field] = _plain(one.computed, one, outcome)
        row["decided"].append(
            {
                "field": one.field,
                "value": _plain(one.value, one, outcome),
                "reason": one.reason,
                "by": one.by,
                "evidence": one.evidence,
            }
        )
    return found


def _plain(cell: Cell, decision: Decision, outcome: Outcome) -> Any:
    """The value as the plain field of the result holds it."""
    match cell:
        case Fraction():
            return to_json(cell)
        case tuple():
            return list(cell)
        case str() if decision.field == "tier" and outcome.scheme.tiers is not None and outcome.scheme.tiers.spoken:
            return shown(cell, "tier", outcome.grading).to(outcome.lang)
        case _:
            return cell


def overrides_document(overrides: Overrides) -> Json:
    """Which file the decisions came from."""
    return {"file": overrides.file_name, "sheet": overrides.sheet, "sha256": overrides.sha256}


def decision_lines(outcome: Outcome) -> Iterator[str]:
    """Every decision in one line, with the evidence where there is some."""
    for one in outcome.grading.decisions:
        text = headings.DECIDED_ON if one.evidence else headings.DECIDED
        params = {"key": one.key, "said": decision_text(one, outcome.grading), "evidence": one.evidence}
        yield text.fill(outcome.lang, params)
