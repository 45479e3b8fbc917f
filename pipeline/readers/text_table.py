"""Comma, tab and other separated text to a grid, without losing a row to a stray quote or a false separator."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import NamedTuple

from pipeline.readers.cells import CellTexts, shortened
from pipeline.readers.encoding import Decoded
from pipeline.readers.grid import CellProblem, Grid, unusable

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "pipe", "，": "full-width comma"}
MOST_COLUMNS = 16_384
_SAMPLE = 300  # records
_LONGEST_RECORD = 20  # lines of one record that nobody doubts
_FIELD_LIMIT = 100_000_000


class Table(NamedTuple):
    """A text file, read."""

    grid: Grid
    delimiter: str
    notes: list[str]


class _Record(NamedTuple):
    line: int
    cells: list[str]
    stray: bool = False


def read_text(file: str, decoded: Decoded) -> Table:
    """Split a text into records and cells.

    Raises:
        InputError: a line has more columns than any sheet.
    """
    text = decoded.text.rstrip("\x1a\x00")
    skipped, told = _separator_line(text)
    old_limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        lines = list(StringIO(text, newline=""))[skipped:]
        delimiter, width = (told, _width(lines, told)) if told else _detect(lines)
        records = list(_records(lines, delimiter, width))
    finally:
        csv.field_size_limit(old_limit)
    numbers: Sequence[int] = [record.line + skipped for record in records]
    if records and numbers[-1] == skipped + len(records):
        numbers = range(skipped + 1, skipped + 1 + len(records))
    widest = max(records, key=lambda r: len(r.cells), default=_Record(0, []))
    if len(widest.cells) > MOST_COLUMNS:
        raise unusable(file, f"line {widest.line + skipped:,} has {len(widest.cells):,} columns, more than any sheet",
                       "Export the list again")  # fmt: skip
    cells, problems = CellTexts().table([record.cells for record in records], numbers)
    problems += (
        _stray(records, skipped) + _damaged(decoded, cells, numbers) + _ragged(cells, numbers, delimiter)
    )
    grid = Grid("", cells, numbers, problems=tuple(sorted(problems, key=lambda p: (p.line, p.column))))
    return Table(grid, delimiter, _notes(delimiter, skipped, problems))


def _separator_line(text: str) -> tuple[int, str]:
    """Recognise the line `sep=;` that Excel reads and does not show."""
    first = text[:12].splitlines()[0].strip().strip('"') if text.strip() else ""
    if first.lower().startswith("sep=") and len(first) == 5:
        return 1, first[4]
    return (1, "\t") if text[:12].splitlines()[:1] == ["sep=\t"] else (0, "")


def _detect(lines: list[str]) -> tuple[str, int]:
    """Choose the separator whose records agree most on their number of columns; return it and that number."""
    best: tuple[float, int, str] = (0.0, 1, ",")
    for delimiter in DELIMITERS:
        widths = _widths(lines, delimiter)
        wide = Counter({width: count for width, count in widths.items() if width > 1})
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        total = sum(widths.values())
        meant = count > widths[1] or (width > 2 and count > 1 and delimiter != "，")
        agreed = count / total
        if meant and (delimiter != "，" or agreed >= 0.8) and (agreed, width) > best[:2]:
            best = (agreed, width, delimiter)
    return best[2], best[1]


def _width(lines: list[str], delimiter: str) -> int:
    widths = _widths(lines, delimiter)
    return max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))[0]


def _widths(lines: list[str], delimiter: str) -> Counter[int]:
    """Count the records of each width in a sample; blank ones, and empty cells at the end, do not count."""
    reader = csv.reader(islice(lines, _SAMPLE), delimiter=delimiter)
    found: Counter[int] = Counter()
    for record in reader:
        width = len(record)
        if any(cell.strip() for cell in record):
            found[width] += 1
    return found


def _records(lines: list[str], delimiter: str, width: int) -> Iterator[_Record]:
    """Yield the records with the physical line each starts at (1-based).

    A quote that opens a field and never rightly closes would swallow the rows after it. Such a record is known by its
    length, by reaching the end of the file, or by lines inside that are full rows of their own; its first line is then
    read again with its quotes taken as they stand.
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
                    yield _Record(start + 1, _literal(lines[start], delimiter), True)
                    at = start + 1
                    break
            yield _Record(start + 1, cells)
            done = done_now
        else:
            return


def _from(lines: list[str], at: int) -> Iterator[str]:
    """Iterate over a list from a place on, without walking to it."""
    return iter(lines) if at == 0 else (lines[i] for i in range(at, len(lines)))


def _swallowed(inner: list[str], got: int, delimiter: str, width: int, last: bool) -> bool:
    open_at_end = last and _is_open(inner, delimiter)
    if len(inner) == 1:
        return open_at_end
    fits = sum(len(_literal(line, delimiter)) == width for line in inner[1:])
    if open_at_end or len(inner) > _LONGEST_RECORD:
        return open_at_end or fits > 0
    return fits > 0 and (got != width or (width > 2 and fits * 2 >= len(inner) - 1))


def _is_open(inner: list[str], delimiter: str) -> bool:
    try:
        for _ in csv.reader(inner, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _literal(line: str, delimiter: str) -> list[str]:
    """Split one line with its quotes taken as they stand, but for pairs that enclose a whole cell."""
    cells = line.rstrip("\r\n").split(delimiter)
    return [c[1:-1].replace('""', '"') if len(c) > 1 and c[0] == c[-1] == '"' else c for c in cells]


def _stray(records: list[_Record], skipped: int) -> list[CellProblem]:
    return [
        CellProblem(record.line + skipped, column, "stray-quote", shortened(cell))
        for record in records
        if record.stray
        for column, cell in enumerate(record.cells)
        if cell.startswith('"')
    ]


def _damaged(decoded: Decoded, cells: list[list[str]], numbers: Sequence[int]) -> list[CellProblem]:
    problems = []
    for line in decoded.damaged:
        at = max((i for i, number in enumerate(numbers) if number <= line), default=None)
        if at is not None:
            column = next((i for i, cell in enumerate(cells[at]) if "?" in cell), 0)
            before = cells[at][column] if column < len(cells[at]) else ""
            problems.append(CellProblem(numbers[at], column, "bad-bytes", shortened(before)))
    return problems


def _ragged(cells: list[list[str]], numbers: Sequence[int], delimiter: str) -> list[CellProblem]:
    """Point at the few rows that are longer than all others; a file of several sections has no such rows."""
    widths = Counter(map(len, cells))
    usual = max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))[1]
    odd = {width for width, count in widths.items() if width > usual > 0 and count * 2 <= widths[usual]}
    return [
        CellProblem(number, usual, "ragged-row", shortened(delimiter.join(row[usual:])))
        for number, row in zip(numbers, cells, strict=True)
        if len(row) in odd and any(row[usual:])
    ]


def _notes(delimiter: str, skipped: int, problems: list[CellProblem]) -> list[str]:
    notes = [f"separator {DELIMITERS.get(delimiter, repr(delimiter))}"]
    notes += ["the first line, sep=, names the separator"] if skipped else []
    for rule, words in (("stray-quote", "a quote that never closes"), ("bad-bytes", "bytes that are no text"),
                        ("ragged-row", "more cells than the other lines")):  # fmt: skip
        lines = sorted({p.line for p in problems if p.rule == rule})
        if lines:
            more = f" and {len(lines) - 5} more" if len(lines) > 5 else ""
            notes.append(f"line {', '.join(map(str, lines[:5]))}{more}: {words}")
    return notes
