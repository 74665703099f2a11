"""Looks through every rule of a scheme: names, kinds, labels, edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..expr.exact import figure
from ..expr.kinds import Kind, Sort, check
from ..expr.nodes import Band, Bands, Choose, Edge, Node
from ..expr.parse import FormulaError
from ..expr.show import show, show_edges
from ..problems import Problem
from .formula import edge_word
from .loaded import Loaded
from .marks import Marks, Path
from .model import Scheme
from .names import STAGES, Stage, derived_order, names_at, needs
from .nearest import hint
from .rules import Placed, rules_of
from .sheets import details, rows_of

Known = tuple[Stage, str | None]  # a stage, and the detail sheet whose rows a rule is about


def check_rules(loaded: Loaded) -> Iterator[Problem]:
    """Everything in the rules that means nothing where it stands."""
    yield from _circle(loaded)
    scheme = loaded.scheme
    sheets = (None, *details(scheme))
    known: dict[Known, Mapping[str, Kind]] = {
        (stage, sheet): names_at(scheme, stage, sheet) for stage in STAGES for sheet in sheets
    }
    for placed in rules_of(scheme):
        yield from _Look(placed, known, loaded).through()


def _circle(loaded: Loaded) -> Iterator[Problem]:
    """The derived values that need each other."""
    yield from _circle_in(loaded.scheme, (), loaded.marks)
    for name in loaded.scheme.sheets:
        yield from _circle_in(rows_of(loaded.scheme, name), ("sheets", name), loaded.marks)


def _circle_in(scheme: Scheme, path: Path, marks: Marks) -> Iterator[Problem]:
    if derived_order(scheme) is not None:
        return
    used = needs(scheme)
    for name in used:
        reached = _reached(name, used)
        if name in reached:
            names = [other for other in used if other in reached and name in _reached(other, used)]
            yield Problem("SG422", marks.key((*path, "derive", names[0])), {"names": names})
            return


def _reached(name: str, used: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    left = list(used[name])
    while left:
        other = left.pop()
        if other not in found:
            found.add(other)
            left += used[other]
    return found


class _Look:
    """Looks through one rule, text by text, so that each problem points into its own text."""

    def __init__(self, placed: Placed, known: Mapping[Known, Mapping[str, Kind]], loaded: Loaded) -> None:
        self.placed = placed
        self.names = known[placed.stage, placed.sheet]
        self.later = known["flags", placed.sheet]
        sheet = loaded.scheme if placed.sheet is None else rows_of(loaded.scheme, placed.sheet)
        self.columns = sheet.columns
        self.marks = loaded.marks
        self.found: list[Problem] = []

    def through(self) -> list[Problem]:
        """All problems of the rule."""
        self.kind(self.placed.rule.node, self.placed.path, self.placed.want)
        return self.found

    def kind(self, node: Node, path: Path, want: Sort | None) -> Kind:
        """The kind of one part of the rule, after looking through it."""
        if isinstance(node, Choose):
            return self.choose(node, path, want)
        if isinstance(node, Bands):
            return self.bands(node, path, want)
        kind, wrong = check(node, self.names, want)
        self.found += [self.problem(error, path) for error in wrong]
        return kind

    def problem(self, error: FormulaError, path: Path) -> Problem:
        place = self.marks.value(path, error.at)
        name = error.params.get("name")
        if error.code == "SG456" and name in self.later and name not in self.names:
            code = "SG424" if self.placed.stage == "only" and name in self.columns else "SG421"
            return Problem(code, place, {"name": name})
        return Problem(error.code, place, error.params)

    def choose(self, node: Choose, path: Path, want: Sort | None) -> Kind:
        of = self.kind(node.of, (*path, "by"), None)
        if of.sort not in ("word", "number", "unknown"):
            self.kind(node.of, (*path, "by"), "word")
        self.cases(node, of, path)
        parts = [((*path, key), then) for key, then in node.cases]
        parts += [] if node.otherwise is None else [((*path, "else"), node.otherwise)]
        return self.alike(parts, want)

    def cases(self, node: Choose, of: Kind, path: Path) -> None:
        name, keys = show(node.of), [key for key, _ in node.cases]
        if of.labels is None:
            return
        for key in keys:
            if key not in of.labels:
                params = {"name": name, "seen": key, "hint": hint(key, of.labels)}
                self.found.append(Problem("SG436", self.marks.key((*path, key)), params))
        missing = [label for label in of.labels if label not in keys]
        if missing and node.otherwise is None:
            self.found.append(Problem("SG435", self.marks.value((*path, "by")), {"name": name, "labels": missing}))

    def bands(self, node: Bands, path: Path, want: Sort | None) -> Kind:
        of = self.kind(node.of, (*path, "of"), None)
        edges: Sort = "date" if of.sort == "date" else "number"
        self.kind(node.of, (*path, "of"), edges)
        parts: list[tuple[Path, Node]] = []
        for at, band in enumerate(node.rows):
            inner = (*path, "bands", at)
            self.band(band, inner, edges)
            parts.append(((*inner, "else" if _is_else(band) else "then"), band.then))
        self.unreached(node, path)
        return self.alike(parts, want)

    def band(self, band: Band, path: Path, want: Sort) -> None:
        for side, edge in enumerate((band.lower, band.upper)):
            if edge is not None:
                self.kind(edge.value, (*path, edge_word(side, edge.closed)), want)
        if edges_cross(band.lower, band.upper):
            self.found.append(crossed(band.lower, band.upper, self.marks, path))

    def unreached(self, node: Bands, path: Path) -> None:
        ends = [at for at, band in enumerate(node.rows) if _is_else(band)]
        if ends and ends[0] + 1 < len(node.rows):
            self.found.append(Problem("SG444", self.marks.value((*path, "bands", ends[0] + 1))))

    def alike(self, parts: list[tuple[Path, Node]], want: Sort | None) -> Kind:
        """The kind that all outcomes share; without a wish, the first tells it."""
        kinds: list[Kind] = []
        for path, node in parts:
            kinds.append(self.kind(node, path, want))
            want = want or (kinds[0].sort if kinds[0].sort != "unknown" else None)
        labels = [kind.labels for kind in kinds]
        if not kinds or kinds[0].sort != "word" or None in labels:
            return Kind(kinds[0].sort if kinds else "unknown")
        return Kind("word", tuple(dict.fromkeys(label for some in labels for label in some or ())))


def _is_else(band: Band) -> bool:
    return band.lower is None and band.upper is None


def edges_cross(lower: Edge | None, upper: Edge | None) -> bool:
    """Whether two edges that are plain figures leave no value between them."""
    if lower is None or upper is None:
        return False
    low, high = figure(lower.value), figure(upper.value)
    if low is None or high is None:
        return False
    return low > high or (low == high and not (lower.closed and upper.closed))


def crossed(lower: Edge | None, upper: Edge | None, marks: Marks, path: Path) -> Problem:
    """The problem of edges that leave no value between them."""
    params = {"lower": show_edges(lower, None), "upper": show_edges(None, upper)}
    return Problem("SG439", marks.value(path), params)
