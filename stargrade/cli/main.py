"""The way of one call: language, arguments, command, exit code; whatever happens ends in one line."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.exceptions import TyperException

from ..problems import Place, Problem, Refusal, refuse
from ..texts import Lang
from . import streams, words
from .exits import Exit
from .language import check_language, language, take_language

_NAME = "stargrade"


class _Stopped(BaseException):
    """The user or the system asks the program to end; raised so that nothing is left behind."""


class _Stops:
    """While the command runs, a request to end unwinds it instead of cutting it off.

    `code` is then the exit code. It is kept because a library that is unwound while it loads may raise an error of
    its own instead.
    """

    def __init__(self) -> None:
        self.code: Exit | None = None
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> None:
        for number, code in ((signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, Exit.TERMINATED)):
            if signal.getsignal(number) != signal.SIG_IGN:  # as it is for a command in the background
                self._before[number] = signal.signal(number, partial(self._stop, code))

    def _stop(self, code: Exit, *_: object) -> NoReturn:
        self.code = code
        raise _Stopped

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command (without `argv`, the one that was typed) and give its exit code."""
    arguments = take_language(sys.argv[1:] if argv is None else argv)
    lang = language(arguments.asked, os.environ)
    streams.prepare()
    stops = _Stops()
    try:
        with stops:
            return _answer(arguments.words, arguments.asked, lang)
    except BaseException as error:
        return stops.code or _end(error, lang)


def _answer(typed: Sequence[str], asked: str | None, lang: Lang) -> int:
    """Run the command; what it refuses is told in the language of the run."""
    try:
        check_language(asked, _NAME)
        return _finished(_command(typed, lang))
    except Refusal as refusal:
        _tell(refusal.problems, lang)
        return _finished(refusal.exit_code)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        streams.let_go(sys.stdout)
        file = None if error.filename is None else str(error.filename)
        _tell(refuse("SG019", Place(file), reason=error.strerror or error).problems, lang)
        return Exit.FILE


def _command(typed: Sequence[str], lang: Lang) -> int:
    from .app import make_group

    group = make_group()
    try:
        # the library's own `main` would end broken pipes and interrupts with codes of its own
        with group.make_context(_NAME, list(typed), obj=lang) as ctx:
            return int(group.invoke(ctx))
    except typer.Exit as end:
        return end.exit_code
    except TyperException as error:
        raise refuse("SG016", command=_NAME, said=error.format_message()) from error


def _finished(code: int) -> int:
    """The exit code, once everything printed has really gone out."""
    streams.empty()
    return code


def _end(error: BaseException, lang: Lang) -> int:
    """The exit code for a call that did not come to its end."""
    if isinstance(error, KeyboardInterrupt):
        return Exit.INTERRUPTED
    # rich answers a broken pipe by leaving the program
    if isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):
        streams.let_go(sys.stdout)
        streams.let_go(sys.stderr)
        return Exit.NO_READER
    return _defect(error, lang)


def _defect(error: BaseException, lang: Lang) -> int:
    if os.environ.get("STARGRADE_DEBUG"):
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "?"
    from ..version import tool_version

    said = {"error": _brief(error), "place": place, "version": tool_version()}
    with contextlib.suppress(OSError, ValueError):
        print(words.DEFECT.fill(lang, said), file=sys.stderr, flush=True)
    return Exit.DEFECT


def _brief(error: BaseException) -> str:
    """The error in one short line, without signs that a terminal would obey."""
    said = "".join(sign if sign.isprintable() else "?" for sign in " ".join(str(error).split()))
    return f"{type(error).__name__}: {said[:120]}" if said else type(error).__name__


def _tell(problems: Sequence[Problem], lang: Lang) -> None:
    from .show import problems_of, tell

    tell(problems_of(problems, lang))
