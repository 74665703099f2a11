"""A workbook as the parts that it is made of: some are replaced or added, all others stay byte for byte."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..problems import Place, Refusal, refuse
from ..texts import Text
from .tags import Element, added, attributes, elements, first, spliced, text

WORKBOOK = "xl/workbook.xml"
CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = 4000  # bytes in which the first tag of a part stands
_OTHER_ENCODING = Text("part {part} is not written in UTF-8", "部件 {part} 不是 UTF-8 编码")
_INCOMPLETE = Text("part {part} lacks <{name}>", "部件 {part} 缺少 <{name}>")


@dataclass(frozen=True, slots=True)
class Namespaces:
    """What the words of a workbook belong to: those of its sheets, and those of the links between its parts."""

    main: str
    links: str


_USUAL = Namespaces(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_STRICT = Namespaces(
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


@dataclass(frozen=True)
class Package:
    """The parts of an archive by name, taken out with `take`, and those that are new or changed."""

    place: Place
    names: tuple[str, ...]
    take: Callable[[str], bytes]
    changed: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def namespaces(self) -> Namespaces:
        """Those of ordinary workbooks, or those of strict ones."""
        return _STRICT if _STRICT.main.encode() in self.read(self.workbook)[:_HEAD] else _USUAL

    @property
    def workbook(self) -> str:
        """The part that lists the worksheets."""
        return self.find(WORKBOOK) or WORKBOOK

    def find(self, name: str) -> str | None:
        """The part of this name whatever its letter case; None where there is none."""
        wanted = name.casefold()
        return next((own for own in (*self.changed, *self.names) if own.casefold() == wanted), None)

    def read(self, name: str) -> bytes:
        """A part's bytes as they are by now."""
        return self.changed[name] if name in self.changed else self.take(name)

    def xml(self, name: str) -> bytes:
        """An XML part that can be cut and pasted; Refusal (SG172) where its encoding is another than UTF-8."""
        content = self.read(name)
        head = content[:200]
        declared = head.partition(b"?>")[0].lower()
        if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"encoding" in declared and b"utf-8" not in declared):
            raise self.unmarkable(_OTHER_ENCODING, part=name)
        return content

    def with_part(self, name: str, content: bytes) -> Package:
        """The package with one part put in or replaced."""
        return replace(self, changed={**self.changed, name: content})

    def free(self, pattern: str) -> str:
        """The first name such as ``xl/comments3.xml`` that no part has."""
        number = 1
        while self.find(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def element(self, name: str, element: str) -> Element:
        """The first element of a name in a part; Refusal (SG172) where there is none."""
        found = first(self.xml(name), element.encode())
        if found is None:
            raise self.unmarkable(_INCOMPLETE, part=name, name=element)
        return found

    def unmarkable(self, reason: Text, **params: str) -> Refusal:
        """The refusal of a workbook that cannot be changed without risk."""
        said = Text(reason.fill("en", params), reason.fill("zh", params))
        return refuse("SG172", self.place, reason=said)

    def to_bytes(self) -> bytes:
        """The archive; the order and the bytes of its parts as they were, no clock in it."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name in dict.fromkeys((*self.names, *self.changed)):
                if not name.endswith("/"):
                    info = ZipInfo(name)
                    info.compress_type = ZIP_DEFLATED
                    archive.writestr(info, self.read(name), compresslevel=zlib.Z_DEFAULT_COMPRESSION)
        return out.getvalue()


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
    return package.with_part(CONTENT_TYPES, appended(package, CONTENT_TYPES, "Types", override))


def defaulted(package: Package, ending: str, content_type: str) -> Package:
    """The package in which parts of an ending are declared to be of a content type."""
    xml = package.xml(CONTENT_TYPES)
    known = {attributes(xml, element).get("Extension", "").casefold() for element in elements(xml, b"Default")}
    if ending in known:
        return package
    default = f'<Default Extension="{ending}" ContentType="{content_type}"/>'
    return package.with_part(CONTENT_TYPES, appended(package, CONTENT_TYPES, "Types", default))


def content_type(package: Package, name: str) -> str | None:
    """What the table of contents declares a part to be; None where it names no such part."""
    xml = package.xml(CONTENT_TYPES)
    wanted = f"/{name}".casefold()
    said = (attributes(xml, element) for element in elements(xml, b"Override"))
    return next((one.get("ContentType") for one in said if one.get("PartName", "").casefold() == wanted), None)


def appended(package: Package, name: str, element: str, addition: str) -> bytes:
    """A part with something added at the end of its first element of a name, written with that element's prefix."""
    xml, found = package.xml(name), package.element(name, element)
    return spliced(xml, added(xml, found, prefixed(addition, prefix_of(xml, found))))


def prefix_of(xml: bytes, element: Element) -> str:
    """The prefix that an element's name is written with, such as ``x:``, or nothing."""
    written = xml[element.start + 1 : element.inside]
    return written[: written.index(element.name)].decode()


def prefixed(addition: str, prefix: str) -> bytes:
    """New XML whose tags get the prefix that the part around them uses."""
    if prefix:
        addition = addition.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    return addition.encode()


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(source: str, target: str) -> str:
    """A target is written from the folder of its part, or from the root with a slash before it."""
    folder = "/" + posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(folder, target.replace("\\", "/"))).lstrip("/")
