"""Says for every row why it has this star, and what kept it from the next one up."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from ..expr.columns import evaluate, holds
from ..expr.exact import figure
from ..expr.nodes import Compare, Node
from ..expr.show import show_figure
from ..numbers.arithmetic import absolute, compare, multiply, subtract
from ..numbers.coded import Coded, joined
from ..numbers.columns import Bools, Ints, Numbers, constant, no_nulls
from ..scheme.wording import falls_short, figures, is_percent, missed, name_of
from ..texts import Text
from .plan import Line
from .sentences import LIMIT, VALUE, Sentence, put_into_words
from .work import Work

NEAR = Fraction(1, 20)  # "near" is within a twentieth of the figure that is asked for

_REACHED = Text("{label}: {name} is {value}", "{label}：{name}为 {value}")
_MET = Text("{label}: every condition is met", "{label}：条件全部满足")
_BECAUSE = Text("{label}: {why}", "{label}：{why}")
_REST = Text("{label}: all others", "{label}：其余情形")
_NEXT = Text("not {label}: {why}", "未达 {label}：{why}")
_NO_FIGURE = Text("not rated: {name} cannot be worked out", "不参评：{name}无法算出")
_NO_LINE = Text("not rated: no line of the ladder fits", "不参评：没有适用的等级")
_TOO_FEW = Text("not rated: not enough periods in a row", "不参评：连续达标的期数不够")
_STARS = Text("{star} stars", "{star} 星")
_ONE_STAR = Text("1 star", "1 星")
_UNRATED = Text("not rated", "不参评")


class _Layer:
    """At most one sentence for each row, while they are put together."""

    def __init__(self, rows: int) -> None:
        self._of = np.full(rows, -1, dtype=np.int32)
        self._texts: list[Text] = []

    def say(self, rows: npt.NDArray[Any], text: Text) -> None:
        """Say the same in all of these rows."""
        self._of[rows] = len(self._texts)
        self._texts.append(text)

    def say_each(self, rows: npt.NDArray[Any], said: Coded[Text]) -> None:
        """Say in each of these rows its own sentence."""
        self._of[rows] = said.of + len(self._texts)
        self._texts += said.different

    def said(self) -> Coded[Text]:
        """The sentences by row."""
        return Coded(self._texts, self._of)


def reasons(work: Work) -> tuple[Coded[tuple[Text, ...]], Bools]:
    """The sentences of every row, and the rows that just miss the next line up."""
    upward, near = _upward(work)
    layers = (*_barred(work), *_unrated(work), _reached(work), upward)
    return joined([layer.said() for layer in layers], work.table.rows), near


def _barred(work: Work) -> Iterator[_Layer]:
    for rule in work.plan.scheme.not_rated:
        said = _Layer(work.table.rows)
        said.say(work.yes(f"barred.{rule.id}"), rule.say.text)
        yield said


def _unrated(work: Work) -> Iterator[_Layer]:
    """Those whom the ladder itself leaves without a rating."""
    said = _Layer(work.table.rows)
    line = work.numbers("line")
    for at, rung in enumerate(work.plan.lines):
        if rung.rule.not_rated and rung.rule.say is not None:
            said.say(line.num == at, rung.rule.say.text)
    if work.plan.lines:
        lost = work.yes("eligible") & line.null
        said.say(lost, _NO_LINE)
        said.say(lost & _short_of_periods(work), _TOO_FEW)
        of = work.plan.scheme.tiers.of if work.plan.scheme.tiers is not None else None
        if of is not None:
            name = name_of(work.plan.scheme, of.node)
            unknown = lost & evaluate(of.node, work.table).null
            said.say(unknown, _NO_FIGURE.filled(name=name))
    yield said


def _short_of_periods(work: Work) -> Bools:
    """Those who met a line in this period, but not in enough of them in a row."""
    met = [work.yes(f"met.{line.rule.id}") for line in work.plan.lines]
    return np.asarray(np.logical_or.reduce(met), dtype=bool)


def _reached(work: Work) -> _Layer:
    said, line = _Layer(work.table.rows), work.numbers("line")
    for at, rung in enumerate(work.plan.lines):
        rows = np.flatnonzero((line.num == at) & work.yes("rated"))
        tiers = work.plan.scheme.tiers
        if tiers is None or len(rows) == 0:
            continue
        name = label(rung)
        if rung.rule.exception and rung.rule.say is not None:
            said.say(rows, _BECAUSE.filled(label=name, why=rung.rule.say.text))
            continue
        if tiers.of is None:
            said.say(rows, (_MET if rung.conditions else _REST).filled(label=name))
            continue
        of = name_of(work.plan.scheme, tiers.of.node)
        reached, unknown = (_REACHED.filled(label=name, name=of, value=value) for value in (VALUE, ""))
        percent = is_percent(work.plan.scheme, tiers.of.node)
        sentence = Sentence(work.plan.scheme, tiers.of.node, percent, reached, unknown)
        said.say_each(rows, put_into_words([evaluate(tiers.of.node, work.table).take(rows)], sentence))
    return said


def _upward(work: Work) -> tuple[_Layer, Bools]:
    said, near = _Layer(work.table.rows), no_nulls(work.table.rows)
    for at, own in enumerate(work.plan.lines):
        left = (work.numbers("line").num == at) & work.yes("rated")
        for up in _lines_above(work, own, at):
            if not left.any():
                break
            left, close = _look_up(work, up, left, said)
            near = near | close
    return said, near


def _lines_above(work: Work, own: Line, at: int) -> list[Line]:
    """The lines above, nearest first, that are no lower in stars."""
    least = _fixed_star(own)
    return [
        line
        for line in reversed(work.plan.lines[:at])
        if not (line.rule.not_rated or line.rule.exception) and (least is None or (_fixed_star(line) or 0) >= least)
    ]


def _look_up(work: Work, up: Line, rows: Bools, said: _Layer) -> tuple[Bools, Bools]:
    """Say what kept these rows from one line; gives those too high for it, and those who just missed."""
    failed = [(one, rows & ~holds(one, work.table)) for one in up.conditions]
    too_high = no_nulls(work.table.rows)
    left = rows
    for condition, fails in failed:
        here = left & fails
        if condition is up.roof:
            too_high = here
        else:
            _say_what_misses(work, up, condition, np.flatnonzero(here), said)
        left = left & ~fails
    return too_high, _just_missed(work, failed)


def _fixed_star(line: Line) -> Fraction | None:
    return None if line.star is None else figure(line.star)


def _say_what_misses(work: Work, up: Line, condition: Node, rows: Ints, said: _Layer) -> None:
    name, scheme = label(up), work.plan.scheme
    if not isinstance(condition, Compare):
        said.say(rows, _NEXT.filled(label=name, why=missed(scheme, condition, None, None)))
        return
    left, right = condition.left, condition.right
    misses, unknown = (
        _NEXT.filled(label=name, why=falls_short(scheme, condition, value, LIMIT)) for value in (VALUE, None)
    )
    sentence = Sentence(scheme, left, is_percent(scheme, left, right), misses, unknown)
    said.say_each(rows, put_into_words([evaluate(side, work.table).take(rows) for side in (left, right)], sentence))


def _just_missed(work: Work, failed: Sequence[tuple[Node, Bools]]) -> Bools:
    """Rows in which a single condition fails, a comparison of figures, by a twentieth at most."""
    many = sum((fails.astype(np.int16) for _, fails in failed), np.zeros(work.table.rows, dtype=np.int16))
    near = no_nulls(work.table.rows)
    for condition, fails in failed:
        both = figures(work.plan.scheme, condition)
        rows = np.flatnonzero(fails & (many == 1))
        if both is None or len(rows) == 0:
            continue
        value, limit = (evaluate(side, work.table).take(rows) for side in (both.value, both.limit))
        if isinstance(value, Numbers) and isinstance(limit, Numbers):
            room = multiply(absolute(limit), constant(NEAR, len(rows)))
            near[rows] = compare(absolute(subtract(limit, value)), room, operator.le)
    return near


def label(line: Line) -> Text:
    """What a line of the ladder is called: its title, or its stars, or that it rates nobody."""
    if line.rule.title is not None:
        return line.rule.title.text
    star = _fixed_star(line)
    if star is None:
        return _UNRATED if line.rule.not_rated else Text(line.rule.id, line.rule.id)
    return _ONE_STAR if star == 1 else _STARS.filled(star=show_figure(star, percent=False))
