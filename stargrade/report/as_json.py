"""The result as JSON, the contract for scripts: ``stargrade.run.v1``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..grading.result import Listed
from ..numbers import to_json
from ..numbers.columns import Column, Numbers
from ..problems import Problem
from ..version import tool_version
from .against import against_notices
from .against_json import against_document
from .decided import decided_rows, overrides_document
from .figures import json_numbers
from .notices import notice_lines
from .outcome import Outcome, file_name
from .people import names, row_numbers
from .rejected import rejected
from .sentences import sentence
from .table import flags, reasons, tiers
from .totals import totals

Json = dict[str, Any]


def json_bytes(outcome: Outcome) -> bytes:
    """The document in UTF-8, one subject on a line so that two results can be compared."""
    parts = [f"{_text(name)}: {_value(value)}" for name, value in document(outcome).items()]
    # a file name may hold bytes that are no text in any encoding
    return ("{" + ",\n ".join(parts) + "}\n").encode("utf-8", "replace")


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(_text(part) for part in value) + "]"
    return _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def document(outcome: Outcome) -> Json:
    """The whole result, its keys in the order of the contract."""
    return {
        "format": "stargrade.run.v1",
        "stargrade": tool_version(),
        "scheme": {
            "id": outcome.scheme.id,
            "version": outcome.scheme.version,
            "sha256": outcome.scheme_sha256,
        },
        "period": outcome.period,
        "input": [{"file": file_name(sheet), "sheet": sheet.name, "sha256": sheet.sha256} for sheet in outcome.sheets],
        **({} if outcome.overrides is None else {"overrides": overrides_document(outcome.overrides)}),
        "summary": summary(outcome),
        "rows": list(_rows(outcome)),
        "rejected": list(_rejected(outcome)),
        "notices": [*notice_lines(outcome), *(sentence(one, outcome.lang) for one in against_notices(outcome.against))],
        **({} if outcome.against is None else {"against": against_document(outcome.against)}),
    }


def summary(outcome: Outcome) -> Json:
    """The counts and sums; `stars` holds those that occur, by text."""
    sums = totals(outcome)
    return {
        "rows": sums.rows,
        "rated": sums.rated,
        "not_rated": sums.not_rated,
        "rejected": sums.rejected,
        "stars": {str(star): count for star, count in sums.stars.items()},
        "bonus": to_json(sums.bonus),
        "deduction": to_json(sums.deduction),
        "net": to_json(sums.net),
    }


def _rows(outcome: Outcome) -> Iterator[Json]:
    grading = outcome.grading
    columns = {
        "key": grading.keys,
        "row": row_numbers(outcome),
        "name": names(outcome),
        "rated": grading.rated.yes.tolist(),
        "items": _items(outcome),
        "score": json_numbers(grading.score),
        "star": json_numbers(grading.star),
        "tier": tiers(outcome).ids,
        "rank": json_numbers(grading.rank),
        "award": grading.award.values(),
        "bonus": json_numbers(grading.bonus),
        "deduction": json_numbers(grading.deduction),
        "net": json_numbers(grading.net),
        "flags": list(map(list, flags(outcome).ids)),
        "reasons": list(map(list, reasons(outcome).shown)),
        **{field: _further(cells, len(grading)) for field, cells in grading.fields.items()},
    }
    decided = decided_rows(outcome)
    for at, cells in enumerate(zip(*columns.values(), strict=True)):
        yield {**dict(zip(columns, cells, strict=True)), **decided.get(at, {})}


def _further(cells: Column | Listed, many: int) -> list[Any]:
    if isinstance(cells, Listed):
        return list(map(list, cells.rows(many)))
    return json_numbers(cells) if isinstance(cells, Numbers) else list(cells.values())


def _items(outcome: Outcome) -> list[Json]:
    """Each subject's points; an item that is not the subject's is left out, a blank one is null."""
    rows: list[Json] = [{} for _ in range(len(outcome.grading))]
    for item, points in outcome.grading.items.items():
        applies = outcome.grading.applies[item].tolist()
        for row, value, has in zip(rows, json_numbers(points), applies, strict=True):
            if has:
                row[item] = value
    return rows


def _rejected(outcome: Outcome) -> Iterator[Json]:
    for left_out in rejected(outcome):
        yield {
            "row": left_out.row,
            "key": left_out.key,
            "problems": [_problem(problem, outcome) for problem in left_out.problems],
        }


def _problem(problem: Problem, outcome: Outcome) -> Json:
    return {"code": problem.code, "cell": problem.place.cell, "message": problem.message(outcome.lang)}
