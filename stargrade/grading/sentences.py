"""Writes a sentence with each row's own figures in it, once for each different set of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..expr.groups import one_denominator
from ..expr.nodes import Node
from ..expr.show import show_values
from ..numbers.coded import Coded, alike, different_ints
from ..numbers.columns import Column, Ints, Numbers, Words
from ..scheme.model import Scheme
from ..scheme.wording import label
from ..texts import LANGS, Lang, Text

VALUE, LIMIT = "\0", "\1"  # stand in a sentence where the figures of a row will


@dataclass(frozen=True)
class Sentence:
    """What is said of a figure and, where there is one, its limit; `unknown` where there is no figure.

    The figures are those of `node`, percentages or not.
    """

    scheme: Scheme
    node: Node
    percent: bool
    known: Text
    unknown: Text

    def with_figures(self, sides: Sequence[Column]) -> list[Text]:
        """The sentence for each row of the figures and, where there is a second column, of their limits."""
        shown = [self._shown(side) for side in sides]
        return list(map(Text, *(self._written(lang, [side[lang] for side in shown]) for lang in LANGS)))

    def _written(self, lang: Lang, sides: Sequence[Sequence[str | None]]) -> list[str]:
        values, *limits = sides
        known, unknown = self.known.to(lang), self.unknown.to(lang)
        texts = [unknown if value is None else known.replace(VALUE, value) for value in values]
        for side in limits:
            texts = [text.replace(LIMIT, limit or "") for text, limit in zip(texts, side, strict=True)]
        return texts

    def _shown(self, column: Column) -> dict[Lang, list[str | None]]:
        if isinstance(column, Words):
            labels = [None if word is None else label(self.scheme, self.node, word) for word in column.values()]
            return {lang: [None if one is None else one.to(lang) for one in labels] for lang in LANGS}
        num, den = one_denominator(column) if isinstance(column, Numbers) else (column.yes, 1)
        shown = show_values(num.tolist(), den, self.percent)
        known = [None if null else text for text, null in zip(shown, column.null.tolist(), strict=True)]
        return dict.fromkeys(LANGS, known)


def put_into_words(sides: Sequence[Column], sentence: Sentence) -> Coded[Text]:
    """The sentence of every row; `sides` are the figures and, where there are any, their limits."""
    first, of = alike(map(_level, sides), len(sides[0]))
    return Coded(sentence.with_figures([side.take(first) for side in sides]), of)


def _level(column: Column) -> Ints:
    if isinstance(column, Numbers):
        num, _ = one_denominator(column)
        return np.where(column.null, -1, different_ints(num)[1])
    if isinstance(column, Words):
        return column.codes
    return np.where(column.null, -1, column.yes)
