"""Workbooks to grids: calamine for speed, the patient readers where calamine would fail or fall."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from pipeline.readers import ooxml, preflight
from pipeline.readers.cells import CellTexts
from pipeline.readers.grid import CellProblem, Grid, unusable
from pipeline.readers.patient import read_sheet
from pipeline.readers.sparse import place_merged, without_long_gaps

MOST_SHEETS = 256
_WIDE = 256
_RESAVE = "Open it in Excel and save it as .xlsx"
UNPROTECT = "In Excel choose File, Info, Protect Workbook, remove the password and save"
_AGAIN = "Download or copy it again"
_N = rb"(?:[A-Za-z0-9]+:)?"  # a namespace prefix
_ERROR = re.compile(
    rb"<%bc ([^>]*?t=\"e\"[^>]*?)(?:/>|>(?:<%bf(?:\s[^>]*)?(?:/>|>[^<]*</%bf>))?<%bv>([^<]*)<)" % ((_N,) * 4)
)
_FORMULA = re.compile(
    rb"<%bc ([^>]*)>\s*<%bf(?:\s[^>]*?)?(?:/>|>[^<]*</%bf>)\s*(<%bv ?/>|<%bv></%bv>)?\s*</%bc>" % ((_N,) * 7)
)
_PLACE = re.compile(rb"""r=["']([A-Z]+)([0-9]+)["']""")
_HIDDEN_ROW = re.compile(rb"<%brow [^>]*?hidden=\"(?:1|true)\"" % _N)
_HIDDEN_COLUMN = re.compile(rb"<%bcol [^>]*?hidden=\"(?:1|true)\"" % _N)


def read_xlsx(file: str, data: bytes) -> tuple[list[Grid], list[str]]:
    """Read every worksheet of an .xlsx or .xlsm; returns the grids and what was noticed.

    Raises:
        InputError: the archive or a sheet is damaged or unsafe.
    """
    archive = _open_zip(file, data)
    preflight.check_members(file, archive, len(data))
    try:
        listed = ooxml.sheets(archive)
    except (ExpatError, KeyError, *preflight.ZIP_TROUBLE) as error:
        preflight.survey(file, archive, [])  # names the damaged or unsafe part if that is the reason
        what = "it is not a complete workbook (its list of sheets is missing or broken)"
        raise unusable(file, what, _RESAVE) from error
    _check_sheets(file, archive, listed)
    worksheets = [sheet for sheet in listed if sheet.kind == "worksheet"]
    parts = preflight.survey(file, archive, [sheet.part for sheet in worksheets])
    fast = None if preflight.strings_lie(archive) else _calamine(file, data)
    names = [sheet.name for sheet in listed]
    grids, notes = (
        [],
        [f'sheet "{s.name}" is a {s.kind}, without rows' for s in listed if s.kind != "worksheet"],
    )
    for sheet in worksheets:
        part = parts[sheet.part]
        places = _Places(archive, sheet.part, part)
        patient = fast is None or part.sparse or places.unknown or names.count(sheet.name) > 1
        grid = (
            None if patient or fast is None else _fast_sheet(fast, sheet.name, sheet.hidden, places.problems)
        )
        grids.append(grid or _patient_sheet(file, archive, sheet))
        notes += [f'{note} in sheet "{sheet.name}"' for note in places.notes]
    return grids, notes


def read_binary(file: str, data: bytes, kind: str) -> tuple[list[Grid], list[str]]:
    """Read every worksheet of an .xls or .xlsb. A false file may end the whole process: see `isolated`.

    Raises:
        InputError: the file is damaged, protected by a password, or would need too much memory.
    """
    if kind == "xlsb":
        preflight.check_members(file, _open_zip(file, data), len(data))
    workbook = _calamine(file, data)
    if workbook is None:
        remedy = f"{_AGAIN}, or open it in Excel and save it as .xlsx"
        raise unusable(file, "the workbook is damaged or cut off", remedy)
    grids, notes = [], []
    for meta in workbook.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            notes.append(f'sheet "{meta.name}" holds no rows (a chart, dialog or macro sheet)')
            continue
        grid = _fast_sheet(workbook, meta.name, meta.visible != SheetVisibleEnum.Visible, [])
        if grid is None:
            raise unusable(file, f'sheet "{meta.name}" is damaged', _RESAVE)
        grids.append(grid)
    return grids, notes


class _Places:
    """Where a sheet holds errors, formulas that were never calculated, and hidden rows and columns."""

    def __init__(self, archive: ZipFile, name: str, part: preflight.Part) -> None:
        self.problems: list[CellProblem] = []
        self.notes: list[str] = []
        self.unknown = False
        if part.sparse or not (part.errors or part.formulas or part.hidden):
            return
        data = archive.read(name)
        if part.errors:
            for match in _ERROR.finditer(data):
                self._add(match[1], "cell-error", (match[2] or b"").decode("utf-8", "ignore"))
        if part.formulas:
            for match in _FORMULA.finditer(data):
                if not (match[2] and b't="str"' in match[1]):  # an empty text is a result
                    self._add(match[1], "formula-without-value", "")
        rows, columns = len(_HIDDEN_ROW.findall(data)), len(_HIDDEN_COLUMN.findall(data))
        self.notes += [f"{rows} hidden or filtered rows included"] if rows else []
        self.notes += ["hidden columns included"] if columns else []

    def _add(self, attributes: bytes, rule: str, before: str) -> None:
        place = _PLACE.search(attributes)
        if place is None:
            self.unknown = True  # the patient reader counts cells that do not say where they are
        else:
            column = preflight.column_number(place[1].decode()) - 1
            self.problems.append(CellProblem(int(place[2]), column, rule, before))


def _open_zip(file: str, data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except preflight.ZIP_TROUBLE as error:
        raise unusable(
            file, "the file is cut off or damaged (the end of the zip is missing)", _AGAIN
        ) from error


def _check_sheets(file: str, archive: ZipFile, listed: list[ooxml.Sheet]) -> None:
    if len(listed) > MOST_SHEETS:
        raise unusable(
            file, f"it has {len(listed):,} sheets", f"Keep at most {MOST_SHEETS} and save it again"
        )
    members = set(archive.namelist())
    for sheet in listed:
        if sheet.kind == "worksheet" and sheet.part not in members:
            what = f'sheet "{sheet.name}" is listed but missing from the file'
            raise unusable(file, what, f"{_AGAIN}, or save it again")


def _calamine(file: str, data: bytes) -> CalamineWorkbook | None:
    """Open a workbook with calamine; None when it cannot."""
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise unusable(file, "password-protected", UNPROTECT) from error
    except (CalamineError, OverflowError, ValueError, OSError):
        return None
    except BaseException as error:
        _raise_unless_panic(error)
        return None


def _fast_sheet(
    workbook: CalamineWorkbook, name: str, hidden: bool, problems: list[CellProblem]
) -> Grid | None:
    """Read one sheet with calamine; None when it cannot."""
    try:
        sheet = workbook.get_sheet_by_name(name)
        rows: list[list[Any]] = sheet.to_python(skip_empty_area=True)
        merged = sheet.merged_cell_ranges or []
    except (CalamineError, OverflowError, ValueError):
        return None
    except BaseException as error:
        _raise_unless_panic(error)
        return None
    top, left = sheet.start or (0, 0)
    lines = range(top + 1, top + 1 + len(rows))
    texts, odd = CellTexts().table(rows, lines, left)
    if sheet.width > _WIDE:  # one stray cell far to the right makes every row as wide
        for row in texts:
            del row[max((i for i, text in enumerate(row, 1) if text), default=0) :]
    del rows
    texts, numbers = without_long_gaps(texts, lines)
    ranges = [(r0 + 1, c0, r1 + 1, c1) for (r0, c0), (r1, c1) in merged]
    ordered = tuple(sorted([*problems, *odd], key=lambda p: (p.line, p.column)))
    return Grid(name, texts, numbers, left, hidden, place_merged(ranges, numbers, left), ordered)


def _patient_sheet(file: str, archive: ZipFile, sheet: ooxml.Sheet) -> Grid:
    try:
        return read_sheet(file, archive, sheet.name, sheet.part, sheet.hidden)
    except ExpatError as error:
        what = f'sheet "{sheet.name}" is damaged (its XML breaks off in line {error.lineno})'
        raise unusable(file, what, _AGAIN) from error


def _raise_unless_panic(error: BaseException) -> None:
    """Take a panic inside the compiled reader for a file it cannot read; anything else goes on up."""
    if type(error).__name__ != "PanicException":  # pyo3 derives it from BaseException and does not export it
        raise error
