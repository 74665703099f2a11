"""How a command ends: the exit codes that scripts may rely on."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes."""

    FINE = 0
    """All rows are graded."""
    PROBLEMS = 1
    """The sheet has problems."""
    USAGE = 2
    """Something was asked wrongly, or the scheme has a mistake."""
    FILE = 3
    """A file cannot be read or written, or would be overwritten."""
    DEFECT = 70
    """A defect of stargrade itself."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C."""
    NO_READER = 141
    """The reader of a pipe has gone."""
    TERMINATED = 143
    """Ended by the system."""
