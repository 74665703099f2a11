"""Processes that do their work on and on, tell what they have finished, and are killed at any moment."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from random import Random
from typing import Any

# forked, so that a kill may come at once: everything is imported already
_FORK = multiprocessing.get_context("fork" if os.name == "posix" else None)

Work = Callable[[int, Callable[[Any], None]], None]


class Victim:
    """One process; `work` gets the number that it starts with, and what it tells finished things with."""

    def __init__(self, work: Work, start: int) -> None:
        self._receiver, sender = _FORK.Pipe(duplex=False)
        self._process = _FORK.Process(target=_work, args=(work, start, sender), daemon=True)
        self._process.start()
        sender.close()

    def finished(self) -> list[Any]:
        """What it has told since it was last asked."""
        told = []
        try:
            while self._receiver.poll():
                told.append(self._receiver.recv())
        except (EOFError, OSError):  # killed, perhaps in the middle of telling
            pass
        return told

    def has_begun(self) -> bool:
        """Wait until it has finished something, or has ended."""
        return self._receiver.poll(60)

    def kill_after(self, seconds: float) -> None:
        """Let it go on for a little and kill it."""
        time.sleep(seconds)
        os.kill(self._process.pid or 0, signal.SIGKILL)
        self._process.join()


def _work(work: Work, start: int, sender: Connection) -> None:
    try:
        work(start, sender.send)
    finally:
        os._exit(0)  # nothing of the tests' own process is to be ended here


def a_moment(chance: Random, longest: float) -> float:
    """Half of the moments are very short."""
    return chance.uniform(0, longest if chance.random() < 0.5 else longest / 10)
