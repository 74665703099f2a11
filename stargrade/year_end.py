"""The way of one year: read its records, work out the year by the scheme's year end, report.

A scheme that grades years by a sheet of their own has a record of the year; then that is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .asked import open_scheme
from .grading.past import History, Past
from .grading.recorded import recorded
from .grading.year_end import Year, grade_year
from .ledger.layout import Spot
from .ledger.of_year import records_of_year, whole_past
from .ledger.people import decided_rows
from .ledger.read import on_record
from .ledger.recall import stale_notice
from .ledger.record import Head
from .ledger.stale import stale
from .numbers.columns import Numbers
from .periods import Period, parse_period
from .problems import Place, Problem, refuse
from .report import Outcome
from .report.from_records import from_inputs, from_ledger, people_sheet
from .scheme import Loaded
from .scheme.dated import in_force
from .scheme.in_words import rules_in_words
from .texts import Lang, Text

_KINDS = {
    "month": Text("months", "各月"),
    "quarter": Text("quarters", "各季度"),
    "half": Text("half-years", "各半年"),
}

Found = Sequence[tuple[Spot, Head]]


@dataclass(frozen=True)
class YearRequest:
    """What was asked for: the scheme, the folder of the records, the year as typed."""

    scheme: str
    ledger: Path
    year: str
    lang: Lang = "en"


def year_end(request: YearRequest) -> Outcome:
    """The result of a year, like that of a run with the year as its period.

    Raises Refusal: nothing of the year is on record (SG630, SG632), the scheme says nothing of
    years (SG633), or that is no year (SG634).
    """
    loaded, said = open_scheme(request.scheme)
    year = parse_period(request.year)
    if year is None or year.kind != "year":
        raise refuse("SG634", seen=request.year)
    if loaded.scheme.year_end is None and "year" not in loaded.scheme.period:
        raise refuse("SG633", scheme=loaded.scheme.id)
    outcome = _recorded(request, loaded, year) if loaded.scheme.year_end is None else _made(request, loaded, year)
    return replace(outcome, problems=(*said, *outcome.problems))


def _made(request: YearRequest, loaded: Loaded, year: Period) -> Outcome:
    """The year worked out from the records of its shorter periods."""
    rules = loaded.scheme.year_end
    if rules is None:
        raise ValueError(f"{loaded.scheme.id} has no year end")
    found = records_of_year(request.ledger, loaded.scheme.id, year, rules.each)
    if not found:
        place = Place(str(request.ledger))
        raise refuse("SG630", place, scheme=loaded.scheme.id, year=str(year), kinds=_KINDS[rules.each])
    # The figures of the last period on record: the rules may have begun, or changed, within the year.
    loaded, _ = in_force(loaded, found[-1][0].period)
    history = History(tuple(whole_past(spot, head) for spot, head in found))
    return _outcome_of_year(request, loaded, grade_year(loaded.scheme, history, year), year, found)


def _outcome_of_year(request: YearRequest, loaded: Loaded, made: Year, year: Period, found: Found) -> Outcome:
    people = {loaded.scheme.key: made.grading.keys, "name": made.names}
    sheet, *records = from_ledger(people_sheet(loaded.scheme, people, request.lang), request.ledger, found)
    return Outcome(
        scheme=made.scheme,
        scheme_sha256=loaded.sha256,
        sheet=sheet,
        details=tuple(records),
        grading=made.grading,
        period=str(year),
        problems=made.said,
        rejected=(),
        lang=request.lang,
        rules=rules_in_words(loaded.scheme, request.lang),
        asides=_stale(request.ledger, found),
    )


def _recorded(request: YearRequest, loaded: Loaded, year: Period) -> Outcome:
    """The year as it was recorded from a sheet of its own."""
    found = records_of_year(request.ledger, loaded.scheme.id, year, "year")
    if not found:
        raise refuse("SG632", Place(str(request.ledger)), scheme=loaded.scheme.id, year=str(year))
    ((spot, head),) = found
    past = whole_past(spot, head)
    people = {loaded.scheme.key: past.keys, "name": past.texts("name"), "team": past.texts("team")}
    sheet = people_sheet(loaded.scheme, people, request.lang, _rows(past))
    sheet, *others = from_inputs(sheet, head.inputs)
    return Outcome(
        scheme=loaded.scheme.model_copy(update={"version": head.scheme_version}),
        scheme_sha256=head.scheme_sha256,
        sheet=sheet,
        details=tuple(others),
        grading=recorded(loaded.scheme, past, decided_rows(spot, head)),
        period=str(year),
        problems=_changed(loaded, head),
        rejected=(),
        lang=request.lang,
        asides=_stale(request.ledger, found),
    )


def _stale(ledger: Path, found: Found) -> tuple[Problem, ...]:
    """A notice of the records of the year that stand on others which have been revised since."""
    names = {name for spot, head in found for name in (spot.scheme, *(ask.scheme for ask in head.asks))}
    every = [one for name in sorted(names) for one in on_record(ledger, name)]
    looked = {spot for spot, _ in found}
    return tuple(stale_notice(ledger, [spot for spot in stale(every) if spot in looked]))


def _changed(loaded: Loaded, head: Head) -> tuple[Problem, ...]:
    """A notice where the rules are no longer those of the record."""
    same = head.scheme_sha256 == loaded.sha256
    return () if same else (Problem("SG640", params={"scheme": loaded.scheme.id, "version": head.scheme_version}),)


def _rows(past: Past) -> list[int] | None:
    """The rows of the sheet that was graded."""
    column = past.columns.get("row")
    return [int(row or 0) for row in column.values()] if isinstance(column, Numbers) else None
