"""A workbook as the parts that it is made of: some are replaced or added, all others stay byte for byte."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..problems import Place, Refusal, refuse
from ..sheet.xlsx_parts import WORKBOOK
from ..texts import Text
from .tags import Element, added, first, spliced

_HEAD = 4000  # bytes in which the first tag of a part stands
_OTHER_ENCODING = Text("part {part} is not written in UTF-8", "部件 {part} 不是 UTF-8 编码")
_MISSING = Text("part {part} is missing", "缺少部件 {part}")
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
        """An XML part that can be cut and pasted; Refusal (SG172) where there is none, or it is not in UTF-8."""
        own = self.find(name)
        if own is None:
            raise self.unmarkable(_MISSING, part=name)
        content = self.read(own)
        head = content[:200]
        declared = head.partition(b"?>")[0].lower()
        if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"encoding" in declared and b"utf-8" not in declared):
            raise self.unmarkable(_OTHER_ENCODING, part=name)
        return content

    def with_part(self, name: str, content: bytes) -> Package:
        """The package with one part put in or replaced."""
        return replace(self, changed={**self.changed, self.find(name) or name: content})

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
