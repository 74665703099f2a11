"""A run as the ledger keeps it: who stood in which row, every result, and what later periods may ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from ..grading.decidable import NONE
from ..grading.decided import computed_columns
from ..grading.result import Cell, Listed
from ..ledger.keep import Entry
from ..ledger.recalled import Recalled
from ..numbers import show
from ..numbers.columns import Column, Numbers, numbers, words
from ..periods import Period
from ..sheet.overrides import COLUMNS
from ..texts import Lang
from ..version import tool_version
from .outcome import Outcome, file_name
from .people import names, row_numbers, teams
from .table import flags
from .totals import totals

_JOINTS: Mapping[Lang, str] = {"en": "; ", "zh": "；"}
_RESULTS = ("rated", "score", "star", "tier", "rank", "award", "bonus", "deduction", "net")
_LISTS = frozenset({"flags", "flags_computed"})
_TAKEN = frozenset({"scheme", "period", "revision"})  # what an export adds before the results


def entry_of(
    outcome: Outcome, period: Period, texts: Sequence[bytes], recalled: Recalled, announced: date | None = None
) -> Entry:
    """The run, ready to be put on record.

    `texts` are the scheme's file and those that it extends; `announced` is the day on which people are told.
    """
    columns: dict[str, Column] = {}
    lists: list[str] = []
    for name, cells in _columns(outcome):
        free = _free(name, columns)
        columns[free] = _joined(cells.rows(len(outcome.grading))) if isinstance(cells, Listed) else cells
        if isinstance(cells, Listed) or name in _LISTS:
            lists.append(free)
    return Entry(
        tool=tool_version(),
        scheme=outcome.scheme.id,
        version=outcome.scheme.version,
        sha256=outcome.scheme_sha256,
        texts=tuple(texts),
        period=period,
        inputs=tuple((file_name(sheet), sheet.name, sheet.sha256) for sheet in outcome.sheets),
        columns=columns,
        reasons=_reasons(outcome),
        lists=frozenset(lists),
        totals=_totals(outcome),
        recalled=recalled,
        decided=_decided(outcome),
        announced=announced,
    )


def _columns(outcome: Outcome) -> Iterator[tuple[str, Column | Listed]]:
    grading = outcome.grading
    yield "key", words(grading.keys)
    yield "row", _whole(row_numbers(outcome))
    yield "name", words(names(outcome))
    yield "team", words(teams(outcome) or [None] * len(grading))
    computed = computed_columns(grading)
    results = {name: getattr(grading, name) for name in _RESULTS}
    for name, cells in {**results, "flags": _joined(flags(outcome).ids)}.items():
        yield name, cells
        if name in computed:
            yield f"{name}_computed", computed[name]
    yield from grading.facts.items()
    yield from grading.fields.items()
    for item, points in grading.items.items():
        yield f"{item}_points", points


def _decided(outcome: Outcome) -> dict[str, Column]:
    """What people decided, in the words that `--overrides` reads; no columns where nobody did."""
    decisions = outcome.grading.decisions
    if not decisions:
        return {}
    lines = [(one.key, one.field, _text(one.value), one.reason, one.by, one.evidence) for one in decisions]
    return {name: words(cells) for name, cells in zip(COLUMNS, zip(*lines, strict=True), strict=True)}


def _text(cell: Cell) -> str:
    match cell:
        case None | ():
            return NONE.en
        case Fraction():
            return show(cell)
        case str():
            return cell
        case _:
            return "; ".join(cell)


def _reasons(outcome: Outcome) -> dict[str, Column]:
    said = outcome.grading.reasons
    joined = {lang: [joint.join(text.to(lang) for text in row) for row in said] for lang, joint in _JOINTS.items()}
    return {"key": words(outcome.grading.keys), **{f"reasons_{lang}": words(rows) for lang, rows in joined.items()}}


def _free(name: str, columns: Mapping[str, Column]) -> str:
    """The name; a further field that is called like something else gets ``stargrade_`` before it."""
    while name in columns or name in _TAKEN:
        name = f"stargrade_{name}"
    return name


def _joined(rows: Sequence[Sequence[str]]) -> Column:
    return words(["; ".join(parts) or None for parts in rows])


def _whole(rows: Sequence[int]) -> Numbers:
    return numbers(map(Fraction, rows))


def _totals(outcome: Outcome) -> dict[str, object]:
    sums = totals(outcome)
    return {
        "rows": sums.rows,
        "rated": sums.rated,
        "not_rated": sums.not_rated,
        "stars": {str(star): count for star, count in sums.stars.items()},
        "bonus": show(sums.bonus),
        "deduction": show(sums.deduction),
        "net": show(sums.net),
    }
