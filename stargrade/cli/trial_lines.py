"""The worked examples of a scheme on a terminal: how many came out, and what did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..texts import Lang, Text
from ..trials import Trial, Unreached
from ..view.layout import Line, Screen, Span, hanging, line
from ..view.problems import problem_lines

_PASSED = Text("{scheme}: {passed} of {count} examples as expected", "{scheme}：{count} 个算例，{passed} 个符合")
_UNREACHED = Text("rules that no example reaches: {count}", "没有算例用到的规则：{count} 条")
_RULE = Text("{name} ({file}, line {line})", "{name}（{file} 第 {line} 行）")
_DIFFERENCE = Text("{key}, {field}: expected {expected}, got {got}", "{key}，{field}：应为 {expected}，实为 {got}")


def trial_lines(
    scheme: str, trials: Sequence[Trial], missed: Sequence[Unreached], lang: Lang, screen: Screen
) -> tuple[Line, ...]:
    """One line where all is well; else every figure that differs, and the rules that no example reaches."""
    failed = [trial for trial in trials if not trial.passed]
    params = {"scheme": scheme, "count": len(trials), "passed": len(trials) - len(failed)}
    head = line(Span(_PASSED.fill(lang, params), "bold red" if failed else "green"))
    return (head, *(one for trial in failed for one in _failed(trial, lang, screen)), *_missed(missed, lang, screen))


def _missed(missed: Sequence[Unreached], lang: Lang, screen: Screen) -> Iterator[Line]:
    if missed:
        yield from hanging("  ", _UNREACHED.fill(lang, {"count": len(missed)}), screen)
    for one in missed:
        params = {"name": one.name, "line": one.place.line, "file": Path(one.place.file or "").name}
        yield from hanging("    ", _RULE.fill(lang, params), screen, "dim")


def _failed(trial: Trial, lang: Lang, screen: Screen) -> Iterator[Line]:
    yield from hanging("  ", trial.title.to(lang), screen, "bold")
    for one in trial.differences:
        params = {"key": one.key, "field": one.field, "expected": one.expected, "got": one.got}
        yield from hanging("    ", _DIFFERENCE.fill(lang, params), screen)
    yield from problem_lines(trial.problems, lang, screen)
