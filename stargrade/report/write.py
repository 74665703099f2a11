"""The result as a file: made whole in memory, put in its place in one step, never over something else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..disk import lock_beside, reason
from ..problems import Place, Refusal, refuse
from ..progress import Tell, silent
from .atomic import put, sweep
from .outcome import Outcome

Format = Literal["xlsx", "csv", "json", "parquet"]
FORMATS: tuple[Format, ...] = ("xlsx", "csv", "json", "parquet")


@dataclass(frozen=True)
class Written:
    """Where the result stands; `changed` is False where the file held the same bytes already."""

    path: Path
    changed: bool


def render(outcome: Outcome, format: Format, tell: Tell = silent) -> bytes:  # noqa: A002 - the word of the command line
    """The bytes of a result file; the same outcome gives the same bytes.

    Raises Refusal (SG032) where a worksheet cannot hold the result.
    """
    return b"".join(in_pieces(outcome, format, tell))


def in_pieces(outcome: Outcome, format: Format, tell: Tell = silent) -> Iterable[bytes]:  # noqa: A002
    """The same in pieces, as often as they are gone through; a large csv or parquet never stands in memory whole."""
    match format:
        case "xlsx":
            from .as_xlsx import xlsx_bytes

            return (xlsx_bytes(outcome, tell),)
        case "csv":
            from .as_csv import csv_pieces

            return csv_pieces(outcome, tell)
        case "json":
            from .as_json import json_bytes

            return (json_bytes(outcome),)
        case "parquet":
            from .as_parquet import parquet_pieces

            return parquet_pieces(outcome, tell)


def write_whole(path: Path, data: bytes | Iterable[bytes], force: bool = False, inputs: Iterable[Path] = ()) -> Written:
    """Put the bytes at `path`, or leave the file there exactly as it was; pieces of them are gone through up to twice.

    A file that holds the same bytes is left untouched. Raises Refusal: the path is one of
    `inputs` (SG031), something else stands there and `force` is not given (SG150), it is open in
    a spreadsheet program (SG151), its folder is missing (SG152), it is a folder (SG154), it is a
    link to another folder (SG134), or the system does not let it be written (SG153). A killed run
    leaves at most one ``.NAME.*.part`` beside the path, which the next one removes.
    """
    place = Place(file=str(path))
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        # through a link, the file that it points to is the one to replace
        target = Path(os.path.realpath(path))  # unlike `resolve`, content with a link to itself
        _look(path, target, inputs)
        sweep(target)
        if _holds(target, pieces):
            return Written(path, changed=False)
        if not force and target.exists():
            raise refuse("SG150", place)
        put(target, pieces, replace=force)
    except FileExistsError as error:
        raise refuse("SG150", place) from error
    except OSError as error:
        raise _unwritable(error, place) from error
    return Written(path, changed=True)


def _look(path: Path, target: Path, inputs: Iterable[Path]) -> None:
    place = Place(file=str(path))
    if any(target == given.resolve() or _same_file(target, given) for given in inputs):
        raise refuse("SG031", place)
    if path.is_symlink() and target.parent != Path(os.path.realpath(path.parent)):
        raise refuse("SG134", place, target=target)
    if target.is_dir():
        raise refuse("SG154", place)
    if not target.parent.is_dir():
        raise refuse("SG152", place, folder=str(path.parent))
    lock = lock_beside(target)
    if lock is not None:
        raise refuse("SG151", place, lock=lock.name)


def _same_file(target: Path, given: Path) -> bool:
    return target.exists() and given.exists() and target.samefile(given)


def _holds(target: Path, pieces: Iterable[bytes]) -> bool:
    if not target.exists():
        return False
    with target.open("rb") as file:
        return all(file.read(len(piece)) == piece for piece in pieces) and not file.read(1)


def _unwritable(error: OSError, place: Place) -> Refusal:
    return refuse("SG153", place, reason=reason(error))
