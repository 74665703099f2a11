"""Problems: what was asked for in a way that cannot be done (SG0..)."""

from __future__ import annotations

from .entry import by_id

USAGE = by_id()
