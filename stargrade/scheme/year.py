"""The year end of a scheme as a scheme of its own: its columns are the figures of the year."""

from __future__ import annotations

from collections.abc import Mapping

from ..expr.kinds import Sort, check
from ..expr.nodes import Name, names_in
from .columns import ColumnRule, Type
from .formula import Formula
from .looking_back import YearFigure
from .model import Further, Scheme, Tiers, YearEnd
from .names import names_at

_TYPES: Mapping[Sort, Type] = {"flag": "flag", "word": "text"}


def year_scheme(scheme: Scheme) -> Scheme | None:
    """The rules of the year: a row is a person, a column a figure of the year; None where there are none.

    The figures are reported too, as further fields before those of the year end itself.
    """
    year = scheme.year_end
    if year is None:
        return None
    columns = {name: _column(scheme, figure) for name, figure in year.figures.items()}
    shown = {name: _field(name, figure, columns[name]) for name, figure in year.figures.items()}
    kept = {name: getattr(scheme, name) for name in ("stargrade", "id", "version", "subject", "key", "parameters")}
    return Scheme.model_construct(
        **kept,
        title=year.title,
        source=scheme.source,
        period=("year",),
        columns={scheme.key: scheme.columns[scheme.key], **columns},
        not_rated=year.not_rated,
        score=year.score,
        tiers=_tiers(scheme, year),
        awards=year.awards,
        fields={**shown, **year.fields},
    )


def figure_rules(figure: YearFigure) -> tuple[Formula, ...]:
    """All formulas of a figure of the year."""
    one = tuple(rule for rule in (figure.mean, figure.latest) if rule is not None)
    return (*figure.times, *one, *figure.when)


def names_used(scheme: Scheme) -> frozenset[str]:
    """What the figures of the year look at in the records: results, and columns of the sheet."""
    figures = {} if scheme.year_end is None else scheme.year_end.figures
    return frozenset(
        name for figure in figures.values() for rule in figure_rules(figure) for name in names_in(rule.node)
    )


def recorded_columns(scheme: Scheme) -> tuple[str, ...]:
    """The columns of the sheet that the figures of the year look at, and so must go on record."""
    used = names_used(scheme)
    return tuple(name for name in scheme.columns if name in used)


def _tiers(scheme: Scheme, year: YearEnd) -> Tiers | None:
    if year.tiers is None or scheme.tiers is None:
        return None
    left_out = year.tiers.without
    return scheme.tiers.model_copy(
        update={"ladder": tuple(line for line in scheme.tiers.ladder if line.id not in left_out)}
    )


def _column(scheme: Scheme, figure: YearFigure) -> ColumnRule:
    """The figure as a column; one that repeats a column of the sheet is of the same type."""
    said: dict[str, object] = {"en": figure.title.en, "zh": figure.title.zh}
    rule = figure.latest
    if rule is None:
        return ColumnRule.model_validate({"type": "number", **said})
    column = scheme.columns.get(rule.node.name) if isinstance(rule.node, Name) else None
    if column is not None:
        same = {"type": column.type, "labels": column.labels, "ordered": column.ordered}
        return ColumnRule.model_validate({**same, **said})
    kind = check(rule.node, names_at(scheme, "on_record"))[0]
    return ColumnRule.model_validate({"type": _TYPES.get(kind.sort, "number"), **said})


def _field(name: str, figure: YearFigure, column: ColumnRule) -> Further:
    """The figure as a further field of the result."""
    shown = "word" if column.type in ("text", "label") else "rate" if column.type == "rate" else "number"
    places = figure.places if shown == "number" else None
    return Further.model_validate({"value": name, "title": figure.title, "type": shown, "places": places})
