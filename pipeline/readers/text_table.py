"""Comma, tab and other separated text to a grid: which separator, which line each record starts at."""

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
from pipeline.readers.records import Record, split_records

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "pipe", "，": "full-width comma"}
MOST_COLUMNS = 16_384
_SAMPLE = 300  # records
_FIELD_LIMIT = 100_000_000


class Table(NamedTuple):
    """A text file, read."""

    grid: Grid
    delimiter: str
    notes: list[str]


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
        numbers: list[int] = []
        stray: list[CellProblem] = []
        records = _checked(file, split_records(lines, delimiter, width), skipped, numbers, stray)
        cells, problems = CellTexts().table(records, numbers)
    finally:
        csv.field_size_limit(old_limit)
    problems += stray + _damaged(decoded, cells, numbers) + _ragged(cells, numbers, delimiter)
    ordered = tuple(sorted(problems, key=lambda p: (p.line, p.column)))
    grid = Grid("", cells, _short(numbers), problems=ordered)
    return Table(grid, delimiter, _notes(delimiter, skipped, problems))


def _checked(
    file: str, records: Iterator[Record], skipped: int, numbers: list[int], stray: list[CellProblem]
) -> Iterator[list[str]]:
    """Pass the cells of the records on, writing down their lines and their stray quotes."""
    for record in records:
        line = record.line + skipped
        numbers.append(line)
        if len(record.cells) > MOST_COLUMNS:
            what = f"line {line:,} has {len(record.cells):,} columns, more than any sheet"
            raise unusable(file, what, "Export the list again")
        if record.stray:
            columns = (i for i, cell in enumerate(record.cells) if cell.startswith('"'))
            stray += [CellProblem(line, i, "stray-quote", shortened(record.cells[i])) for i in columns]
        yield record.cells


def _short(numbers: list[int]) -> Sequence[int]:
    if numbers and numbers[-1] - numbers[0] == len(numbers) - 1:
        return range(numbers[0], numbers[-1] + 1)
    return numbers


#: The part of the lines that hold a tab in a file separated by tabs; titles of sections have none.
_TABBED = 0.8


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
        if delimiter == "\t" and width > 2 and sum(wide.values()) >= _TABBED * total:
            return delimiter, width  # commas may stand in every name and date; tabs in no cell
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
