"""Colours cells of a worksheet: each gets the twin of its style; a blank one that the file leaves out is put in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ..sheet.facts import Spot
from ..sheet.letters import column_of, letters
from .tags import Edit, Element, added, attributes, elements, first, spliced, with_attributes

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Worksheet:
    """The XML of a worksheet, where its rows are, and the prefix of its tags."""

    xml: bytes
    data: Element
    prefix: bytes


@dataclass(frozen=True)
class _Row:
    """A row of the XML: its number from 0, where it stands, its cells by column."""

    number: int
    element: Element
    cells: Mapping[int, Element] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A worksheet and those of its rows, by number from 0, in which cells are to be coloured."""

    sheet: Worksheet
    rows: Mapping[int, _Row]


def worksheet(xml: bytes) -> Worksheet | None:
    """A worksheet to be looked at; None where the part has no place for rows."""
    data = first(xml, b"sheetData")
    if data is None:
        return None
    return Worksheet(xml, data, xml[data.start + 1 : data.inside].partition(data.name)[0])


def anchors(sheet: Worksheet, spots: Collection[Spot]) -> Mapping[Spot, Spot]:
    """For each spot the cell that shows there: of cells that are merged, the first."""
    shows = {spot: spot for spot in spots}
    ordered = sorted(spots)
    for merge in _inside(sheet, b"mergeCells", b"mergeCell", start=sheet.data.end):
        low, _, high = attributes(sheet.xml, merge).get("ref", "").partition(":")
        (top, left), (bottom, right) = spot_of(low), spot_of(high or low)
        for spot in ordered[bisect_left(ordered, (top, 0)) : bisect_left(ordered, (bottom + 1, 0))]:
            if left <= spot[1] <= right:
                shows[spot] = (top, left)
    return shows


def find(sheet: Worksheet, spots: Collection[Spot]) -> Found:
    """The rows of these spots, as far as the file has them, with their cells."""
    wanted = {row for row, _ in spots}
    rows = {number: element for number, element in _numbered_rows(sheet) if number in wanted}
    return Found(
        sheet, {number: _Row(number, element, dict(_cells(sheet.xml, element))) for number, element in rows.items()}
    )


def styles_at(found: Found, spots: Collection[Spot]) -> Mapping[Spot, int]:
    """The style of each cell; one that the file leaves out has that of its row, or else of its column."""
    of_column = dict(_column_styles(found.sheet, {column for _, column in spots}))
    return {spot: _style(found.sheet.xml, found.rows.get(spot[0]), spot[1], of_column) for spot in spots}


def restyled(found: Found, styles: Mapping[Spot, int]) -> bytes:
    """The XML of the worksheet with these styles at these cells, and nothing else changed."""
    wanted: dict[int, dict[int, int]] = defaultdict(dict)
    for (row, column), style in sorted(styles.items()):
        wanted[row][column] = style
    edits = [edit for number, row in found.rows.items() for edit in _row_edits(found.sheet, row, wanted[number])]
    missing = {row: cells for row, cells in wanted.items() if row not in found.rows}
    return spliced(found.sheet.xml, [*edits, *_new_rows(found.sheet, missing)])


def spot_of(address: str) -> Spot:
    """The row and column, counted from 0, of an address such as ``D17``."""
    name = address.replace("$", "").upper()
    number = name.lstrip(_LETTERS)
    return int(number) - 1, column_of(name[: len(name) - len(number)])


def address(spot: Spot) -> str:
    """``D17`` for a row and column counted from 0."""
    return f"{letters(spot[1])}{spot[0] + 1}"


def _inside(sheet: Worksheet, section: bytes, name: bytes, start: int = 0, end: int | None = None) -> Iterator[Element]:
    """The elements of a name in the first section of another name; none where there is no such section."""
    found = first(sheet.xml, section, start=start, end=end)
    if found is not None:
        yield from elements(sheet.xml, name, start=found.inside, end=found.inside_end)


def _numbered_rows(sheet: Worksheet) -> Iterator[tuple[int, Element]]:
    """Every row with its number; one that does not say it stands below the last one."""
    number = -1
    for element in elements(sheet.xml, b"row", start=sheet.data.inside, end=sheet.data.inside_end):
        said = attributes(sheet.xml, element).get("r")
        number = int(said) - 1 if said else number + 1
        yield number, element


def _cells(xml: bytes, row: Element) -> Iterator[tuple[int, Element]]:
    column = -1
    for element in elements(xml, b"c", start=row.inside, end=row.inside_end):
        said = attributes(xml, element).get("r")
        column = spot_of(said)[1] if said else column + 1
        yield column, element


def _column_styles(sheet: Worksheet, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
    for element in _inside(sheet, b"cols", b"col", end=sheet.data.start):
        said = attributes(sheet.xml, element)
        reach = range(int(said.get("min", "1")) - 1, int(said.get("max", "0")))
        yield from ((column, int(said.get("style", "0"))) for column in wanted if column in reach)


def _style(xml: bytes, row: _Row | None, column: int, of_column: Mapping[int, int]) -> int:
    if row is not None:
        if column in row.cells:
            return int(attributes(xml, row.cells[column]).get("s", "0"))
        said = attributes(xml, row.element)
        if said.get("customFormat") in ("1", "true"):
            return int(said.get("s", "0"))
    return of_column.get(column, 0)


def _row_edits(sheet: Worksheet, row: _Row, styles: Mapping[int, int]) -> Iterator[Edit]:
    """New first tags for the cells that are there; those that are not, where they belong."""
    blank: dict[int, list[bytes]] = defaultdict(list)
    for column, style in styles.items():
        if column in row.cells:
            cell = row.cells[column]
            yield cell.start, cell.inside, with_attributes(sheet.xml[cell.start : cell.inside], {"s": str(style)})
        else:
            following = [own.start for at, own in row.cells.items() if at > column]
            spot = min(following, default=row.element.inside_end)
            blank[spot].append(_blank(sheet.prefix, (row.number, column), style))
    # what the row says of its span would no longer be true
    if blank and row.element.one_tag:
        yield from added(sheet.xml, row.element, b"".join(*blank.values()), {"spans": None})
    elif blank:
        tag = sheet.xml[row.element.start : row.element.inside]
        yield row.element.start, row.element.inside, with_attributes(tag, {"spans": None})
        yield from ((at, at, b"".join(cells)) for at, cells in blank.items())


def _blank(prefix: bytes, spot: Spot, style: int) -> bytes:
    return b'<%bc r="%b" s="%d"/>' % (prefix, address(spot).encode(), style)


def _new_rows(sheet: Worksheet, missing: Mapping[int, Mapping[int, int]]) -> Iterator[Edit]:
    """Rows that the file leaves out, each before the first that stands below it."""
    if not missing:
        return
    there = list(_numbered_rows(sheet))
    below: dict[int, list[bytes]] = defaultdict(list)
    for number, styles in missing.items():
        cells = b"".join(_blank(sheet.prefix, (number, column), style) for column, style in styles.items())
        at = next((element.start for row, element in there if row > number), sheet.data.inside_end)
        below[at].append(b'<%brow r="%d">%b</%brow>' % (sheet.prefix, number + 1, cells, sheet.prefix))
    if sheet.data.one_tag:
        yield from added(sheet.xml, sheet.data, b"".join(*below.values()))
    else:
        yield from ((at, at, b"".join(rows)) for at, rows in below.items())
