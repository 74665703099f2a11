"""Prints: what was asked for goes to standard output, talk to standard error."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..problems import Place, Problem, errors, refuse
from ..texts import Lang, Text
from .streams import let_go

if TYPE_CHECKING:
    from rich.console import Console

    from ..view.layout import Line, Screen

_ALWAYS_SAID = "SG419"

Drawing = Callable[["Screen"], "Iterable[Line]"]


def give(drawing: Drawing) -> None:
    """Print lines, made for the width of the screen, to standard output."""
    from ..view.console import data_console

    _print(drawing, data_console())


def tell(drawing: Drawing) -> None:
    """Print lines to standard error."""
    from ..view.console import talk_console

    _print(drawing, talk_console())


def _print(drawing: Drawing, console: Console) -> None:
    from ..view.console import drawn, screen_of

    console.print(drawn(drawing(screen_of(console))), soft_wrap=True, crop=False, end="")


def sentence(text: Text, lang: Lang, **params: object) -> Drawing:
    """One sentence, wrapped to the screen."""
    from ..view.layout import hanging

    return lambda screen: hanging("", text.fill(lang, params), screen)


def heard(problems: Iterable[Problem], quiet: bool) -> tuple[Problem, ...]:
    """Those that are said: all, but of a quiet run without errors only that the rules are not the usual ones."""
    told = tuple(problems)
    if errors(told) or not quiet:
        return told
    return tuple(problem for problem in told if problem.code == _ALWAYS_SAID)


def problems_of(problems: Sequence[Problem], lang: Lang) -> Drawing:
    """The problems and notices, and how many there are; a lone mistake of the call is not counted."""
    from ..view.problems import count_line, problem_lines

    alone = len(problems) == 1 or not errors(problems)
    return lambda screen: [*problem_lines(problems, lang, screen), *([] if alone else [count_line(problems, lang)])]


def tell_problems(problems: Sequence[Problem], lang: Lang) -> None:
    """Print problems and notices, if there are any, to standard error."""
    if problems:
        tell(problems_of(problems, lang))


def give_problems(problems: Sequence[Problem], lang: Lang) -> None:
    """Print problems and notices, if there are any, to standard output."""
    if problems:
        give(problems_of(problems, lang))


def give_json(value: Any) -> None:
    """Write JSON to standard output, in UTF-8 whatever the console speaks."""
    give_bytes((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def give_bytes(data: bytes) -> None:
    """Write bytes to standard output; Refusal where they cannot be written (a full disk)."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        let_go(sys.stdout)
        raise refuse("SG153", Place(), reason=error.strerror) from error
