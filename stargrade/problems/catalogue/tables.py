"""Problems: headings and rows that make no table (SG20. and SG21.)."""

from __future__ import annotations

from .entry import by_id

TABLES = by_id()
