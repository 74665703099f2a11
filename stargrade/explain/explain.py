"""Works one person out again, exactly, and keeps every figure on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ..expr.exact import Value, evaluate, number
from ..expr.nodes import Compare, Group, Name, Node, names_in, walk
from ..expr.show import show
from ..grading.grade import as_grading
from ..grading.one_row import People, people
from ..grading.pay import amounts
from ..grading.plan import MONEY_PLACES, ItemPlan, Line
from ..grading.reasons import label
from ..grading.result import Cell, Grading
from ..grading.work import Work
from ..numbers import round_half_up
from ..scheme.model import Scheme
from ..scheme.sheets import subject_columns
from ..scheme.wording import heading, is_percent, missed, name_of
from ..sheet.model import Sheet
from ..texts import Text
from ..validate.checked import Checked
from .explanation import CellUsed, Explanation, ItemWorked, MoneyBooked, TierTried
from .months import months

_PERIODS = Text("met, but not {needed} periods in a row", "本期达到，但未连续 {needed} 期")
_QUOTA = Text("met, but the places are taken by higher scores", "已达到，但名额已由得分更高者占满")


def explain(work: Work, checked: Checked, sheet: Sheet, key: str, decided: Grading | None = None) -> Explanation:
    """Explain the result of the person with this key; KeyError where the sheet has none.

    The figures are worked out anew for this row in fractions; titles and places, which only the
    order of all rows can tell, are those of the grading. `decided` are the results where people
    decided some of them.
    """
    at = _row_of(work, key)
    everyone = people(work.plan, work.table)
    grading = as_grading(work, checked) if decided is None else decided
    decisions = tuple(one for one in grading.decisions if one.at == at)
    values = {one.field: one.value for one in decisions}
    money = tuple(_money(work, everyone, at))
    position = int(checked.positions[at])
    return Explanation(
        key=key,
        row=int(sheet.rows[position]),
        name=_name(sheet, position),
        cells=tuple(_cells(work.plan.scheme, checked, sheet, at)),
        derived={name: everyone.value(at, name) for name, _ in work.plan.derived},
        items=tuple(_item(work, everyone, item, at) for item in work.plan.items if everyone.applies(at, item.id)),
        score_rule=work.plan.score,
        score=everyone.value(at, "score"),
        rated=everyone.value(at, "rated") is True or bool({"star", "tier"} & set(values)),
        tiers=tuple(_tiers(work, everyone, at)),
        star=grading.star.row(at),
        tier=grading.tier.row(at),
        rank=grading.rank.row(at),
        award=grading.award.row(at),
        money=money,
        bonus=_amount(values.get("bonus"), _total(money, "bonus")),
        deduction=_amount(values.get("deduction"), _total(money, "deduction")),
        flags=tuple(sorted(flag for flag, rows in grading.flags.items() if rows[at])),
        reasons=grading.reasons[at],
        months=months(work, at),
        decisions=decisions,
    )


def _amount(decided: Cell, computed: Fraction) -> Fraction:
    return decided if isinstance(decided, Fraction) else computed


def _row_of(work: Work, key: str) -> int:
    if key not in work.keys:
        raise KeyError(key)
    return work.keys.index(key)


def _name(sheet: Sheet, position: int) -> str | None:
    """The person's name, where the sheet has one; it is carried through and so no typed column."""
    spot = sheet.found.get("name")
    return str(sheet.cells[spot[0]][position]) if spot else None


def _cells(scheme: Scheme, checked: Checked, sheet: Sheet, at: int) -> Iterator[CellUsed]:
    position = int(checked.positions[at])
    for column in subject_columns(scheme):
        place = sheet.place(position, column) if sheet.found.get(column) else None
        value = _as_read(scheme.columns[column].type, checked.columns[column].row(at))
        yield CellUsed(column, heading(scheme, column), None if place is None else place.cell, value)


def _as_read(kind: str, value: Value) -> Value:
    """A cell's value as people write it: dates are kept as days, and shown as 2026-10-31."""
    return date.fromordinal(int(value)).isoformat() if kind == "date" and isinstance(value, Fraction) else value


def _item(work: Work, everyone: People, item: ItemPlan, at: int) -> ItemWorked:
    raw = next(raw for who, raw, _ in item.rules if evaluate(who, at, everyone) is True)
    return ItemWorked(
        item.id,
        name_of(work.plan.scheme, Name(f"points.{item.id}")),
        raw,
        figures(everyone, raw, at),
        everyone.value(at, f"points.{item.id}"),
    )


def figures(everyone: People, node: Node, at: int) -> dict[str, Value]:
    """Every figure in a rule: the names in it, and what its group functions came to."""
    several = {*everyone.table.sets, *everyone.table.details}
    own = {name: everyone.value(at, name) for name in names_in(node) if name not in several}
    groups = {show(part): evaluate(part, at, everyone) for part in walk(node) if isinstance(part, Group)}
    return {**own, **groups}


def _tiers(work: Work, everyone: People, at: int) -> Iterator[TierTried]:
    """The lines tried, from the top to the one that holds; none where the person is not eligible."""
    if not everyone.eligible(at):
        return
    reached = everyone.line(at)
    for line in work.plan.lines:
        if line is reached:
            yield TierTried(line.rule.id, label(line), True, None, None)
            return
        failed = everyone.failed(at, line)
        yield _tried(work, everyone, line, failed, at) if failed is not None else _held_back(work, line, at)


def _held_back(work: Work, line: Line, at: int) -> TierTried:
    """A line whose conditions all hold, but not in enough periods, or whose quota is taken."""
    why = _QUOTA if work.yes(f"earned.{line.rule.id}")[at] else _PERIODS
    return TierTried(line.rule.id, label(line), False, why.filled(needed=line.rule.in_a_row), None)


def _tried(work: Work, everyone: People, line: Line, failed: Node, at: int) -> TierTried:
    name = label(line)
    if not isinstance(failed, Compare):
        return TierTried(line.rule.id, name, False, missed(work.plan.scheme, failed, None, None), None)
    value, limit = evaluate(failed.left, at, everyone), evaluate(failed.right, at, everyone)
    gap = abs(limit - value) if isinstance(value, Fraction) and isinstance(limit, Fraction) else None
    why = missed(work.plan.scheme, failed, _figure(value), _figure(limit))
    percent = is_percent(work.plan.scheme, failed.left, failed.right)
    return TierTried(line.rule.id, name, False, why, gap, percent)


def _figure(value: Value) -> Fraction | str | None:
    return None if isinstance(value, bool) else value


def _money(work: Work, everyone: People, at: int) -> Iterator[MoneyBooked]:
    for amount in amounts(work):
        if amount.rows[at]:
            value = number(amount.value, at, everyone)
            rounded = None if value is None else round_half_up(value, MONEY_PLACES)
            yield MoneyBooked(amount.rule, amount.side, amount.value, rounded)


def _total(money: tuple[MoneyBooked, ...], side: str) -> Fraction:
    return sum((one.amount or Fraction(0) for one in money if one.side == side), Fraction(0))
