"""A sheet in which no header is known: a bare list told by its cells, or a table on its side."""

from __future__ import annotations

from itertools import zip_longest

from pipeline.readers import content
from pipeline.readers.grid import Grid
from pipeline.readers.header_rows import IDENTITY, is_data
from pipeline.readers.headers import HeaderWords
from pipeline.readers.tables import Table, rows_without_header, under_header

_NOTHING = frozenset(
    ["无", "没有", "暂无", "未知", "不详", "-", "--", "/", "\\", "n/a", "na", "none", "null", "x"]
)


def lists_people(table: Table) -> bool:
    """Tell whether a column of a table holds names, addresses or numbers, whatever its header says."""
    rows = [table.grid.cells[i] for i in table.rows[: content.SAMPLE]]
    columns = zip_longest(*rows, fillvalue="")
    return any(content.recognise("", column, ()) in ("name", "email", "phone") for column in columns)


def table_by_cells(grid: Grid) -> Table | None:
    """Return the list in `grid` when its cells hold phones or e-mails in a column, else None.

    The first line is a header only when it stands over the phones and e-mails with words where they have
    numbers and addresses; a first line that could be a person is a row.
    """
    lines = [i for i, row in enumerate(grid.cells) if any(row)]
    rows = [grid.cells[i] for i in lines]
    reach = content.reach_columns(rows)
    if not reach:
        return None
    wide = (
        max(2, min(sum(map(bool, row)) for row in rows[len(rows) // 2 :]))
        if len(reach) + len(rows[0]) > 2
        else 1
    )
    start = next((k for k, row in enumerate(rows) if sum(map(bool, row)) >= wide or _reaches(row, reach)), 0)
    if start + 1 < len(lines) and _reads_as_header(rows[start], rows[start + 1 :], reach):
        return under_header(grid, lines[start])
    return rows_without_header(grid, lines[start])


def is_on_its_side(grid: Grid, words: HeaderWords) -> bool:
    """Tell whether the headers stand in the first column: one person per column."""
    rows = [row for row in grid.cells if any(row)][:40]
    firsts = [next((cell for cell in row if cell), "") for row in rows]
    named = [words.name(cell).column for cell in firsts if not is_data(cell)]
    known = {column for column in named if column}
    return len(known) > 1 and bool(known & IDENTITY) and sum(map(bool, named)) * 10 >= len(rows) * 6


def _reaches(row: list[str], reach: dict[int, str]) -> bool:
    return any(c < len(row) and (content.is_phone(row[c]) or content.is_email(row[c])) for c in reach)


def _reads_as_header(first: list[str], rest: list[list[str]], reach: dict[int, str]) -> bool:
    over = [first[c] if c < len(first) else "" for c in reach]
    if any(
        not cell or cell.casefold() in _NOTHING or any(map(str.isdigit, cell)) or len(cell) > 40
        for cell in over
    ):
        return False
    if any(is_data(cell) or content.is_company(cell) for cell in first if cell):
        return False
    return not any(set(first) & (set(row) - {""}) for row in rest[:50])
