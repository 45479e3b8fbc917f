"""Zips of many small files: any zip tool reads them, however many there are."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.writers.plain_zip import write_zip

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30)


@given(files=st.dictionaries(NAMES, st.binary(max_size=200), max_size=20))
def test_what_is_put_in_comes_out(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    path = tmp_path_factory.mktemp("zip") / "some.zip"
    write_zip(path, files.items())
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == files
        assert {info.date_time for info in file.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in file.infolist()} <= {0o100600}


@pytest.mark.parametrize("count", [65_534, 65_535, 65_536, 70_000])
def test_more_files_than_an_old_zip_can_count(tmp_path: Path, count: int) -> None:
    path = tmp_path / "many.zip"
    write_zip(path, ((f"{number}.ics", b"%d" % number) for number in range(count)))
    with zipfile.ZipFile(path) as file:
        assert len(file.namelist()) == count
        assert file.read(f"{count - 1}.ics") == b"%d" % (count - 1)


def test_another_zip_tool_reads_it(tmp_path: Path) -> None:
    """Python's own command line, in a process of its own."""
    write_zip(tmp_path / "a.zip", [("李雷.ics", b"x"), ("b.ics", b"")])
    subprocess.run([sys.executable, "-m", "zipfile", "-e", "a.zip", "out"], cwd=tmp_path, check=True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["b.ics", "李雷.ics"]
