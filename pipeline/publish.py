"""Put a run's files in place, all or none, private to their owner.

A run writes into a folder beside the event's. That folder then takes the event folder's name in one rename,
after what other commands left there has been linked into it; the old folder goes last. Whoever looks sees
the old set or the new one. A run cut off between the two renames is put right by the next (`recover`).
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutputError

_UNSAFE = re.compile(r"[^\w\-.()（）【】 ]+")
#: Names Windows keeps for devices.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_LONGEST_BYTES = 100


def folder_name(event: str) -> str:
    """Return a folder name for an event that every system takes and that cannot leave its parent.

    >>> folder_name("../../2026 春季峰会: A/B"), folder_name("CON")
    ('2026 春季峰会 A B', 'event CON')
    """
    name = _UNSAFE.sub(" ", unicodedata.normalize("NFC", event)).strip(" .")
    name = " ".join(name.split())
    while len(name.encode()) > _LONGEST_BYTES:
        name = name[:-1].rstrip(" .")
    return f"event {name}".strip() if not name or _RESERVED.fullmatch(name) else name


@contextmanager
def publishing(folder: Path, replaced: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Give a private folder to write into; on leaving without an error its files replace those of `folder`.

    Files `replaced` go even if no new one has their name; all others that stand there stay.

    Raises:
        OutputError: it could not be written (no room, no right, open elsewhere); `folder` is as before.
    """
    new = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    try:
        private_folder(folder.parent)
        recover(folder)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        yield new
        _settle(new)
        _exchange(folder, new, replaced)
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: {_remedy(error)}; nothing was changed") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(folder: Path) -> None:
    """Bring back the old set when a run was cut off between taking it away and putting the new one there.

    Raises:
        OutputError: it may not be moved.
    """
    old = _old(folder)
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
    elif old.exists():
        try:
            old.rename(folder)
        except OSError as error:
            raise OutputError(f"{folder}: {_remedy(error)}; nothing was changed") from error


def private_folder(path: Path) -> None:
    """Make a folder, and those above it, that only its owner can look into."""
    missing = [one for one in (path, *path.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)


def _settle(new: Path) -> None:
    """Make every file private and sure to be on the disk."""
    for path in sorted(new.iterdir()):
        path.chmod(0o600)
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _exchange(folder: Path, new: Path, replaced: frozenset[str]) -> None:
    if folder.exists():
        for path in folder.iterdir():
            if path.name not in replaced and not (new / path.name).exists():
                _carry(path, new / path.name)
        old = _old(folder)
        folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            old.rename(folder)
            raise
        shutil.rmtree(old, ignore_errors=True)
    else:
        new.rename(folder)
    _sync_folder(folder.parent)


def _carry(path: Path, target: Path) -> None:
    if path.is_dir():
        shutil.copytree(path, target)
    else:
        try:
            target.hardlink_to(path)
        except OSError:  # a file system without links
            shutil.copy2(path, target)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _remedy(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full; make room and run again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "may not be written; close it if it is open elsewhere, or choose another --home"
    return f"could not be written ({error.strerror}); choose another --home"


def keep_copies(touched: tuple[Path, ...], new: Path, on: dt.date) -> tuple[str, ...]:
    """Keep workbooks somebody has typed in as dated copies in the folder `new`; return their names."""
    names = []
    for path in touched:
        number, name = 1, f"{path.stem} {on.isoformat()}{path.suffix}"
        while (path.parent / name).exists():
            number += 1
            name = f"{path.stem} {on.isoformat()} ({number}){path.suffix}"
        shutil.copyfile(path, new / name)
        names.append(name)
    return tuple(names)
