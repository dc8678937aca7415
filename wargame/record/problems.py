"""What can be wrong with a record, in sentences for people."""

from __future__ import annotations

import errno
import sqlite3

from wargame.seat.problems import GameError


class RecordError(GameError):
    """A record that cannot be read or written, in a sentence that says why and what stays untouched."""


class Damaged(RecordError):
    """The file is a record, but not as it was written."""


class TakenOver(RecordError):
    """The file has been written to by someone else since; it is theirs now."""


_BY_NAME = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_BUSY": "another program is using the file",
    "SQLITE_LOCKED": "another program is using the file",
    "SQLITE_READONLY": "the file or its folder is read-only",
    "SQLITE_PERM": "the file or its folder is read-only",
    "SQLITE_CANTOPEN": "the file or its folder cannot be opened",
    "SQLITE_IOERR": "the drive reports an error or is gone",
    "SQLITE_CORRUPT": "the file is damaged",
    "SQLITE_NOTADB": "the file is damaged",
}

_BY_MESSAGE = {
    "full": "SQLITE_FULL",
    "locked": "SQLITE_BUSY",
    "readonly": "SQLITE_READONLY",
    "unable to open": "SQLITE_CANTOPEN",
    "i/o": "SQLITE_IOERR",
    "malformed": "SQLITE_CORRUPT",
    "not a database": "SQLITE_NOTADB",
    # Text that is none: its words quote the entry, which may be somebody's secret.
    "could not decode": "SQLITE_CORRUPT",
}

_BY_ERRNO = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the file or its folder is read-only",
    errno.EACCES: "the file or its folder is read-only",
    errno.EPERM: "the file or its folder is read-only",
    errno.ENOENT: "the folder is gone",
    errno.EIO: "the drive reports an error or is gone",
}


def reason(error: sqlite3.Error | OSError | RecordError) -> str:
    """Why something could not be read or written, as the part of a sentence after a colon."""
    if isinstance(error, RecordError):
        return str(error).rstrip(".")
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, error.strerror or str(error))
    return _BY_NAME.get(_kind(error), f"the file cannot be used ({error})")


def is_damage(error: sqlite3.Error | OSError) -> bool:
    """True when the file itself is at fault, not the disk, the rights or another program."""
    return isinstance(error, sqlite3.DatabaseError) and _kind(error) in ("SQLITE_CORRUPT", "SQLITE_NOTADB", "")


def _kind(error: sqlite3.Error) -> str:
    """The primary result name: from the error itself, else from its words."""
    name: str = getattr(error, "sqlite_errorname", None) or ""
    words = str(error).lower()
    return next(
        (kind for kind in _BY_NAME if name.startswith(kind)),
        next((kind for part, kind in _BY_MESSAGE.items() if part in words), ""),
    )
