"""Grades the sound rows of a sheet by a scheme."""

from __future__ import annotations

from collections.abc import Iterator

from ..expr.table import Table
from ..numbers.columns import Column, Flags, no_nulls
from ..periods import Period
from ..progress import Tell, silent
from ..scheme.model import Scheme
from ..texts import Text
from ..validate.checked import Checked, sets_of
from .look_back import facts
from .past import History
from .plan import make_plan
from .quotas import QUOTA_TIE
from .ranks import TIE
from .reasons import reasons
from .result import Grading, Listed
from .stages import run
from .tiers import NO_LINE
from .work import Work

_FLAG_TEXTS = {
    TIE: Text("tied at the last place: a person decides", "争最后名额时并列，请人工裁定"),
    QUOTA_TIE: Text(
        "tied at the edge of a quota and moved down: a person decides", "争最后名额时并列，一并下调，请人工裁定"
    ),
    NO_LINE: Text("no line of the ladder fits: mend the scheme", "没有适用的等级，请修订方案"),
}


def work_out(
    scheme: Scheme,
    checked: Checked,
    period: Period | None = None,
    history: History | None = None,
    tell: Tell = silent,
) -> Work:
    """All stages over the sound rows: the table with every column that they added."""
    table = Table(len(checked.keys), checked.columns, sets_of(checked.columns), checked.details)
    return run(Work(make_plan(scheme), table, checked.keys, period, history or History()), tell)


def grade(scheme: Scheme, checked: Checked, period: Period | None = None, history: History | None = None) -> Grading:
    """The results of every sound row, in the order of the sheet."""
    return as_grading(work_out(scheme, checked, period, history), checked)


def as_grading(work: Work, checked: Checked) -> Grading:
    """The columns of a finished work as results."""
    scheme = work.plan.scheme
    said, near = reasons(work)
    return Grading(
        keys=work.keys,
        positions=checked.positions,
        rated=Flags(work.yes("rated"), no_nulls(work.table.rows)),
        items={item.id: work.numbers(f"points.{item.id}") for item in work.plan.items},
        applies={item.id: work.yes(f"applies.{item.id}") for item in work.plan.items},
        score=work.numbers("score"),
        star=work.numbers("star"),
        tier=work.words("tier"),
        rank=work.numbers("rank"),
        award=work.words("award"),
        fields={name: _field(work, name) for name in scheme.fields},
        bonus=work.numbers("bonus"),
        deduction=work.numbers("deduction"),
        net=work.numbers("net"),
        flags=work.raised,
        reasons=said,
        near=near,
        tier_titles=dict(tier_titles(scheme)),
        award_titles=award_titles(scheme),
        flag_texts=dict(flag_texts(scheme)),
        notices=work.notices,
        facts=facts(work),
    )


def _field(work: Work, name: str) -> Column | Listed:
    rule = work.plan.scheme.fields[name]
    if rule.value is not None:
        return work.table.columns[f"field.{name}"]
    return Listed({word: work.yes(f"listed.{name}.{word}") for word in rule.list})


def award_titles(scheme: Scheme) -> dict[str, Text]:
    """The names for people of the titles."""
    return {award.id: award.title.text for award in scheme.awards}


def tier_titles(scheme: Scheme) -> Iterator[tuple[str, Text]]:
    """The names for people of the tiers."""
    if scheme.tiers is None:
        return
    for name in scheme.tiers.names.values():
        yield name.en, name.text
    for line in scheme.tiers.ladder:
        if line.tier and line.title:
            yield line.tier, line.title.text


def flag_texts(scheme: Scheme) -> Iterator[tuple[str, Text]]:
    """What each flag asks a person to do."""
    yield from _FLAG_TEXTS.items()
    for bar in scheme.not_rated:
        if bar.flag is not None:
            yield bar.flag, bar.say.text
    for line in scheme.tiers.ladder if scheme.tiers else ():
        if line.flag is not None and line.say is not None:
            yield line.flag, line.say.text
    for flag in scheme.flags:
        yield flag.id, flag.say.text
