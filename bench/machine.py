"""Which machine this is, and with which versions of what: figures mean nothing without it."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .worksheet import office

_LIBRARIES = (
    *("numpy", "pandas", "pandera", "openpyxl", "python-calamine", "XlsxWriter", "rustpy-xlsxwriter", "pyarrow"),
    *("isal", "typer", "rich", "pydantic"),
)


def machine() -> Mapping[str, str]:
    """The machine in words, to be written beside the figures."""
    return {
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "Memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "System": f"{platform.system()} {platform.release()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "Libraries": ", ".join(f"{name} {number}" for name in _LIBRARIES if (number := _version(name))),
        "LibreOffice": _office(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _office() -> str:
    program = office()
    if program is None:
        return "not installed"
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()
    return " ".join(told[:2])
