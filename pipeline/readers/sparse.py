"""Sheets read cell by cell: what is there, and nothing for what is not.

For sheets whose far corners would make a full rectangle enormous, and for formats in which one attribute
repeats a cell a million times. Slower than the fast reader by far, and bounded: by the cells that exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from pipeline.readers.cells import CellTexts
from pipeline.readers.grid import CellProblem, Grid, unusable

MOST_CELLS = 5_000_000
MOST_MERGED = 20_000
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_BLANK_RUN = 1_000
_CHUNK = 1 << 18


@dataclass
class Cells:
    """The cells of one sheet while it is being read: 1-based line -> 0-based column -> value."""

    file: str
    sheet: str
    hidden: bool = False
    rows: dict[int, dict[int, object]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First line, first column, last line, last column."""
    problems: list[CellProblem] = field(default_factory=list)
    count: int = 0

    def put(self, line: int, column: int, value: object) -> None:
        """Keep one value.

        Raises:
            InputError: the place lies outside any sheet, or the sheet holds too many cells.
        """
        if not (0 < line <= LAST_ROW and 0 <= column < LAST_COLUMN):
            place = f"row {line:,}, column {column + 1:,}"
            what = f'sheet "{self.sheet}" has a cell outside of any sheet, in {place}'
            raise unusable(self.file, what, "Open it in Excel and save it again")
        self.rows.setdefault(line, {})[column] = value
        self.count += 1
        if self.count > MOST_CELLS:
            raise unusable(self.file, f'sheet "{self.sheet}" holds more than {MOST_CELLS:,} cells',
                           "Split it into smaller files")  # fmt: skip

    def grid(self) -> Grid:
        """Lay the cells out in lines, each as long as its last cell, leaving out long runs of blank lines."""
        rows = {line: row for line, row in self.rows.items() if any(v != "" for v in row.values())}
        if not rows:
            return Grid(self.sheet, [], (), hidden=self.hidden, problems=tuple(self.problems))
        lines = list(_lines(sorted(rows)))
        left = min(min(row) for row in rows.values())
        values: list[list[object]] = []
        for line in lines:
            row = rows.get(line, {})
            values.append([row.get(column, "") for column in range(left, max(row, default=left - 1) + 1)])
        texts, problems = CellTexts().table(values, lines, left)
        merged = place_merged(self.merged, lines, left)
        ordered = sorted([*self.problems, *problems], key=lambda p: (p.line, p.column))
        return Grid(self.sheet, texts, lines, left, self.hidden, merged, tuple(ordered))


def place_merged(
    ranges: Sequence[tuple[int, int, int, int]], lines: Sequence[int], left: int
) -> tuple[tuple[int, int, int, int], ...]:
    """Turn ranges of lines and columns into indexes of a grid, leaving out those that begin outside of it."""
    index = {line: i for i, line in enumerate(lines)} if ranges else {}
    return tuple(
        (index[top], max(first - left, 0), index.get(bottom, len(lines) - 1), last - left)
        for top, first, bottom, last in ranges[:MOST_MERGED]
        if top in index and last >= left
    )


def without_long_gaps(texts: list[list[str]], lines: Sequence[int]) -> tuple[list[list[str]], Sequence[int]]:
    """Leave out runs of more than 1,000 blank lines, which one stray cell far below a table leaves behind."""
    if all(any(row) for row in texts[:: _BLANK_RUN // 2]):  # a long run would hit at least one of these
        return texts, lines
    kept = list(_lines([line for line, row in zip(lines, texts, strict=True) if any(row)]))
    return [texts[line - lines[0]] for line in kept], kept if len(kept) < len(lines) else lines


def parse(stream: IO[bytes], start: Callable[[str, dict[str, str]], None], end: Callable[[str], None],
          text: Callable[[str], None]) -> None:  # fmt: skip
    """Run an XML stream through three functions; names come without their namespace prefix.

    Raises:
        xml.parsers.expat.ExpatError: the XML is broken, or declares a document type.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        error = expat.ExpatError("a document type is declared")
        error.lineno = parser.CurrentLineNumber
        raise error

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = text
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _lines(filled: list[int]) -> Iterator[int]:
    """Yield every line from the first to the last, without runs of blank ones too long to be meant."""
    before = filled[0] if filled else 0
    for line in filled:
        if line - before <= _BLANK_RUN:
            yield from range(before + 1, line)
        yield line
        before = line
