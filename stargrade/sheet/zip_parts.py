"""The parts inside a workbook that is a zip archive (xlsx, xlsb, ods), each read with care.

A part whose checksum is wrong, a part that stands twice, and one that defines XML entities are
refused: two programs could see different scores in such a file. So is an archive that unpacks to
far more than a workbook ever does.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain, pairwise
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from ..problems import Place, Refusal, refuse
from ..texts import Text
from .unzipped import UnsoundPartError, pieces

# All that the zip reader is seen to raise where an archive is damaged in one place or another.
UNSOUND = (BadZipFile, struct.error, EOFError, OSError, ValueError, NotImplementedError)
UNSOUND_XML = (ElementTree.ParseError, expat.ExpatError, LookupError, ValueError)  # the last two: an unknown encoding
CUT_OFF = Text("the archive is cut off or its table of contents is wrong", "压缩包不完整或目录有误")
OVERLAP = Text("parts of the archive lie over one another", "压缩包内的部件相互重叠")

MOST_PARTS = 2_000
MOST_BYTES = 200 << 20
MOST_SWOLLEN = 100  # bytes out of one packed byte, for parts of more than a mebibyte
MEBIBYTE = 1 << 20
LARGEST_TREE = 16 * MEBIBYTE
MOST_TAGS = 1_000_000  # of a part that becomes a tree, and their memory a few hundred bytes each

DEFINITIONS = (b"<!DOCTYPE", b"<!ENTITY")
SIGN_OF_DEFINITIONS = b"!"  # a single sign is looked for many times faster, and few sheets have it
LONGEST_MARK = 64  # a definition that begins in one piece and goes on in the next is found as well
DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]*)["']""")


class ZipParts:
    """The parts of one archive, by their names with forward slashes.

    Raises `Refusal` (SG107, SG115, SG141) where the archive itself is not sound.
    """

    def __init__(self, data: bytes, place: Place) -> None:
        self.place = place
        self._data = data
        try:
            infos = ZipFile(BytesIO(data)).infolist()
        except UNSOUND as error:
            raise refuse("SG107", place, detail=CUT_OFF) from error
        names = [info.filename.replace("\\", "/") for info in infos]
        self._infos = dict(zip(names, infos, strict=True))
        self._refuse_twins(names)
        self._refuse_overlaps(infos)
        self._refuse_bombs(infos)

    def _refuse_twins(self, names: list[str]) -> None:
        times = Counter(name.casefold() for name in names)
        for name in names:
            if times[name.casefold()] > 1:
                raise refuse("SG115", self.place, part=name)

    def _refuse_overlaps(self, infos: Sequence[ZipInfo]) -> None:
        """Parts that share bytes are the trick of archives that unpack without end."""
        spans = sorted((info.header_offset, info.header_offset + info.compress_size) for info in infos)
        if any(end > following for (_, end), (following, _) in pairwise(spans)):
            raise self._damaged(OVERLAP)

    def _refuse_bombs(self, infos: Sequence[ZipInfo]) -> None:
        """Judged by what the archive declares; more than that is never unpacked."""
        whole = sum(info.file_size for info in infos)
        if len(infos) > MOST_PARTS:
            detail = Text(
                f"it has {len(infos)} parts, at most {MOST_PARTS}", f"内含 {len(infos)} 个部件，最多 {MOST_PARTS} 个"
            )
        elif whole > MOST_BYTES:
            found, most = -(-whole // MEBIBYTE), MOST_BYTES // MEBIBYTE
            detail = Text(f"it unpacks to {found} MB, at most {most}", f"解压后有 {found} MB，最多 {most} MB")
        elif swollen := [info.filename for info in infos if _swells(info)]:
            detail = Text(
                f"its part {swollen[0]} unpacks to over {MOST_SWOLLEN} times its size",
                f"部件 {swollen[0]} 解压后超过原来的 {MOST_SWOLLEN} 倍",
            )
        else:
            return
        raise refuse("SG141", self.place, detail=detail)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the archive."""
        return tuple(self._infos)

    def find(self, name: str) -> str | None:
        """The part of this name whatever its letter case; None where there is none."""
        wanted = name.casefold()
        return next((own for own in self._infos if own.casefold() == wanted), None)

    def read(self, name: str) -> bytes:
        """One part's bytes. Raises `Refusal` as `pieces` does."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part's bytes, a mebibyte or less at a time, their checksum tested at the end.

        Raises `Refusal`: SG106 encrypted, SG107 damaged, SG114 entity definitions.
        """
        info = self._infos[name]
        if info.flag_bits & 0x1:
            raise refuse("SG106", self.place)
        try:
            yield from self._harmless(name, pieces(self._data, info))
        except UnsoundPartError as error:
            raise self._damaged(Text(f"part {name} cannot be unpacked", f"部件 {name} 无法解压")) from error

    def _harmless(self, name: str, unpacked: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces as they are; of a part that is XML, none that defines entities is let through."""
        first = next(unpacked, b"")
        if not _is_markup(name, first):
            yield first
            yield from unpacked
            return
        if _hides_markup(first):
            detail = Text(f"part {name} is in an encoding of its own", f"部件 {name} 使用了特殊编码")
            raise self._damaged(detail)
        wide = b"\0" in first[:LONGEST_MARK]  # UTF-16
        before = b""
        for piece in chain([first], unpacked):
            seam = before[-LONGEST_MARK:] + piece[:LONGEST_MARK]
            if _defines(seam, wide) or _defines(piece, wide):
                raise refuse("SG114", self.place, part=name)
            yield piece
            before = piece

    def tree(self, name: str) -> ElementTree.Element:
        """One small XML part as a tree; raises `Refusal`: SG107 no sound XML, SG141 much too large for a tree."""
        if self._infos[name].file_size > LARGEST_TREE or (content := self.read(name)).count(b"<") > MOST_TAGS:
            detail = Text(f"its part {name} is much too large", f"部件 {name} 过大")
            raise refuse("SG141", self.place, detail=detail)
        try:
            return ElementTree.fromstring(content)  # read() refuses entity definitions
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
        """Unpack every part once, so that a wrong checksum anywhere is found; not those `besides`."""
        for name in self._infos:
            if name not in besides:
                for _ in self.pieces(name):
                    pass

    def _bad_xml(self, name: str) -> Refusal:
        return self._damaged(Text(f"part {name} is not sound XML", f"部件 {name} 不是有效的 XML"))

    def _damaged(self, detail: Text) -> Refusal:
        return refuse("SG107", self.place, detail=detail)


def _defines(xml: bytes, wide: bool) -> bool:
    """Whether XML defines entities; `wide` where each of its signs takes two bytes."""
    if SIGN_OF_DEFINITIONS not in xml:
        return False
    signs = xml.replace(b"\0", b"") if wide else xml
    return any(word in signs for word in DEFINITIONS)


def _swells(info: ZipInfo) -> bool:
    return info.file_size > MEBIBYTE and info.file_size > MOST_SWOLLEN * info.compress_size


def _hides_markup(head: bytes) -> bool:
    """Whether a part declares an encoding in which its definitions would be other bytes than those looked for."""
    said = DECLARED.match(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    encoding = said[1].decode() if said else "utf-8"
    try:
        return not encoding.lower().startswith("utf-16") and "<!DOCTYPE".encode(encoding) != b"<!DOCTYPE"
    except LookupError:
        return False  # no reader of XML knows it either


def _is_markup(name: str, head: bytes) -> bool:
    """Whether a part is XML, by its name or by its first sign in any encoding."""
    if name.casefold().endswith((".xml", ".rels", ".vml")):
        return True
    return head[:16].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")
