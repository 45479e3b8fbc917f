"""Web pages saved under a sheet's name: what many platforms hand out as .xls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from pipeline.readers.cells import CellTexts
from pipeline.readers.grid import Grid, unusable
from pipeline.readers.sparse import LAST_COLUMN, MOST_CELLS

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SILENT = frozenset({"script", "style", "head", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    reach: dict[int, int] = field(default_factory=dict)
    """Columns taken by cells from above: column -> last row index."""
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)


def read_html(file: str, text: str) -> list[Grid]:
    """Read the tables of a web page, one grid each; a table that only holds others is none of them.

    Raises:
        InputError: the page has no table, or one too large.
    """
    reader = _Reader(file)
    reader.feed(text)
    reader.close()
    reader.finish()
    tables = [table for table in reader.done if any(any(cell.strip() for cell in row) for row in table.rows)]
    if not tables:
        raise unusable(file, "it is a web page without a table", "Export the list again as .xlsx or .csv")
    grids = []
    for number, table in enumerate(tables, 1):
        lines = range(1, len(table.rows) + 1)
        cells, problems = CellTexts().table(table.rows, lines)
        name = f"table {number}" if len(tables) > 1 else ""
        grids.append(Grid(name, cells, lines, merged=tuple(table.merged), problems=tuple(problems)))
    return grids


class _Reader(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.open: list[_Table] = []
        self.done: list[_Table] = []
        self.silent = ""
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent = tag
        elif tag == "table":
            self.silent = ""
            self.open.append(_Table())
        elif self.open:
            table = self.open[-1]
            if tag == "tr":
                self._end_cell(table)
                table.rows.append([])
            elif tag in ("td", "th"):
                self._end_cell(table)
                given = dict(attrs)
                table.cell, table.spans = [], (_span(given.get("rowspan")), _span(given.get("colspan")))
            elif tag in _BREAKS and table.cell:
                table.cell.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""
        elif self.open:
            if tag in ("td", "th", "tr"):
                self._end_cell(self.open[-1])
            elif tag == "table":
                self._end_table()

    def handle_data(self, data: str) -> None:
        if self.open and not self.silent and self.open[-1].cell is not None:
            self.open[-1].cell.append(data)

    def finish(self) -> None:
        """Close the tables that a cut-off page left open."""
        while self.open:
            self._end_table()

    def _end_table(self) -> None:
        table = self.open.pop()
        self._end_cell(table)
        self.done.append(table)

    def _end_cell(self, table: _Table) -> None:
        if table.cell is None:
            return
        text = "\n".join(_BLANKS.sub(" ", part).strip() for part in "".join(table.cell).split("\0"))
        down, across = table.spans
        table.cell = None
        if not table.rows:
            table.rows.append([])
        row, at = table.rows[-1], len(table.rows) - 1
        while table.reach.get(len(row), -1) >= at:
            row.append("")
        first = len(row)
        row.extend([text, *[""] * (across - 1)])
        if down > 1:
            table.reach.update((column, at + down - 1) for column in range(first, first + across))
        if down > 1 or across > 1:
            table.merged.append((at, first, at + down - 1, first + across - 1))
        self.count += across
        if self.count > MOST_CELLS or len(row) > LAST_COLUMN:
            raise unusable(
                self.file, "its table is larger than any sheet", "Export the list again as .xlsx or .csv"
            )


def _span(given: str | None) -> int:
    text = (given or "").strip()
    return max(1, min(int(text), 1_000)) if text.isdecimal() and len(text) < 7 else 1
