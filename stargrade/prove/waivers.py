"""Leaves out the findings that a scheme waives, and finds the waivers that waive nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..problems import Problem
from ..scheme import Loaded


def waived(found: Sequence[Problem], loaded: Loaded) -> Iterator[Problem]:
    """The findings that are left, and a finding for each idle waiver."""
    waivers = loaded.scheme.waive
    meant = {(waiver.code, waiver.at) for waiver in waivers}
    yield from (one for one in found if (one.code, one.params.get("at")) not in meant)
    there = {(one.code, one.params.get("at")) for one in found}
    for at, waiver in enumerate(waivers):
        if (waiver.code, waiver.at) not in there:
            params = {"code": waiver.code, "at": waiver.at}
            yield Problem("SG472", loaded.marks.value(("waive", at)), params)
