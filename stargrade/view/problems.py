"""Problems as lines: where, what is wrong, and once for all alike what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..problems import Problem, errors, notices
from ..report.sentences import mend, spot, where
from ..texts import Lang, say
from . import words
from .layout import Line, Screen, Span, hanging, line

_SAID_IN_FULL = 10
_INDENT = "    "


def problem_lines(problems: Sequence[Problem], lang: Lang, screen: Screen) -> tuple[Line, ...]:
    """Errors by kind, then notices; every one of them is named with its place.

    Of many of a kind the first ten are said in full and the others by their place alone. A file that
    cannot be read or written is one line, however long.
    """
    lines: list[Line] = []
    for alike in _by_kind(errors(problems)):
        lines += _kind(alike, lang, screen)
    for notice in notices(problems):
        lines += _sentence(notice, lang, screen, words.NOTICE.to(lang), "cyan")
    return tuple(lines)


def count_line(problems: Sequence[Problem], lang: Lang) -> Line:
    """How many problems and notes there are."""
    wrong, known = len(errors(problems)), len(notices(problems))
    said = [words.PROBLEMS.fill(lang, {"count": wrong})] if wrong else []
    said += [words.NOTICES.fill(lang, {"count": known})] if known else []
    text = words.BOTH.fill(lang, {"problems": said[0], "notices": said[1]}) if len(said) > 1 else "".join(said)
    return line(Span(text, "bold red" if wrong else "bold"))


def _by_kind(problems: Iterable[Problem]) -> list[list[Problem]]:
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.code, []).append(problem)
    return list(kinds.values())


def _kind(alike: Sequence[Problem], lang: Lang, screen: Screen) -> Iterator[Line]:
    if len(alike) == 1 and alike[0].scope == "file":
        yield _refusal(alike[0], lang)
        return
    for problem in alike[:_SAID_IN_FULL]:
        yield from _sentence(problem, lang, screen, "", "red")
    rest = alike[_SAID_IN_FULL:]
    if rest:
        places = say([spot(problem.place, lang) or where(problem.place, lang) for problem in rest], lang)
        text = words.ALSO.fill(lang, {"code": rest[0].code, "count": len(rest), "places": places})
        yield from hanging("", text, screen)
    for advice in dict.fromkeys(mend(problem, lang) for problem in alike[:_SAID_IN_FULL]):
        yield from hanging(_INDENT, words.MEND.to(lang) + advice, screen, "dim")


def _refusal(problem: Problem, lang: Lang) -> Line:
    """Why a file was not read or written, and what to do, in one line: a log of many nights has one for each."""
    said = words.AND_MEND.fill(lang, {"said": problem.message(lang), "advice": mend(problem, lang)})
    at = where(problem.place, lang)
    return line(Span(f"{at}: ", "red") if at else "", f"{problem.code} {said}")


def _sentence(problem: Problem, lang: Lang, screen: Screen, lead: str, style: str) -> Iterator[Line]:
    """``scores.xlsx [10月] D17: SG214 ...``, the place in colour, further lines indented."""
    at = where(problem.place, lang)
    start = f"{lead}{at}: " if at else lead
    said = f"{problem.code} {problem.message(lang)}"
    first, *others = hanging("", start + said, screen)
    text = first[-1].text
    yield line(Span(text[: len(start)], style), text[len(start) :])
    if others:
        seen = len(text)
        yield from hanging(_INDENT, (start + said)[seen:].strip(), screen)
