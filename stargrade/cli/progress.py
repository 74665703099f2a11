"""The bar that shows how far a long run has come: on a terminal, after two seconds, and gone when it is done."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..progress import Step, Tell, silent
from ..texts import Lang, Text

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 2.0  # seconds that nobody minds
_BETWEEN = 0.1  # seconds from one drawing to the next
_ROWS = Text("{stage} {rows} rows", "{stage} {rows} 行")


@contextmanager
def progress(lang: Lang, quiet: bool, clock: Callable[[], float] = time.monotonic) -> Iterator[Tell]:
    """What is told in here is shown on standard error, if that is a terminal that can take back what it shows.

    Nothing may be printed meanwhile.
    """
    if quiet or not _can_be_redrawn():
        yield silent
        return
    bar = _Bar(lang, clock)
    try:
        yield bar.tell
    finally:
        bar.take_back()


def _can_be_redrawn() -> bool:
    """Not a file, a pipe or what cron has for a terminal, and not one without control signs."""
    plain = ("dumb", "unknown") if os.name == "nt" else ("dumb", "unknown", "")
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM", "").lower() not in plain
    return wanted and sys.stderr.isatty()


class _Bar:
    """A bar that is drawn when something is told; there is no second thread."""

    def __init__(self, lang: Lang, clock: Callable[[], float]) -> None:
        self._lang = lang
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown: tuple[Progress, TaskID] | None = None

    def tell(self, step: Step) -> None:
        """Draw it anew, unless it is too early for that."""
        if self._clock() < self._next:
            return
        progress, task = self._shown = self._shown or _begun()
        progress.update(task, description=_words(step, self._lang), completed=step.done, total=step.total)
        progress.refresh()
        self._next = self._clock() + _BETWEEN

    def take_back(self) -> None:
        """Leave the terminal as it was."""
        if self._shown is not None:
            self._shown[0].stop()


def _begun() -> tuple[Progress, TaskID]:
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    from ..view.console import talk_console

    bar = Progress(
        *(TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn()),
        console=talk_console(),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.start()
    return bar, bar.add_task("")


def _words(step: Step, lang: Lang) -> str:
    stage = step.stage.to(lang)
    return stage if step.rows is None else _ROWS.fill(lang, {"stage": stage, "rows": f"{step.rows:,}"})
