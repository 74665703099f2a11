"""Archives by their parts: taken apart, changed and packed again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part of an archive by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts, in this order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
