"""Which names a formula may use at each place of a scheme, and what kind of value each one is.

Columns come first, then derived values, items, the score, who is rated, tiers, ranks, awards,
money, further fields and flags: a rule may use what was worked out before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Literal, get_args

from ..expr.kinds import DATE, FLAG, NUMBER, NUMBERS, UNKNOWN, WORD, Kind, check
from ..expr.nodes import names_in
from .columns import NUMBER_TYPES, ColumnRule
from .model import Kind as PeriodKind
from .model import Scheme
from .sheets import OWNER, details, rows_of, subject_columns

Stage = Literal[
    "figures", "only", "elsewhere", "on_record",
    "rows", "score", "not_rated", "tiers", "rank", "awards", "pay", "fields", "flags",
]  # fmt: skip
STAGES: tuple[Stage, ...] = get_args(Stage)


def names_at(scheme: Scheme, stage: Stage, sheet: str | None = None) -> Mapping[str, Kind]:
    """The names that exist at one stage, each with its kind; for rules of a detail sheet, those of its rows.

    ``figures`` is where only figures may stand (a column's limits), ``only`` where it is not yet
    known which cells are read, ``elsewhere`` is for the results of another scheme, ``on_record`` for
    the cells and results that a record of this one holds, ``rows`` for derived values, requirements and items.
    """
    if stage == "figures":
        return {}
    if stage == "elsewhere":
        return _ELSEWHERE
    if stage == "on_record":
        results = names_at(scheme, "flags")
        return {name: kind for name, kind in results.items() if name in _ELSEWHERE or name in scheme.columns}
    if stage == "only":
        columns = (scheme if sheet is None else rows_of(scheme, sheet)).columns
        return {name: kind_of(column) for name, column in columns.items() if not (column.only or column.prefix)}
    if sheet is not None:
        return MappingProxyType(detail_names(scheme, sheet))
    upto = STAGES.index(stage)
    found: dict[str, Kind] = dict(rows(scheme))
    for at, names in _RESULTS:
        if STAGES.index(at) <= upto:
            found.update(names(scheme))
    return MappingProxyType(found)


def kind_of(column: ColumnRule) -> Kind:
    """What a column's cells are to a formula."""
    if column.prefix:
        return NUMBERS
    if column.type in NUMBER_TYPES:
        return NUMBER
    if column.type == "flag":
        return FLAG
    if column.type == "date":
        return DATE
    return Kind("word", tuple(column.labels), column.ordered) if column.type == "label" else WORD


def rows(scheme: Scheme) -> Mapping[str, Kind]:
    """The names known of every subject before anything is scored: columns, parameters, derived values."""
    found = {name: kind_of(column) for name, column in subject_columns(scheme).items()}
    found.update({name: Kind("rows", inside=detail_names(scheme, name)) for name in details(scheme)})
    found.update(dict.fromkeys(scheme.parameters, NUMBER))
    return _with_derived(found, scheme)


def detail_names(scheme: Scheme, sheet: str) -> dict[str, Kind]:
    """The names known of every row of a detail sheet; ``subject.COLUMN`` is a column of the main sheet."""
    own = rows_of(scheme, sheet)
    found = {name: kind_of(column) for name, column in own.columns.items()}
    if sheet in scheme.sheets:
        found.update({f"{OWNER}{name}": kind_of(column) for name, column in subject_columns(scheme).items()})
    found.update(dict.fromkeys(scheme.parameters, NUMBER))
    return _with_derived(found, own)


def _with_derived(found: dict[str, Kind], scheme: Scheme) -> dict[str, Kind]:
    found.update(dict.fromkeys(scheme.derive, UNKNOWN))
    for name in derived_order(scheme) or ():
        found[name] = check(scheme.derive[name].node, found)[0]
    return found


def derived_order(scheme: Scheme) -> tuple[str, ...] | None:
    """The derived values, each after those that it uses; None where they go in a circle."""
    try:
        return tuple(TopologicalSorter(needs(scheme)).static_order())
    except CycleError:
        return None


def needs(scheme: Scheme) -> dict[str, list[str]]:
    """Which derived values each derived value uses."""
    return {
        name: [used for used in names_in(rule.node) if used in scheme.derive] for name, rule in scheme.derive.items()
    }


def _period(scheme: Scheme) -> dict[str, Kind]:
    return {"period.year": NUMBER, "period.part": NUMBER, "period.kind": Kind("word", get_args(PeriodKind))}


def _points(scheme: Scheme) -> dict[str, Kind]:
    if not scheme.items:
        return {}
    parts = {f"points.{item.part}": NUMBERS for item in scheme.items if item.part is not None}
    families = {name for name, column in scheme.columns.items() if column.prefix}
    alone = [item.id for item in scheme.items if item.id not in families or item.points is not None]
    return {"points": NUMBERS, **parts, **{f"points.{name}": NUMBER for name in alone}}


def _score(scheme: Scheme) -> dict[str, Kind]:
    # Who is still rated is known from here on, rule by rule.
    return {"rated": FLAG} if scheme.score is None else {"rated": FLAG, "score": NUMBER}


def _star(scheme: Scheme) -> dict[str, Kind]:
    if scheme.tiers is None:
        return {}
    tiers = tuple(dict.fromkeys(line.tier for line in scheme.tiers.ladder if line.tier is not None))
    return {"star": NUMBER, "qualified": NUMBER, **({"tier": Kind("word", tiers)} if tiers else {})}


def _rank(scheme: Scheme) -> dict[str, Kind]:
    return {**({} if scheme.rank is None else {"rank": NUMBER}), **dict.fromkeys(scheme.history, NUMBER)}


def _award(scheme: Scheme) -> dict[str, Kind]:
    if not scheme.awards:
        return {}
    return {"award": Kind("word", tuple(award.id for award in scheme.awards))}


def _money(scheme: Scheme) -> dict[str, Kind]:
    return dict.fromkeys(("bonus", "deduction", "net"), NUMBER)


def _fields(scheme: Scheme) -> dict[str, Kind]:
    kinds = {"word": WORD}
    return {f"field.{name}": kinds.get(rule.type, NUMBER) for name, rule in scheme.fields.items() if rule.value}


_RESULTS = (
    ("score", _period),
    ("score", _points),
    ("not_rated", _score),
    ("rank", _star),
    ("awards", _rank),
    ("pay", _award),
    ("fields", _money),
    ("flags", _fields),
)
# What every scheme may have as results; their words are not known here.
_ELSEWHERE: Mapping[str, Kind] = MappingProxyType(
    {"rated": FLAG, "tier": WORD, "award": WORD}
    | dict.fromkeys(("score", "star", "rank", "bonus", "deduction", "net"), NUMBER)
)
# The same in words, for the reference.
RESULTS_IN_ORDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "`derive`, `require`, `items`",
        ("COLUMN", "PARAMETER", "DERIVED"),
    ),
    ("`score`", ("points", "points.ITEM", "points.PART", "period.kind", "period.year", "period.part")),
    ("`not_rated`, `tiers`", ("score", "rated")),
    ("`rank`", ("star", "tier", "qualified")),
    ("`awards`", ("rank", "LOOKBACK")),
    ("`pay`", ("award",)),
    ("`fields`", ("bonus", "deduction", "net")),
    ("`flags`, `notices`", ("field.NAME",)),
)

# Names that results take, so that no column may have them.
RESULT_WORDS = frozenset(
    {"points", "score", "rated", "star", "tier", "rank", "award", "bonus", "deduction", "net", "line"}
    | {"eligible", "qualified", "standing", "period"}
)
