"""Problems: files that cannot be opened, read or written (SG1..)."""

from __future__ import annotations

from .entry import by_id

FILES = by_id()
