"""Compares the period that stands in a title above the table, or in the file's name, with that of the run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from ..periods import Kind, Period, parts_of
from ..problems import Place, Problem
from .model import Sheet
from .spelling import shown, squeeze

_PARTS: Mapping[str, int] = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
# A day behind it (2026-10-31, 2026年10月31日) says when something was made, not what it is about.
_SPOKEN: Mapping[Kind, re.Pattern[str]] = {
    "month": re.compile(r"(?<!\d)(20\d\d)(?:年|[-.])(1[0-2]|0?[1-9])(?:月份?)?+(?![\d日号]|[-./]\d)"),
    "quarter": re.compile(r"(?<!\d)(20\d\d)(?:年度?|-)?(?:q([1-4])(?!\d)|第?([1-4一二三四])季)"),
    "half": re.compile(r"(?<!\d)(20\d\d)(?:年度?|-)?(?:h([12])(?!\d)|([上下])半年)"),
}
# A month in which something is made, paid or issued need not be the one it is about.
_MADE = re.compile(r"(?:制表|编制|填表|填报|上报|报送|打印|导出|审核|审批|发放)(?:日期|时间|月份)?[:|]*$")
_ISSUED = re.compile(r"起|版|(?:制定|印发|发布|下发|修订|修正|编制|制表|填报|上报|发放)")


@dataclass(frozen=True)
class _Said:
    """A text that names a period, and where it stands."""

    place: Place
    text: str
    period: Period


def title_disagreements(sheet: Sheet, period: Period) -> tuple[Problem, ...]:
    """A problem where the titles name other periods alone, and one where the file's name does."""
    titles = [
        _Said(Place(sheet.file, sheet.name, row), text, named)
        for row, text in sheet.titles
        for named in periods_in(text)
    ]
    name = PurePath(sheet.file).stem
    named = [_Said(Place(sheet.file), name, said) for said in periods_in(name)]
    return tuple(
        Problem("SG254", said[0].place, {"title": shown(said[0].text), "named": said[0].period, "period": period})
        for said in (titles, named)
        if said and not any(_overlap(one.period, period) for one in said)
    )


def periods_in(text: str) -> Iterator[Period]:
    """The months, quarters and half-years that a text names with their year as what it is about.

    >>> [str(period) for period in periods_in("２０２５年３月 考核表")]
    ['2025-03']
    """
    said = squeeze(text)
    for kind, pattern in _SPOKEN.items():
        for found in pattern.finditer(said):
            if not _MADE.search(said[: found.start()]) and not _ISSUED.match(said, found.end()):
                part = next(group for group in found.groups()[1:] if group)
                yield Period(kind, int(found[1]), _PARTS.get(part) or int(part))


def _overlap(one: Period, other: Period) -> bool:
    return not _months(one).isdisjoint(_months(other))


def _months(period: Period) -> frozenset[tuple[int, int]]:
    """The months of a period, as year and month."""
    many = 12 // len(parts_of(Period("year", period.year, 1), period.kind))
    return frozenset((period.year, (period.part - 1) * many + month) for month in range(1, many + 1))
