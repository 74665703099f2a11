"""The two streams that are printed to: made safe to print to, emptied at the end, let go when nobody reads."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TextIO

_NAMES = ("stdout", "stderr")


def prepare() -> None:
    """See to it that a sign which the console cannot show does not end the program, and that nothing gets lost.

    Streams without a buffer (PYTHONUNBUFFERED) forget what a pipe cannot take at once, and say nothing.
    """
    for name in _NAMES:
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        stream = getattr(sys, name)
        raw = getattr(stream, "buffer", None)
        if isinstance(raw, io.RawIOBase):
            buffer = io.BufferedWriter(raw)
            stream = io.TextIOWrapper(buffer, encoding=stream.encoding, line_buffering=True)
            setattr(sys, name, stream)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def empty() -> None:
    """Send out everything that was printed; OSError where it cannot be."""
    for name in _NAMES:
        getattr(sys, name).flush()


def let_go(stream: TextIO) -> None:
    """Let what is still to be printed vanish, so that the end of the program does not trip over it."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
