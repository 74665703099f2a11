"""Problems: mistakes in a scheme file (SG4..)."""

from __future__ import annotations

from .entry import by_id

SCHEMES = by_id()
