"""Works out between which figures the value of a formula can lie, whatever the cells of a row hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd

from ..expr.nodes import Bands, Call, Choose, Compare, Group, Name, Negative, Node, Number, Or, Sum, Word
from ..grading.plan import Plan
from ..numbers import round_half_up
from ..scheme.columns import NUMBER_TYPES
from ..validate.limits import limits_of

ENDLESS = Fraction(10**18)  # stands for no bound at all
ZERO, ONE = Fraction(0), Fraction(1)
# How finely people fill in a column that may have any decimals.
FINEST: Mapping[str, Fraction] = {"rate": Fraction(1, 10_000)}
FINE = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Span:
    """Every value is at least `low`, at most `high`, and a multiple of `step` (None: any value)."""

    low: Fraction = -ENDLESS
    high: Fraction = ENDLESS
    step: Fraction | None = None

    @property
    def bounded(self) -> bool:
        """Whether it ends on both sides."""
        return self.low > -ENDLESS and self.high < ENDLESS


ANY = Span()


def span(low: Fraction, high: Fraction, step: Fraction | None) -> Span:
    """A span whose ends are no further out than endless."""
    return Span(max(low, -ENDLESS), min(high, ENDLESS), step)


def common_step(first: Fraction | None, second: Fraction | None) -> Fraction | None:
    """The largest figure that both steps are multiples of; 0 is a multiple of every step."""
    if first is None or second is None:
        return None
    den = first.denominator * second.denominator
    return Fraction(gcd(int(first * den), int(second * den)), den)


def either(spans: Sequence[Span]) -> Span:
    """The span of a value that is one of several."""
    if not spans:
        return ANY
    whole = spans[0]
    for one in spans[1:]:
        whole = Span(min(whole.low, one.low), max(whole.high, one.high), common_step(whole.step, one.step))
    return whole


class Spans:
    """The spans of one scheme's formulas."""

    def __init__(self, plan: Plan, labels: Mapping[str, str] | None = None) -> None:
        self.plan = plan
        self.labels = labels or {}  # columns whose label is known
        self.scheme = plan.scheme
        self.defined = {**dict(plan.derived), **{f"points.{item.id}": item.points for item in plan.items}}
        if plan.score is not None:
            self.defined["score"] = plan.score
        self._known: dict[str, Span] = {}

    def of(self, node: Node) -> Span:
        """The span of a formula that gives a number; anything unknown may be anything."""
        match node:
            case Number(value=value):
                return Span(value, value, abs(value))
            case Name(name=name):
                return self.name(name)
            case Negative(of=of):
                inner = self.of(of)
                return Span(-inner.high, -inner.low, inner.step)
            case Sum(sign=sign, left=left, right=right):
                return _SUMS[sign](self.of(left), self.of(right))
            case Call():
                return self.call(node)
            case Group():
                return self.group(node)
            case Choose(of=Name(name=name), cases=cases, otherwise=otherwise) if name in self.labels:
                then = dict(cases).get(self.labels[name], otherwise)
                return ANY if then is None else self.of(then)
            case Choose(cases=cases, otherwise=otherwise):
                return either([self.of(then) for _, then in cases] + ([self.of(otherwise)] if otherwise else []))
            case Bands(rows=rows):
                return either([self.of(band.then) for band in rows])
            case _:
                return ANY

    def name(self, name: str) -> Span:
        """The span of a column, a parameter, a derived value, or a result."""
        if name not in self._known:
            self._known[name] = self._name(name)
        return self._known[name]

    def _name(self, name: str) -> Span:
        scheme = self.scheme
        if name in self.defined:
            return self.of(self.defined[name])
        if name in scheme.parameters:
            value = scheme.parameters[name].value
            return ANY if value is None else self.of(value.node)
        column = scheme.columns.get(name)
        if column is None or column.type not in NUMBER_TYPES or column.prefix:
            return ANY
        limits = limits_of(column)
        step = limits.step or FINEST.get(column.type, FINE)
        least = limits.above + step if limits.above is not None else limits.least
        return span(-ENDLESS if least is None else least, ENDLESS if limits.most is None else limits.most, step)

    def members(self, args: Sequence[Node]) -> tuple[list[Span], bool]:
        """The spans of the values that a function takes, and whether a row may be without some of them."""
        found: list[Span] = []
        loose = False
        for arg in args:
            items = self.items_of(arg.name) if isinstance(arg, Name) else ()
            loose = loose or bool(items)
            found += [self.name(f"points.{name}") for name in items if self.applies(name)] or [self.of(arg)]
        return found, loose

    def items_of(self, name: str) -> tuple[str, ...]:
        """The items of a set such as ``points``; none where the name is no set."""
        if name in self.defined:
            return ()
        part = name.removeprefix("points.")
        return tuple(item.id for item in self.plan.items if name == "points" or (part != name and item.part == part))

    def call(self, node: Call) -> Span:
        """The span of a function of one row."""
        match node.name:
            case "if":
                sure = self.holds(node.args[0])
                return either(
                    [self.of(then) for then, out in zip(node.args[1:], (False, True), strict=True) if sure is not out]
                )
            case "first":
                return either([self.of(arg) for arg in node.args])
            case "count":
                return Span(ZERO, Fraction(len(node.args)), ONE)
            case "round":
                places = node.args[1].value if isinstance(node.args[1], Number) else ZERO
                return _rounded(self.of(node.args[0]), int(places))
        parts, loose = self.members(node.args)
        return _CALLS[node.name](parts, loose) if parts and node.name in _CALLS else ANY

    def holds(self, condition: Node) -> bool | None:
        """Whether a condition holds, where the known labels decide it."""
        match condition:
            case Compare(sign="=" | "!=", left=Name(name=name), right=Word(text=text)) if name in self.labels:
                return (self.labels[name] == text) is (condition.sign == "=")
            case Or(parts=parts):
                sides = {self.holds(part) for part in parts}
                return True if True in sides else None if None in sides else False
        return None

    def applies(self, item: str) -> bool:
        """Whether a row may have an item."""
        return any(plan.id == item and self.holds(plan.applies) is not False for plan in self.plan.items)

    def group(self, node: Group) -> Span:
        """The span of a function over many rows."""
        if node.name in ("count", "rank"):
            return Span(ZERO if node.name == "count" else ONE, ENDLESS, ONE)
        if node.value is None or node.of is not None:
            return ANY
        inner = self.of(node.value)
        if node.name == "sum":
            return Span(ZERO if inner.low >= 0 else -ENDLESS, ENDLESS if inner.high > 0 else ZERO, inner.step)
        return inner if node.name in ("min", "max") else Span(inner.low, inner.high, None)


