"""Which part of an xlsx file holds which worksheet, and which cell styles show a percentage."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .number_formats import shows_percent
from .zip_parts import ZipParts

WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class XlsxParts:
    """`sheets` are the sheets' parts in the order of the workbook; `percent` are ids of cell styles."""

    sheets: tuple[str | None, ...]
    percent: frozenset[int]


def find_parts(parts: ZipParts) -> XlsxParts:
    """Read the workbook's table of contents and its styles.

    The names of the XML namespaces are not looked at, because strict OOXML has its own.
    Raises `Refusal` (SG107) where one of them is not sound XML.
    """
    if outer := parts.find("_rels/.rels"):
        parts.tree(outer)  # the engine's own message for a damaged one says nothing
    workbook = parts.find(WORKBOOK) or WORKBOOK
    targets = _targets(parts)
    relations = [_relation(element) for element in _all(parts.tree(workbook), "sheet")]
    sheets = tuple(parts.find(targets.get(relation, ("", ""))[1]) for relation in relations)
    styles = [parts.find(path) for kind, path in targets.values() if kind == "styles"]
    return XlsxParts(sheets, _percent_styles(parts.tree(styles[0])) if styles and styles[0] else frozenset())


def _targets(parts: ZipParts) -> dict[str, tuple[str, str]]:
    """Relation id -> (what it is, the part's name)."""
    rels = parts.find("xl/_rels/workbook.xml.rels")
    if rels is None:
        return {}
    return {
        element.get("Id", ""): (
            element.get("Type", "").rpartition("/")[2],
            _resolve(element.get("Target", "")),
        )
        for element in parts.tree(rels)
    }


def _resolve(target: str) -> str:
    """A target is written from the folder xl/, or from the root with a slash before it."""
    return posixpath.normpath(posixpath.join("/xl", target.replace("\\", "/"))).lstrip("/")


def _relation(element: Element) -> str:
    """The value of r:id, whatever namespace `r` stands for."""
    return next((value for key, value in element.items() if key.endswith("}id")), "")


def _percent_styles(styles: Element) -> frozenset[int]:
    """The positions in cellXfs, which cells name as s="3", whose format is a percentage."""
    codes = {int(el.get("numFmtId", "-1")): el.get("formatCode", "") for el in _all(styles, "numFmt")}
    formats = [int(xf.get("numFmtId", "0")) for table in _all(styles, "cellXfs") for xf in table]
    return frozenset(at for at, format_id in enumerate(formats) if shows_percent(format_id, codes))


def _all(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == name]
