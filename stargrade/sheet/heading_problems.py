"""What can be wrong with headings: one is missing, stands there twice, has another unit, or merely resembles one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..problems import Place, Problem
from ..scheme.columns import ColumnRule
from ..scheme.model import Scheme
from ..texts import Text
from .header_row import Header
from .headings import Known, nearest, resembles, title, wrong_unit
from .letters import letters
from .spelling import shown

MOST_SHOWN = 12


def missing(found: Mapping[str, tuple[int, ...]], scheme: Scheme) -> list[str]:
    """The columns that every sheet of the scheme must have and this one has not."""
    return [column for column, rule in scheme.columns.items() if column not in found and must_stand(rule)]


def must_stand(rule: ColumnRule) -> bool:
    """Whether a column may not be left out of the sheet."""
    return rule.default is None and not rule.optional and rule.only is None


def heading_problems(
    header: Header, found: Mapping[str, tuple[int, ...]], scheme: Scheme, known: Known, place: Place
) -> list[Problem]:
    """Columns that are missing, that stand there twice, or whose unit is another one."""
    unread = [text for text, match in zip(header.texts, header.matches, strict=True) if text and match is None]
    problems = [
        missing_column(column, scheme.columns[column], nearest(column, known, unread), header.texts, place)
        for column in missing(found, scheme)
    ]
    problems += _resembling(header, found, scheme, known, place)
    for column, spots in found.items():
        problems.extend(_twice(column, spots, header, known.rules[column], place))
        problems.extend(_units(spots, header, known.rules[column], place))
    return problems


def _resembling(
    header: Header, found: Mapping[str, tuple[int, ...]], scheme: Scheme, known: Known, place: Place
) -> list[Problem]:
    """Headings that are not read and look like those of a column that may be absent, and is."""
    absent = [column for column, rule in scheme.columns.items() if column not in found and not must_stand(rule)]
    problems = []
    for spot, (heading, match) in enumerate(zip(header.texts, header.matches, strict=True)):
        meant = next((column for column in absent if match is None and resembles(heading, column, known)), None)
        if meant is not None:
            at = Place(place.file, place.sheet, place.row, letters(spot))
            params = {"heading": shown(heading), "column": title(meant, scheme.columns[meant])}
            problems.append(Problem("SG251", at, params))
    return problems


def missing_column(column: str, rule: ColumnRule, near: Sequence[str], seen: Sequence[str], place: Place) -> Problem:
    """The problem of a column that the sheet has not, with the headings that look like it."""
    hint = Text("", "")
    if near:
        hint = Text(f"; nearest: {', '.join(near)}", f"；最接近的是：{'、'.join(near)}")
    return Problem("SG209", place, {"column": title(column, rule), "id": column, "seen": listed(seen), "near": hint})


def _twice(column: str, spots: Sequence[int], header: Header, rule: ColumnRule, place: Place) -> list[Problem]:
    texts = [header.texts[spot] for spot in spots]
    if len(spots) == 1 or rule.prefix or (rule.add_up and len(set(texts)) == len(texts)):
        return []
    both = [f"{letters(spot)} {text}" for spot, text in zip(spots, texts, strict=True)]
    at = Place(place.file, place.sheet, place.row, letters(spots[1]))
    return [Problem("SG210", at, {"column": title(column, rule), "headings": both})]


def _units(spots: Sequence[int], header: Header, rule: ColumnRule, place: Place) -> list[Problem]:
    problems = []
    for spot in spots:
        match = header.matches[spot]
        if match is not None and wrong_unit(match, rule):
            at = Place(place.file, place.sheet, place.row, letters(spot))
            params = {"heading": shown(header.texts[spot]), "unit": match.unit, "column": title(match.column, rule)}
            problems.append(Problem("SG216", at, params))
    return problems


def listed(texts: Sequence[str]) -> str:
    """The headings seen, as messages quote them."""
    filled = [shown(text) for text in texts if text]
    rest = "" if len(filled) <= MOST_SHOWN else " ..."
    return " | ".join(filled[:MOST_SHOWN]) + rest