def _plus(left: Span, right: Span) -> Span:
    return span(left.low + right.low, left.high + right.high, common_step(left.step, right.step))


def _minus(left: Span, right: Span) -> Span:
    return span(left.low - right.high, left.high - right.low, common_step(left.step, right.step))


def _times(left: Span, right: Span) -> Span:
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    step = None if left.step is None or right.step is None else left.step * right.step
    return span(min(corners), max(corners), step)


def _over(left: Span, right: Span) -> Span:
    if right.low == right.high != 0:
        inverse = 1 / right.low
        return _times(left, Span(inverse, inverse, abs(inverse)))
    if right.low <= 0:
        return Span(ZERO if left.low >= 0 and right.low == 0 else -ENDLESS)
    corners = [a / b for a in (left.low, left.high) for b in (right.low, right.high) if b < ENDLESS]
    corners += [ZERO] if right.high >= ENDLESS else []
    return span(min(corners), max(corners), None)


_SUMS: Mapping[str, Callable[[Span, Span], Span]] = {"+": _plus, "-": _minus, "*": _times, "/": _over}


def _rounded(inner: Span, places: int) -> Span:
    unit = Fraction(1, 10**places)
    kept = inner.step is not None and inner.step % unit == 0
    ends = [end if abs(end) >= ENDLESS else round_half_up(end, places) for end in (inner.low, inner.high)]
    return Span(ends[0], ends[1], inner.step if kept else unit)


def _whole(turn: Callable[[Fraction], int]) -> Callable[[Sequence[Span], bool], Span]:
    return lambda parts, loose: span(Fraction(turn(parts[0].low)), Fraction(turn(parts[0].high)), ONE)


def _steps(parts: Sequence[Span]) -> Fraction | None:
    return either(parts).step


def _total(parts: Sequence[Span], loose: bool) -> Span:
    whole = Span(ZERO, ZERO, ZERO)
    for part in parts:
        whole = _plus(whole, either([part, Span(ZERO, ZERO, ZERO)]) if loose else part)
    return whole


def _mean(parts: Sequence[Span], loose: bool) -> Span:
    if loose:
        return Span(either(parts).low, either(parts).high, None)
    many = Fraction(len(parts))
    return _over(_total(parts, loose), Span(many, many, many))


def _least(parts: Sequence[Span], loose: bool) -> Span:
    highs = [part.high for part in parts]
    return Span(min(part.low for part in parts), max(highs) if loose else min(highs), _steps(parts))


def _most(parts: Sequence[Span], loose: bool) -> Span:
    lows = [part.low for part in parts]
    return Span(min(lows) if loose else max(lows), max(part.high for part in parts), _steps(parts))


def _size(parts: Sequence[Span], loose: bool) -> Span:
    low, high = parts[0].low, parts[0].high
    return Span(max(low, -high, ZERO), max(-low, high), parts[0].step)


_CALLS: Mapping[str, Callable[[Sequence[Span], bool], Span]] = {
    "sum": _total,
    "mean": _mean,
    "min": _least,
    "max": _most,
    "abs": _size,
    "floor": _whole(floor),
    "ceil": _whole(ceil),
}
