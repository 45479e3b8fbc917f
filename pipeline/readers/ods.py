"""OpenDocument sheets, read cell by cell: two attributes of a 7 KB file may claim 17 billion cells."""

from __future__ import annotations

import re
from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from pipeline.readers import preflight
from pipeline.readers.cells import shortened
from pipeline.readers.grid import CellProblem, Grid, unusable
from pipeline.readers.sparse import LAST_COLUMN, LAST_ROW, Cells, parse

_TIME = re.compile(r"(-?)PT([0-9]+)H([0-9]+)M([0-9]+)")
_AGAIN = "Download or copy it again, or save it as .xlsx"


def read_ods(file: str, data: bytes) -> tuple[list[Grid], list[str]]:
    """Read every sheet of an .ods file.

    Raises:
        InputError: the file is damaged, protected by a password, or holds too much.
    """
    try:
        archive = ZipFile(BytesIO(data))
        preflight.check_members(file, archive, len(data))
        preflight.survey(file, archive, [])
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise unusable(file, "password-protected", "Open it, remove the password and save it again")
    except KeyError:
        pass  # a manifest is not needed to read the sheets
    except preflight.ZIP_TROUBLE as error:
        raise unusable(
            file, "the file is cut off or damaged (the end of the zip is missing)", _AGAIN
        ) from error
    reader = _Reader(file)
    try:
        with archive.open("content.xml") as stream:
            parse(stream, reader.start, reader.end, reader.add)
    except (ExpatError, KeyError, *preflight.ZIP_TROUBLE) as error:
        raise unusable(file, "its sheets are damaged", _AGAIN) from error
    return [sheet.grid() for sheet in reader.sheets], []


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: list[Cells] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.line = self.column = 0
        self.row_repeat = self.repeat = 1
        self.row: dict[int, object] = {}
        self.attributes: dict[str, str] | None = None
        self.paragraphs: list[list[str]] = []
        self.depth = self.notes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        a = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if tag == "annotation":
            self.notes += 1
        elif tag == "style":
            self.style = a.get("name", "")
        elif tag == "table-properties" and a.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif tag == "table":
            self.sheets.append(
                Cells(self.file, a.get("name", ""), a.get("style-name", "") in self.hidden_styles)
            )
            self.line = 1
        elif not self.sheets:
            return
        elif tag == "table-row":
            self.column, self.row, self.row_repeat = 0, {}, _count(a.get("number-rows-repeated"), LAST_ROW)
        elif tag in ("table-cell", "covered-table-cell"):
            self.attributes, self.paragraphs = a, []
            self.repeat = _count(a.get("number-columns-repeated"), LAST_COLUMN)
        elif tag == "p" and not self.notes:
            self.paragraphs.append([])
        elif self.paragraphs and not self.notes:
            self.paragraphs[-1].append(
                {"s": " " * _count(a.get("c"), 1000), "tab": "\t", "line-break": "\n"}.get(tag, "")
            )

    def add(self, text: str) -> None:
        if self.paragraphs and not self.notes:
            self.paragraphs[-1].append(text)

    def end(self, tag: str) -> None:
        if tag == "annotation":
            self.notes -= 1
        elif tag in ("table-cell", "covered-table-cell") and self.attributes is not None:
            self._end_cell(self.attributes)
            self.attributes = None
        elif tag == "table-row" and self.sheets:
            if self.row:
                for line in range(self.line, self.line + self.row_repeat):
                    for column, value in self.row.items():
                        self.sheets[-1].put(line, column, value)
            self.line += self.row_repeat

    def _end_cell(self, a: dict[str, str]) -> None:
        text = "\n".join("".join(parts) for parts in self.paragraphs)
        value = _value(a, text)
        sheet = self.sheets[-1]
        down, across = (
            _count(a.get("number-rows-spanned"), LAST_ROW),
            _count(a.get("number-columns-spanned"), LAST_COLUMN),
        )
        if down > 1 or across > 1:
            sheet.merged.append((self.line, self.column, self.line + down - 1, self.column + across - 1))
        if a.get("formula") and text.startswith(("#", "Err:")):
            sheet.problems.append(CellProblem(self.line, self.column, "cell-error", shortened(text)))
            value = ""
        if value != "":
            self.row.update(dict.fromkeys(range(self.column, self.column + self.repeat), value))
        self.column += self.repeat


def _count(given: str | None, most: int) -> int:
    return max(1, min(int(given), most)) if given and given.isdecimal() and len(given) < 12 else 1


def _value(a: dict[str, str], text: str) -> object:
    kind = a.get("value-type", "")
    if kind in ("float", "currency", "percentage"):
        try:
            return float(a.get("value", text))
        except ValueError:
            return text
    if kind == "date":
        return a.get("date-value", text).partition(".")[0].replace("T00:00:00", "").replace("T", " ")
    if kind == "time" and (span := _TIME.match(a.get("time-value", ""))):
        return f"{span[1]}{int(span[2]):02d}:{int(span[3]):02d}:{int(span[4]):02d}"
    if kind == "boolean":
        return a.get("boolean-value", text).upper()
    return text or a.get("string-value", "")
