"""Which language is spoken: settled from the command line or the computer before anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..problems import refuse
from ..texts import LANGS, Lang

OPTION = "--lang"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was typed, without the language, which every command takes."""

    words: tuple[str, ...]
    asked: str | None
    """What stands after ``--lang``: "" where nothing does, None where there is no such option."""


def take_language(argv: Sequence[str]) -> Arguments:
    """Take ``--lang VALUE`` (or ``--lang=VALUE``) off the arguments; of several the last counts."""
    words: list[str] = []
    asked: str | None = None
    left = iter(argv)
    for word in left:
        if word == "--":
            words += [word, *left]
        elif word == OPTION:
            asked = next(left, "")
        elif word.startswith(f"{OPTION}="):
            asked = word.removeprefix(f"{OPTION}=")
        else:
            words.append(word)
    return Arguments(tuple(words), asked)


def language(asked: str | None, environ: Mapping[str, str]) -> Lang:
    """The language asked for; else that of the computer. Anything unknown falls back on the latter."""
    for lang in LANGS:
        if asked == lang:
            return lang
    named = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    return "zh" if named.lower().startswith("zh") else "en"


def check_language(asked: str | None, command: str) -> None:
    """Raise Refusal where a language was asked for that is not spoken here."""
    if asked == "":
        raise refuse("SG003", option=OPTION, command=command)
    if asked is not None and asked not in LANGS:
        raise refuse("SG007", option=OPTION, seen=asked, known=LANGS)
