"""The worksheet at the end of a marked copy: every problem, with a link to the cell that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from ..problems import refuse
from ..report import headings
from ..report.as_xlsx import MOST_ROWS
from ..report.sentences import mend, spot
from ..report.xlsx_formats import height
from ..sheet.letters import letters
from ..texts import Lang, Text
from . import words
from .contents import declared, related
from .marks import Mark
from .package import Package, appended
from .styles import Styles
from .tags import attributes, cell_text, elements, text

MOST_LINKS = 65_530  # Excel opens no worksheet with more
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LINK_COLUMN = 2
_COLUMNS: tuple[tuple[Text, int], ...] = (
    (words.SORT, 8), (headings.INPUT_SHEET, 18), (headings.CELL, 10), (headings.KEY, 16),
    (headings.CODE, 10), (headings.PROBLEM, 60), (headings.TO_DO, 60),
)  # fmt: skip
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{main}">'
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
    'state="frozen"/></sheetView></sheetViews>'
    "<cols>{widths}</cols><sheetData>{rows}</sheetData>{links}"
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
)
_WIDTH = '<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
_CELL = '<c r="{ref}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def with_list(
    package: Package, marks: Sequence[Mark], styles: Styles, links: Sequence[str | None], lang: Lang
) -> Package:
    """The package with the list as its last worksheet; `links` say for each mark which cell to go to.

    Raises Refusal (SG173) where there are more problems than a worksheet has rows.
    """
    if len(marks) >= MOST_ROWS:
        raise refuse("SG173", package.place, rows=len(marks) + 1, columns=len(_COLUMNS))
    name = package.free("xl/worksheets/sheet{}.xml")
    package = declared(package.with_part(name, _sheet(package, marks, styles, links, lang)), name, _TYPE)
    package, id_ = related(package, package.workbook, "worksheet", name)
    xml = package.xml(package.workbook)
    known = [attributes(xml, sheet) for sheet in elements(xml, b"sheet")]
    number = max((int(sheet.get("sheetId", "0")) for sheet in known), default=0) + 1
    title = _free_name(words.LIST.to(lang), {sheet.get("name", "").casefold() for sheet in known})
    entry = f'<sheet xmlns:r="{package.namespaces.links}" name="{text(title)}" sheetId="{number}" r:id="{id_}"/>'
    return package.with_part(package.workbook, appended(package, package.workbook, "sheets", entry))


def _free_name(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _sheet(package: Package, marks: Sequence[Mark], styles: Styles, links: Sequence[str | None], lang: Lang) -> bytes:
    titles = [heading.to(lang) for heading, _ in _COLUMNS]
    heading = _row(1, titles, [styles.heading] * len(titles))
    linked = [link is not None and at < MOST_LINKS for at, link in enumerate(links)]
    rows = (
        _row(
            number,
            _cells(mark, lang),
            [styles.link if to and at == _LINK_COLUMN else styles.text for at in range(len(titles))],
        )
        for number, (mark, to) in enumerate(zip(marks, linked, strict=True), start=2)
    )
    whole = _SHEET.format(
        main=package.namespaces.main,
        widths="".join(_WIDTH.format(at=at, width=width) for at, (_, width) in enumerate(_COLUMNS, start=1)),
        rows=heading + "".join(rows),
        links=_hyperlinks([link if to else None for link, to in zip(links, linked, strict=True)]),
    )
    return whole.encode()


def _row(number: int, texts: Sequence[str], styles: Sequence[int]) -> str:
    """A row high enough for all of its texts."""
    cells = (
        _CELL.format(ref=f"{letters(at)}{number}", style=style, text=cell_text(said))
        for at, (said, style) in enumerate(zip(texts, styles, strict=True))
        if said
    )
    high = max(height(said, width) for said, (_, width) in zip(texts, _COLUMNS, strict=True))
    size = f' ht="{high}" customHeight="1"' if high else ""
    return f'<row r="{number}"{size}>{"".join(cells)}</row>'


def _cells(mark: Mark, lang: Lang) -> tuple[str, ...]:
    problem, place = mark.problem, mark.problem.place
    sort = words.PROBLEM if problem.severity == "error" else words.NOTICE
    sheet = place.sheet or PurePath(place.file or "").name
    where = spot(place, lang) or ""
    return (sort.to(lang), sheet, where, problem.key or "", problem.code, problem.message(lang), mend(problem, lang))


def _hyperlinks(links: Sequence[str | None]) -> str:
    said = "".join(_links(links))
    return f"<hyperlinks>{said}</hyperlinks>" if said else ""


def _links(links: Sequence[str | None]) -> Iterator[str]:
    for number, link in enumerate(links, start=2):
        if link is not None:
            yield f'<hyperlink ref="{letters(_LINK_COLUMN)}{number}" location="{text(link)}"/>'
