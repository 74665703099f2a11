"""Writes what is made from the model of scheme files: the reference in docs/schemes.md, and the JSON Schema."""

from __future__ import annotations

from pathlib import Path

from stargrade.scheme.guide import reference
from stargrade.scheme.json_schema import FILE_NAME, json_schema_text

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "schemes.md"
SCHEMA = ROOT / "schemes" / FILE_NAME
BEGINS = "<!-- the reference begins: written by scripts/write_reference.py -->\n"
ENDS = "<!-- the reference ends -->\n"


def renewed(page: str) -> str:
    """The page with its reference as the model has it now."""
    before, _, rest = page.partition(BEGINS)
    after = rest.partition(ENDS)[2]
    return f"{before}{BEGINS}\n{reference()}\n{ENDS}{after}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    SCHEMA.write_text(json_schema_text(), encoding="utf-8", newline="\n")
