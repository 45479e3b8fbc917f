"""The cells of a file that came back, sheet by sheet, as a person reads them.

calamine reads a list of 30,000 people in one second, where openpyxl takes thirty.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from pipeline.errors import InputError
from pipeline.readers.files import open_source
from pipeline.writers.csv_file import unguarded

_TEXT_FILES = (".csv", ".tsv", ".txt")


def grids_of(path: Path) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet by its title; a text file has one, without a title.

    Raises:
        InputError: it is no file that can be read.
    """
    return _text_grids(path) if path.suffix.lower() in _TEXT_FILES else _book_grids(path)


def _book_grids(path: Path) -> dict[str, list[list[str]]]:
    try:
        book = CalamineWorkbook.from_path(path)
        return {
            name: [
                [_text(cell) for cell in row]
                for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in book.sheet_names
        }
    except (CalamineError, OSError) as error:
        raise InputError(f"{path}: cannot be read as a workbook; save it as .xlsx and try again") from error


def _text_grids(path: Path) -> dict[str, list[list[str]]]:
    """Read a list that was saved as text: our formula guard comes off, line numbers are those of its rows."""
    grid = open_source(path).grids[0]
    return {"": [[unguarded(cell) for cell in row] for row in grid.cells]}


def _text(value: object) -> str:
    """Write a cell the way a person reads it."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dt.datetime):
        whole_day = value.time() == dt.time()
        return value.date().isoformat() if whole_day else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
