"""What reading gives: the rows, and everything that was decided on the way, to be shown and overruled."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.batch import Batch


@dataclass(frozen=True)
class ColumnSeen:
    """One column: its header, where it went ("" when left out), how that was known, and its role.

    `how` is mapped, sure, likely, content or kept; `role` is status, secret, lifecycle, ... or "".
    """

    header: str
    target: str
    how: str
    role: str


@dataclass(frozen=True)
class TableSeen:
    """One table that was read; lines are the person's own, 1-based. `header_lines` is () for a bare list."""

    sheet: str
    shape: str
    title: str
    header_lines: tuple[int, ...]
    rows: int
    columns: tuple[ColumnSeen, ...]
    set_aside: tuple[tuple[int, str], ...]
    """Lines that are nobody, with the rule: repeated headers and footers."""


@dataclass(frozen=True)
class InputSeen:
    """One file: how many rows it gave, and one English line per thing that was guessed about it."""

    name: str
    sha256: str
    rows: int
    guessed: tuple[str, ...]
    tables: tuple[TableSeen, ...]


@dataclass(frozen=True)
class Reading:
    """All rows of all files in reading order, with the reader's findings, and what was decided per file."""

    batch: Batch
    inputs: tuple[InputSeen, ...]
    lang: str
    """"zh" when the headers (or, where there are none, the cells) are Chinese, else "en"."""
