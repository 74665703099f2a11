"""The boxes in which the comments of a worksheet are shown: hidden until the mouse is over the cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..report.widths import width
from ..sheet.facts import Spot
from ..texts import Text
from .contents import defaulted, related, relations
from .package import Package, prefix_of, prefixed
from .tags import Element, attributes, elements, first, spliced

_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BARE_BOXES = f'<xml{_VML}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
_FIRST_BOX = 1025  # programs count from here
_KIND = "_x0000_t202"  # the name that every program gives to boxes of text
_BOX_KIND = (
    '<v:shapetype{vml} id="{kind}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape{vml} id="_x0000_s{number}" type="#{kind}" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 10, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ACROSS, _LEAST_DOWN, _PLACES = 4, 5, 28  # columns and rows that a box covers; signs to a line of it
_NO_BOXES = Text("part {part} has no end", "部件 {part} 没有结尾")
# in the order that a worksheet must keep, what may stand before its boxes
_BEFORE = re.findall(
    rb"\w+",
    b"sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate "
    b"customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions "
    b"pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags "
    b"drawing",
)


def with_boxes(package: Package, sheet: str, notes: Mapping[Spot, str]) -> Package:
    """The package with a box for each of these comments, beside those that are there.

    Raises Refusal (SG172) where the part that holds the boxes has no end.
    """
    package, name = _boxes_part(package, sheet)
    xml = package.read(name)
    end = xml.rfind(b"</xml>")
    if end < 0:
        raise package.unmarkable(_NO_BOXES, part=name)
    vml = "" if all(word.encode() in xml for word in ("xmlns:v=", "xmlns:o=", "xmlns:x=")) else _VML
    numbers = [int(number) for number in re.findall(rb"_x0000_s(\d+)", xml)]
    start = max([*numbers, _FIRST_BOX - 1]) + 1
    kind = "" if f'id="{_KIND}"'.encode() in xml else _BOX_KIND.format(kind=_KIND, vml=vml)
    boxes = [_box(number, spot, note, vml) for number, (spot, note) in enumerate(notes.items(), start)]
    return package.with_part(name, spliced(xml, [(end, end, "".join([kind, *boxes]).encode())]))


def _box(number: int, spot: Spot, note: str, vml: str) -> str:
    """The box of one comment, at the right of its cell, high enough for its words."""
    row, column = spot
    top, left = max(0, row - 1), column + 1
    lines = sum(1 + width(line, 2) // _PLACES for line in note.split("\n"))
    return _BOX.format(
        number=number, kind=_KIND, vml=vml, row=row, column=column,
        left=left, right=left + _ACROSS, top=top, bottom=top + max(_LEAST_DOWN, lines + 1),
    )  # fmt: skip


def _boxes_part(package: Package, sheet: str) -> tuple[Package, str]:
    """The part with the boxes of a worksheet, made where there is none."""
    xml = package.xml(sheet)
    known = first(xml, b"legacyDrawing")
    if known is not None:
        ids = {value for key, value in attributes(xml, known).items() if key.endswith(":id")}
        for link in relations(package, sheet):
            if link.id in ids and link.target:
                return package, link.target
        raise package.unmarkable(_NO_BOXES, part=sheet)
    name = package.free("xl/drawings/vmlDrawing{}.vml")
    package = defaulted(package.with_part(name, _BARE_BOXES.encode()), "vml", _TYPE)
    package, id_ = related(package, sheet, "vmlDrawing", name)
    last = [element for element in _of_worksheet(xml) if element.name in _BEFORE][-1]
    entry = f'<legacyDrawing xmlns:r="{package.namespaces.links}" r:id="{id_}"/>'
    return package.with_part(sheet, spliced(xml, [(last.end, last.end, prefixed(entry, prefix_of(xml, last)))])), name


def _of_worksheet(xml: bytes) -> Iterator[Element]:
    """The sections of a worksheet from its rows on."""
    data = first(xml, b"sheetData")
    if data is not None:
        yield data
        yield from elements(xml, start=data.end)
