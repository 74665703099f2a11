"""Problems: what a person should know of the results (SG5..)."""

from __future__ import annotations

from .entry import by_id

RESULTS = by_id()
