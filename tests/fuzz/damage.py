"""Damages a file as disks, networks, hand edits and attackers do; the same number always does the same damage."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from random import Random

NUMBERS = (b"0", b"-1", b"1", b"255", b"16384", b"65536", b"1048576", b"1048577", b"4294967295", b"9" * 30, b"1e999")
TEXTS = ("", "NaN", "Infinity", "=1+1", "#DIV/0!", "\x1b[2J", "９５％", "95%%", "1,2,3", "0" * 400, "-", "是", "\ufeff")
MARKUP = re.compile(rb"<[^<>]{0,300}>")
DIGITS = re.compile(rb"\d+")
VALUES = re.compile(rb">([^<>]{1,60})<")


def damaged(data: bytes, number: int) -> bytes:
    """The file with one to three kinds of damage."""
    dice = Random(number)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        inside = zipfile.is_zipfile(io.BytesIO(data)) and dice.random() < 0.75
        data = _inside_zip(data, dice) if inside else dice.choice(RAW)(data, dice)
    return data


def _inside_zip(data: bytes, dice: Random) -> bytes:
    """Damage to one part that is packed again, so that its checksum is right; or to the archive's contents."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, EOFError, zlib.error):
        return dice.choice(RAW)(data, dice)
    at = dice.randrange(len(parts))
    name, content = parts[at]
    deed = dice.random()
    if deed < 0.06:
        del parts[at]
    elif deed < 0.1:
        parts.append((name.upper() if dice.random() < 0.5 else f"{name}x", content))
    else:
        ways = (*XML, *XML, *RAW) if content.lstrip().startswith(b"<") else RAW
        parts[at] = (name, dice.choice(ways)(content, dice))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as out:
        for part, bytes_ in parts:
            out.writestr(zipfile.ZipInfo(part), bytes_)
    return target.getvalue()


def _flip(data: bytes, dice: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8) if changed else 0):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(data: bytes, dice: Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _drop(data: bytes, dice: Random) -> bytes:
    at, size = dice.randrange(len(data) + 1), dice.randint(1, 64)
    return data[:at] + data[at + size :]


def _double(data: bytes, dice: Random) -> bytes:
    at, size = dice.randrange(len(data) + 1), dice.randint(1, 2000)
    return data[: at + size] + data[at : at + size] * dice.choice((1, 1, 30)) + data[at + size :]


def _insert(data: bytes, dice: Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    piece = dice.choice((b"\0", b"\xff" * 4, b'"', b"\r", b",,,,", dice.choice(TEXTS).encode(), dice.choice(NUMBERS)))
    return data[:at] + piece + data[at:]


def _number(data: bytes, dice: Random) -> bytes:
    found = list(DIGITS.finditer(data))
    if not found:
        return data
    one = dice.choice(found)
    return data[: one.start()] + dice.choice(NUMBERS) + data[one.end() :]


def _tag(data: bytes, dice: Random) -> bytes:
    """One tag left out, doubled, or moved."""
    found = list(MARKUP.finditer(data))
    if not found:
        return data
    one, other = dice.choice(found), dice.choice(found)
    deed = dice.randrange(3)
    if deed == 0:
        return data[: one.start()] + data[one.end() :]
    if deed == 1:
        return data[: one.end()] + one[0] * dice.choice((1, 50)) + data[one.end() :]
    return data[: one.start()] + other[0] + data[one.end() :]


def _value(data: bytes, dice: Random) -> bytes:
    found = list(VALUES.finditer(data))
    if not found:
        return data
    one = dice.choice(found)
    text = dice.choice(TEXTS).replace("\x1b", "&#27;").encode() if dice.random() < 0.5 else dice.choice(NUMBERS)
    return data[: one.start(1)] + text + data[one.end(1) :]


def _attribute(data: bytes, dice: Random) -> bytes:
    """The type or style of a cell, a relation, or a word of the markup changed for another."""
    swaps = ((b't="s"', b't="e"'), (b't="s"', b't="str"'), (b's="', b'q="'), (b"rId1", b"rId2"), (b"row", b"rov"))
    old, new = dice.choice(swaps)
    spots = [one.start() for one in re.finditer(re.escape(old), data)]
    if not spots:
        return _tag(data, dice)
    at = dice.choice(spots)
    return data[:at] + new + data[at + len(old) :]


def _define(data: bytes, dice: Random) -> bytes:
    mark = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    found = list(MARKUP.finditer(data))
    at = found[0].end() if found and dice.random() < 0.8 else 0
    return data[:at] + mark + data[at:]


RAW = (_flip, _cut, _drop, _double, _insert, _number)
XML = (_number, _tag, _value, _attribute, _value, _number, _define)
