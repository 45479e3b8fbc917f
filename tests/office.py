"""A list as somebody works in it: LibreOffice opens it, types into it, sorts it and saves it again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from openpyxl import load_workbook

INSTALLED = shutil.which("soffice") is not None
_FILTERS = {".xlsx": ("Calc MS Excel 2007 XML", ""), ".csv": ("Text - txt - csv (StarCalc)", "44,34,76")}
_DOCTYPE = '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'
_LINKS = '<library:{0} {1} {2}><library:{3} library:name="{4}"{5}/></library:{0}>'
_MODULE = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Work" '
    'script:language="StarBasic">{}</script:module>'
)
_BASIC = """
Function Named(key As String, value As Variant) As Object
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = key
  made.Value = value
  Named = made
End Function

Sub Sort(sheet As Object, column As Long, columns As Long, rows As Long)
  Dim by(0) As New com.sun.star.table.TableSortField
  by(0).Field = column
  by(0).IsAscending = True
  sheet.getCellRangeByPosition(0, 0, columns, rows).sort(Array(Named("SortFields", by), _
    Named("ContainsHeader", True)))
End Sub

Sub Main
  Dim doc As Object, sheet As Object
  On Error Goto Leave
{steps}
Leave:
  StarDesktop.terminate()
End Sub
"""


class Typed(NamedTuple):
    """What somebody types into one sheet, by who and heading; a heading nobody wrote becomes a column."""

    sheet: str
    cells: Sequence[tuple[str, str, str]]
    sort: str = ""


class Task(NamedTuple):
    """A workbook to open, what is typed into it, and what it is saved as: .xlsx, or a sheet as .csv."""

    opened: Path
    typed: Sequence[Typed]
    saved: Path


def work(tasks: Sequence[Task], profile: Path) -> None:
    """Do all `tasks` in one start of LibreOffice, whose settings live in the new folder `profile`."""
    _install("".join(line for task in tasks for line in _steps(task)), profile)
    started = f"-env:UserInstallation={profile.as_uri()}"
    command = ["soffice", started, "--headless", "--norestore", "macro:///Standard.Work.Main"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    missing = [task.saved for task in tasks if not task.saved.exists()]
    assert not missing, f"LibreOffice did not save {missing}"


def _steps(task: Task) -> list[str]:
    """Put a task into StarBasic: cells are filled as if typed, so that days and numbers become such."""
    book = load_workbook(task.opened)
    hidden = 'Named("Hidden", True)'
    lines = [
        f"doc = StarDesktop.loadComponentFromURL({_url(task.opened)}, {_text('_blank')}, 0, Array({hidden}))"
    ]
    for part in task.typed:
        sheet = book[part.sheet]
        at = {str(cell.value): cell.column - 1 for cell in sheet[1]}
        rows = {str(row[at["Name"]].value): row[0].row - 1 for row in sheet.iter_rows(min_row=2)}
        lines.append(f"sheet = doc.Sheets.getByName({_text(part.sheet)})")
        for who, heading, text in part.cells:
            if heading not in at:
                at[heading] = max(at.values()) + 1
                lines.append(_put(at[heading], 0, heading))
            lines.append(_put(at[heading], rows[who], text))
        if part.sort:
            lines.append(f"Sort(sheet, {at[part.sort]}, {max(at.values())}, {max(rows.values())})")
    name, options = _FILTERS[task.saved.suffix]
    lines.append("doc.CurrentController.setActiveSheet(sheet)")
    how = f'Array(Named("FilterName", {_text(name)}), Named("FilterOptions", {_text(options)}))'
    lines += [f"doc.storeToURL({_url(task.saved)}, {how})", "doc.close(True)"]
    return [f"  {line}\n" for line in lines]


def _put(column: int, row: int, text: str) -> str:
    return f"sheet.getCellByPosition({column}, {row}).FormulaLocal = {_text(text)}"


def _url(path: Path) -> str:
    return _text(path.resolve().as_uri())


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


#: Says that the profile is set up: LibreOffice would lay its own macros over ours.
_SETTINGS = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    '<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">'
    "<value>true</value></prop></item></oor:items>"
)


def _install(steps: str, profile: Path) -> None:
    """Lay out a profile with the macro in it."""
    folder = profile / "user" / "basic"
    (folder / "Standard").mkdir(parents=True)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    (profile / "user" / "registrymodifications.xcu").write_text(head + _SETTINGS, encoding="utf-8")
    link = ' xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"'
    xlink = f'{_LIBRARY} xmlns:xlink="http://www.w3.org/1999/xlink"'
    for path, kind, content in (
        (
            "script.xlc",
            "library:libraries",
            _LINKS.format("libraries", xlink, "", "library", "Standard", link),
        ),
        (
            "Standard/script.xlb",
            "library:library",
            _LINKS.format("library", _LIBRARY, 'library:name="Standard"', "element", "Work", ""),
        ),
        ("Standard/Work.xba", "script:module", _MODULE.format(escape(_BASIC.replace("{steps}", steps)))),
    ):
        text = head + _DOCTYPE.format(kind, kind.partition(":")[2]) + content
        (folder / path).write_text(text, encoding="utf-8")
