"""Runs rows through the program as a user would: a csv file in, the JSON document out."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from oracle_all import PERIODS
from oracle_basics import Cells

from stargrade.pipeline import Request, run
from stargrade.report.as_json import json_bytes

SCHEMES = Path(__file__).parents[2] / "schemes"


def grade(scheme: str, sheet: Path, *, period: str | None = None, partial: bool = False) -> dict[str, Any]:
    """The result document of a sheet, its numbers as the decimals that stand in the text."""
    request = Request(sheet, str(SCHEMES / f"{scheme}.yaml"), period=period or PERIODS[scheme], partial=partial)
    document = json.loads(json_bytes(run(request)), parse_float=Decimal)
    assert isinstance(document, dict)
    return document


def grade_rows(
    scheme: str, rows: Sequence[Cells], folder: Path, *, period: str | None = None, partial: bool = False
) -> dict[str, Any]:
    """The result document of rows written to a csv file."""
    sheet = folder / f"{scheme}.csv"
    headings = list(dict.fromkeys(column for row in rows for column in row))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return grade(scheme, sheet, period=period, partial=partial)
