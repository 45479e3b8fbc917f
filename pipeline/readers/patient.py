"""Read one sheet of an .xlsx cell by cell, where the fast reader cannot: slower, and hard to put off."""

from __future__ import annotations

import re
from datetime import datetime, time
from zipfile import ZipFile

from pipeline.readers.cells import shortened
from pipeline.readers.grid import CellProblem, Grid
from pipeline.readers.ooxml import Looks, Text, looks, shared_strings
from pipeline.readers.preflight import column_number
from pipeline.readers.sparse import Cells, parse

_REFERENCE = re.compile(r"([A-Za-z]+)([0-9]+)")


def read_sheet(file: str, archive: ZipFile, sheet: str, part: str, hidden: bool) -> Grid:
    """Read one sheet cell by cell; a cell that makes no sense is a problem, never the end of the sheet.

    Raises:
        xml.parsers.expat.ExpatError: the XML of the sheet is broken.
        InputError: a cell stands outside any sheet, or there are too many.
    """
    reader = _Sheet(Cells(file, sheet, hidden), shared_strings(archive), looks(archive))
    with archive.open(part) as stream:
        parse(stream, reader.start, reader.end, reader.text.add)
    return reader.cells.grid()


class _Sheet:
    def __init__(self, cells: Cells, strings: list[str], looks: Looks) -> None:
        self.cells, self.strings, self.looks = cells, strings, looks
        self.text = Text()
        self.line, self.column = 0, -1
        self.kind = self.style = ""
        self.formula = False

    def start(self, tag: str, a: dict[str, str]) -> None:
        if tag == "row":
            given = a.get("r", "")
            self.line = int(given) if given.isdecimal() and len(given) < 12 else self.line + 1
            self.column = -1
        elif tag == "c":
            place = _REFERENCE.fullmatch(a.get("r", "")[:30])
            self.column = column_number(place[1]) - 1 if place else self.column + 1
            self.line = int(place[2]) if place else self.line
            self.kind, self.style, self.formula = a.get("t", "n"), a.get("s", "0"), False
            self.text.take()
        elif tag == "f":
            self.formula = True
        elif tag == "mergeCell":
            ends = [_REFERENCE.fullmatch(ref[:30]) for ref in a.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:
                (left, top), (right, bottom) = ends[0].groups(), ends[1].groups()
                self.cells.merged.append(
                    (int(top), column_number(left) - 1, int(bottom), column_number(right) - 1)
                )
        self.text.open(tag)

    def end(self, tag: str) -> None:
        if tag == "c":
            raw = self.text.take()
            value, rule = self._value(raw)
            if rule:
                self.cells.problems.append(CellProblem(self.line, self.column, rule, shortened(raw)))
            if value != "":
                self.cells.put(self.line, self.column, value)
        self.text.close(tag)

    def _value(self, raw: str) -> tuple[object, str]:
        if not raw:
            return "", "formula-without-value" if self.formula and self.kind != "str" else ""
        if self.kind in ("str", "inlineStr", "d"):
            return (raw.replace("T", " ") if self.kind == "d" else raw), ""
        if self.kind == "e":
            return "", "cell-error"
        if self.kind == "b":
            return raw.strip() in ("1", "true"), ""
        if self.kind == "s":
            index = int(raw) if raw.strip().isdecimal() and len(raw) < 12 else -1
            return (self.strings[index], "") if 0 <= index < len(self.strings) else ("", "cell-error")
        return self._number(raw)

    def _number(self, raw: str) -> tuple[object, str]:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        try:
            number = float(raw)
        except ValueError:
            return raw, "cell-error"
        span = self.style in self.looks.spans
        if span or self.style in self.looks.dates:
            epoch = CALENDAR_MAC_1904 if self.looks.from_1904 else CALENDAR_WINDOWS_1900
            try:
                moment = from_excel(number, epoch, timedelta=span)
            except (OverflowError, ValueError):
                return number, "cell-error"
            if isinstance(moment, datetime) and moment.time() == time():
                return moment.date(), ""
            return moment, ""
        return number, ""
