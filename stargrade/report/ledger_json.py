"""What is on record as JSON: ``stargrade.ledger.v1``, each period with its people and its days for objections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from ..grading.decidable import FIELDS
from ..ledger.layout import RESULTS, file_of
from ..ledger.objections import objections_to
from ..ledger.people import Recorded
from ..numbers import to_json
from ..texts import Lang
from .figures import written

FORMAT = "stargrade.ledger.v1"
_COMPUTED = {field: f"{field}_computed" for field in FIELDS}

Json = dict[str, Any]


def ledger_document(periods: Sequence[Recorded], today: date, lang: Lang, person: str | None = None) -> Json:
    """The periods on record, with everybody in them or with one person alone."""
    return {"format": FORMAT, "periods": [_period(period, today, lang, person) for period in periods]}


def _period(period: Recorded, today: date, lang: Lang, person: str | None) -> Json:
    head, objections = period.head, objections_to(period.head)
    keys = period.rows if person is None else (person,)
    return {
        "scheme": period.scheme,
        "version": head.scheme_version,
        "period": head.period,
        "revision": head.revision,
        "reason": head.reason,
        "announced": None if head.announced is None else head.announced.isoformat(),
        "objections": {
            "from": objections.announced.isoformat(),
            "until": None if objections.until is None else objections.until.isoformat(),
            "open": objections.open_on(today),
        },
        "rows": [dict(_row(period, key, lang)) for key in keys],
    }


def _row(period: Recorded, key: str, lang: Lang) -> Iterator[tuple[str, Any]]:
    """The results of one person, as the json of a run has them; reasons as one text."""
    cells, kinds = period.rows[key], period.head.columns
    for name, kind in kinds.items():
        if name not in _COMPUTED.values() and file_of(name) == RESULTS:
            yield name, _value(cells[name], kind)
    yield "reasons", cells[f"reasons_{lang}"]
    if decided := period.decided.get(key):
        yield "computed", {one["field"]: _value_of(_COMPUTED[one["field"]], cells, kinds) for one in decided}
        yield "decided", [_decision(one, cells, kinds) for one in decided]


def _decision(line: Mapping[str, str], cells: Mapping[str, str], kinds: Mapping[str, str]) -> Json:
    told = {name: line[name] for name in ("reason", "by")}
    return {
        "field": line["field"],
        "value": _value_of(line["field"], cells, kinds),
        **told,
        "evidence": line["evidence"] or None,
    }


def _value_of(name: str, cells: Mapping[str, str], kinds: Mapping[str, str]) -> Any:
    return _value(cells[name], kinds[name])


def _value(text: str, kind: str) -> Any:
    """A cell of the record as JSON; a list is one text joined by ``; `` there."""
    match kind:
        case "list":
            return text.split("; ") if text else []
        case _ if not text:
            return None
        case "number":
            return to_json(written(Fraction(text)))
        case "flag":
            return text == "yes"
        case _:
            return text
