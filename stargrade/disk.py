"""What a disk is asked and what it answers: that it has really kept something, or in plain words why it does not."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from .texts import Text

_RIGHT = Text("no right to write here", "没有写入权限")
_FULL = Text("the disk is full", "磁盘已满")
_TAKEN = Text("another machine has just written there", "另一台机器刚写入了同一位置")
_AWAY = Text("the drive does not answer", "网络盘没有响应")
_REASONS = {
    errno.EACCES: _RIGHT,
    errno.EPERM: _RIGHT,
    errno.EROFS: Text("this disk can only be read", "磁盘是只读的"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: Text("the file is too large for this disk", "文件过大，此磁盘无法存放"),
    errno.ENOENT: Text("its folder is missing", "上级文件夹不存在"),
    errno.EEXIST: _TAKEN,
    errno.ENOTEMPTY: _TAKEN,
    errno.ENAMETOOLONG: Text("the file name is too long", "文件名太长"),
    errno.ETIMEDOUT: _AWAY,
    errno.ESTALE: _AWAY,
}
_CANNOT_FLUSH = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def lock_beside(path: Path) -> Path | None:
    """The file that Excel, WPS or LibreOffice keeps beside one that is open in it; None where there is none."""
    names = (f"~${path.name}", f".~{path.name}", f".~lock.{path.name}#")
    return next((lock for lock in map(path.with_name, names) if _is_there(lock)), None)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name longer than the disk has any
        return False


def reason(error: OSError) -> Text | str:
    """Why the system refused; in its own words where there are no better ones."""
    return _REASONS.get(error.errno or 0, error.strerror or os.strerror(error.errno or errno.EIO))


def flush(file: IO[bytes]) -> None:
    """Make sure that a file is on the disk; OSError where it is not. Some shared drives cannot be asked."""
    file.flush()
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise


def flush_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the system can be asked for that."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some shared drives flush files only
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
