"""Looks through the year end of a scheme: its figures, and the rules that read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..problems import Problem
from .check_results import check_results
from .check_rules import check_rules
from .loaded import Loaded
from .marks import Marks, Path, Spot
from .model import YearEnd
from .names import RESULT_WORDS
from .nearest import hint
from .year import year_scheme

_WAYS = ("times", "mean", "latest")


def check_year_end(loaded: Loaded) -> Iterator[Problem]:
    """Everything in the year end that means nothing or does not fit together."""
    year = loaded.scheme.year_end
    if year is None:
        return
    yield from _figures(year, loaded)
    yield from _lines(year, loaded)
    rules = year_scheme(loaded.scheme)
    if rules is not None:
        inside = replace(loaded, scheme=rules, marks=_marks(loaded.marks))
        yield from check_rules(inside)
        yield from check_results(inside)


def _figures(year: YearEnd, loaded: Loaded) -> Iterator[Problem]:
    taken = {*RESULT_WORDS, *loaded.scheme.parameters, loaded.scheme.key}
    for name, figure in year.figures.items():
        place = loaded.marks.key(("year_end", "figures", name))
        seen = [way for way in _WAYS if getattr(figure, way)]
        if len(seen) != 1:
            yield Problem("SG635", place, {"name": name, "ways": list(_WAYS)})
        if name in taken or name in year.fields:
            yield Problem("SG636", place, {"name": name})


def _lines(year: YearEnd, loaded: Loaded) -> Iterator[Problem]:
    if year.tiers is None:
        return
    ladder = () if loaded.scheme.tiers is None else loaded.scheme.tiers.ladder
    known = [line.id for line in ladder]
    if not known:
        yield Problem("SG638", loaded.marks.key(("year_end", "tiers")))
    for at, name in enumerate(year.tiers.without if known else ()):
        if name not in known:
            place = loaded.marks.value(("year_end", "tiers", "without", at))
            yield Problem("SG637", place, {"name": name, "hint": hint(name, known)})


@dataclass(frozen=True)
class _Inside(Mapping[Path, Spot]):
    """The spots below `year_end`, by the paths that the rules have in the scheme of the year."""

    spots: Mapping[Path, Spot]

    def __getitem__(self, path: Path) -> Spot:
        if path[:1] == ("tiers",) and len(path) > 1:  # the lines stand elsewhere; here they are only named
            raise KeyError(path)
        return self.spots["year_end", *path]

    def __iter__(self) -> Iterator[Path]:
        return (path[1:] for path in self.spots if path[:1] == ("year_end",))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _marks(marks: Marks) -> Marks:
    return Marks(marks.file, _Inside(marks.keys), _Inside(marks.values))
