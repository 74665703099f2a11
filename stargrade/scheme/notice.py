"""A scheme as a notice to pin on the wall: sections, each with a table or with lines of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..texts import Lang, Text
from .formula_words import Words

Row = tuple[str, ...]

_PLAIN = Text("{cell}", "{cell}")
_LINE = Text("{label}: {facts}", "{label}：{facts}")
_NAMED = Text("{label} ({name})", "{label}（{name}）")
_NEXT = Text("; ", "；")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name for programs, its heading, and how a line of words says its cell."""

    id: str
    heading: Text
    phrase: Text = _PLAIN


@dataclass(frozen=True, slots=True)
class Topic:
    """What one section is about: `says` gives the rows of its table, and lines of words.

    The first `labels` cells of a row tell what the row is about.
    """

    id: str
    heading: Text
    says: Callable[[Words], Iterator[str | Row]]
    columns: tuple[Column, ...] = ()
    labels: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """One section in one language; columns in which nothing stands are left out of `shown`."""

    topic: Topic
    lang: Lang
    rows: tuple[Row, ...]
    lines: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The heading in the language of the notice."""
        return self.topic.heading.to(self.lang)

    @property
    def shown(self) -> tuple[int, ...]:
        """The places of the columns in which something stands."""
        return tuple(at for at in range(len(self.topic.columns)) if any(row[at] for row in self.rows))

    @property
    def headings(self) -> Row:
        """The headings of the columns in which something stands."""
        return tuple(self.topic.columns[at].heading.to(self.lang) for at in self.shown)

    @property
    def table(self) -> tuple[Row, ...]:
        """The cells of those columns, row by row."""
        return tuple(tuple(row[at] for at in self.shown) for row in self.rows)

    def label(self, row: Row) -> str:
        """What a row is about."""
        first, *more = row[: self.topic.labels]
        return _NAMED.fill(self.lang, {"label": first, "name": more[0]}) if more else first

    def facts(self, row: Row) -> tuple[str, ...]:
        """What a row says, cell by cell, as a line of words says it."""
        pairs = list(zip(self.topic.columns, row, strict=True))[self.topic.labels :]
        return tuple(column.phrase.fill(self.lang, {"cell": cell}) for column, cell in pairs if cell)

    def words(self) -> tuple[str, ...]:
        """The whole section as lines of words."""
        return (*(self._line(row) for row in self.rows), *self.lines)

    def _line(self, row: Row) -> str:
        return _LINE.fill(self.lang, {"label": self.label(row), "facts": joined(self.facts(row), self.lang)})


@dataclass(frozen=True, slots=True)
class Notice:
    """A whole scheme in one language: its title, lines about it, and its sections."""

    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]


def joined(facts: Iterable[str], lang: Lang) -> str:
    """Several facts in one line."""
    return _NEXT.to(lang).join(facts)


def section(topic: Topic, words: Words) -> Section | None:
    """One section of the notice; None where the scheme has nothing to say there."""
    said = list(topic.says(words))
    if not said:
        return None
    rows = tuple(one for one in said if not isinstance(one, str))
    return Section(topic, words.lang, rows, tuple(one for one in said if isinstance(one, str)))
