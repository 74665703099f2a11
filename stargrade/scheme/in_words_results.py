"""What a scheme gives, in words: stars, places, titles, money, and what was assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..expr.nodes import Number, edge_conditions
from ..texts import Text, say
from .formula import Formula
from .formula_words import Words, edges_of
from .in_words_history import COLUMNS as LOOKED_BACK
from .in_words_history import history
from .model import Award, Further, Parameter, Say, Scheme, Tier
from .notice import Column, Row, Topic

_STAR, _STARS = Text("{star} star", "{star} 星"), Text("{star} stars", "{star} 星")
_NOT_RATED = Text("not rated", "不评星")
_NAMED = Text("{star} ({title})", "{star}（{title}）")
_LINE = Text("{label}: {facts}", "{label}：{facts}")
_OTHERS = Text("all others", "其余")
_BONUS = Text("bonus {cell}", "奖金 {cell}")
_DEDUCTION = Text("deduction {cell}", "扣款 {cell}")
_BY_SCORE, _BY = Text("by score", "按得分排名"), Text("by {of}", "按{of}排名")
_WITHIN = Text("within {by}", "按{by}分组")
_AMONG = Text("only where {who}", "仅限{who}")
_PLACES = Text("{places} in the whole sheet", "全表 {places} 名")
_PLACES_EACH = Text("{places} in each group", "每组 {places} 名")
_ORDER = Text("highest {cell}", "依次比较{cell}，高者优先")
_UNSET = Text("not set: nothing is paid until the company fills it in", "未设定：公司填写之前不计发")
_MEANS = Text("{when}: {say}", "{when}：{say}")
_AFTER = Text("not for those who won {titles}", "已获{titles}者除外")
_SHARED_TITLE = Text("all who tie at the last place get it", "末位并列者均获评")
_NEEDS = Text("only where {title} was given", "须已评出{title}")
_SCORE = Text("score {cell}", "得分为 {cell}")
_FROM_DAY = Text("from {day}: {value}", "{day} 起 {value}")
_IN_A_ROW = Text("reached {count} periods in a row", "连续 {count} 期达到")
_FEWER = Text("fewer than {share} of those counted; the others move down", "人数须少于参评人数的 {share}，其余下调")
_OUTSIDE = Text("an exception, outside of quotas and of periods in a row", "例外情形，不计入名额和连续期数")
_PLACE = Text("place {place}: {amount}", "第 {place} 名 {amount}")
_SHARED = Text("those tied share the amounts of their places", "并列者平分所占名次的金额")
_LISTED = Text("{word} ({when})", "{word}（{when}）")
_EVERYBODY = Text("everybody", "所有人")
_GROUP = Text("(a group)", "（某）")
_ANNOUNCED = Text("{places} places announced in all", "共公布 {places} 个名额")
_WAIVED = Text("{at} ({code}): {because}", "{at}（{code}）：{because}")


def _tiers(words: Words) -> Iterator[Row]:
    for line in words.scheme.tiers.ladder if words.scheme.tiers else ():
        said = "" if line.say is None else words.say(line.say.text)
        limits = words.joined(_limits(words, line))
        yield _label(words, line), _holds(words, line), limits, *_amounts(words, line.bonus, line.deduction), said


def _holds(words: Words, line: Tier) -> str:
    of = words.scheme.tiers.of if words.scheme.tiers else None
    lower, upper = edges_of(line.from_, line.above), edges_of(line.to, line.below)
    edges = () if of is None else edge_conditions(of.node, lower, upper)
    return words.all_of([*edges, *(rule.node for rule in line.when)]) or words.say(_OTHERS)


def _limits(words: Words, line: Tier) -> Iterator[str]:
    if line.in_a_row > 1:
        yield words.say(_IN_A_ROW, count=line.in_a_row)
    if line.fewer_than is not None:
        yield words.say(_FEWER, share=words.rule(line.fewer_than))
    if line.exception:
        yield words.say(_OUTSIDE)


def _label(words: Words, line: Tier) -> str:
    named = line.title or _named_by_star(words, line)
    title = None if named is None else words.say(named.text)
    if line.star is None:
        return title or line.tier or words.say(_NOT_RATED)
    one = isinstance(line.star.node, Number) and line.star.node.value == 1
    star = words.say(_STAR if one else _STARS, star=words.rule(line.star))
    return star if title is None or title == star else words.say(_NAMED, star=star, title=title)


def _named_by_star(words: Words, line: Tier) -> Say | None:
    names = words.scheme.tiers.names if words.scheme.tiers else {}
    return None if line.star is None else names.get(words.rule(line.star))


def _amounts(words: Words, bonus: Formula | None, deduction: Formula | None) -> tuple[str, str]:
    return _rule(words, bonus), _rule(words, deduction)


def _rule(words: Words, rule: Formula | None) -> str:
    """A rule that may be left out."""
    return "" if rule is None else words.rule(rule)


def _rank(words: Words) -> Iterator[str]:
    rank = words.scheme.rank
    if rank is None:
        return
    by = words.say(_BY_SCORE) if rank.of is None else words.say(_BY, of=words.rule(rank.of))
    yield words.joined([by, *_who(words, rank.by, rank.among)])


def _who(words: Words, by: Sequence[str], among: Sequence[Formula]) -> Iterator[str]:
    """Within which groups places are counted, and who counts."""
    if by:
        yield words.say(_WITHIN, by=words.names(by))
    if among:
        yield words.say(_AMONG, who=words.conditions(among))


def _awards(words: Words) -> Iterator[Row]:
    for award in words.scheme.awards:
        places = words.say(_PLACES_EACH if award.by else _PLACES, places=words.rule(award.places))
        order = say([words.rule(rule) for rule in award.order], words.lang)
        who = words.joined(_may_win(words, award))
        title = words.say(award.title.text)
        yield title, places, who, order, _rule(words, award.score), _rule(words, award.bonus)


def _may_win(words: Words, award: Award) -> Iterator[str]:
    yield from _who(words, award.by, award.among)
    if award.after:
        yield words.say(_AFTER, titles=[_title(words, name) for name in award.after])
    if award.needs is not None:
        yield words.say(_NEEDS, title=_title(words, award.needs))
    if award.ties == "everybody":
        yield words.say(_SHARED_TITLE)


def _title(words: Words, name: str) -> Text:
    return next(award.title.text for award in words.scheme.awards if award.id == name)


def _prizes(words: Words) -> Iterator[str]:
    for prize in words.scheme.prizes:
        facts = [words.say(_BY, of=words.rule(prize.of)), *_who(words, prize.by, prize.among)]
        facts += [words.say(_PLACE, place=at, amount=words.rule(rule)) for at, rule in enumerate(prize.amounts, 1)]
        yield words.joined([*facts, words.say(_SHARED)])


def _pay(words: Words) -> Iterator[Row]:
    for pay in words.scheme.pay:
        yield words.conditions(pay.when) or words.say(_EVERYBODY), *_amounts(words, pay.bonus, pay.deduction)


def _parameters(words: Words) -> Iterator[Row]:
    for parameter in words.scheme.parameters.values():
        yield words.say(parameter.title.text), words.joined(_figures(words, parameter))


def _figures(words: Words, parameter: Parameter) -> Iterator[str]:
    """The figure that the company sets, or all of them by date."""
    for dated in parameter.values:
        yield words.say(_FROM_DAY, day=dated.from_, value=words.rule(dated.value))
    if not parameter.values:
        yield words.say(_UNSET) if parameter.value is None else words.rule(parameter.value)


def _fields(words: Words) -> Iterator[str]:
    for further in words.scheme.fields.values():
        facts = [words.rule(further.value)] if further.value is not None else list(_listed(words, further))
        if further.when:
            facts.append(words.say(_AMONG, who=words.conditions(further.when)))
        yield words.say(_LINE, label=further.title.text, facts=words.joined(facts))


def _listed(words: Words, further: Further) -> Iterator[str]:
    """Each word of a list, and when it is in."""
    for word, rule in further.list.items():
        yield words.say(_LINE, label=Text(word, word), facts=words.rule(rule))


def _flags(words: Words) -> Iterator[str]:
    for flag in words.scheme.flags:
        yield words.say(_MEANS, when=words.conditions(flag.when), say=flag.say.text)


def _notices(words: Words) -> Iterator[str]:
    for notice in words.scheme.notices:
        yield words.say(notice.say.text, group=_GROUP)


def _apart(words: Words) -> Iterator[str]:
    for rule in words.scheme.exclusive:
        yield words.joined(words.condition(one.node) for one in rule.conditions)
    if words.scheme.announced_places is not None:
        yield words.say(_ANNOUNCED, places=words.rule(words.scheme.announced_places))


def _waived(words: Words) -> Iterator[str]:
    for waiver in words.scheme.waive:
        yield words.say(_WAIVED, code=waiver.code, at=waiver.at, because=waiver.because.text)


def _assumed(words: Words) -> Iterator[str]:
    for label, said in _assumptions(words):
        text = words.say(said.text)
        yield text if label is None else words.say(_LINE, label=label, facts=text)


def _assumptions(words: Words) -> Iterator[tuple[str | None, Say]]:
    """Every assumption with what it is about, rule by rule, then the general ones."""
    scheme = words.scheme
    for name, column in scheme.columns.items():
        if column.assumed is not None:
            yield words.name(name), column.assumed
    for item in scheme.items:
        if item.assumed is not None:
            yield words.name(f"points.{item.id}"), item.assumed
    for line in scheme.tiers.ladder if scheme.tiers else ():
        if line.assumed is not None:
            yield _label(words, line), line.assumed
    for award in (*scheme.awards, *(scheme.year_end.awards if scheme.year_end else ())):
        if award.assumed is not None:
            yield words.say(award.title.text), award.assumed
    for said in (*_unnamed(scheme), *scheme.assumed):
        yield None, said


def _unnamed(scheme: Scheme) -> Iterator[Say]:
    rules = (
        *scheme.parameters.values(), *scheme.not_rated, scheme.score, scheme.tiers,
        *scheme.prizes, *scheme.pay, *scheme.fields.values(), *scheme.flags, scheme.year_end,
    )  # fmt: skip
    for rule in rules:
        if rule is not None and rule.assumed is not None:
            yield rule.assumed


_BONUS_COLUMN = Column("bonus", Text("Bonus (CNY)", "奖金（元）"), _BONUS)
_DEDUCTION_COLUMN = Column("deduction", Text("Deduction (CNY)", "扣款（元）"), _DEDUCTION)
_LADDER = (
    Column("line", Text("Star or grade", "星级或等级")),
    Column("when", Text("What it takes", "条件")),
    Column("limits", Text("Limits", "限制")),
    _BONUS_COLUMN,
    _DEDUCTION_COLUMN,
    Column("say", Text("What then", "说明")),
)
_TITLES = (
    Column("title", Text("Title", "称号")),
    Column("places", Text("Places", "名额")),
    Column("who", Text("Who may win", "参评范围")),
    Column("order", Text("What decides, highest first", "依次比较，高者优先"), _ORDER),
    Column("score", Text("Score", "得分"), _SCORE),
    _BONUS_COLUMN,
)
_PAID = (Column("who", Text("Who", "对象")), _BONUS_COLUMN, _DEDUCTION_COLUMN)
_SET = (Column("figure", Text("Figure", "项目")), Column("value", Text("Value", "数值")))

TOPICS: tuple[Topic, ...] = (
    Topic(
        "tiers",
        Text("Stars and grades: the first line that holds, from the top", "星级与等级：自上而下，取第一条符合的"),
        _tiers,
        _LADDER,
    ),
    Topic("history", Text("Looked back over periods", "历史统计"), history, LOOKED_BACK),
    Topic("rank", Text("Places", "名次"), _rank),
    Topic("awards", Text("Titles", "称号"), _awards, _TITLES),
    Topic("prizes", Text("Prizes", "名次奖金"), _prizes),
    Topic("pay", Text("Money", "奖罚金额"), _pay, _PAID),
    Topic("parameters", Text("Figures that the company sets", "由公司设定的数值"), _parameters, _SET),
    Topic("fields", Text("Further results", "其他结果"), _fields),
    Topic("flags", Text("To be done by a person", "需人工处理"), _flags),
    Topic("notices", Text("Said of the whole sheet", "对全表的提示"), _notices),
    Topic("exclusive", Text("Must never hold together, must add up", "不得同时成立、须相符"), _apart),
    Topic("waive", Text("Found by the check, and meant so", "检查发现、但属本意"), _waived),
    Topic("assumed", Text("Assumed where the source is silent", "原文未规定、按以下处理"), _assumed),
)
