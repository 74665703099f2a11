"""The zip file that a workbook is: each part is packed while it is written, none is kept whole.

XlsxWriter would put all parts together first, in memory or on the disk, and pack them in one way.
"""

from __future__ import annotations

import io
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.packager import Packager

from ..problems import refuse
from .xlsx_texts import TextsPart

_USUAL, _LITTLE = 6, 2  # of a large workbook, the last fifth of its size takes three quarters of the time
_GATHERED = 1 << 16
_MOST = 2**31 - 1  # bytes; beyond that zip files are of another kind, of which Excel warns


class Part(io.StringIO):
    """One part: text is taken as XlsxWriter writes it, tag by tag, and packed by the stretch.

    Raises Refusal (SG037) where it becomes larger than a plain zip file can hold.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        super().__init__()
        self._packed = packed
        self._texts: list[str] = []
        self._gathered = 0
        self._size = 0

    def write(self, text: str) -> int:
        """Take a piece of the part."""
        self._texts.append(text)
        self._gathered += len(text)
        if self._gathered > _GATHERED:
            self._pack()
        return len(text)

    def close(self) -> None:
        """End the part."""
        if self.closed:
            return
        try:
            self._pack()
        finally:
            self._packed.close()
            super().close()

    def _pack(self) -> None:
        data = "".join(self._texts).encode()
        self._texts.clear()
        self._gathered = 0
        if self._size + len(data) > _MOST:
            raise refuse("SG037")
        self._packed.write(data)
        self._size += len(data)


class Archive(Packager):  # type: ignore[misc]  # it has no types
    """Writes the parts of a workbook (that has no pictures and no macros) to a zip file at `out`.

    Those of a `large` one are packed with less effort, and by isal where that is installed (the extra ``fast``).
    """

    _zip: ZipFile
    _part: Part

    def __init__(self, out: IO[bytes], large: bool) -> None:
        super().__init__()
        self._out, self._large = out, large

    def _create_package(self) -> list[Any]:
        self._part = Part(io.BytesIO())  # of no part yet
        level = _LITTLE if self._large else _USUAL
        with ZipFile(self._out, "w", ZIP_DEFLATED, compresslevel=level) as self._zip:
            try:
                super()._create_package()
            finally:
                self._part.close()
        return []  # nothing is left for XlsxWriter to pack

    def _filename(self, name: str) -> Part:
        self._part.close()  # each is written whole before the next is asked for
        packed: Any = self._zip.open(name, "w")
        if self._large and (quick := _quick_packer()):
            packed._compressor = quick
        self._part = Part(packed)
        return self._part

    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            texts = TextsPart(self.workbook.str_table)
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


def _quick_packer() -> Any | None:
    """What packs as zlib does with little effort, in a fourth of its time; None where it is not installed."""
    try:
        from isal import isal_zlib
    except ImportError:
        return None
    return isal_zlib.compressobj(isal_zlib.Z_DEFAULT_COMPRESSION, isal_zlib.DEFLATED, -isal_zlib.MAX_WBITS)
