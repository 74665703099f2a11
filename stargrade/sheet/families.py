"""Columns that stand for several: every heading that begins with their prefix is a column of its own.

Once the headings of a sheet are known, the scheme is written out for that sheet: one column for
each of them, and one item for each where the scheme scores the family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..expr.nodes import Name
from ..problems import Place, Problem
from ..scheme.columns import ColumnRule
from ..scheme.formula import Formula
from ..scheme.model import Item, Say, Scheme
from ..scheme.sheets import member
from .headings import rest_of
from .model import Sheet
from .spelling import shown, squeeze


@dataclass(frozen=True)
class _Member:
    """One column of a family: its id, the rest of its heading, and its position in the table."""

    id: str
    name: str
    spot: int


def unfold(scheme: Scheme, sheet: Sheet) -> tuple[Scheme, Sheet]:
    """The scheme and the sheet with every member of a family as a column of its own.

    A member without a name, or with one that is taken, is a problem of the sheet.
    """
    families = {name: rule for name, rule in scheme.columns.items() if rule.prefix}
    if not families:
        return scheme, sheet
    taken = {item.id for item in scheme.items if item.id not in families}
    members: dict[str, list[_Member]] = {}
    problems: list[Problem] = []
    for family, rule in families.items():
        members[family], wrong = _members(family, rule, sheet, taken)
        problems += wrong
    found = {name: spots for name, spots in sheet.found.items() if name not in members}
    found |= {one.id: (one.spot,) for own in members.values() for one in own}
    return _written_out(scheme, members), replace(sheet, found=found, problems=(*sheet.problems, *problems))


def _members(family: str, rule: ColumnRule, sheet: Sheet, taken: set[str]) -> tuple[list[_Member], list[Problem]]:
    members, problems = [], []
    for spot in sheet.found.get(family, ()):
        heading = sheet.headings[spot]
        name = next(rest for prefix in rule.prefix if (rest := rest_of(heading, squeeze(prefix))) is not None)
        if not name or name in taken:
            place = Place(sheet.file, sheet.name, sheet.header_row, sheet.letters[spot])
            problems.append(Problem("SG219" if name else "SG218", place, {"heading": shown(heading), "name": name}))
        else:
            members.append(_Member(member(family, name), name, spot))
            taken.add(name)
    return members, problems


def _written_out(scheme: Scheme, members: Mapping[str, list[_Member]]) -> Scheme:
    columns: dict[str, ColumnRule] = {}
    for name, rule in scheme.columns.items():
        if name not in members:
            columns[name] = rule
        for one in members.get(name, ()):
            columns[one.id] = rule.model_copy(update={"prefix": (), "zh": (one.name,), "en": (one.name,)})
    items = tuple(one for item in scheme.items for one in _items(item, members))
    return scheme.model_copy(update={"columns": columns, "items": items})


def _items(item: Item, members: Mapping[str, list[_Member]]) -> Iterator[Item]:
    """The item itself, or one for each member where it scores a family."""
    if item.points is not None or item.id not in members:
        yield item
        return
    for one in members[item.id]:
        points = Formula(Name(one.id), one.id)
        yield item.model_copy(update={"id": one.name, "points": points, "title": Say(en=one.name, zh=one.name)})
