"""The texts of a workbook: each one is kept once, and cells name it by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable

_RICH, _RICH_END = "<r>", "</r>"
_AT_ONCE = 1024
_ESCAPED = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x")


class Texts(SharedStringTable):  # type: ignore[misc]  # it has no types
    """The texts, of which none is taken for a piece of the file itself.

    XlsxWriter writes a text from ``<r>`` to ``</r>`` as it is, taking it for one with formats of its
    own; in a cell of somebody's sheet it is a text like any other. It becomes one run without formats.
    """

    string_table: dict[str, int]
    string_array: list[str]

    def places(self, texts: Sequence[str]) -> list[int]:
        """Where each of these texts is kept; those that are new come last."""
        kept = self.string_table
        places = [kept.setdefault(t if t[:3] != _RICH else _harmless(t), len(kept)) for t in texts]
        self.count += len(places)
        self.unique_count = len(kept)
        return places

    def _get_shared_string_index(self, string: str) -> int:
        return self.places((string,))[0]

    def _sort_string_data(self) -> None:
        self.string_array = list(self.string_table)  # they stand in the order of their places
        self.string_table = {}


def _harmless(text: str) -> str:
    if not text.endswith(_RICH_END):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<r><t>{escaped}</t></r>"


class TextsPart(SharedStrings):  # type: ignore[misc]
    """The part of the workbook that holds the texts, written many at a time where none needs care."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.string_table: Any = texts

    def _write_sst_strings(self) -> None:
        texts = self.string_table.string_array
        for start in range(0, len(texts), _AT_ONCE):
            self._write_some(texts[start : start + _AT_ONCE])

    def _write_some(self, texts: list[str]) -> None:
        if list(map(str.strip, texts)) == texts and not _ESCAPED.search("\n".join(texts)):
            self.fh.write(f"<si><t>{'</t></si><si><t>'.join(texts)}</t></si>")
            return
        for text in texts:
            self._write_si(text)
