"""``stargrade schemes``: list, show, check, test and begin rating systems."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ..problems import Place, Problem, Refusal, errors, refuse
from ..progress import CHECKING, told
from ..texts import Lang
from . import words
from .choices import choice
from .exits import Exit
from .options import Quiet
from .progress import progress

if TYPE_CHECKING:
    from ..scheme import Loaded
    from ..scheme.starter import Starter

T = TypeVar("T")
_NOTICES = ("text", "markdown", "json")
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


def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|PATH")],
    form: Annotated[str, typer.Option("--format", metavar="text|markdown|json")] = "text",
    quiet: Quiet = False,
) -> Exit:
    """One scheme as a notice in words."""
    from ..asked import open_scheme
    from .show import heard, tell_problems

    lang: Lang = ctx.obj
    choice("--format", form, _NOTICES)
    loaded, said = open_scheme(name)
    tell_problems(heard(said, quiet), lang)
    _give_notice(loaded, form, lang)
    return Exit.FINE


def _give_notice(loaded: Loaded, form: str, lang: Lang) -> None:
    from ..report.notice import notice_json, notice_markdown
    from ..view.scheme import scheme_lines
    from .show import give, give_bytes, give_json

    if form == "json":
        give_json(notice_json(loaded, lang))
    elif form == "markdown":
        give_bytes(notice_markdown(loaded, lang).encode())
    else:
        give(lambda screen: scheme_lines(loaded, lang, screen))


def new(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH")],
    base: Annotated[str | None, typer.Option("--from", metavar="NAME|PATH")] = None,
    quiet: Quiet = False,
) -> Exit:
    """A scheme file to begin with, and examples beside it; nothing is ever replaced."""
    from ..scheme.examples import examples_beside
    from .show import give, sentence

    lang: Lang = ctx.obj
    name = _new_name(path)
    beside = examples_beside(path)
    for file in (path, beside):
        if file.exists():
            raise refuse("SG499", Place(str(file)))
    made = _starter(name, path, base, lang)
    written = _written(path, made.scheme) + ([] if made.examples is None else _written(beside, made.examples))
    if not quiet:
        give(sentence(words.NEW_SCHEME, lang, paths=written, path=path))
    return Exit.FINE


def _new_name(path: Path) -> str:
    """The scheme's name that the file's name gives; Refusal where it gives none."""
    if path.suffix != ".yaml" or not re.fullmatch(r"[a-z0-9-]+", path.stem):
        raise refuse("SG496", name=path.name)
    return path.stem


def _starter(name: str, path: Path, base: str | None, lang: Lang) -> Starter:
    from ..asked import open_scheme
    from ..scheme.starter import extending_scheme, new_scheme

    if base is None:
        return new_scheme(name, lang)
    loaded, _ = open_scheme(base)
    is_path = "/" in base or base.endswith(".yaml")
    extends = Path(os.path.relpath(loaded.path, path.parent)).as_posix() if is_path else base
    return extending_scheme(name, loaded, extends, lang)


def _written(path: Path, text: str) -> list[str]:
    """Write a new file, with the folder that it stands in."""
    from ..report import write_whole

    if path.parent.parent.is_dir():
        path.parent.mkdir(exist_ok=True)
    write_whole(path, text.encode())
    return [str(path)]


def json_schema(ctx: typer.Context, quiet: Quiet = False) -> Exit:
    """The JSON Schema of scheme files, for editors."""
    from ..scheme.json_schema import json_schema_text
    from .show import give_bytes

    give_bytes(json_schema_text().encode())
    return Exit.FINE


def check(ctx: typer.Context, names: Names = None, quiet: Quiet = False) -> Exit:
    """Look through schemes; what is found is what was asked for. Refusal for files that are no schemes."""
    from .show import give, give_problems, heard, sentence

    lang: Lang = ctx.obj
    asked = _asked(names)
    with progress(lang, quiet) as far:
        findings, refused = _each(told(asked, far, CHECKING), lambda name: list(_findings(name)))
    found = [problem for finding in findings for problem in finding]
    give_problems(heard(found, quiet), lang)
    if refused:
        raise Refusal(refused)
    if errors(found):
        return Exit.PROBLEMS
    if not quiet:
        give(sentence(words.SCHEMES_FINE, lang, names=[Path(name).stem for name in asked]))
    return Exit.FINE


def _each(names: Iterable[str], look: Callable[[str], T]) -> tuple[list[T], list[Problem]]:
    """What each scheme gave, and the problems of those that could not be looked at at all."""
    given: list[T] = []
    refused: list[Problem] = []
    for name in names:
        try:
            given.append(look(name))
        except Refusal as refusal:
            refused += refusal.problems
    return given, refused


def _findings(name: str) -> Iterator[Problem]:
    """What is wrong with one scheme; Refusal where the file is no scheme at all."""
    from ..prove import check_and_prove
    from ..scheme import NO_SCHEME, find_scheme, load_scheme

    path, said = find_scheme(name)
    yield from said
    try:
        yield from check_and_prove(load_scheme(path))
    except Refusal as refusal:
        if any(problem.code in NO_SCHEME for problem in refusal.problems):
            raise
        yield from refusal.problems


def test(ctx: typer.Context, names: Names = None, quiet: Quiet = False) -> Exit:
    """Run the worked examples of schemes and show what came out otherwise than expected."""
    lang: Lang = ctx.obj
    passed, refused = _each(_asked(names), lambda name: _test(name, lang, quiet))
    if refused:
        raise Refusal(refused)
    return Exit.FINE if all(passed) else Exit.PROBLEMS


def _test(name: str, lang: Lang, quiet: bool) -> bool:
    """Run the examples of one scheme; whether all came out as expected."""
    from ..asked import open_scheme
    from ..trials import run_examples, unreached
    from .show import give, heard, tell_problems
    from .trial_lines import trial_lines

    loaded, said = open_scheme(name)
    tell_problems(heard(said, quiet), lang)
    trials = run_examples(loaded)
    missed = unreached(loaded, trials)
    passed = all(trial.passed for trial in trials)
    if not (quiet and passed):
        give(lambda screen: trial_lines(loaded.scheme.id, trials, missed, lang, screen))
    return passed


def _asked(names: Sequence[str] | None) -> list[str]:
    """The schemes named; all built-in ones, by their paths, where none is."""
    from ..scheme import list_builtins

    return list(names) if names else [str(one.path) for one in list_builtins()]
