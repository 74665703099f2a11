"""A comparison on one screen: how many move, what it costs, and who wins or loses most."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import words
from ..compare.moves import Comparison, Cost, Move
from ..report.amounts import money
from ..report.comparison_xlsx import standing_text, star_text, title
from ..texts import Lang
from .layout import Line, Screen, Span, cut, hanging, line, packed, pad

_MOST_MOVES = 12
_MOST_TEAMS = 6


def comparison_lines(comparison: Comparison, screen: Screen, lang: Lang) -> Iterator[Line]:
    """None wider than the screen."""
    yield line(Span(cut(title(comparison, lang), screen.width, screen), "bold"))
    yield line(Span("━" * (screen.width // screen.sign_width), "dim"))
    counts = [f"{words.DIRECTIONS[way].to(lang)} {many}" for way, many in comparison.counts.items()]
    yield from (line(text) for text in packed(counts, "   ", screen))
    for what, cost in ((words.BONUS, comparison.bonus), (words.DEDUCTION, comparison.deduction)):
        if cost.before or cost.after:
            yield from _cost(what.to(lang), cost, screen, lang)
    yield from _cost(words.NET.to(lang), comparison.net, screen, lang)
    yield line("")
    yield from _stars(comparison, screen, lang)
    yield from _teams(comparison, screen, lang)
    yield from _movers(comparison, screen, lang)


def _cost(what: str, cost: Cost, screen: Screen, lang: Lang) -> Iterator[Line]:
    figures = {"before": money(cost.before), "after": money(cost.after), "change": signed(cost)}
    yield from hanging("", words.COST.fill(lang, {"what": what, **figures}), screen)


def signed(cost: Cost) -> str:
    """The change with its sign."""
    return f"{'+' if cost.change > 0 else ''}{money(cost.change)}"


def _stars(comparison: Comparison, screen: Screen, lang: Lang) -> Iterator[Line]:
    yield line(Span(words.STARS.to(lang), "bold"))
    labels = {star: star_text(star, lang) for star in comparison.stars}
    places = max(screen.measure(label) for label in labels.values())
    for star, (before, after) in comparison.stars.items():
        cost = comparison.by_star[star]
        yield line(f"  {pad(labels[star], places, screen)}  {before:>5} → {after:<5} {signed(cost)}".rstrip())


def _teams(comparison: Comparison, screen: Screen, lang: Lang) -> Iterator[Line]:
    changed = sorted((one for one in comparison.by_team.items() if one[1].change), key=lambda one: -abs(one[1].change))
    if changed:
        yield line("")
        yield line(Span(words.TEAMS.to(lang), "bold"))
    for team, cost in changed[:_MOST_TEAMS]:
        yield line(cut(f"  {team}  {money(cost.before)} → {money(cost.after)}  {signed(cost)}", screen.width, screen))


def _movers(comparison: Comparison, screen: Screen, lang: Lang) -> Iterator[Line]:
    movers = comparison.movers
    yield line("")
    if not movers:
        yield line(words.NOBODY.to(lang))
        return
    yield line(Span(words.MOVES.to(lang), "bold"))
    for move in movers[:_MOST_MOVES]:
        yield from _move(move, screen, lang)
    if len(movers) > _MOST_MOVES:
        yield from hanging("  ", words.MORE.fill(lang, {"count": len(movers) - _MOST_MOVES}), screen)


def _move(move: Move, screen: Screen, lang: Lang) -> Iterator[Line]:
    who = f"{move.key} {move.someone.name}" if move.someone.name else move.key
    path = f"{standing_text(move.before, lang)} → {standing_text(move.after, lang)}"
    change = f"{'+' if move.change > 0 else ''}{money(move.change)}" if move.change else ""
    yield line(cut(f"  {who}  {path}  {change}".rstrip(), screen.width, screen))
    why = move.after.why if move.after is not None else None
    if why and move.direction != "same":
        yield from hanging("    ", why, screen)
