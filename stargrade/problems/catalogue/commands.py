"""Problems: commands given in a way that cannot be carried out (SG001 to SG029)."""

from __future__ import annotations

from .entry import by_id

COMMANDS = by_id()
