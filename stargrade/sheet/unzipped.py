"""Unpacks one part of a zip archive piece by piece, and never more of it than the archive declares.

A part that goes on beyond its declared size, ends before it, or has a wrong checksum is unsound:
one program would read it to the declared end, another to the real one.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

PACKED = 1 << 18  # bytes of the archive that are taken up at a time
PIECE = 1 << 20  # the most bytes that come out at a time
HEADER = struct.Struct("<4s22xHH")
SIGNATURE = b"PK\x03\x04"


class UnsoundPartError(ValueError):
    """A part is not what the archive's table of contents says."""


def pieces(data: bytes, info: ZipInfo) -> Iterator[bytes]:
    """The content of one part, its size and checksum tested at the end. Raises `UnsoundPartError`."""
    size = checksum = 0
    for piece in _unpacked(_packed(data, info), info.compress_type):
        size += len(piece)
        if size > info.file_size:
            raise UnsoundPartError
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if size != info.file_size or checksum != info.CRC:
        raise UnsoundPartError


def start_of(data: bytes, info: ZipInfo) -> int:
    """Where the content of a part begins: behind its own header. Raises `UnsoundPartError`."""
    try:
        signature, name, extra = HEADER.unpack_from(data, info.header_offset)
    except struct.error as error:
        raise UnsoundPartError from error
    if signature != SIGNATURE:
        raise UnsoundPartError
    return int(info.header_offset) + HEADER.size + int(name) + int(extra)


def _packed(data: bytes, info: ZipInfo) -> memoryview:
    start = start_of(data, info)
    packed = memoryview(data)[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise UnsoundPartError
    return packed


def _unpacked(packed: memoryview, method: int) -> Iterator[bytes]:
    taken = (packed[at : at + PACKED] for at in range(0, len(packed), PACKED))
    if method == ZIP_STORED:
        yield from map(bytes, taken)
    elif method == ZIP_DEFLATED:
        yield from _inflated(taken)
    else:
        raise UnsoundPartError  # no spreadsheet program packs in any other way


def _inflated(taken: Iterator[memoryview]) -> Iterator[bytes]:
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for part in taken:
            left: bytes | memoryview = part
            while left and not inflating.eof:
                yield inflating.decompress(left, PIECE)
                left = inflating.unconsumed_tail
    except zlib.error as error:
        raise UnsoundPartError from error
    if not inflating.eof:
        raise UnsoundPartError
