"""What the ids of tiers, titles, flags and items mean, in the words of the rules."""

from __future__ import annotations

from collections.abc import Mapping

from ..expr.nodes import Name
from ..grading.grade import award_titles, flag_texts, tier_titles
from ..scheme.model import Scheme
from ..scheme.wording import name_of
from ..texts import Lang, Text

_POINT = Text("{item} {points}", "{item} {points}")


def titled(rules: Scheme | None, result: str, ids: str, lang: Lang) -> str:
    """The tier, award or flags of a cell by their titles; an id without one, or without known rules, as it stands.

    Of flags there may be several, joined by ``; ``.
    """
    if rules is None or not ids:
        return ids
    titles = _titles(rules)[result]
    return "; ".join(titles[one].to(lang) if one in titles else one for one in ids.split("; "))


def _titles(rules: Scheme) -> Mapping[str, Mapping[str, Text]]:
    return {"tier": dict(tier_titles(rules)), "award": award_titles(rules), "flags": dict(flag_texts(rules))}


def points_of(rules: Scheme | None, row: Mapping[str, str]) -> list[Text]:
    """The points that a row of a record has of each item: ``attitude 20``."""
    points = [] if rules is None else [(item.id, row.get(f"{item.id}_points")) for item in rules.items]
    return [
        _POINT.filled(item=name_of(rules, Name(f"points.{item}")), points=many)
        for item, many in points
        if rules and many
    ]
