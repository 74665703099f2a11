"""The marked copy as bytes: the user's own workbook with what is wrong coloured, explained, and listed at its end.

Start here. Only what has to change is changed: the styles of bad cells, their comments, and one
worksheet more. Every other part of the file stays byte for byte, also what no library could read
and write again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from ..problems import Place, Problem, refuse
from ..progress import MARKING, Step, Tell, silent
from ..sheet.open import read_book
from ..sheet.open_sniff import kind_of
from ..sheet.text_big5 import Knows
from ..sheet.zip_parts import ZipParts
from ..texts import Lang, Text
from .contents import content_type, relations
from .marking import Workbook, marked
from .marks import Mark
from .package import Package
from .plain import plain_workbook, sheet_names
from .tags import attributes, elements

_XLSX = ".xlsx"
_OTHERS: Mapping[str, str] = {
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": ".xlsm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.template.macroenabled.main+xml": ".xltm",
}
_WITHOUT_LOOKS = ("text", "parquet")  # files that hold cells and nothing else
_BAD_ADDRESS = Text("the address or style of one of its cells is not sound", "其中有单元格的地址或样式不正确")


@dataclass(frozen=True)
class Source:
    """The sheet that is copied, the hash of what the marks are about, and what settled the encoding of a text."""

    path: Path
    sha256: str | None = None
    knows: Knows | None = None


@dataclass(frozen=True)
class Copy:
    """The bytes of the copy, and what should be known about it."""

    data: bytes
    problems: tuple[Problem, ...]


def marked_copy(source: Source, copy: Path, marks: Sequence[Mark], lang: Lang, tell: Tell = silent) -> Copy:
    """The copy of a sheet, to be written at `copy`; the same sheet gives the same bytes.

    Raises Refusal: the sheet was changed meanwhile (SG176), `copy` has the ending of another kind of
    workbook (SG171), the workbook cannot be marked without risk (SG172) or not at all (SG173).
    """
    tell(Step(MARKING, 0, 3))
    try:
        workbook, said = _opened(source, copy)
        tell(Step(MARKING, 1, 3))
        package, more = marked(workbook, marks, lang)
    except ValueError as error:
        raise refuse("SG172", Place(str(source.path)), reason=_BAD_ADDRESS) from error
    tell(Step(MARKING, 2, 3))
    data = package.to_bytes()
    tell(Step(MARKING, 3, 3))
    return Copy(data, (*said, *more))


def _opened(source: Source, copy: Path) -> tuple[Workbook, tuple[Problem, ...]]:
    """The file itself, where it is an xlsx; else a workbook made of its cells, and what that leaves out."""
    place = Place(str(source.path))
    data = source.path.read_bytes()
    if source.sha256 is not None and sha256(data).hexdigest() != source.sha256:
        raise refuse("SG176", place)
    kind = kind_of(data, place)
    if kind != "xlsx":
        _check_ending(copy, _XLSX)
        return _made(source), () if kind in _WITHOUT_LOOKS else (Problem("SG175", place),)
    parts = ZipParts(data, place)
    package = Package(place, parts.names, parts.read)
    _check_ending(copy, _OTHERS.get((content_type(package, package.workbook) or "").lower(), _XLSX))
    signed = any(name.startswith("_xmlsignatures/") for name in package.names)
    sheets = _worksheets(package)
    return Workbook(package, sheets, {name: name for name in sheets}), (Problem("SG177", place),) if signed else ()


def _made(source: Source) -> Workbook:
    book = read_book(source.path, knows=source.knows)
    made = ZipFile(BytesIO(plain_workbook(book)))
    package = Package(Place(str(source.path)), tuple(made.namelist()), made.read)
    parts = _worksheets(package)
    titles = {grid.name or "": title for grid, title in zip(book.grids, sheet_names(book), strict=True)}
    return Workbook(package, {name: parts[title] for name, title in titles.items()}, titles)


def _check_ending(copy: Path, wanted: str) -> None:
    """Excel opens no workbook whose ending belongs to another kind."""
    if copy.suffix.lower() != wanted:
        raise refuse("SG171", Place(str(copy)), seen=copy.suffix, wanted=wanted)


def _worksheets(package: Package) -> Mapping[str, str]:
    """The part of each worksheet by its name; charts and macro sheets have no cells."""
    links = {link.id: link.target for link in relations(package, package.workbook) if link.kind == "worksheet"}
    xml = package.xml(package.workbook)
    found = {}
    for sheet in (attributes(xml, element) for element in elements(xml, b"sheet")):
        target = next((links[value] for key, value in sheet.items() if key.endswith(":id") and value in links), None)
        if target:
            found[sheet.get("name", "")] = target
    return found
