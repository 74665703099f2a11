"""Starts the program: ``stargrade``, or ``python -m stargrade``."""

from __future__ import annotations

import gc
import os
import sys

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # nobody's plugin has a say in how a scheme is read

_INTERRUPTED, _TERMINATED = 130, 143  # as in cli.exits, which is not loaded yet when they are needed here

try:
    import signal
except KeyboardInterrupt:  # even this takes a moment
    os._exit(_INTERRUPTED)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Carry out the command that was typed, and end with its exit code.

    While the program is loading there is nothing to tidy up, and once the command has ended nothing to interrupt.
    """
    _answer_signals(lambda *_: os._exit(_INTERRUPTED), lambda *_: os._exit(_TERMINATED))
    # Loading and grading make many objects and next to no rings of them: looking for rings as often
    # as Python usually does is a tenth of the time.
    gc.set_threshold(100_000, 50, 100)
    from .cli.main import main as run

    code = run()
    _answer_signals(signal.SIG_IGN, signal.SIG_IGN)
    sys.exit(code)


def _answer_signals(interrupt: signal._HANDLER, terminate: signal._HANDLER) -> None:
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:  # as it is for a command in the background
        signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGTERM, terminate)


if __name__ == "__main__":
    main()
