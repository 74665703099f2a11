"""Which part of an xlsx file holds which worksheet, and which cell styles show a percentage."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .number_formats import shows_own_digits, shows_percent, styles_that
from .xlsx_renamed import odd_names
from .zip_parts import ZipParts

WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class XlsxParts:
    """Name and part of every sheet in the order of the workbook, and what holds for all of them.

    `percent` are the ids of the cell styles that show a percentage, `own_digits` of those that write
    digits which are not the cell's own; `texts` is the part of the texts that cells share;
    `to_calculate` says that the workbook is to be calculated when it is opened. `names` are the
    usual names of parts where any of them has another, None for a part that has one without being it.
    """

    sheets: tuple[tuple[str, str | None], ...]
    percent: frozenset[int]
    own_digits: frozenset[int]
    texts: str | None
    to_calculate: bool
    names: Mapping[str, str | None]


def find_parts(parts: ZipParts) -> XlsxParts:
    """Read the workbook's table of contents and its styles.

    The names of the XML namespaces are not looked at, because strict OOXML has its own.
    Raises `Refusal` (SG107) where one of them is not sound XML.
    """
    workbook = workbook_of(parts) or WORKBOOK
    folder, name = posixpath.split(workbook)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    targets = targets_of(parts, relations, folder)
    contents = parts.tree(workbook)
    sheets = tuple(
        (element.get("name", ""), parts.find(targets.get(_relation(element), ("", ""))[1]))
        for element in _all(contents, "sheet")
    )
    styles, texts = (part_of_kind(parts, targets, kind) for kind in ("styles", "sharedStrings"))
    percent, own_digits = _odd_styles(parts.tree(styles)) if styles else (frozenset[int](), frozenset[int]())
    to_calculate = any(element.get("fullCalcOnLoad") in ("1", "true") for element in _all(contents, "calcPr"))
    own = {"workbook.xml": workbook, "_rels/workbook.xml.rels": relations, "styles.xml": styles}
    names = odd_names(parts, folder, {**own, "sharedStrings.xml": texts})
    return XlsxParts(sheets, percent, own_digits, texts, to_calculate, names)


def workbook_of(parts: ZipParts) -> str | None:
    """The part that lists the worksheets, as the package itself says; None where there is none.

    Raises `Refusal` (SG107) where the package's own relations are not sound XML.
    """
    links = targets_of(parts, "_rels/.rels", "").values()
    named = [part for kind, path in links if kind == "officeDocument" and (part := parts.find(path))]
    return named[-1] if named else parts.find(WORKBOOK)


def part_of_kind(parts: ZipParts, targets: Mapping[str, tuple[str, str]], kind: str) -> str | None:
    """The first part of a kind such as ``styles``; None where there is none."""
    return next((parts.find(path) for known, path in targets.values() if known == kind), None)


def targets_of(parts: ZipParts, relations: str, folder: str) -> dict[str, tuple[str, str]]:
    """Relation id -> (what it is, the part's name), as the part `relations` has them; they start from `folder`."""
    rels = parts.find(relations)
    if rels is None:
        return {}
    return {
        element.get("Id", ""): (
            element.get("Type", "").rpartition("/")[2],
            _resolve(element.get("Target", ""), folder),
        )
        for element in parts.tree(rels)
    }


def _resolve(target: str, folder: str) -> str:
    """A target is written from the folder of its workbook, or from the root with a slash before it."""
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")


def _relation(element: Element) -> str:
    """The value of r:id, whatever namespace `r` stands for."""
    return next((value for key, value in element.items() if key.endswith("}id")), "")


def _odd_styles(styles: Element) -> tuple[frozenset[int], frozenset[int]]:
    """The positions in cellXfs, which cells name as s="3", whose format is a percentage, or has digits of its own."""
    codes = {int(el.get("numFmtId", "-1")): el.get("formatCode", "") for el in _all(styles, "numFmt")}
    formats = [int(xf.get("numFmtId", "0")) for table in _all(styles, "cellXfs") for xf in table]
    return styles_that(shows_percent, formats, codes), styles_that(shows_own_digits, formats, codes)


def _all(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == name]
