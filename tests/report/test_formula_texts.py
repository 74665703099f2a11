"""Texts that start like formulas are counted aloud; numbers and dashes are not."""

from __future__ import annotations

import pytest

from stargrade.report.notices import _is_like_formula


@pytest.mark.parametrize("text", ["=1+A1", "+86张三", "-李四", "@sum", "＝合计", "\tabc"])
def test_counted(text: str) -> None:
    assert _is_like_formula(text)


@pytest.mark.parametrize("text", ["-5", "+1.5", "-", "—", "张三", "1-a", ""])
def test_not_counted(text: str) -> None:
    assert not _is_like_formula(text)
