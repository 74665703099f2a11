"""A few seconds of `make fuzz`: damaged files, always the same ones, given to the commands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from damage import damaged
from sound import SOUND

FUZZ = Path(__file__).with_name("fuzz.py")
FILES = 30


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each command is a process that was begun here")
def test_the_first_damaged_files(tmp_path: Path) -> None:
    command = [sys.executable, str(FUZZ), "120", "1", "--most", str(FILES), "--keep", str(tmp_path / "kept")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{FILES} files from number 1 on" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", SOUND)
def test_the_same_number_does_the_same_damage(name: str) -> None:
    data = SOUND[name]()
    made = [damaged(data, number) for number in range(50)]
    assert made == [damaged(data, number) for number in range(50)]
    assert len(set(made)) > 40
