"""Worked examples: what they pin, and what in them does not fit the scheme."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from stargrade.problems import Refusal
from stargrade.scheme import Scheme, list_builtins, load_examples, load_scheme
from stargrade.scheme.examples import examples_beside

SCHEME = Scheme.model_validate(
    {
        "stargrade": "1", "id": "small", "version": "1", "title": {"en": "Small", "zh": "小例"},
        "period": "month", "key": "staff", "subject": {"en": "employee", "zh": "员工"},
        "columns": {"staff": {"type": "id"}, "done": {"type": "count"}},
        "items": [{"id": "task", "points": "done", "title": {"en": "Task", "zh": "任务"}}],
        "fields": {"grade_pay": {"value": "done", "title": {"en": "Pay", "zh": "工资"}}},
    }
)  # fmt: skip


def read(folder: Path, text: str) -> object:
    path = folder / "small.examples.yaml"
    path.write_text(text, encoding="utf-8")
    return load_examples(path, SCHEME)


def test_only_the_named_fields_are_pinned(tmp_path: Path) -> None:
    examples = load_examples(_written(tmp_path), SCHEME)
    expect = examples.cases[0].expect[0]
    assert examples.cases[0].rows == ({"staff": "007", "done": None, "name": "NA"},)
    assert expect.model_fields_set >= {"key", "rated", "score", "star", "items", "flags"}
    assert "tier" not in expect.model_fields_set
    assert (expect.key, expect.rated, expect.star) == ("007", False, None)
    assert expect.score == Fraction("51.62")
    assert expect.items == {"task": Fraction(1, 4)}
    assert expect.flags == ("late",)
    assert expect.further == {"grade_pay": "2000"}


def _written(folder: Path) -> Path:
    path = folder / "small.examples.yaml"
    path.write_text(
        "- say: {en: shown, zh: 示例}\n"
        "  rows: [{staff: 007, done: , name: NA}]\n"
        "  expect:\n"
        "    - {key: 007, rated: no, score: 51.62, star: null, items: {task: 25%}, flags: [late], grade_pay: 2000}\n",
        encoding="utf-8",
    )
    return path


def test_everything_that_does_not_fit_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        read(
            tmp_path,
            "- say: {en: shown, zh: 示例}\n"
            "  rows:\n"
            "    - {staff: 1, doen: 3}\n"  # an unknown column
            "  expect:\n"
            "    - {key: 2, items: {tusk: 3}, starr: 5}\n",  # unknown key, item, field
        )
    told = [(p.code, p.place.line, p.place.col) for p in refusal.value.problems]
    assert told == [("SG445", 3, 18), ("SG445", 5, 8), ("SG445", 5, 24), ("SG445", 5, 34)]


def test_the_form_is_seen_to_first(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        read(tmp_path, "- say: {en: shown}\n  rows: []\n  expect: [{key: 1, score: high}]\n  more: 1\n")
    told = [(p.code, p.place.line, p.place.col) for p in refusal.value.problems]
    assert told == [("SG415", 1, 3), ("SG416", 2, 9), ("SG416", 3, 28), ("SG413", 4, 3)]


@pytest.mark.parametrize("period", ["2026Q3", "October"])
def test_a_period_that_the_scheme_does_not_have(tmp_path: Path, period: str) -> None:
    text = f"- say: {{en: shown, zh: 示例}}\n  period: {period}\n  rows: [{{staff: 1}}]\n  expect: [{{key: 1}}]\n"
    with pytest.raises(Refusal) as refusal:
        read(tmp_path, text)
    assert [(p.code, p.place.line, p.place.col) for p in refusal.value.problems] == [("SG416", 2, 11)]


@pytest.mark.parametrize("builtin", list_builtins(), ids=lambda builtin: str(builtin.id))
def test_every_built_in_scheme_has_sound_examples(builtin: object) -> None:
    path = getattr(builtin, "path")  # noqa: B009
    examples = load_examples(examples_beside(path), load_scheme(path).scheme)
    assert examples.cases
