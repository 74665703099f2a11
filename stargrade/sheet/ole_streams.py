"""The container of an old Excel file (xls, WPS et): a small file system inside one file."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
LAST_SECTOR = 0xFFFFFFFA  # sector numbers from here on mean the end of a chain, or nothing at all
ENTRY = 128
ROOT, STREAM = 5, 2


class BrokenContainerError(ValueError):
    """The container's own tables lead nowhere: the file is cut off or was changed."""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    start: int
    size: int


class OleStreams:
    """The streams inside an OLE2 container, by name in small letters. Raises `BrokenContainerError`."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise BrokenContainerError
        self._data = data
        self._sector = 1 << struct.unpack_from("<H", data, 30)[0]
        self._mini_sector = 1 << struct.unpack_from("<H", data, 32)[0]
        if not 64 <= self._mini_sector <= self._sector <= 4096 * 16:
            raise BrokenContainerError
        self._table = self._sectors_table()
        self._entries = self._read_entries()

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams, in small letters: WORKBOOK and Workbook are one."""
        return frozenset(name for name, entry in self._entries.items() if entry.kind == STREAM)

    def read(self, name: str) -> bytes:
        """The bytes of one stream. Raises `BrokenContainerError` where some of them are missing."""
        entry = self._entries[name]
        smallest, first_mini = struct.unpack_from("<I", self._data, 56)[0], self._number(60)
        if entry.size >= smallest:
            content = self._chain(entry.start)
        else:
            root = next((each for each in self._entries.values() if each.kind == ROOT), None)
            if root is None:
                raise BrokenContainerError
            numbers = array("I", _whole_numbers(self._chain(first_mini)))
            content = _follow(self._chain(root.start), self._mini_sector, numbers, entry.start, 0)
        if len(content) < entry.size:
            raise BrokenContainerError
        return content[: entry.size]

    def _number(self, at: int) -> int:
        return int(struct.unpack_from("<I", self._data, at)[0])

    def _sectors_table(self) -> array[int]:
        """For every sector the number of the one after it."""
        parts = list(struct.unpack_from("<109I", self._data, 76))
        following, left = self._number(68), len(self._data) // self._sector
        while following < LAST_SECTOR:
            if left == 0:  # more than there are: they run in a circle
                raise BrokenContainerError
            *more, following = array("I", self._at(following))
            parts += more
            left -= 1
        table = array("I")
        for sector in parts:
            if sector < LAST_SECTOR:
                table.frombytes(self._at(sector))
        return table

    def _read_entries(self) -> Mapping[str, _Entry]:
        folder = self._chain(self._number(48))
        if len(folder) % self._sector:
            raise BrokenContainerError
        entries = {}
        for at in range(0, len(folder) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", folder, at + 64)
            start, size = struct.unpack_from("<II", folder, at + 116)
            name = folder[at : at + max(length - 2, 0)].decode("utf-16-le", errors="replace")
            entries[name.casefold()] = _Entry(kind, start, size)
        return entries

    def _at(self, sector: int) -> bytes:
        content = self._data[(sector + 1) * self._sector : (sector + 2) * self._sector]
        if len(content) < self._sector:
            raise BrokenContainerError
        return content

    def _chain(self, start: int) -> bytes:
        return _follow(self._data, self._sector, self._table, start, self._sector)


def _whole_numbers(data: bytes) -> bytes:
    """Without the bytes of a number that is cut off."""
    return data[: len(data) // 4 * 4]


def _follow(data: bytes, size: int, table: array[int], start: int, offset: int) -> bytes:
    """The sectors of one chain put together; a chain longer than the table runs in a circle."""
    pieces: list[bytes] = []
    sector = start
    while sector < LAST_SECTOR:
        if sector >= len(table) or len(pieces) > len(table):
            raise BrokenContainerError
        pieces.append(data[offset + sector * size : offset + (sector + 1) * size])
        sector = table[sector]
    return b"".join(pieces)
