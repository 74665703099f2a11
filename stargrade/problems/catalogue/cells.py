"""Problems: cells that hold no value of the kind their column wants (SG22. to SG24.)."""

from __future__ import annotations

from .entry import by_id

CELLS = by_id()
