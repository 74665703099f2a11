"""Runs whole programs, one after the other in turn, and notes how long each took and how much memory.

This process itself stays small: what it holds when it starts a child would count as the child's.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

Command = list[str]


class Program(NamedTuple):
    """A command, the file that it writes, if any, and how many rounds it is worth, if not all."""

    command: Command
    writes: Path | None = None
    rounds: int | None = None


class Spent(NamedTuple):
    """What one run of a program took: seconds on the clock, seconds of work, MiB of memory at most."""

    wall: float
    cpu: float
    memory: float


def spend(command: Command, log: Path) -> Spent:
    """Run a program to its end, what it says going to a file. Raises RuntimeError where it fails."""
    with log.open("wb") as out:
        told = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
        start = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=told)
        _, status, used = os.wait4(child, 0)
        wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{' '.join(command)} failed; it said:\n{log.read_text(encoding='utf-8', errors='replace')}")
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(programs: Mapping[str, Program], rounds: int, log: Path) -> Mapping[str, list[Spent]]:
    """Run every program once a round, each round starting with another one."""
    spent: dict[str, list[Spent]] = {name: [] for name in programs}
    names = list(programs)
    for number in range(rounds):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            program = programs[name]
            if program.rounds is not None and number >= program.rounds:
                continue
            if program.writes is not None:
                program.writes.unlink(missing_ok=True)
            spent[name].append(spend(program.command, log))
    return spent
