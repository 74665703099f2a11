"""Problems: rows and columns whose values break a rule of the scheme (SG3..)."""

from __future__ import annotations

from .entry import by_id

ROWS = by_id()
