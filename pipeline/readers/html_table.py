"""Web pages and old XML saved under a sheet's name: what many platforms hand out as .xls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from xml.parsers.expat import ExpatError

from pipeline.readers.cells import CellTexts
from pipeline.readers.grid import Grid, unusable
from pipeline.readers.sparse import LAST_COLUMN, LAST_ROW, MOST_CELLS, Cells, parse

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DECLARED = re.compile(r"""<\?xml[^>]*\?>""")
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


def read_spreadsheetml(file: str, text: str) -> list[Grid]:
    """Read the worksheets of an Excel 2003 XML file.

    Raises:
        InputError: the XML is broken, declares a document type, or holds too much.
    """
    reader = _Workbook2003(file)
    try:
        parse(
            BytesIO(_DECLARED.sub("", text, count=1).lstrip().encode("utf-8", "replace")),
            reader.start,
            reader.end,
            reader.add,
        )
    except ExpatError as error:
        raise unusable(file, f"the XML workbook is damaged in line {error.lineno}",
                       "Open it in Excel and save it as .xlsx") from error  # fmt: skip
    return [sheet.grid() for sheet in reader.sheets]


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


class _Workbook2003:
    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: list[Cells] = []
        self.line = self.column = self.across = 0
        self.kind = ""
        self.text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        a = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if tag == "Worksheet":
            self.sheets.append(Cells(self.file, a.get("Name", "")))
            self.line = 0
        elif not self.sheets:
            return
        elif tag == "WorksheetOptions":
            self.kind = ""
        elif tag == "Row":
            self.line = _index(a.get("Index")) or self.line + 1
            self.column = 0
        elif tag == "Cell":
            self.column = _index(a.get("Index")) or self.column + 1
            across, down = _index(a.get("MergeAcross")), _index(a.get("MergeDown"))
            if across or down:
                self.sheets[-1].merged.append(
                    (self.line, self.column - 1, self.line + down, self.column - 1 + across)
                )
            self.across = across
        elif tag in ("Data", "Visible"):
            self.kind, self.text = a.get("Type", tag), []

    def add(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        if tag == "Data" and self.text is not None:
            self.sheets[-1].put(self.line, self.column - 1, _value(self.kind, "".join(self.text)))
            self.text = None
        elif tag == "Visible" and self.text is not None:
            self.sheets[-1].hidden, self.text = "".join(self.text) != "SheetVisible", None
        elif tag == "Cell":
            self.column += self.across
            self.across = 0
        elif tag == "Row" and self.line > LAST_ROW:
            self.sheets[-1].put(self.line, 0, "")


def _index(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 9 else 0


def _value(kind: str, text: str) -> object:
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    if kind == "DateTime":
        return text.partition(".")[0].replace("T00:00:00", "").replace("T", " ")
    return (
        {"1": "TRUE", "0": "FALSE"}.get(text, text) if kind == "Boolean" else "" if kind == "Error" else text
    )
