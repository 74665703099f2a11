"""The tables of contents of a workbook: what each part is, and which parts it is linked to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from .package import Package, appended
from .tags import attributes, elements, text

_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: its id, the last word of its type, the part (None: outside the file)."""

    id: str
    kind: str
    target: str | None


def relations(package: Package, source: str) -> Iterator[Relation]:
    """What a part is linked to."""
    name = package.find(_relations_of(source))
    if name is None:
        return
    xml = package.xml(name)
    for element in elements(xml, b"Relationship"):
        said = attributes(xml, element)
        outside = said.get("TargetMode") == "External"
        target = None if outside else package.find(_resolved(source, said.get("Target", "")))
        yield Relation(said.get("Id", ""), said.get("Type", "").rpartition("/")[2], target)


def related(package: Package, source: str, kind: str, target: str) -> tuple[Package, str]:
    """The package with a link from `source` to `target`, and the link's id.

    `kind` is the last word of the type of the link.
    """
    taken = {relation.id for relation in relations(package, source)}
    id_ = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
    link = f'<Relationship Id="{id_}" Type="{package.namespaces.links}/{kind}" Target="/{text(target)}"/>'
    name = package.find(_relations_of(source))
    if name is None:
        whole = f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{_RELATIONS}">{link}</Relationships>'
        return package.with_part(_relations_of(source), whole.encode()), id_
    return package.with_part(name, appended(package, name, "Relationships", link)), id_


def declared(package: Package, name: str, content_type: str) -> Package:
    """The package with a part declared to be of a content type."""
    override = f'<Override PartName="/{text(name)}" ContentType="{content_type}"/>'
    return package.with_part(_CONTENT_TYPES, appended(package, _CONTENT_TYPES, "Types", override))


def defaulted(package: Package, ending: str, content_type: str) -> Package:
    """The package in which parts of an ending are declared to be of a content type."""
    xml = package.xml(_CONTENT_TYPES)
    known = {attributes(xml, element).get("Extension", "").casefold() for element in elements(xml, b"Default")}
    if ending in known:
        return package
    default = f'<Default Extension="{ending}" ContentType="{content_type}"/>'
    return package.with_part(_CONTENT_TYPES, appended(package, _CONTENT_TYPES, "Types", default))


def content_type(package: Package, name: str) -> str | None:
    """What the table of contents declares a part to be; None where it names no such part."""
    xml = package.xml(_CONTENT_TYPES)
    wanted = f"/{name}".casefold()
    said = (attributes(xml, element) for element in elements(xml, b"Override"))
    return next((one.get("ContentType") for one in said if one.get("PartName", "").casefold() == wanted), None)


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(source: str, target: str) -> str:
    """A target is written from the folder of its part, or from the root with a slash before it."""
    folder = "/" + posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(folder, target.replace("\\", "/"))).lstrip("/")
