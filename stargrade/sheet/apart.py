"""Lets a reader try a doubtful workbook in a process of its own, with bounded memory and time.

A library that takes all the memory, goes round for ever or breaks off then takes nothing with it.
Only whether it came to an end is told; the workbook is read again in this process, in safety.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Literal

Reader = Literal["calamine", "openpyxl"]

MOST_BYTES = 800 << 20
MOST_SECONDS = 6  # of work, so that a busy machine is no reason to fail
PATIENCE = 30  # seconds that may pass; where a system cannot count the work, this alone ends it
TRIAL = Path(__file__).with_name("apart_trial.py")


def survives(data: bytes, reader: Reader) -> bool:
    """Whether the reader comes to an end with this workbook, be it with a result or with an error.

    Where no process can be started, nothing is tried and the answer is yes.
    """
    if not sys.executable:
        return True
    command = [sys.executable, "-P", str(TRIAL), reader, str(MOST_BYTES), str(MOST_SECONDS)]
    try:
        tried = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,  # nothing comes, but its end tells at once that the process has ended
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    except OSError:
        return True
    return tried.returncode == 0
