"""A workbook for a machine to read: one sheet, one header row, text in every cell, nothing else."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook

from pipeline.columns import TEXT
from pipeline.writers.pour import Rows, pour
from pipeline.writers.sheet_xml import CellColumn, rows_xml

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # of no day: two runs give the same bytes
_HEIGHT, _WIDTH = 15.0, 18
_SHEET = "Sheet1"


def write_sheet(path: Path, columns: Mapping[str, Sequence[str]], *, text_cells: bool = True) -> None:
    """Write `columns` (header to cells, all of one length) to `path` as text that no program takes for more.

    With `text_cells` the cells are formatted as text, so that a number someone types over stays one; without,
    they keep the General format that some systems insist on. The text itself is a string either way.

    Raises:
        OSError: the file cannot be written.
    """
    frame = io.BytesIO()
    count = len(next(iter(columns.values())))
    with Workbook(frame, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        look = book.add_format({"num_format": "@"} if text_cells else {})
        sheet = book.add_worksheet(_SHEET)
        sheet.set_column(0, len(columns) - 1, _WIDTH, look)
        for at, header in enumerate(columns):
            sheet.write_string(0, at, header, look)
        style = look._get_xf_index()
    cells = [CellColumn(pd.Series(list(column), dtype=TEXT), style) for column in columns.values()]
    dimension = xl_range(0, 0, count, len(columns) - 1)
    rows = Rows(dimension, rows_xml(cells, [_HEIGHT] * count, 2))
    pour(frame, {"xl/worksheets/sheet1.xml": rows}, path)
