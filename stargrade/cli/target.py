"""Where a result goes and in which format, as the arguments say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..problems import Place, refuse
from ..report.write import FORMATS, Format

STDOUT = "-"
COPIES = (".xlsx", ".xlsm", ".xltx", ".xltm")
_BY_ENDING: Mapping[str, Format] = {f".{kind}": kind for kind in FORMATS}
_TEXTS: tuple[Format, ...] = ("csv", "json")


@dataclass(frozen=True, slots=True)
class Target:
    """A file, or standard output where `path` is None."""

    path: Path | None
    kind: Format


def choose_target(sheet: Path, output: str | None, asked: str | None, beside: Iterable[Path] = ()) -> Target:
    """The place and the format of the result.

    Without an output it stands beside the sheet. Raises Refusal: an unknown format or ending, a
    format that disagrees with the ending or cannot go to standard output, the sheet itself, or one
    of the files that are read `beside` it.
    """
    kind = None if asked is None else _known(asked)
    if output == STDOUT:
        return Target(None, _as_text(kind or "csv"))
    if output is None:
        kind = kind or "xlsx"
        path = sheet.parent / f"{sheet.stem}.graded.{kind}"
    else:
        path = Path(output)
        kind = _agreed(path, kind)
    for given in (sheet, *beside):
        refuse_input(path, given)
    return Target(path, kind)


def choose_copy(sheet: Path, copy: str) -> Path:
    """The place of a marked copy; Refusal where it is no workbook, or the sheet itself."""
    path = Path(copy)
    if path.suffix.lower() not in COPIES:
        raise refuse("SG008", Place(copy), seen=path.suffix or path.name, known=COPIES)
    refuse_input(path, sheet)
    return path


def refuse_input(path: Path, sheet: Path) -> None:
    """Raise Refusal where an output would be written over the sheet that it is made from."""
    if path == sheet or (path.exists() and sheet.exists() and path.samefile(sheet)):
        raise refuse("SG031", Place(str(path)))


def refuse_record(path: Path, ledger: Path) -> None:
    """Raise Refusal where an output would be written among the records of a ledger."""
    from ..ledger.layout import among_records

    if among_records(path, ledger):
        raise refuse("SG617", Place(str(path)))


def _known(asked: str) -> Format:
    for kind in FORMATS:
        if asked == kind:
            return kind
    raise refuse("SG007", option="--format", seen=asked, known=FORMATS)


def _as_text(kind: Format) -> Format:
    if kind not in _TEXTS:
        raise refuse("SG012", format=kind)
    return kind


def _agreed(path: Path, asked: Format | None) -> Format:
    """The format that the ending tells, which must be the one asked for."""
    told = _BY_ENDING.get(path.suffix.lower())
    if told is None:
        raise refuse("SG008", Place(str(path)), seen=path.suffix or path.name, known=list(_BY_ENDING))
    if asked is not None and asked != told:
        raise refuse("SG009", Place(str(path)), seen=path.suffix, format=asked)
    return told
