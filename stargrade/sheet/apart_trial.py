"""The process of its own in which a reader tries a workbook; `apart` starts it as a program.

It takes the workbook from standard input, and ends with 0 if the reader came to an end. It imports
nothing of stargrade, so that it starts quickly.
"""

from __future__ import annotations

import sys
from io import BytesIO


def with_calamine(data: bytes) -> None:
    """Open every worksheet as the first reader does."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    for position in range(len(workbook.sheets_metadata)):
        workbook.get_sheet_by_index(position)


def with_openpyxl(data: bytes) -> None:
    """Open the workbook as the second reader does."""
    import openpyxl

    openpyxl.load_workbook(BytesIO(data), data_only=True)


READERS = {"calamine": with_calamine, "openpyxl": with_openpyxl}


def take_limits(most_bytes: int, most_seconds: int) -> None:
    """Bound this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))


def main(reader: str, most_bytes: str, most_seconds: str) -> int:
    """Try it; an error that the reader itself reports is an end like any other."""
    take_limits(int(most_bytes), int(most_seconds))
    try:
        READERS[reader](sys.stdin.buffer.read())
    except MemoryError:
        return 1
    except Exception:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
