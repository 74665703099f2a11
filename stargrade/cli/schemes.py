"""``stargrade schemes``: list, show, check and test the rating systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..problems import Problem, Refusal, errors
from ..texts import Lang
from . import words
from .exits import Exit
from .options import Quiet

Names = Annotated[list[str] | None, typer.Argument(metavar="NAME|PATH")]


def list_schemes(ctx: typer.Context, quiet: Quiet = False) -> Exit:
    """One line for each built-in scheme: its id and its title."""
    from ..scheme import list_builtins

    lang: Lang = ctx.obj
    builtins = list_builtins()
    longest = max((len(one.id) for one in builtins), default=0)
    for one in builtins:
        typer.echo(f"{one.id:{longest}}  {one.title.to(lang)}")
    return Exit.FINE


def show(ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME|PATH")], quiet: Quiet = False) -> Exit:
    """The rules of one scheme in words."""
    from ..pipeline import open_scheme
    from ..view.scheme import scheme_lines
    from .show import give

    lang: Lang = ctx.obj
    loaded, said = open_scheme(name)
    _tell_notices(said, lang, quiet)
    give(lambda screen: scheme_lines(loaded.scheme, lang, screen))
    return Exit.FINE


def check(ctx: typer.Context, names: Names = None, quiet: Quiet = False) -> Exit:
    """Look through schemes; what is found is what was asked for."""
    from .show import give, problems_of, sentence

    lang: Lang = ctx.obj
    asked = _asked(names)
    findings = [problem for name in asked for problem in _findings(name)]
    wrong = errors(findings)
    said = [problem for problem in findings if not quiet or wrong or problem.code == "SG419"]
    if said:
        give(problems_of(said, lang))
    if not wrong and not quiet:
        give(sentence(words.SCHEMES_FINE, lang, names=[Path(name).stem for name in asked]))
    return Exit.PROBLEMS if wrong else Exit.FINE


def _findings(name: str) -> Iterator[Problem]:
    """What is wrong with one scheme; Refusal where the file is no scheme at all."""
    from ..scheme import NO_SCHEME, check_scheme, find_scheme, load_scheme

    path, said = find_scheme(name)
    yield from said
    try:
        yield from check_scheme(load_scheme(path))
    except Refusal as refusal:
        if any(problem.code in NO_SCHEME for problem in refusal.problems):
            raise
        yield from refusal.problems


def test(ctx: typer.Context, names: Names = None, quiet: Quiet = False) -> Exit:
    """Run the worked examples of schemes and show what came out otherwise than expected."""
    lang: Lang = ctx.obj
    passed = [_test(name, lang, quiet) for name in _asked(names)]
    return Exit.FINE if all(passed) else Exit.PROBLEMS


def _test(name: str, lang: Lang, quiet: bool) -> bool:
    """Run the examples of one scheme; whether all came out as expected."""
    from ..pipeline import open_scheme
    from ..trials import run_examples
    from .show import give
    from .trial_lines import trial_lines

    loaded, said = open_scheme(name)
    _tell_notices(said, lang, quiet)
    trials = run_examples(loaded)
    passed = all(trial.passed for trial in trials)
    if not (quiet and passed):
        give(lambda screen: trial_lines(loaded.scheme.id, trials, lang, screen))
    return passed


def _asked(names: Sequence[str] | None) -> list[str]:
    """The schemes named; all built-in ones, by their paths, where none is."""
    from ..scheme import list_builtins

    return list(names) if names else [str(one.path) for one in list_builtins()]


def _tell_notices(said: Sequence[Problem], lang: Lang, quiet: bool) -> None:
    from .show import problems_of, tell

    heard = [problem for problem in said if not quiet or problem.code == "SG419"]
    if heard:
        tell(problems_of(heard, lang))
