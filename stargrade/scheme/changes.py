"""What a scheme changes of the one that it extends, told by comparing their notices line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..texts import Lang, Text
from .formula_words import Words
from .in_words import notice
from .loaded import Loaded
from .model import Scheme
from .notice import Column, Notice, Row, Section, Topic, joined, section

Facts = dict[tuple[str, int], Sequence[str]]

_CHANGED = Text(
    "Changed here, against {title} ({id}, version {version})", "与“{title}”（{id}，第 {version} 版）相比的改动"
)
_ABOUT = Text("The scheme", "方案概况")
_NOTHING = Text("nothing but the name and the version", "除名称和版本外没有改动")
_COLUMNS = (
    Column("what", Text("What", "内容")),
    Column("before", Text("There", "原方案")),
    Column("now", Text("Here", "本方案")),
)
_NONE = "-"


def whole_notice(loaded: Loaded, lang: Lang) -> Notice:
    """The notice of a scheme, with a last section on what it changes of the one that it extends."""
    told = notice(loaded.scheme, lang)
    if loaded.base is None:
        return told
    base, own = loaded.base.scheme, loaded.scheme
    heading = _CHANGED.filled(title=base.name, id=base.id, version=base.version)
    topic = Topic("changes", heading, lambda words: _changes(base, own, words.lang), _COLUMNS)
    last = section(topic, Words(own, lang))
    return told if last is None else replace(told, sections=(*told.sections, last))


def _changes(base: Scheme, own: Scheme, lang: Lang) -> Iterator[Row | str]:
    """Every rule that differs, in the order of the notice: what it is about, how it was, how it is."""
    was, now = notice(base, lang), notice(own, lang)
    found: list[Row | str] = list(_lines(_ABOUT.to(lang), was.head, now.head))
    for before, after in _pairs(was, now):
        found += _rows(_facts(before), _facts(after), lang)
        heading = next(one.heading for one in (after, before) if one is not None)
        found += _lines(heading, before.lines if before else (), after.lines if after else ())
    yield from found or (_NOTHING.to(lang),)


def _pairs(was: Notice, now: Notice) -> Iterator[tuple[Section | None, Section | None]]:
    """The sections of both, those of the new one first."""
    before = {one.topic.id: one for one in was.sections}
    after = {one.topic.id: one for one in now.sections}
    return ((before.get(name), after.get(name)) for name in dict.fromkeys([*after, *before]))


def _facts(section: Section | None) -> Facts:
    """The facts of every row, by what it is about and which row about that it is."""
    found: Facts = {}
    if section is None:
        return found
    for row in section.rows:
        about = section.label(row)
        found[about, sum(label == about for label, _ in found)] = section.facts(row)
    return found


def _rows(was: Facts, now: Facts, lang: Lang) -> Iterator[Row]:
    """Rows about the same thing, fact by fact: only the facts that differ are told."""
    for about in dict.fromkeys([*now, *was]):
        old, new = was.get(about, ()), now.get(about, ())
        if old != new:
            before = joined([fact for fact in old if fact not in new], lang)
            after = joined([fact for fact in new if fact not in old], lang)
            yield about[0], before or _NONE, after or _NONE


def _lines(about: str, was: Sequence[str], now: Sequence[str]) -> Iterator[Row]:
    """Lines of words that only one of the two has."""
    yield from ((about, line, _NONE) for line in was if line not in now)
    yield from ((about, _NONE, line) for line in now if line not in was)
