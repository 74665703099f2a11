"""The bytes and the text of a scheme file, or why it cannot be had."""

from __future__ import annotations

from pathlib import Path

from ..problems import Place, refuse

MOST_BYTES = 2**18  # the largest built-in scheme has a twentieth of it; a mebibyte would take half a minute


def read_bytes(path: Path) -> bytes:
    """The bytes of a scheme file; raises Refusal where it cannot be read or is absurdly large."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise refuse("SG401", Place(str(path)), reason=error.strerror or type(error).__name__) from error
    if len(data) > MOST_BYTES:
        raise refuse("SG404", Place(str(path)), most=MOST_BYTES // 1024)
    return data


def decode(data: bytes, file: str) -> str:
    """The text of a scheme file; raises Refusal at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        col = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        raise refuse("SG405", Place(file, line=line, col=col)) from error
