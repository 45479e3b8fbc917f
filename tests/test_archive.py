"""An archive proves itself: whatever happens to its bytes or parts, `verify` says so."""

from __future__ import annotations

import datetime as dt
import io
import stat
import zipfile
from pathlib import Path

import pytest

from pipeline.archive import MANIFEST, archives, pack, restore, verify
from pipeline.errors import ArchiveError, OutputError

MADE = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
PARTS = {
    "inputs/1-报名.csv": "姓名\n李雷\n".encode(),
    "follow_up/ledger.csv": b"row_id\nr1\n",
    "rules/a.toml": b"a = 1\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "event-20261120T093000Z.zip"
    pack(path, PARTS, event="春季峰会", made=MADE, version="0.1.0")
    return path


def test_verify_reads_back_what_was_packed(archive: Path) -> None:
    verified = verify(archive)
    assert (verified.event, verified.made) == ("春季峰会", "2026-11-20T09:30:00+00:00")
    assert sorted(part.name for part in verified.parts) == sorted(PARTS)


def test_an_archive_is_private_and_leaves_nothing_beside_it(archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert list(archive.parent.iterdir()) == [archive]


def test_restore_gives_back_the_bytes(archive: Path, tmp_path: Path) -> None:
    restore(archive, tmp_path / "back")
    for name, content in PARTS.items():
        assert (tmp_path / "back" / name).read_bytes() == content


def test_restore_refuses_a_folder_that_holds_something(archive: Path) -> None:
    with pytest.raises(OutputError, match="not an empty folder"):
        restore(archive, archive.parent)


def test_every_flipped_bit_is_found(archive: Path) -> None:
    whole = archive.read_bytes()
    for at in range(len(whole)):
        archive.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :])
        with pytest.raises(ArchiveError):
            verify(archive)


@pytest.mark.parametrize("cut", [0, 1, 64, 100, 200])
def test_a_cut_or_longer_archive_is_found(archive: Path, cut: int) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: len(whole) - cut] if cut else whole + b"x")
    with pytest.raises(ArchiveError):
        verify(archive)


def rebuilt(archive: Path, change: dict[str, str | None], extra: str = "") -> None:
    """Write the zip anew, as a zip tool would: parts renamed (None: left out), one more added."""
    source = io.BytesIO(archive.read_bytes())
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(archive, "w") as new:
        for name in old.namelist():
            to = change.get(name, name)
            if to is not None:
                new.writestr(to, old.read(name))
        if extra:
            new.writestr(extra, b"more")


@pytest.mark.parametrize(
    ("change", "extra", "says"),
    [
        ({"rules/a.toml": None}, "", "'rules/a.toml' is missing"),
        ({}, "rules/b.toml", "'rules/b.toml' is not in the manifest"),
        ({"rules/a.toml": "rules/c.toml"}, "", "'rules/c.toml' is not in the manifest"),
        ({MANIFEST: None}, "", "cannot be read as an archive"),
    ],
)
def test_a_missing_extra_or_renamed_part_is_named(
    archive: Path, change: dict[str, str | None], extra: str, says: str
) -> None:
    rebuilt(archive, change, extra)
    with pytest.raises(ArchiveError, match=says):
        verify(archive)


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.zip"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(ArchiveError, match=r"notes\.zip"):
        verify(path)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        verify(tmp_path / "none.zip")


def test_archives_are_listed_oldest_first(archive: Path) -> None:
    later = archive.with_name("another-20261121T093000Z.zip")
    later.write_bytes(archive.read_bytes())
    assert archives(archive.parent) == [archive, later]
