"""Split separated text into records without losing a row to a stray quote."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple


class Record(NamedTuple):
    """The cells of one record; `stray` if its quotes had to be taken as they stand."""

    line: int
    cells: list[str]
    stray: bool = False


def split_records(lines: list[str], delimiter: str, width: int) -> Iterator[Record]:
    """Yield the records with the physical line each starts at (1-based); `width` is what most of them have.

    A quote that opens a field and never rightly closes would swallow the rows after it. Such a record is
    known by reaching the end of the file, or by its width and by lines inside that are rows of their own; its
    first line is then read again with its quotes taken as they stand.
    """
    at = 0
    while at < len(lines):
        reader = csv.reader(_from(lines, at), delimiter=delimiter)
        done = 0
        for cells in reader:
            start, done_now = at + done, reader.line_num
            if done_now - done > 1 or at + done_now >= len(lines):
                inner = lines[start : at + done_now]
                if '"' in inner[0] and _swallowed(
                    inner, len(cells), delimiter, width, at + done_now >= len(lines)
                ):
                    yield Record(start + 1, _literal(lines[start], delimiter), True)
                    at = start + 1
                    break
            yield Record(start + 1, cells)
            done = done_now
        else:
            return


def _from(lines: list[str], at: int) -> Iterator[str]:
    """Iterate over a list from a place on, without walking to it."""
    return iter(lines) if at == 0 else (lines[i] for i in range(at, len(lines)))


def _swallowed(inner: list[str], got: int, delimiter: str, width: int, last: bool) -> bool:
    """Tell whether the lines of one record are rows that a stray quote has run together."""
    trouble = _strict_trouble(inner, delimiter)
    if last and "unexpected end" in trouble:
        return True
    # A cell of many lines is common, even with commas in them; then the quote closes before a separator and
    # the record is as wide as the others.
    if len(inner) == 1 or (got == width and not trouble):
        return False
    return any(len(_literal(line, delimiter)) == width for line in inner[1:])


def _strict_trouble(inner: list[str], delimiter: str) -> str:
    try:
        for _ in csv.reader(inner, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return str(error)
    return ""


def _literal(line: str, delimiter: str) -> list[str]:
    """Split one line with its quotes taken as they stand, but for pairs that enclose a whole cell."""
    cells = line.rstrip("\r\n").split(delimiter)
    return [c[1:-1].replace('""', '"') if len(c) > 1 and c[0] == c[-1] == '"' else c for c in cells]
