"""Opens a sheet: a path becomes a `Book`, whatever program wrote the file and however it is named.

Start here to see how a file is read. The bytes are read once; what they are is told from the bytes
themselves; then the opener for that kind turns them into rows of raw cells.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from ..disk import lock_beside
from ..problems import Place, Problem, Refusal, refuse
from ..progress import READING, Step, Tell, silent
from ..texts import Text
from .model import Book, Grid
from .ole_streams import MAGIC as OLE
from .open_sniff import ZIP, Kind, kind_of
from .settled import settled
from .text_big5 import Knows, in_usual_encoding
from .zip_parts import MEBIBYTE, MOST_BYTES

ENDINGS: Mapping[Kind, tuple[str, ...]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt", ".et", ".ett"),
    "ods": (".ods", ".ots"),
    "parquet": (".parquet", ".pq"),
    "text": (".csv", ".tsv", ".tab", ".txt"),
}
NAMED = {kind: Text(kind, f" {kind}") for kind in ENDINGS} | {"text": Text("text (csv)", "文本（csv）")}
PLAIN_TEXT = Text("plain text without columns", "没有分列的纯文本")


def read_book(path: Path, tell: Tell = silent, knows: Knows | None = None) -> Book:
    """Read a file into its worksheets of raw cells; `knows` tells whether a text holds headings that are known.

    Raises `Refusal` with one problem (SG101 to SG119, SG135 and SG141 to SG143, scope ``file``) where it cannot be
    opened. `Book.problems` holds notices, and for text files the rows that have too many fields.
    """
    return settled(path, lambda: _read_once(path, tell, knows))


def _read_once(path: Path, tell: Tell, knows: Knows | None) -> Book:
    place = Place(file=str(path))
    data = _read_bytes(path, place)
    kind = kind_of(data, place)
    tell(Step(READING, 0, 1))
    grids, problems = _read_text(data, place, knows) if kind == "text" else _read_sheets(data, kind, place, tell)
    tell(Step(READING, 1, 1))
    _refuse_prose(path, kind, grids, place)
    return Book(
        path=str(path),
        sha256=sha256(data).hexdigest(),
        grids=grids,
        kind=kind,
        problems=(*_wrong_ending(path, kind, place), *_open_elsewhere(path, place), *problems),
    )


def _read_bytes(path: Path, place: Place) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) and not stat.S_ISDIR(about.st_mode):  # it may never end, or never begin
            raise refuse("SG119", place, path=path)
        if about.st_size > MOST_BYTES:
            _refuse_large_workbook(path, about.st_size, place)
        return path.read_bytes()
    except OSError as error:
        raise _unread(path, error, place) from error


def _refuse_large_workbook(path: Path, size: int, place: Place) -> None:
    """Before it is read: no workbook may be so large, though a text may."""
    with path.open("rb") as file:
        start = file.read(len(OLE))
    if start.startswith((OLE, *ZIP)):
        found, most = size // MEBIBYTE, MOST_BYTES // MEBIBYTE
        raise refuse(
            "SG141", place, detail=Text(f"it has {found} MB, at most {most}", f"文件有 {found} MB，最多 {most} MB")
        )


def _unread(path: Path, error: OSError, place: Place) -> Refusal:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return refuse("SG101", place, path=path)
    if path.is_dir():  # Windows says of a folder that it may not be read
        return refuse("SG102", place, path=path)
    if isinstance(error, PermissionError):
        return refuse("SG103", place, path=path)
    return refuse("SG104", place, path=path, reason=error.strerror or error)


def _read_text(data: bytes, place: Place, knows: Knows | None) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    from .open_text import read_text

    usual, said = (data, ()) if knows is None else in_usual_encoding(data, place, knows)
    grid, problems = read_text(usual, place)
    return (grid,), (*said, *problems)


def _read_sheets(data: bytes, kind: Kind, place: Place, tell: Tell) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    if kind == "parquet":
        from .open_parquet import read_parquet

        return (read_parquet(data, place),), ()
    from .open_workbook import read_workbook

    return read_workbook(data, kind, place, tell), ()


def _refuse_prose(path: Path, kind: Kind, grids: tuple[Grid, ...], place: Place) -> None:
    """A text named as a workbook may be a sheet with a wrong name, but not where nothing is in columns."""
    if kind == "text" and _has_wrong_ending(path, kind) and all(len(row) < 2 for row in grids[0].rows):
        raise refuse("SG109", place, found=PLAIN_TEXT)


def _wrong_ending(path: Path, kind: Kind, place: Place) -> tuple[Problem, ...]:
    if not _has_wrong_ending(path, kind):
        return ()
    return (Problem("SG131", place, {"suffix": path.suffix, "found": NAMED[kind]}),)


def _has_wrong_ending(path: Path, kind: Kind) -> bool:
    return path.suffix != "" and path.suffix.lower() not in ENDINGS[kind]


def _open_elsewhere(path: Path, place: Place) -> tuple[Problem, ...]:
    """A sheet that is open in Excel, WPS or LibreOffice may be older on the disk than on the screen."""
    lock = lock_beside(path)
    return () if lock is None else (Problem("SG132", place, {"lock": lock.name}),)
