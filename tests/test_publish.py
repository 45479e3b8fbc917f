"""Files appear together or not at all, private, and what other commands left stays."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.publish import folder_name, publishing, recover


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("signups", "signups"),
        ("2026 春季峰会", "2026 春季峰会"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\x", "C x"),
        ("a/b", "a b"),
        ("CON", "event CON"),
        ("nul.xlsx", "event nul.xlsx"),
        ("...", "event"),
        ("", "event"),
        ("trailing. ", "trailing"),
        ("x\x00y", "x y"),
        ("峰" * 300, "峰" * 33),
    ],
)
def test_a_folder_name_is_safe_everywhere(event: str, name: str) -> None:
    assert folder_name(event) == name


def write(folder: Path, **files: str) -> None:
    with publishing(folder) as new:
        for name, text in files.items():
            (new / name).write_text(text)


def test_files_replace_their_own_and_leave_others(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "event"
    write(folder, people="one", ledger="one")
    (folder / "remind.csv").write_text("theirs")
    write(folder, people="two")
    assert {p.name: p.read_text() for p in folder.iterdir()} == {
        "people": "two",
        "ledger": "one",
        "remind.csv": "theirs",
    }
    assert [p.name for p in folder.parent.iterdir()] == ["event"]


def test_what_is_written_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "event"
    write(folder, people="one")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "people").stat().st_mode) == 0o600


def test_a_run_that_fails_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "event"
    write(folder, people="one")

    def fail_halfway() -> None:
        with publishing(folder) as new:
            (new / "people").write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert (folder / "people").read_text() == "one"
    assert [p.name for p in tmp_path.iterdir()] == ["event"]


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(OutputError, match="nothing was changed"), publishing(tmp_path / "home" / "event"):
        pass


def test_a_run_cut_off_between_the_renames_is_put_right(tmp_path: Path) -> None:
    folder = tmp_path / "event"
    write(folder, people="one")
    folder.rename(tmp_path / ".event.old")
    recover(folder)
    assert (folder / "people").read_text() == "one"
    folder.joinpath("x").mkdir()
    (tmp_path / ".event.old").mkdir()
    recover(folder)
    assert not (tmp_path / ".event.old").exists()
