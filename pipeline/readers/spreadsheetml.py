"""Excel 2003 XML: one text file that holds a whole workbook, still written by some platforms as .xls."""

from __future__ import annotations

import re
from io import BytesIO
from xml.parsers.expat import ExpatError

from pipeline.readers.grid import Grid, unusable
from pipeline.readers.sparse import LAST_ROW, Cells, parse

_DECLARED = re.compile(r"<\?xml[^>]*\?>")


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


class _Workbook2003:
    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: list[Cells] = []
        self.line = self.column = self.across = 0
        self.kind = ""
        self.text: list[str] | None = None
        self.comment = False

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
        elif tag == "Comment":
            self.comment = True
        elif tag in ("Data", "Visible") and not self.comment:
            self.kind, self.text = a.get("Type", tag), []

    def add(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        if tag == "Comment":
            self.comment = False
        elif tag == "Data" and self.text is not None:
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
