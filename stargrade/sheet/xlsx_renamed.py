"""An xlsx workbook packed anew, so that its parts have the names that every program gives them.

Excel finds parts by the relations of the package, whatever they are called; the engine goes by their
usual names, and would read another part for the right one, or none.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from .zip_parts import ZipParts


def odd_names(parts: ZipParts, folder: str, own: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """Part -> the name that it should have; `own` are the parts by those names, which lie in `folder`.

    None for a part that has such a name without being what it says. Nothing where all is usual.
    """
    usual = {name: posixpath.join(folder, name) for name in own}
    names: dict[str, str | None] = {found: None for path in usual.values() if (found := parts.find(path))}
    names |= {found: usual[name] for name, part in own.items() if part and (found := parts.find(part))}
    return names if any(name is None or name.casefold() != part.casefold() for part, name in names.items()) else {}


def with_usual_names(parts: ZipParts, names: Mapping[str, str | None]) -> bytes:
    """The archive with the named parts under their usual names; those whose name is None are left out."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as packed:
        for part in parts.names:
            if (name := names.get(part, part)) is not None:
                packed.writestr(name, parts.read(part))
    return target.getvalue()
