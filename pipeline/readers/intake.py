"""The bytes of a file as they are on the disk: an ordinary file, whole, and still."""

from __future__ import annotations

import difflib
import stat
from pathlib import Path

from pipeline.readers.grid import unusable

LARGEST = 1_000_000_000


def read_bytes(path: Path) -> bytes:
    """Read the bytes of a file that holds still meanwhile.

    Raises:
        InputError: there is no such file, or it is none, or empty, or changes, or may not be read.
    """
    name = path.name
    try:
        before = path.stat()
        _check_kind(path, before.st_mode)
        if before.st_size > LARGEST:
            raise unusable(name, f"it is larger than {LARGEST // 10**6:,} MB", "Split it into smaller files")
        data = path.read_bytes()
        after = path.stat()
    except FileNotFoundError:
        raise unusable(
            name, "there is no such file" + _similar(path), "Check the name and the folder"
        ) from None
    except PermissionError:
        raise unusable(
            name, "it may not be read", "Close it in other programs, or ask for permission"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not valid"
        raise unusable(name, f"it cannot be read ({reason})", "Check the disk and the name") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
        data
    ) != after.st_size:
        raise unusable(
            name, "it changed while it was being read", "Wait until it is saved or copied, and run again"
        )
    if not data:
        raise unusable(name, "the file is empty", "Export or download it again")
    if name.startswith("~$") and len(data) <= 1024:
        real = name.removeprefix("~$")
        raise unusable(
            name, "it is the lock file that Excel keeps while a workbook is open", f"Give {real} instead"
        )
    return data


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise unusable(path.name or str(path), "it is a folder", "Name the files in it")
    if not stat.S_ISREG(mode):
        raise unusable(path.name, "it is not an ordinary file", "Save the list to a file first")


def _similar(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"; the folder {path.parent} does not exist either"
    close = difflib.get_close_matches(path.name, names, 1, 0.6)
    return f"; did you mean {close[0]}?" if close else ""
