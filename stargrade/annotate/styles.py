"""The cell styles of the workbook: to each that a bad cell has, a twin that differs in its colour alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..texts import Text
from .contents import declared, related, relations
from .package import Package, prefix_of, prefixed
from .tags import Edit, Element, added, elements, spliced, with_attributes

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_EMPTY = Text("its list of styles is empty", "样式表是空的")
_MARK = "FFFFC7CE"
_HEADING = "FF1F4E78"
_FONT = '<font>{look}<sz val="11"/>{colour}<name val="Calibri"/><family val="2"/></font>'
_FONTS = "".join(
    _FONT.format(look=look, colour=f'<color rgb="{colour}"/>')
    for look, colour in (("", "FF000000"), ("<b/>", "FFFFFFFF"), ("<u/>", "FF0563C1"))
)
_NO_FILL = '<fill><patternFill patternType="none"/></fill>'
_FILL = '<fill><patternFill patternType="solid"><fgColor rgb="{}"/><bgColor indexed="64"/></patternFill></fill>'
_FORMAT = (
    '<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyFont="1" applyFill="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
)
_RESERVED_FILLS = 2  # no fill and a grey one, whatever the file says of the first two
_BARE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<styleSheet xmlns="{main}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of the new styles: the twin of each that is to be coloured, and those of the list sheet."""

    twins: Mapping[int, int]
    text: int
    heading: int
    link: int


def with_styles(package: Package, wanted: Collection[int]) -> tuple[Package, Styles]:
    """The package with a coloured twin of each of the `wanted` styles, and with those of the list sheet.

    Raises Refusal (SG172) where the styles of the workbook are not complete.
    """
    package, name = _with_part(package)
    xml = package.xml(name)
    fonts, fills, formats = (package.element(name, section) for section in ("fonts", "fills", "cellXfs"))
    old_fonts, old_fills, old = (list(_parts(xml, section)) for section in (fonts, fills, formats))
    if not old:
        raise package.unmarkable(_EMPTY)
    padding = max(0, _RESERVED_FILLS - len(old_fills))
    mark = len(old_fills) + padding
    twins = _twins(wanted, len(old))
    coloured = [_coloured(xml, old[style], mark) for style in twins]
    own = "".join(_FORMAT.format(font=len(old_fonts) + at, fill=fill) for at, fill in enumerate((0, mark + 1, 0)))
    new_fills = _NO_FILL * padding + _FILL.format(_MARK) + _FILL.format(_HEADING)
    edits = [
        *_grown(xml, fonts, prefixed(_FONTS, prefix_of(xml, fonts)), len(old_fonts) + 3),
        *_grown(xml, fills, prefixed(new_fills, prefix_of(xml, fills)), mark + 2),
        *_grown(
            xml,
            formats,
            b"".join([*coloured, prefixed(own, prefix_of(xml, formats))]),
            len(old) + len(coloured) + 3,
        ),
    ]
    first = len(old) + len(coloured)
    return package.with_part(name, spliced(xml, edits)), Styles(
        {style: twins[_sound(style, len(old))] for style in wanted}, first, first + 1, first + 2
    )


def _twins(wanted: Collection[int], known: int) -> Mapping[int, int]:
    """The id of the new twin of each style that there is."""
    return {style: known + at for at, style in enumerate(sorted({_sound(one, known) for one in wanted}))}


def _sound(style: int, known: int) -> int:
    """A style that the workbook does not have is shown as the first one."""
    return style if style < known else 0


def _parts(xml: bytes, section: Element) -> list[Element]:
    return list(elements(xml, start=section.inside, end=section.inside_end))


def _coloured(xml: bytes, style: Element, fill: int) -> bytes:
    tag = with_attributes(xml[style.start : style.inside], {"fillId": str(fill), "applyFill": "1"})
    return tag + xml[style.inside : style.end]


def _grown(xml: bytes, section: Element, addition: bytes, count: int) -> list[Edit]:
    """The edits that add to a section and say how many there are now."""
    return added(xml, section, addition, {"count": str(count)})


def _with_part(package: Package) -> tuple[Package, str]:
    """The part that holds the styles; some small programs write none, and get a bare one."""
    known = next(
        (link.target for link in relations(package, package.workbook) if link.kind == "styles" and link.target), None
    )
    if known:
        return package, known
    name = "xl/styles.xml" if package.find("xl/styles.xml") is None else package.free("xl/styles{}.xml")
    package = package.with_part(name, _BARE.format(main=package.namespaces.main).encode())
    package, _ = related(declared(package, name, _TYPE), package.workbook, "styles", name)
    return package, name
