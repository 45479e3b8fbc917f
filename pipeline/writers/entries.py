"""Read back what people typed into a workbook of ours, whatever they or their program did to it since.

Rows may be sorted, filtered or deleted, columns moved or added, sheets renamed, moved or removed, the file
saved by Excel, WPS or LibreOffice: a row is known by its hidden key, a sheet by the heading of that key, a
column by its heading in the hidden sheet `columns`, or by our own words in either language. calamine reads a
list of 30,000 people in one second, where openpyxl takes thirty and eight times the memory.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.utility import xl_col_to_name

from pipeline.errors import InputError
from pipeline.labels import COLUMNS as WORDS
from pipeline.labels import answer_code
from pipeline.writers.marks import COLUMNS_SHEET, KEY, OWN, QUESTION, SEALED, SEALS, YOURS, seal, sheet_of

_LISTS = ("call", "wecom", "email")
_HEADING_ROWS = 20  # somebody may have put a title above
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


@dataclass(frozen=True)
class Entries:
    """What people typed.

    `typed` has, per person id, texts by "<sheet>.<column>": "call.result", "call.q:system-in-use" (a question
    of the script), "wecom.next_date" (ISO when it is a date), "call.own:Gift sent" (a column somebody added),
    and "call.phone" for a cell of ours that was corrected. `pairs` and `people` are the answers of Review and
    Dropped by the contents of rows, the way `known.Answers` takes them.
    """

    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.typed or self.pairs or self.people)


NO_ENTRIES = Entries()


class _Sheet(NamedTuple):
    """A sheet of ours as it came back: which it is, and its lines as text by column key."""

    key: str
    lines: list[dict[str, str]]


def read_entries(path: Path) -> Entries:
    """Return all that people typed into the workbook at `path`; nothing when it is not one of ours.

    Raises:
        InputError: it is no workbook that can be read.
    """
    typed: dict[str, dict[str, str]] = {}
    pairs: dict[tuple[str, str], str] = {}
    people: dict[str, str] = {}
    for sheet in _sheets(path):
        for line in sheet.lines:
            person = line.get(KEY, "")
            if person and sheet.key in _LISTS:
                for key, text in _typed(line).items():
                    _keep(typed.setdefault(person, {}), f"{sheet.key}.{key}", text)
            elif person:
                _answers(line, pairs, people)
    return Entries(typed, pairs, people)


def _answers(line: Mapping[str, str], pairs: dict[tuple[str, str], str], people: dict[str, str]) -> None:
    """Note the answer on a line of Review or Dropped, for every content the people in question have."""
    answer = answer_code(line.get("answer", ""))
    ones, others = line.get("row_keys_a", "").split(), line.get("row_keys_b", "").split()
    if others and answer in ("same", "different"):
        pairs |= {ordered(one, other): answer for one in ones for other in others}
    elif not others and answer in ("keep", "drop"):
        people |= dict.fromkeys((line[KEY], *ones), answer)


def _typed(line: Mapping[str, str]) -> dict[str, str]:
    """Pick what a person wrote: their columns, added columns, and cells that are not as they were sealed."""
    said = {
        key: text for key, text in line.items() if text and (key in YOURS or key.startswith((QUESTION, OWN)))
    }
    if "next_date" in said:
        said["next_date"] = _iso_day(said["next_date"])
    seals = line.get(SEALS, "").split(".")
    if len(seals) == len(SEALED):
        for key, was in zip(SEALED, seals, strict=True):
            if line.get(key) and was and seal(line[key]) != was:
                said[key] = line[key]
    return said


def _sheets(path: Path) -> Iterator[_Sheet]:
    try:
        book = CalamineWorkbook.from_path(path)
        grids = {
            name: [[_text(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
            for name in book.sheet_names
        }
    except (CalamineError, OSError) as error:
        raise InputError(f"{path}: cannot be read as a workbook; save it as .xlsx and try again") from error
    columns = _written_columns(grids.get(COLUMNS_SHEET, []))
    for title, grid in grids.items():
        if title == COLUMNS_SHEET:
            continue
        for at, row in enumerate(grid[:_HEADING_ROWS]):
            found = next((sheet_of(cell) for cell in row if sheet_of(cell)), "")
            if found:
                keys = _keys(row, columns.get(found) or _our_words())
                yield _Sheet(found, [_line(keys, cells) for cells in grid[at + 1 :]])
                break


def _line(keys: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    line: dict[str, str] = {}
    for key, text in zip(keys, cells, strict=False):
        if key and (text or key not in line):
            _keep(line, key, text)
    return line


def _keep(into: dict[str, str], key: str, text: str) -> None:
    """Add a text; another one that stands there already stays, too."""
    before = into.get(key, "")
    into[key] = text if not before or before == text else f"{before} / {text}"


def _keys(headings: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Name the column under each heading; one nobody wrote is an added column, by its letter if need be."""
    return [
        KEY if sheet_of(heading) else columns.get(heading) or OWN + (heading or xl_col_to_name(at))
        for at, heading in enumerate(headings)
    ]


def _written_columns(grid: Sequence[Sequence[str]]) -> dict[str, dict[str, str]]:
    """Read which headings were written, by sheet: heading to key."""
    columns: dict[str, dict[str, str]] = {}
    for sheet, heading, key, *_ in (row for row in grid if len(row) >= 3):
        columns.setdefault(sheet, {})[heading] = key
    return columns


def _our_words() -> dict[str, str]:
    """Map our headings in both languages to keys, for a workbook that lost its hidden sheet."""
    plain = {name: name for name in (SEALS, "row_keys_a", "row_keys_b")}
    return plain | {heading: name for name, pair in WORDS.items() for heading in pair}


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


def _iso_day(text: str) -> str:
    """Write a day as ISO when it is one; a text such as "next week" stays.

    >>> _iso_day("2026年4月2日"), _iso_day("下周三")
    ('2026-04-02', '下周三')
    """
    parts = _DAY.fullmatch(text)
    try:
        return dt.date(int(parts[1]), int(parts[2]), int(parts[3])).isoformat() if parts else text
    except ValueError:
        return text


def ordered(one: str, other: str) -> tuple[str, str]:
    """Write a pair of contents the way answers are kept: the smaller first."""
    return (one, other) if one <= other else (other, one)
