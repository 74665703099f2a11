"""Writes the reference of the scheme format into docs/schemes.md, between its two marks."""

from __future__ import annotations

from pathlib import Path

from stargrade.scheme.guide import reference

PAGE = Path(__file__).parents[1] / "docs" / "schemes.md"
BEGINS = "<!-- the reference begins: written by scripts/write_reference.py -->\n"
ENDS = "<!-- the reference ends -->\n"


def renewed(page: str) -> str:
    """The page with its reference as the model has it now."""
    before, _, rest = page.partition(BEGINS)
    after = rest.partition(ENDS)[2]
    return f"{before}{BEGINS}\n{reference()}\n{ENDS}{after}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
