"""Files that nobody here made, a command each: a code of the contract, no trace, bounded time and memory.

Whether the cells are read rightly is asked in tests/sheet/test_open_messy.py.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MESSY = ROOT.parent / "shared" / "messy"
FILES = sorted(path for path in MESSY.glob("*.*") if path.name not in ("INDEX.csv", "README.md"))
REFUSED = {
    "bad_crc.xlsx": "SG107",
    "corrupted.xlsx": "SG107",
    "ss_index_out_of_range.xlsx": "SG107",
    "duplicate_zip_member.xlsx": "SG115",
    "xmlbomb.xlsx": "SG114",
    "pass_protected.xlsx": "SG106",
    "password_rc4.xls": "SG106",
    "not_a_workbook_68_bytes.xls": "SG109",
    "panic_valid.xlsb": "SG110",
    "dos_51535_used_range.xls": "SG116",
}
# One process for all of them, for the sake of time; what a library prints goes to descriptor 2 itself.
COMMANDS = """
import json, os, resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from stargrade.cli.main import main

def used():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both), max(one.ru_maxrss for one in both)

for path in sys.argv[2:]:
    talk = os.open("talk", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    os.dup2(talk, 2)
    before, _ = used()
    code = main(["run", path, "--scheme", "property-fees", "--period", "2026-10", "--lang", "zh", "-o", "out.csv"])
    sys.stderr.flush()
    seconds, kilobytes = used()
    os.close(talk)
    talk = Path("talk").read_text(encoding="utf-8")
    print(json.dumps({"code": code, "seconds": seconds - before, "kilobytes": kilobytes, "talk": talk}))
"""
SECONDS, KILOBYTES = 10, 1 << 20

pytestmark = [
    pytest.mark.skipif(not FILES, reason="the collection is not here"),
    pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise elsewhere"),
]


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """How each of the commands ended."""
    here = tmp_path_factory.mktemp("messy")
    command = [sys.executable, "-c", COMMANDS, str(ROOT), *map(str, FILES)]
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=here, env=environment, capture_output=True, encoding="utf-8", timeout=300, check=True
    )
    assert [path.name for path in here.iterdir()] == ["talk"]
    said = map(json.loads, done.stdout.splitlines())
    return {path.name: one for path, one in zip(FILES, said, strict=True)}


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_one_command(name: str, ended: dict[str, dict[str, Any]]) -> None:
    one = ended[name]
    assert one["seconds"] < SECONDS
    assert one["kilobytes"] < KILOBYTES
    assert not re.search("Traceback|panicked|Error:", one["talk"])
    if name in REFUSED:
        assert one["code"] == 3
        (line,) = one["talk"].splitlines()
        assert re.search(rf": {REFUSED[name]} .+。处理办法：.+。$", line)
    else:
        assert one["code"] == 1, "none of them is a month of fee collectors"
