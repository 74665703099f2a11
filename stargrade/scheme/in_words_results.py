"""What a scheme gives, as lines of words: stars, places, titles, money, and what was assumed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..expr.nodes import Number, edge_conditions
from ..texts import Text
from .formula import Formula
from .formula_words import Words, edges_of
from .model import Award, Further, Say, Scheme, Tier

_STAR, _STARS = Text("{star} star", "{star} 星"), Text("{star} stars", "{star} 星")
_NOT_RATED = Text("not rated", "不评星")
_NAMED = Text("{star} ({title})", "{star}（{title}）")
_LINE = Text("{label}: {facts}", "{label}：{facts}")
_OTHERS = Text("all others", "其余")
_BONUS = Text("bonus {amount}", "奖金 {amount}")
_DEDUCTION = Text("deduction {amount}", "扣款 {amount}")
_BY_SCORE, _BY = Text("by score", "按得分排名"), Text("by {of}", "按{of}排名")
_WITHIN = Text("within {by}", "按{by}分组")
_AMONG = Text("only where {who}", "仅限{who}")
_PLACES = Text("{places} in the whole sheet", "全表 {places} 名")
_PLACES_EACH = Text("{places} in each group", "每组 {places} 名")
_ORDER = Text("highest {order}", "依次比较{order}，高者优先")
_UNSET = Text("not set: nothing is paid until the company fills it in", "未设定：公司填写之前不计发")
_MEANS = Text("{when}: {say}", "{when}：{say}")
_AFTER = Text("not for those who won {titles}", "已获{titles}者除外")
_NEEDS = Text("only where {title} was given", "须已评出{title}")
_SCORE = Text("score {score}", "得分为 {score}")
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


def _tiers(words: Words) -> Iterator[str]:
    for line in words.scheme.tiers.ladder if words.scheme.tiers else ():
        facts = [_holds(words, line), *_limits(words, line), *_money(words, line.bonus, line.deduction)]
        if line.say is not None:
            facts.append(words.say(line.say.text))
        yield words.say(_LINE, label=_label(words, line), facts=words.joined(facts))


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


def _money(words: Words, bonus: Formula | None, deduction: Formula | None) -> Iterator[str]:
    for text, amount in ((_BONUS, bonus), (_DEDUCTION, deduction)):
        if amount is not None:
            yield words.say(text, amount=words.rule(amount))


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


def _awards(words: Words) -> Iterator[str]:
    for award in words.scheme.awards:
        yield words.say(_LINE, label=award.title.text, facts=words.joined(_award(words, award)))


def _award(words: Words, award: Award) -> Iterator[str]:
    yield words.say(_PLACES_EACH if award.by else _PLACES, places=words.rule(award.places))
    yield from _who(words, award.by, award.among)
    if award.after:
        yield words.say(_AFTER, titles=[_title(words, name) for name in award.after])
    if award.needs is not None:
        yield words.say(_NEEDS, title=_title(words, award.needs))
    yield words.say(_ORDER, order=[words.rule(rule) for rule in award.order])
    if award.score is not None:
        yield words.say(_SCORE, score=words.rule(award.score))
    yield from _money(words, award.bonus, None)


def _title(words: Words, name: str) -> Text:
    return next(award.title.text for award in words.scheme.awards if award.id == name)


def _prizes(words: Words) -> Iterator[str]:
    for prize in words.scheme.prizes:
        facts = [words.say(_BY, of=words.rule(prize.of)), *_who(words, prize.by, prize.among)]
        facts += [words.say(_PLACE, place=at, amount=words.rule(rule)) for at, rule in enumerate(prize.amounts, 1)]
        yield words.joined([*facts, words.say(_SHARED)])


def _pay(words: Words) -> Iterator[str]:
    for pay in words.scheme.pay:
        who = words.conditions(pay.when) or words.say(_EVERYBODY)
        yield words.say(_LINE, label=who, facts=words.joined(_money(words, pay.bonus, pay.deduction)))


def _parameters(words: Words) -> Iterator[str]:
    for parameter in words.scheme.parameters.values():
        value = words.say(_UNSET) if parameter.value is None else words.rule(parameter.value)
        yield words.say(_LINE, label=parameter.title.text, facts=value)


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
    for award in scheme.awards:
        if award.assumed is not None:
            yield words.say(award.title.text), award.assumed
    for said in (*_unnamed(scheme), *scheme.assumed):
        yield None, said


def _unnamed(scheme: Scheme) -> Iterator[Say]:
    rules = (
        *scheme.parameters.values(), *scheme.not_rated, scheme.score, scheme.tiers,
        *scheme.prizes, *scheme.pay, *scheme.fields.values(), *scheme.flags,
    )  # fmt: skip
    for rule in rules:
        if rule is not None and rule.assumed is not None:
            yield rule.assumed


SECTIONS: tuple[tuple[Text, Callable[[Words], Iterator[str]]], ...] = (
    (Text("Stars and grades: the first line that holds, from the top", "星级与等级：自上而下，取第一条符合的"), _tiers),
    (Text("Places", "名次"), _rank),
    (Text("Titles", "称号"), _awards),
    (Text("Prizes", "名次奖金"), _prizes),
    (Text("Money", "奖罚金额"), _pay),
    (Text("Figures that the company sets", "由公司设定的数值"), _parameters),
    (Text("Further results", "其他结果"), _fields),
    (Text("To be done by a person", "需人工处理"), _flags),
    (Text("Said of the whole sheet", "对全表的提示"), _notices),
    (Text("Must never hold together, must add up", "不得同时成立、须相符"), _apart),
    (Text("Found by the check, and meant so", "检查发现、但属本意"), _waived),
    (Text("Assumed where the source is silent", "原文未规定、按以下处理"), _assumed),
)
