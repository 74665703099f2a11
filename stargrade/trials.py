"""Runs the worked examples of a scheme: the same way as a sheet, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .grading.grade import as_grading, work_out
from .grading.reached import reached
from .grading.result import Grading, Listed
from .numbers import parse, show
from .numbers.columns import Column, Flags, Numbers
from .problems import Place, Problem, Refusal, errors, refuse
from .scheme import Loaded
from .scheme.dated import in_force
from .scheme.examples import Case, Expect, examples_beside, load_examples
from .scheme.marks import Path, name_at
from .sheet.model import Book, Grid
from .sheet.tables import read_tables
from .texts import Text
from .validate import validate_all

Got = Fraction | str | bool | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that came out otherwise: whose, which field, what was expected, what came out."""

    key: str
    field: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One example, and what came out of it; problems of its rows count as differences.

    `reached` tells of the scheme's rules, by their places in the file, whether a row came to them.
    """

    title: Text
    subjects: int
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    reached: Mapping[Path, bool]

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences and not self.problems


@dataclass(frozen=True, slots=True)
class Unreached:
    """A rule that no example reaches: its name, such as ``tiers.ladder.four``, and where it stands."""

    name: str
    place: Place


def run_examples(loaded: Loaded) -> tuple[Trial, ...]:
    """Run every example beside a scheme file.

    Raises Refusal where the file of examples is missing or does not fit the scheme.
    """
    path = examples_beside(loaded.path)
    if not path.is_file():
        raise refuse("SG018", Place(str(loaded.path)), path=path)
    examples = load_examples(path, loaded.scheme)
    return tuple(_run(case, loaded, str(examples.path)) for case in examples.cases)


def _run(case: Case, loaded: Loaded, file: str) -> Trial:
    title = case.say.text
    try:
        loaded, _ = in_force(loaded, case.graded)
        tables = read_tables(_book(case, file), loaded.scheme, None, {})
        checked = validate_all(tables)
    except Refusal as refusal:
        return Trial(title, len(case.expect), (), errors(refusal.problems), {})
    wrong = errors(checked.problems)
    if checked.unfit:
        return Trial(title, len(case.expect), (), wrong, {})
    work = work_out(tables.main.scheme, checked, case.graded)
    grading = as_grading(work, checked)
    found = {key: at for at, key in enumerate(grading.keys)}
    known = [expect for expect in case.expect if expect.key in found]
    differences = tuple(one for expect in known for one in _differences(expect, grading, found[expect.key]))
    return Trial(title, len(case.expect), differences, wrong, reached(loaded.scheme, work))


def unreached(loaded: Loaded, trials: Sequence[Trial]) -> tuple[Unreached, ...]:
    """The rules that no row of any example came to, in the order of the file."""
    ever = {path: any(trial.reached.get(path, False) for trial in trials) for trial in trials for path in trial.reached}
    missed = [Unreached(name_at(loaded.scheme, path), loaded.marks.value(path)) for path in ever if not ever[path]]
    return tuple(sorted(missed, key=lambda one: (one.place.file or "", one.place.line or 0, one.place.col or 0)))


def _book(case: Case, file: str) -> Book:
    """The rows of an example as sheets whose headings are the column ids."""
    grids = (_grid(None, case.rows), *(_grid(name, rows) for name, rows in case.sheets.items()))
    return Book(path=file, sha256="", grids=grids, kind="text")


def _grid(name: str | None, rows: Sequence[Mapping[str, str | None]]) -> Grid:
    headings = tuple(dict.fromkeys(name for row in rows for name in row))
    cells = [tuple(row.get(name) for name in headings) for row in rows]
    return Grid(name, (headings, *cells))


def _differences(expect: Expect, grading: Grading, at: int) -> Iterator[Difference]:
    for field, expected, got in _compared(expect, grading, at):
        if expected != got:
            yield Difference(expect.key, field, _shown(expected), _shown(got))


def _compared(expect: Expect, grading: Grading, at: int) -> Iterator[tuple[str, Got, Got]]:
    """Every field that the example pins: its name, what is expected, what came out."""
    got = _results(grading, at)
    for field in sorted(expect.model_fields_set & set(got)):
        expected = getattr(expect, field)
        yield field, frozenset(expected) if field == "flags" else expected, got[field]
    for item, points in expect.items.items():
        applies = bool(grading.applies[item][at])
        yield f"items.{item}", points, grading.items[item].row(at) if applies else None
    for field, text in expect.further.items():
        column = grading.fields[field]
        got_there = column.row(at)
        yield field, _read(text, column), frozenset(got_there) if isinstance(got_there, tuple) else got_there


def _results(grading: Grading, at: int) -> dict[str, Got]:
    return {
        "rated": grading.rated.row(at),
        "score": grading.score.row(at),
        "star": grading.star.row(at),
        "tier": grading.tier.row(at),
        "rank": grading.rank.row(at),
        "award": grading.award.row(at),
        "bonus": grading.bonus.row(at),
        "deduction": grading.deduction.row(at),
        "net": grading.net.row(at),
        "flags": frozenset(flag for flag, rows in grading.flags.items() if rows[at]),
    }


def _read(text: Any, column: Column | Listed) -> Got:
    """A further field as the example writes it, as a value of its column."""
    if text is None:
        return None
    if isinstance(column, Listed):
        return frozenset(map(str, text))
    if isinstance(column, Flags):
        return {"yes": True, "no": False}.get(str(text), str(text))
    if isinstance(column, Numbers):
        figure = parse(str(text).removesuffix("%"))
        return figure / 100 if figure is not None and str(text).endswith("%") else figure
    return str(text)


def _shown(value: Got) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return "[" + ", ".join(sorted(value)) + "]"
    return show(value) if isinstance(value, Fraction) else value
