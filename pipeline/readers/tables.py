"""The tables of a sheet: where each header stands, which lines below it are rows, and what stands above.

Nothing is found by position. A header is a line of known headers; every non-empty line below it is a row, a
repeated header or a total too (these are marked, so that they leave with a reason). Titles and notes above a
table are kept to be named, not counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from pipeline.readers.footers import is_footer
from pipeline.readers.grid import Grid
from pipeline.readers.header_rows import Header, Strength, is_reach, strength, whole_header
from pipeline.readers.headers import HeaderWords

REPEATED_HEADER = "junk:repeated-header"
FOOTER = "junk:footer"

_FAR_DOWN = 200
"""A first header is looked for in this many non-empty lines."""
_SECTION = re.compile(
    r"details?\b|attended\b|hosts?\b|panel(?:l)?ists?\b|presenters?\b|speakers?\b|staff\b|registrants?\b|"
    r"attendees?\b"
    r"|participants?\b|^[0-9]\.\s|主持|嘉宾|讲师|演讲|工作人员|观众|参会者|参与者",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Table:
    """A header and its rows, as indexes of the grid's cells."""

    grid: Grid
    header: Header | None
    """None for a list without a header."""
    rows: list[int]
    marked: Mapping[int, str] = field(default_factory=dict)
    """Rows that are nobody, with the rule that says so."""
    above: tuple[int, ...] = ()
    """Non-empty lines above the header that belong to it."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of each column, "" where there is none."""
        return self.header.labels if self.header else ()

    @property
    def title(self) -> str:
        """The line right above the header, as one text."""
        return " ".join(cell for cell in self.grid.cells[self.above[-1]] if cell) if self.above else ""


def find_tables(grid: Grid, words: HeaderWords) -> list[Table]:
    """Return every table of `grid` with a header, from the top; an empty list when no header is known."""
    filled = [len(row) - row.count("") for row in grid.cells]
    first = _first_header(grid, filled, words)
    if first is None:
        return []
    starts, repeated = _further_headers(grid, filled, first, words)
    tables = []
    for number, header in enumerate(starts):
        end = len(filled)
        if number + 1 < len(starts):
            end = starts[number + 1].first - len(_titles_above(grid, filled, starts[number + 1].first))
        rows = [i for i in range(header.last + 1, end) if filled[i]]
        above = (
            _titles_above(grid, filled, header.first) if number else _everything_above(filled, header.first)
        )
        tables.append(Table(grid, header, rows, _marks(grid, filled, rows, header, repeated), tuple(above)))
    return tables


def rows_without_header(grid: Grid, first: int) -> Table:
    """Return the lines from index `first` on as a list that has no header."""
    rows = [i for i in range(first, len(grid.cells)) if any(grid.cells[i])]
    filled = [len(row) - row.count("") for row in grid.cells]
    above = tuple(i for i in range(first) if filled[i])
    return Table(grid, None, rows, _marks(grid, filled, rows, None, set()), above)


def under_header(grid: Grid, at: int) -> Table:
    """Return the lines below index `at` with that line as header, though nobody knows its words."""
    found = rows_without_header(grid, at + 1)
    row = grid.cells[at]
    header = Header(at, at, tuple(row), ("",) * len(row))
    return Table(grid, header, found.rows, found.marked, tuple(i for i in found.above if i < at))


def _first_header(grid: Grid, filled: list[int], words: HeaderWords) -> Header | None:
    weak = None
    lines = [i for i, count in enumerate(filled) if count][:_FAR_DOWN]
    for i in lines:
        found = strength(grid.cells[i], words)
        if found is Strength.STRONG:
            return whole_header(grid, i, words)
        if found is Strength.WEAK and weak is None:
            weak = i
    return None if weak is None else whole_header(grid, weak, words)


def _further_headers(
    grid: Grid, filled: list[int], first: Header, words: HeaderWords
) -> tuple[list[Header], set[int]]:
    """Return the headers that start a table, and the lines that only repeat one."""
    starts, repeated = [first], set[int]()
    known = words.spellings() | {_quick(label) for label in first.labels if label}
    past = first.last
    for i in _likely_headers(grid, filled, first.last + 1, known):
        if i <= past:
            continue
        own = _own_lines(grid, starts[-1])
        if _trimmed(grid.cells[i]) in own and not _starts_section(grid, filled, i):
            repeated.add(i)
        elif strength(grid.cells[i], words) is Strength.STRONG and not any(map(is_reach, grid.cells[i])):
            header = whole_header(grid, i, words)
            if header.first <= past:
                header = Header(i, i, tuple(grid.cells[i]), ("",) * len(grid.cells[i]))
            if _same_layout(header, starts[-1], words) and not _starts_section(grid, filled, i):
                repeated.update(range(header.first, header.last + 1))
            else:
                starts.append(header)
            past = header.last
    for header in _without_rows(grid, filled, starts):
        starts.remove(header)
        repeated.update(range(header.first, header.last + 1))
    repeated |= {i - 1 for i in repeated if _is_heading_of(grid, filled, i, repeated, starts)}
    return starts, repeated


