"""Bytes of a text file to characters, strictly: byte-order mark, else UTF-8, else GB18030.

Nothing is ever guessed or left out, because a garbled name is somebody else's name. A text that is
partly in the one and partly in the other encoding is refused.
"""

from __future__ import annotations

import re

from ..problems import Place, Refusal, refuse

UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
LADDER = ("utf-8", "gb18030")  # not gbk: it lacks characters that stand in people's names

# Chinese in UTF-8 with nothing but plain signs around it; as GB18030 it would be other characters.
RUN_OF_UTF8 = re.compile(rb"(?<![\x80-\xff])(?:[\xe3-\xe9][\x80-\xbf]{2})+(?![\x80-\xff])")


def decode(data: bytes, place: Place) -> str:
    """The text without its byte-order mark (some programs write two).

    Raises `Refusal`: SG111 zero bytes, SG112 undecodable, SG143 two encodings in one file.
    """
    if wide := UTF16_MARKS.get(data[:2]):
        return _strict(data, (wide,), place)
    if b"\0" in data:
        offset = data.index(b"\0")
        raise refuse("SG111", place, line=_line(data, offset), offset=offset)
    return _strict(data, LADDER[:1] if data.startswith(UTF8_MARK) else LADDER, place)


def _strict(data: bytes, encodings: tuple[str, ...], place: Place) -> str:
    failures: list[int] = []
    for encoding in encodings:
        try:
            return data.decode(encoding).lstrip("\ufeff")
        except UnicodeDecodeError as error:
            failures.append(error.start)
        if encoding == "utf-8":
            _refuse_mixture(data, failures[0], place)
    raise _undecodable(data, max(failures), place)  # the encoding that got further is the likelier one


def _refuse_mixture(data: bytes, not_utf8: int, place: Place) -> None:
    """Lines put together from two files: some are UTF-8, and from byte `not_utf8` on others are not."""
    runs = (run for run in RUN_OF_UTF8.finditer(data) if not _is_gb2312(run[0]))
    if (first := next(runs, None)) is not None:
        offset = not_utf8 if first.start() < not_utf8 else first.start()
        raise refuse("SG143", place, line=_line(data, offset), offset=offset)


def _is_gb2312(data: bytes) -> bool:
    """Whether bytes that happen to be UTF-8 may as well be characters in daily use of the other encoding."""
    try:
        data.decode("gb2312")
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(data: bytes, offset: int, place: Place) -> Refusal:
    return refuse("SG112", place, line=_line(data, offset), offset=offset, byte=f"0x{data[offset]:02X}")


def _line(data: bytes, offset: int) -> int:
    """The line, counted from 1, that holds this byte."""
    return data.count(b"\n", 0, offset) + 1
