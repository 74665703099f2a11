"""What a command that was called in a test ended with and said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """What a command ended with and what it said."""

    code: int
    raw: bytes
    talk: str

    @property
    def data(self) -> str:
        """Standard output as text."""
        return self.raw.decode("utf-8")


Call = Callable[..., Done]

CALLS_SCHEME = """\
stargrade: 1
id: calls
version: "1"
title: {en: Calls, zh: 录音抽查}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id, zh: 工号}
sheets:
  calls:
    title: {en: call samples, zh: 抽查记录}
    key: call_id
    subject: employee_id
    columns:
      employee_id: {type: id, zh: 工号}
      call_id: {type: id, zh: 录音编号}
      mark: {type: mark, zh: 得分}
score: {value: "mean(mark, of: calls)"}
"""
