"""The XML of a worksheet in pieces that hold whole rows, however it was cut up before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

ENOUGH = 4 << 20  # bytes; a larger piece makes nothing quicker
PREFIX = re.compile(rb"<(\w+:)?worksheet\b")  # <x:worksheet> and <x:c> are written by some .NET programs


def opening_prefix(xml: bytes) -> bytes:
    """What stands before the names of all tags, such as ``x:``; mostly nothing."""
    found = PREFIX.search(xml)
    return (found and found[1]) or b""


def whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, every piece ending behind a row; what follows the last row is the last piece."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= ENOUGH and (row := max(piece.rfind(b"</row>"), piece.rfind(b":row>"))) >= 0:
            end = piece.index(b">", row) + 1
            yield b"".join(held[:-1]) + piece[:end]
            held = [piece[end:]]
            size = len(held[0])
    if held:
        yield b"".join(held)
