"""A graded period as it stands on record, as results again, so that it can be reported like a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..numbers.columns import Bools, Column, Flags, Numbers, Words, constant, no_nulls
from ..scheme.model import Further, Scheme
from ..texts import Text
from .grade import award_titles, flag_texts, tier_titles
from .past import Past
from .result import Cell, Decision, Grading, Listed

_JOINT, _JOINT_ZH = "; ", "；"
_FLAGS = frozenset({"flags", "flags_computed"})


def recorded(scheme: Scheme, past: Past, decided: Sequence[Mapping[str, str]] = ()) -> Grading:
    """The results of a record; what it does not hold is blank. `decided` are the lines of what people decided."""
    record = _Record(past)
    items = tuple(dict.fromkeys(item.id for item in scheme.items))
    points = {item: record.numbers(f"{item}_points") for item in items if f"{item}_points" in past.columns}
    return Grading(
        keys=past.keys,
        positions=np.arange(len(past.keys)),
        rated=Flags(record.yes("rated"), no_nulls(len(past.keys))),
        items=points,
        applies={item: ~column.null for item, column in points.items()},
        score=record.numbers("score"),
        star=record.numbers("star"),
        tier=record.words("tier"),
        rank=record.numbers("rank"),
        award=record.words("award"),
        fields={name: record.field(name, rule) for name, rule in scheme.fields.items() if name in past.columns},
        bonus=record.numbers("bonus"),
        deduction=record.numbers("deduction"),
        net=record.numbers("net"),
        flags=record.listed("flags").has,
        reasons=record.reasons(),
        near=no_nulls(len(past.keys)),
        tier_titles=dict(tier_titles(scheme)),
        award_titles=award_titles(scheme),
        flag_texts=dict(flag_texts(scheme)),
        decisions=tuple(record.decision(line) for line in decided),
    )


@dataclass(frozen=True)
class _Record:
    """The columns of a record, each as what it should hold."""

    past: Past

    def numbers(self, name: str) -> Numbers:
        column = self.past.columns.get(name)
        return column if isinstance(column, Numbers) else constant(None, len(self.past.keys))

    def words(self, name: str) -> Words:
        column = self.past.columns.get(name)
        return column if isinstance(column, Words) else Words(np.full(len(self.past.keys), -1, dtype=np.int64), ())

    def yes(self, name: str) -> Bools:
        column = self.past.columns.get(name)
        return column.yes if isinstance(column, Flags) else no_nulls(len(self.past.keys))

    def field(self, name: str, rule: Further) -> Column | Listed:
        return self.past.columns[name] if rule.value is not None else self.listed(name, tuple(rule.list))

    def listed(self, name: str, known: Sequence[str] = ()) -> Listed:
        """A list of words: the rows that have each; those known come first."""
        rows = [_parts(cell) for cell in self.words(name).values()]
        every = dict.fromkeys([*known, *(word for row in rows for word in row)])
        return Listed({word: np.array([word in row for row in rows], dtype=bool) for word in every})

    def decision(self, line: Mapping[str, str]) -> Decision:
        at, field = int(self.past.rows_of([line["key"]])[0]), line["field"]
        value, computed = (self.cell(name, at) for name in (field, f"{field}_computed"))
        return Decision(at, line["key"], field, value, computed, line["reason"], line["by"], line["evidence"] or None)

    def cell(self, name: str, at: int) -> Cell:
        if name in _FLAGS:
            return _parts(self.words(name).row(at))
        cell = self.past.columns[name].row(at)
        if isinstance(cell, bool):
            raise TypeError("nobody decides a yes or no")
        return cell

    def reasons(self) -> tuple[tuple[Text, ...], ...]:
        both = zip(self.words("reasons_en").values(), self.words("reasons_zh").values(), strict=True)
        return tuple(_sentences(en or "", zh or "") for en, zh in both)


def _parts(cell: str | None) -> tuple[str, ...]:
    """The words of a list that was joined into one text."""
    return tuple(cell.split(_JOINT)) if cell else ()


def _sentences(en: str, zh: str) -> tuple[Text, ...]:
    """The sentences of one row, taken apart where both languages have as many."""
    if not en:
        return ()
    english, chinese = en.split(_JOINT), zh.split(_JOINT_ZH)
    return tuple(map(Text, english, chinese)) if len(english) == len(chinese) else (Text(en, zh),)
