"""The row of an entry sheet that only shows how to fill it in; whoever reads the sheet leaves it out."""

from __future__ import annotations

from ..texts import LANGS, Text
from .spelling import squeeze

# Stands in the column of ids. A real id never looks like this, so it is known in any file, a csv too.
EXAMPLE = Text("EXAMPLE (not counted)", "示例（不计入）")

# Found in every spelling of it (MP or 示例, however wide), so that a million ids need not be looked at one by one.
EXAMPLE_HINT = r"[^\x00-LN-ln-\x7f][\x01-\x20_]*[^\x00-OQ-oq-\x7f]"

_SPELLINGS = frozenset(squeeze(EXAMPLE.to(lang)) for lang in LANGS)


def is_example(text: str) -> bool:
    """Whether a cell of the id column says that its row is only an example."""
    return squeeze(text) in _SPELLINGS
