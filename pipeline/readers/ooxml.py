"""The XML of an .xlsx itself: which part is which sheet, and a patient reader for sheets the fast one cannot take."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from datetime import datetime, time
from zipfile import ZipFile

from pipeline.readers.cells import shortened
from pipeline.readers.grid import CellProblem, Grid
from pipeline.readers.preflight import column_number
from pipeline.readers.sparse import Cells, parse

_REFERENCE = re.compile(r"([A-Za-z]+)([0-9]+)")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# ECMA-376 part 1, 18.8.30: built-in formats that show a date or a time, with those of East Asian editions.
_BUILTIN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(50, 59)])
_BUILTIN_SPANS = frozenset([45, 46, 47])


@dataclass(frozen=True)
class Sheet:
    """One sheet as the workbook lists it."""

    name: str
    part: str
    kind: str
    """worksheet, chartsheet, dialogsheet, ..."""
    hidden: bool


@dataclass(frozen=True)
class Looks:
    """What turns a stored number into a date: the cell formats that show one, and the day numbers count from."""

    dates: frozenset[str]
    spans: frozenset[str]
    from_1904: bool


def sheets(archive: ZipFile) -> list[Sheet]:
    """List the sheets of a workbook in its own order; `part` is "" where the workbook names none.

    Raises:
        xml.parsers.expat.ExpatError, KeyError: the workbook part is broken or missing.
    """
    main = _workbook_part(archive)
    folder, _, file = main.rpartition("/")
    targets = _relations(archive, f"{folder}/_rels/{file}.rels".lstrip("/"), folder)
    found: list[Sheet] = []

    def start(tag: str, a: dict[str, str]) -> None:
        if tag == "sheet":
            identity = next((v for k, v in a.items() if k.rpartition(":")[2] == "id"), "")
            kind, part = targets.get(identity, ("worksheet", ""))
            found.append(Sheet(a.get("name", ""), part, kind, a.get("state", "visible") != "visible"))

    with archive.open(main) as stream:
        parse(stream, start, _nothing, _nothing)
    return found


def shared_strings(archive: ZipFile) -> list[str]:
    """Read the texts that the cells of a workbook share; phonetic guides are left out."""
    name = next((n for n in archive.namelist() if n.lower().endswith("xl/sharedstrings.xml")), None)
    strings: list[str] = []
    state = _Text()

    def end(tag: str) -> None:
        if tag == "si":
            strings.append(state.take())
        state.close(tag)

    if name is not None:
        with archive.open(name) as stream:
            parse(stream, lambda tag, _: state.open(tag), end, state.add)
    return strings


def looks(archive: ZipFile) -> Looks:
    """Read which cell formats show dates and durations."""
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format  # heavy, and rarely needed

    codes: dict[str, str] = {}
    formats: list[str] = []
    inside: list[str] = []
    epoch: list[str] = []

    def start(tag: str, a: dict[str, str]) -> None:
        if tag == "numFmt":
            codes[a.get("numFmtId", "")] = a.get("formatCode", "")[:255]
        elif tag == "cellXfs":
            inside.append(tag)
        elif tag == "xf" and inside:
            formats.append(a.get("numFmtId", "0"))
        elif tag == "workbookPr":
            epoch.append(a.get("date1904", "0"))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside.clear()

    for part in ("xl/styles.xml", "xl/workbook.xml"):
        if part in archive.namelist():
            with archive.open(part) as stream:
                parse(stream, start, end, _nothing)
    spans = {i for i, code in codes.items() if is_timedelta_format(code)} | {str(i) for i in _BUILTIN_SPANS}
    dates = {i for i, code in codes.items() if is_date_format(code)} | {str(i) for i in _BUILTIN_DATES}
    return Looks(
        frozenset(str(style) for style, i in enumerate(formats) if i in dates - spans),
        frozenset(str(style) for style, i in enumerate(formats) if i in spans),
        epoch[-1:] in (["1"], ["true"]),
    )


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


class _Text:
    """Gathers the text of <t> and <v>, but not of phonetic guides."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.listening = self.phonetic = False

    def open(self, tag: str) -> None:
        self.phonetic = self.phonetic or tag == "rPh"
        self.listening = tag in ("t", "v") and not self.phonetic

    def close(self, tag: str) -> None:
        self.listening = False
        self.phonetic = self.phonetic and tag != "rPh"

    def add(self, text: str) -> None:
        if self.listening:
            self.parts.append(text)

    def take(self) -> str:
        text = "".join(self.parts)
        self.parts.clear()
        return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


class _Sheet:
    def __init__(self, cells: Cells, strings: list[str], looks: Looks) -> None:
        self.cells, self.strings, self.looks = cells, strings, looks
        self.text = _Text()
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


def _workbook_part(archive: ZipFile) -> str:
    if "_rels/.rels" in archive.namelist():
        for kind, part in _relations(archive, "_rels/.rels", "").values():
            if kind == "officeDocument" and part in archive.namelist():
                return part
    return "xl/workbook.xml"


def _relations(archive: ZipFile, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Map the ids of a relations part to the kind and the part each leads to."""
    targets: dict[str, tuple[str, str]] = {}

    def start(tag: str, a: dict[str, str]) -> None:
        if tag == "Relationship":
            path = posixpath.normpath(posixpath.join("/" + folder, a.get("Target", ""))).lstrip("/")
            targets[a.get("Id", "")] = (a.get("Type", "").rpartition("/")[2], path)

    with archive.open(part) as stream:
        parse(stream, start, _nothing, _nothing)
    return targets


def _nothing(*_: object) -> None:
    """Ignore what the parser says."""
