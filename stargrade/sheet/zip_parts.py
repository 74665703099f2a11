"""The parts inside a workbook that is a zip archive (xlsx, xlsb, ods), each read with care.

A part whose checksum is wrong, a part that stands twice, and one that defines XML entities are
refused: two programs could see different scores in such a file.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from ..problems import Place, Refusal, refuse
from ..texts import Text

# All that the zip reader is seen to raise where an archive is damaged in one place or another.
UNSOUND = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
UNSOUND_XML = (ElementTree.ParseError, expat.ExpatError, LookupError, ValueError)  # the last two: an unknown encoding
CUT_OFF = Text("the archive is cut off or its table of contents is wrong", "压缩包不完整或目录有误")


class ZipParts:
    """The parts of one archive, by their names with forward slashes.

    Raises `Refusal` (SG107, SG115) where the archive itself is not sound.
    """

    def __init__(self, data: bytes, place: Place) -> None:
        self.place = place
        try:
            self._archive = ZipFile(BytesIO(data))
        except UNSOUND as error:
            raise refuse("SG107", place, detail=CUT_OFF) from error
        names = [info.filename.replace("\\", "/") for info in self._archive.infolist()]
        self._infos = dict(zip(names, self._archive.infolist(), strict=True))
        self._refuse_twins(names)

    def _refuse_twins(self, names: list[str]) -> None:
        times = Counter(name.casefold() for name in names)
        for name in names:
            if times[name.casefold()] > 1:
                raise refuse("SG115", self.place, part=name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the archive."""
        return tuple(self._infos)

    def find(self, name: str) -> str | None:
        """The part of this name whatever its letter case; None where there is none."""
        wanted = name.casefold()
        return next((own for own in self._infos if own.casefold() == wanted), None)

    def read(self, name: str) -> bytes:
        """One part's bytes, their checksum tested.

        Raises `Refusal`: SG106 encrypted, SG107 damaged, SG114 entity definitions.
        """
        info = self._infos[name]
        if info.flag_bits & 0x1:
            raise refuse("SG106", self.place)
        try:
            content = self._archive.read(info)
        except UNSOUND as error:
            raise self._damaged(Text(f"part {name} cannot be unpacked", f"部件 {name} 无法解压")) from error
        if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            raise refuse("SG114", self.place, part=name)
        return content

    def tree(self, name: str) -> ElementTree.Element:
        """One small XML part as a tree; raises `Refusal` (SG107) where it is not sound XML."""
        try:
            return ElementTree.fromstring(self.read(name))  # read() refuses entity definitions
        except UNSOUND_XML as error:
            raise self._bad_xml(name) from error

    def sound_xml(self, name: str) -> bytes:
        """A large XML part's bytes; raises `Refusal` (SG107) where it is not sound XML."""
        content = self.read(name)
        try:
            expat.ParserCreate().Parse(content, True)
        except UNSOUND_XML as error:
            raise self._bad_xml(name) from error
        return content

    def test(self, besides: frozenset[str]) -> None:
        """Read every part once, so that a wrong checksum anywhere is found; not those `besides`."""
        for name in self._infos:
            if name not in besides:
                self.read(name)

    def _bad_xml(self, name: str) -> Refusal:
        return self._damaged(Text(f"part {name} is not sound XML", f"部件 {name} 不是有效的 XML"))

    def _damaged(self, detail: Text) -> Refusal:
        return refuse("SG107", self.place, detail=detail)
