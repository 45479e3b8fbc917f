"""CSV as a spreadsheet and a parser both read it: nothing runs, nothing changes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.writers.csv_file import guarded, unguarded, write_csv

HOSTILE = [
    "=1+1", "+1", "-2", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "＝1", "\r=1", "\n@x",
    "=cmd|' /C calc'!A0", "'=1", "''=1", "\tlead", "\rlead", "\t", "'\tlead",
]  # fmt: skip
PLAIN = [
    "",
    "李雷",
    "'90s",
    "a,b",
    'say "hi"',
    "two\nlines",
    "+8613900001234",
    "+8613900001234; +8657188001234",
    "O'Brien",
    " lead",
]


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_can_run(text: str) -> None:
    assert guarded(text).startswith("'")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", PLAIN)
def test_what_cannot_run_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_numbers_to_call_and_number_columns_are_left_alone(tmp_path: Path) -> None:
    write_csv(
        tmp_path / "a.csv", {"phone": ["+8613900001234"], "score": ["-3"]}, numbers=frozenset({"score"})
    )
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbfphone,score\n+8613900001234,-3\n"


def test_an_exact_column_is_quoted_and_not_guarded(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", {"id": ["-3", "a,b"]}, exact=frozenset({"id"}), bom=False)
    assert (tmp_path / "a.csv").read_bytes() == b'id\n-3\n"a,b"\n'


@given(st.lists(st.tuples(st.text(), st.sampled_from(HOSTILE + PLAIN)), max_size=20))
def test_every_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    cells = [
        (a.replace("\x00", ""), b) for a, b in cells if not any("\ud800" <= char <= "\udfff" for char in a)
    ]
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    write_csv(path, {"a": [a for a, _ in cells], "b": [b for _, b in cells]})
    lines = read(path)[1:]
    assert [(unguarded(a), unguarded(b)) for a, b in lines] == cells
