"""The files of one target: how many, how they are called, and how large each may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.writers.crm.target import Field, Target
from pipeline.writers.csv_file import csv_lines, write_lines
from pipeline.writers.plain_sheet import write_sheet

_MEGABYTE = 1_000_000
_UNDELIVERED = ".undelivered.csv"


def undelivered_name(target: Target) -> str:
    """Name the file that lists what is not in the others as it was."""
    return f"crm_{target.name}{_UNDELIVERED}"


def names_of(target: Target) -> re.Pattern[str]:
    """Match the names of all files of a target, whatever their number: those a new export replaces."""
    part = "".join(f"|-{re.escape(name)}" for name in target.parts)
    return re.compile(
        rf"crm_{re.escape(target.name)}(?:{part[1:]})?(?:-[0-9]+)?\.(?:csv|xlsx)"
        rf"|{re.escape(undelivered_name(target))}"
    )


def write_files(
    folder: Path,
    target: Target,
    fields: Sequence[Field],
    cells: Mapping[str, list[str]],
    parts: Sequence[str],
    rows: int,
) -> tuple[str, ...]:
    """Write `cells` (header to column) into `folder`, at most `rows` rows a file; return the names.

    `parts` says to which of the target's parts each row belongs; a part nobody is in has no file. One file
    of a part has no number, several are numbered from 1.
    """
    names: list[str] = []
    wanted = [part for part in target.parts if part in set(parts)] or [""]
    for part in wanted:
        mine = cells
        if part:
            mine = {
                header: [text for text, its in zip(column, parts, strict=True) if its == part]
                for header, column in cells.items()
            }
        stem = f"crm_{target.name}-{part}" if part else f"crm_{target.name}"
        names += (
            _workbooks(folder, stem, target, mine, rows)
            if target.form == "xlsx"
            else _tables(folder, stem, target, fields, mine, rows)
        )
    return tuple(names)


def _tables(
    folder: Path,
    stem: str,
    target: Target,
    fields: Sequence[Field],
    cells: Mapping[str, list[str]],
    rows: int,
) -> list[str]:
    exact = frozenset(one.header for one in fields if one.exact)
    header, lines = csv_lines(cells, exact=exact)
    room = target.megabytes * _MEGABYTE - len(header.encode()) - 4  # its line end, the byte order mark
    pieces = list(_pieces(lines, rows, room if target.megabytes else 0))
    names = _numbered(stem, ".csv", len(pieces))
    for name, piece in zip(names, pieces, strict=True):
        write_lines(folder / name, header, piece, bom=target.bom)
    return names


def _pieces(lines: list[str], rows: int, room: int) -> Iterator[list[str]]:
    """Cut lines into runs of at most `rows` lines and `room` bytes of UTF-8 (0: any number)."""
    if not room:
        for start in range(0, len(lines) or 1, rows):
            yield lines[start : start + rows]
        return
    start = filled = 0
    for at, line in enumerate(lines):
        size = 1 + (len(line) if line.isascii() else len(line.encode()))
        if at > start and (at - start == rows or filled + size > room):
            yield lines[start:at]
            start, filled = at, 0
        filled += size
    yield lines[start:]


def _workbooks(
    folder: Path, stem: str, target: Target, cells: Mapping[str, list[str]], rows: int
) -> list[str]:
    """Write workbooks; where one is larger than the target takes, all have half as many rows."""
    count = len(next(iter(cells.values())))
    while True:
        starts = range(0, count or 1, rows)
        names = _numbered(stem, ".xlsx", len(starts))
        for name, start in zip(names, starts, strict=True):
            piece = {header: column[start : start + rows] for header, column in cells.items()}
            write_sheet(folder / name, piece, text_cells=target.text_cells)
        largest = max((folder / name).stat().st_size for name in names)
        if not target.megabytes or largest <= target.megabytes * _MEGABYTE or rows == 1:
            return names
        for name in names:
            (folder / name).unlink()
        rows = max(1, min(rows, count) // 2)


def _numbered(stem: str, ending: str, count: int) -> list[str]:
    if count == 1:
        return [stem + ending]
    return [f"{stem}-{number}{ending}" for number in range(1, count + 1)]
