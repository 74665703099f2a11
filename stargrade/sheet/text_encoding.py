"""Bytes of a text file to characters, strictly: byte-order mark, else UTF-8, else GB18030.

Nothing is ever guessed or left out, because a garbled name is somebody else's name.
"""

from __future__ import annotations

from ..problems import Place, Refusal, refuse

UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
LADDER = ("utf-8", "gb18030")  # not gbk: it lacks characters that stand in people's names


def decode(data: bytes, place: Place) -> str:
    """The text without its byte-order mark (some programs write two).

    Raises `Refusal`: SG111 zero bytes, SG112 undecodable.
    """
    if wide := UTF16_MARKS.get(data[:2]):
        return _strict(data, (wide,), place)
    if b"\0" in data:
        raise refuse("SG111", place, line=_line(data, data.index(b"\0")))
    return _strict(data, LADDER[:1] if data.startswith(UTF8_MARK) else LADDER, place)


def _strict(data: bytes, encodings: tuple[str, ...], place: Place) -> str:
    failures = []
    for encoding in encodings:
        try:
            return data.decode(encoding).lstrip("\ufeff")
        except UnicodeDecodeError as error:
            failures.append(error.start)
    raise _undecodable(data, max(failures), place)  # the encoding that got further is the likelier one


def _undecodable(data: bytes, offset: int, place: Place) -> Refusal:
    return refuse("SG112", place, line=_line(data, offset), offset=offset, byte=f"0x{data[offset]:02X}")


def _line(data: bytes, offset: int) -> int:
    """The line, counted from 1, that holds this byte."""
    return data.count(b"\n", 0, offset) + 1
