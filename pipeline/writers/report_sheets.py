"""report.xlsx: results against goals, the funnel, what to change, and who came and was reached by group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from xlsxwriter.workbook import Workbook

from pipeline.columns import TEXT
from pipeline.labels import Lang, column_label, pick, sheet_name, word
from pipeline.report_words import GROUPS, MEASURES
from pipeline.writers.book import write_book
from pipeline.writers.styles import Styles
from pipeline.writers.table import Field, Table

#: The measures that are counted by group.
_COUNTED = tuple(name for name in MEASURES if name != "came-rate")
#: What no share of the whole list is written beside: the attendance rate is the share of those who signed up.
_OF_SIGN_UPS = ("came", "came-rate")


def write_report(
    path: Path,
    name: str,
    lang: Lang,
    on: dt.date,
    results: Mapping[str, float | None],
    goals: Mapping[str, float],
    groups: pd.DataFrame,
    advice: Sequence[str],
) -> None:
    """Write both sheets.

    Raises:
        OSError: the file cannot be written.
    """

    def first(book: Workbook, looks: Styles) -> None:
        _overview(book, looks, name, lang, on, results, goals, advice)

    write_book(path, [_by_group(groups, lang)], lang, title=name, on=on, first=first)


def _overview(
    book: Workbook,
    looks: Styles,
    name: str,
    lang: Lang,
    on: dt.date,
    results: Mapping[str, float | None],
    goals: Mapping[str, float],
    advice: Sequence[str],
) -> None:
    sheet = book.add_worksheet(sheet_name("report", lang))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 4, 14)
    sheet.set_row(0, 34)
    sheet.write_string(0, 1, name, looks.title)
    sheet.write_string(1, 1, f"{word('made_on', lang)} {on.isoformat()}", looks.subtitle)
    row = 3
    sheet.write_string(row, 1, word("funnel", lang), looks.section)
    for column, key in enumerate(("result_now", "target", "share"), start=2):
        heading = word(key, lang) if key == "share" else column_label(key, lang)
        sheet.write_string(row, column, heading, looks.section_right)
    whole = (results["registered"] or 0) + (results["walk-ins"] or 0)
    for measure, pair in MEASURES.items():
        row += 1
        result, goal = results[measure], goals.get(measure)
        look = looks.plain_share if measure == "came-rate" else looks.plain_number
        sheet.write_string(row, 1, pick(pair, lang), looks.plain)
        if result is None:
            sheet.write_string(row, 2, word("unknown", lang), looks.plain_right)
        else:
            sheet.write_number(row, 2, result, look)
            if whole and measure not in _OF_SIGN_UPS:
                sheet.write_number(row, 4, result / whole, looks.plain_share)
        if goal is not None:
            sheet.write_number(row, 3, goal, look)
    row += 2
    sheet.write_string(row, 1, word("to_change", lang), looks.section)
    for line in advice:
        row += 1
        sheet.write_string(row, 1, f"· {line}", looks.plain)


def _by_group(groups: pd.DataFrame, lang: Lang) -> Table:
    unknown = word("unknown", lang)
    columns = {
        "group": [pick(GROUPS[name], lang) for name in groups["group"]],
        "value": [value or unknown for value in groups["value"]],
        **{name: [str(int(count)) for count in groups[name]] for name in _COUNTED},
    }
    frame = pd.DataFrame({name: pd.array(cells, dtype=TEXT) for name, cells in columns.items()})
    numbers = (Field(name, pick(MEASURES[name], lang), kind="number") for name in _COUNTED)
    named = (Field(name, column_label(name, lang)) for name in ("group", "value"))
    return Table("report_groups", (*named, *numbers), frame, frozen=2)
