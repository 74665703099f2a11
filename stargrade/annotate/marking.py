"""Marks a workbook: colours the bad cells, says in a comment what is wrong with each, and adds the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..problems import Problem
from ..report.sentences import mend
from ..sheet.facts import Spot
from ..texts import Lang, Text
from . import words
from .cells import Worksheet, address, anchors, find, restyled, spot_of, styles_at, worksheet
from .comments import talked_about, with_comments
from .marks import Mark
from .package import Package
from .problem_list import with_list
from .styles import Styles, with_styles

MOST_COMMENTS = 10_000  # with many more, Excel takes minutes to open a sheet
_NO_ROWS = Text("part {part} lacks <sheetData>", "部件 {part} 缺少 <sheetData>")

_Spot = tuple[str, Spot]  # a worksheet's part, and a cell of it
_Wrong = Mapping[str, Mapping[Spot, Sequence[Problem]]]


@dataclass(frozen=True)
class Workbook:
    """A workbook to be marked; of each worksheet the part and the title, by the name that problems know it by."""

    package: Package
    parts: Mapping[str, str]
    titles: Mapping[str, str]


def marked(workbook: Workbook, marks: Sequence[Mark], lang: Lang) -> tuple[Package, tuple[Problem, ...]]:
    """The marked workbook, and a notice where cells could not get a comment.

    Raises Refusal (SG172, SG173) where that cannot be done, ValueError where an address is not sound.
    """
    sheets, spots = _spots(workbook, marks)
    wrong = _wrong(marks, spots)
    package, styles = _coloured(workbook.package, sheets, wrong)
    package, silent = _commented(package, wrong, lang)
    links = [_link(workbook, mark, spot) for mark, spot in zip(marks, spots, strict=True)]
    notices = (Problem("SG174", package.place, {"count": silent}),) if silent else ()
    return with_list(package, marks, styles, links, lang), notices


def _spots(workbook: Workbook, marks: Sequence[Mark]) -> tuple[Mapping[str, Worksheet], list[_Spot | None]]:
    """The worksheets that have marks, and the cell that shows each mark; None where there is none."""
    spots = [_spot(workbook, mark) for mark in marks]
    by_part: dict[str, set[Spot]] = defaultdict(set)
    for part, at in filter(None, spots):
        by_part[part].add(at)
    sheets = {part: _worksheet(workbook.package, part) for part in by_part}
    shown = {part: anchors(sheets[part], cells) for part, cells in by_part.items()}
    return sheets, [None if spot is None else (spot[0], shown[spot[0]][spot[1]]) for spot in spots]


def _spot(workbook: Workbook, mark: Mark) -> _Spot | None:
    place = mark.place
    part = workbook.parts.get(place.sheet or "")
    if place.cell is None or part is None or place.file != workbook.package.place.file:
        return None
    return part, spot_of(place.cell)


def _worksheet(package: Package, part: str) -> Worksheet:
    sheet = worksheet(package.xml(part))
    if sheet is None:
        raise package.unmarkable(_NO_ROWS, part=part)
    return sheet


def _wrong(marks: Sequence[Mark], spots: Sequence[_Spot | None]) -> _Wrong:
    """The errors of each cell; what a notice is about is not wrong."""
    wrong: dict[str, dict[Spot, list[Problem]]] = {}
    for mark, spot in zip(marks, spots, strict=True):
        if spot is not None and mark.problem.severity == "error":
            wrong.setdefault(spot[0], {}).setdefault(spot[1], []).append(mark.problem)
    return wrong


def _coloured(package: Package, sheets: Mapping[str, Worksheet], wrong: _Wrong) -> tuple[Package, Styles]:
    found = {part: find(sheets[part], cells.keys()) for part, cells in wrong.items()}
    before = {part: styles_at(found[part], cells.keys()) for part, cells in wrong.items()}
    package, styles = with_styles(package, {style for cells in before.values() for style in cells.values()})
    for part, cells in before.items():
        twins = {spot: styles.twins[style] for spot, style in cells.items()}
        package = package.with_part(part, restyled(found[part], twins))
    return package, styles


def _commented(package: Package, wrong: _Wrong, lang: Lang) -> tuple[Package, int]:
    """The package with the comments, and how many cells must do without one."""
    room, silent = MOST_COMMENTS, 0
    for part, cells in wrong.items():
        taken = talked_about(package, part)
        open_ones = [spot for spot in cells if spot not in taken][:room]
        package = with_comments(package, part, {spot: _note(cells[spot], lang) for spot in open_ones})
        room, silent = room - len(open_ones), silent + len(cells) - len(open_ones)
    return package, silent


def _note(problems: Sequence[Problem], lang: Lang) -> str:
    """What is wrong with a cell, and what to do."""
    said = ({"code": one.code, "message": one.message(lang), "mend": mend(one, lang)} for one in problems)
    return "\n\n".join(words.EXPLAINED.fill(lang, params) for params in said)


def _link(workbook: Workbook, mark: Mark, spot: _Spot | None) -> str | None:
    """Where the list leads to, as Excel writes it: ``'October 10'!D7``."""
    if spot is None:
        return None
    title = workbook.titles[mark.place.sheet or ""].replace("'", "''")
    return f"'{title}'!{address(spot[1])}"