def _without_rows(grid: Grid, filled: list[int], starts: list[Header]) -> list[Header]:
    """List headers with nothing under them: lines of the table above, unless an empty section of a report."""
    empty = []
    for header, after in zip_longest(starts[1:], starts[2:]):
        end = after.first - len(_titles_above(grid, filled, after.first)) if after else len(filled)
        if not any(filled[header.last + 1 : end]) and not _starts_section(grid, filled, header.first):
            empty.append(header)
    return empty


def _likely_headers(grid: Grid, filled: list[int], start: int, known: frozenset[str] | set[str]) -> list[int]:
    """List lines whose first cells read like headers; cheap, for it looks at every line."""
    likely = []
    for i in range(start, len(filled)):
        if filled[i] < 2:
            continue
        row = grid.cells[i]
        needed = 2 if _leads_like_header(row, known) else 3 if not filled[i - 1] else 0
        if needed and sum(_quick(cell) in known for cell in row if cell and len(cell) < 40) >= needed:
            likely.append(i)
    return likely


def _leads_like_header(row: list[str], known: frozenset[str] | set[str]) -> bool:
    """Tell whether a line begins with a known header; a number's own heading (No., #) may stand before it."""
    lead = row[0] or next(filter(None, row))
    if len(lead) < 40 and _quick(lead) in known:
        return True
    return len(lead) < 6 and len(row) > 1 and 0 < len(row[1]) < 40 and _quick(row[1]) in known


def _own_lines(grid: Grid, header: Header) -> list[list[str]]:
    return [_trimmed(grid.cells[i]) for i in range(header.first, header.last + 1)]


def _same_layout(header: Header, other: Header, words: HeaderWords) -> bool:
    mine = [words.name(label) for label in _trimmed(list(header.labels))]
    return mine == [words.name(label) for label in _trimmed(list(other.labels))]


def _starts_section(grid: Grid, filled: list[int], at: int) -> bool:
    """Tell whether the header at `at` has a title of its own (`Panelist Details`) and so starts a table."""
    above = _titles_above(grid, filled, at)
    if not above:
        return False
    title = next(cell for cell in grid.cells[above[-1]] if cell)
    return len(title) <= 60 and _SECTION.search(title) is not None


def _is_heading_of(grid: Grid, filled: list[int], at: int, repeated: set[int], starts: list[Header]) -> bool:
    """Tell whether the line above a repeated header is its heading: one cell, and nobody."""
    above = at - 1
    if above in repeated or filled[above] != 1 or above <= starts[0].last:
        return False
    spans = any(r1 == above == r2 and c2 - c1 > 1 for r1, c1, r2, c2 in grid.merged)
    text = next(cell for cell in grid.cells[above] if cell)
    return spans or not filled[above - 1] or len(text) > 8


def _titles_above(grid: Grid, filled: list[int], at: int) -> list[int]:
    """List the one-cell lines right above `at`, from the top; a total there belongs to the table before."""
    titles = []
    i = at - 1
    while i >= 0 and not filled[i] and at - i < 4:
        i -= 1
    while i >= 0 and filled[i] == 1 and not is_footer([c for c in grid.cells[i] if c], apart=False):
        titles.append(i)
        i -= 1
    return titles[::-1]


def _everything_above(filled: list[int], at: int) -> list[int]:
    return [i for i in range(at) if filled[i]]


def _marks(
    grid: Grid, filled: list[int], rows: list[int], header: Header | None, repeated: set[int]
) -> dict[int, str]:
    """Mark repeated headers and footers among `rows`."""
    marks = {i: REPEATED_HEADER for i in rows if i in repeated} if repeated else {}
    few = max(2, sum(map(bool, header.labels)) // 2) if header else 2
    wide = {r1 for r1, c1, r2, c2 in grid.merged if r1 == r2 and c2 - c1 > 1}
    sparse = [i for i in rows if filled[i] <= few and i not in marks]
    tail = _sparse_tail(filled, rows)
    single = header is not None and sum(map(bool, header.labels)) == 1
    for i in sparse:
        cells = [cell for cell in grid.cells[i] if cell]
        apart = not single and (i >= tail or not filled[i - 1] or i in wide)
        if is_footer(cells, apart=apart) or (i in wide and len(cells) == 1 and not single):
            marks[i] = FOOTER
    return marks


def _sparse_tail(filled: list[int], rows: list[int]) -> int:
    """Return the first line of the run of one-cell lines that ends the table."""
    tail = rows[-1] + 1 if rows else 0
    for i in reversed(rows):
        if filled[i] > 1:
            break
        tail = i
    return tail


def _quick(cell: str) -> str:
    return cell.casefold().replace(" ", "")


def _trimmed(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]
