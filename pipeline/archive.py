"""A backup that proves itself: pack, verify, restore.

An archive is a plain zip that any tool opens. Its manifest names every part with size and SHA-256, and the
zip's comment holds the SHA-256 of all bytes before it: a flipped bit anywhere shows, also where zip's own
checks do not look (member names, dates, the directory).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from pipeline.deflate import open_part
from pipeline.errors import ArchiveError, OutputError

FORMAT = 1
MANIFEST = "manifest.json"
_SEAL = b"rollcall sha256 "
#: Parts are written and read by these names only: no root, no parent, no drive.
_NAME = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[^/\\:\x00-\x1f]+(?:/[^/\\:\x00-\x1f]+)*")
_STORED = (".xlsx", ".zip", ".xlsm", ".xlsb", ".ods")
#: What the zip reader raises on bytes that are no archive, or no longer one.
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, TypeError, EOFError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One file in an archive."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Verified:
    """What a verified archive holds."""

    path: Path
    event: str
    made: str
    version: str
    parts: tuple[Part, ...]


def pack(
    path: Path, parts: Mapping[str, Path | bytes], *, event: str, made: dt.datetime, version: str
) -> None:
    """Write an archive of `parts` (name in the archive to file or bytes) to `path`, private to its owner.

    `made` is an aware UTC time; it stands in the manifest. Nothing is left at `path` when writing fails.
    """
    beside = path.with_name(f".{path.name}.part")
    stamp = made.timetuple()[:6]
    listed: list[dict[str, object]] = []
    try:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            with zipfile.ZipFile(file, "w") as zip_file:
                for name in sorted(parts):
                    listed.append(_add(zip_file, name, parts[name], stamp))
                head = {"format": FORMAT, "event": event, "made": made.isoformat(), "version": version}
                manifest = json.dumps({**head, "parts": listed}, ensure_ascii=False, indent=1).encode()
                _add(zip_file, MANIFEST, manifest, stamp)
                zip_file.comment = _SEAL + b"0" * 64
            file.seek(-64, os.SEEK_END)
            end = file.tell()
            file.seek(0)
            digest = _digest(file, end)
            file.seek(end)
            file.write(digest.encode())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def verify(path: Path) -> Verified:
    """Read every byte of an archive and check it against its seal and its manifest.

    Raises:
        ArchiveError: anything is damaged, missing, extra or renamed; every problem is named.
    """
    problems = [] if _sealed(path) else [f"{path.name}: its bytes are not the ones that were sealed"]
    head: dict[str, str] = {}
    parts: tuple[Part, ...] = ()
    try:
        with zipfile.ZipFile(path) as zip_file:
            head, parts = _manifest(zip_file)
            problems += [f"{path.name}: {problem}" for problem in _compare(zip_file, parts)]
    except _UNREADABLE as error:
        problems.append(f"{path.name}: cannot be read as an archive of Rollcall ({type(error).__name__})")
    if problems:
        raise ArchiveError(_remedy(problems))
    return Verified(path, head["event"], head["made"], head["version"], parts)


def restore(path: Path, into: Path) -> Verified:
    """Verify an archive, then unpack it into the empty or new folder `into`.

    Raises:
        ArchiveError: the archive is damaged; nothing was written.
        OutputError: `into` holds something already, or cannot be written.
    """
    verified = verify(path)
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise OutputError(f"{into}: not an empty folder; name a new one with --into")
    with zipfile.ZipFile(path) as zip_file:
        for part in verified.parts:
            target = into / PurePosixPath(part.name)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file, zip_file.open(part.name) as source:
                while block := source.read(1 << 20):
                    file.write(block)
    return verified


def archives(folder: Path) -> list[Path]:
    """List the archives in `folder`, oldest first."""
    return sorted(folder.glob("*.zip"), key=lambda path: (path.stem[-16:], path.name))


def _add(
    zip_file: zipfile.ZipFile, name: str, content: Path | bytes, stamp: tuple[int, ...]
) -> dict[str, object]:
    info = zipfile.ZipInfo(name, date_time=(stamp[0], stamp[1], stamp[2], stamp[3], stamp[4], stamp[5]))
    info.external_attr = 0o600 << 16
    info.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
    digest, size = hashlib.sha256(), 0
    blocks: Iterable[bytes] = (content,) if isinstance(content, bytes) else _blocks(content)
    large = isinstance(content, Path) and content.stat().st_size > 1 << 30
    with open_part(zip_file, info, large=large) as part:
        for block in blocks:
            part.write(block)
            digest.update(block)
            size += len(block)
    return {"name": name, "size": size, "sha256": digest.hexdigest()}


def _blocks(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            yield block


def _sealed(path: Path) -> bool:
    """Say whether the seal at the end is the digest of everything before it."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            if size < len(_SEAL) + 64:
                return False
            file.seek(size - 64)
            seal = file.read()
            file.seek(0)
            return _digest(file, size - 64).encode() == seal
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be opened ({error.strerror}); check the path") from None


def _manifest(zip_file: zipfile.ZipFile) -> tuple[dict[str, str], tuple[Part, ...]]:
    """Read what the archive says it holds."""
    manifest = json.loads(zip_file.read(MANIFEST))
    if manifest["format"] > FORMAT:
        raise ValueError("a newer format")
    head = {name: str(manifest[name]) for name in ("event", "made", "version")}
    return head, tuple(Part(str(p["name"]), int(p["size"]), str(p["sha256"])) for p in manifest["parts"])


def _compare(zip_file: zipfile.ZipFile, parts: tuple[Part, ...]) -> list[str]:
    """Name every part that is missing, extra, damaged, or unsafe to unpack."""
    there = [name for name in zip_file.namelist() if name != MANIFEST]
    listed = {part.name for part in parts}
    problems = [f"{name!r} is not in the manifest" for name in there if name not in listed]
    problems += [f"{name!r} stands in it twice" for name in sorted({n for n in there if there.count(n) > 1})]
    for part in parts:
        if not _NAME.fullmatch(part.name):
            problems.append(f"{part.name!r} is no safe name for a file")
        elif part.name not in there:
            problems.append(f"{part.name!r} is missing")
        elif zip_file.getinfo(part.name).file_size != part.size:
            problems.append(f"{part.name!r} has another size than the manifest says")
        else:
            try:
                with zip_file.open(part.name) as content:
                    intact = _digest(content, part.size) == part.sha256
            except _UNREADABLE:
                intact = False
            if not intact:
                problems.append(f"{part.name!r} is damaged")
    return problems


def _digest(file: IO[bytes], end: int) -> str:
    digest, left = hashlib.sha256(), end
    while left and (block := file.read(min(left, 1 << 20))):
        digest.update(block)
        left -= len(block)
    return digest.hexdigest()


def _remedy(problems: list[str]) -> list[str]:
    return [*problems[:-1], f"{problems[-1]}. Do not rely on it: take another archive, or the inputs."]
