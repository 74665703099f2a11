"""A run as the ledger keeps it: who stood in which row, every result, and what later periods may ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from ..grading.result import Listed
from ..ledger.keep import Entry
from ..ledger.recall import Recalled
from ..numbers import show
from ..numbers.columns import Column, Numbers, numbers, words
from ..periods import Period
from ..texts import Lang
from ..version import tool_version
from .outcome import Outcome, file_name
from .people import names, row_numbers, teams
from .table import flags
from .totals import totals

_JOINTS: Mapping[Lang, str] = {"en": "; ", "zh": "；"}
_TAKEN = frozenset({"scheme", "period", "revision"})  # what an export adds before the results


def entry_of(outcome: Outcome, period: Period, texts: Sequence[bytes], recalled: Recalled) -> Entry:
    """The run, ready to be put on record; `texts` are the scheme's file and those that it extends."""
    columns: dict[str, Column] = {}
    lists: list[str] = []
    for name, cells in _columns(outcome):
        free = _free(name, columns)
        columns[free] = _joined(cells.rows(len(outcome.grading))) if isinstance(cells, Listed) else cells
        if isinstance(cells, Listed) or name == "flags":
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
    )


def _columns(outcome: Outcome) -> Iterator[tuple[str, Column | Listed]]:
    grading = outcome.grading
    yield "key", words(grading.keys)
    yield "row", _whole(row_numbers(outcome))
    yield "name", words(names(outcome))
    yield "team", words(teams(outcome) or [None] * len(grading))
    for name in ("rated", "score", "star", "tier", "rank", "award", "bonus", "deduction", "net"):
        yield name, getattr(grading, name)
    yield "flags", _joined(flags(outcome).ids)
    yield from grading.facts.items()
    yield from grading.fields.items()
    for item, points in grading.items.items():
        yield f"{item}_points", points


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
