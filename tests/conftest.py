"""What all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=8, help="how often a process is killed at a random moment")


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often a process is killed; `make torture` asks for many."""
    many: int = request.config.getoption("--kills")
    return many
