"""The sheets of ours in a file that came back: which each is, its lines by column, and their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from pipeline.labels import COLUMNS as WORDS
from pipeline.writers.entry_grids import grids_of
from pipeline.writers.marks import COLUMNS_SHEET, HELD, KEY, OWN, SEALS, YOURS, event_of, round_of, sheet_of

_HEADING_ROWS = 20  # somebody may have put a title above
#: A column somebody added under a heading of ours is that column.
_YOUR_WORDS = {heading: name for name in YOURS for heading in WORDS[name]}


class SheetBack(NamedTuple):
    """A sheet of ours as it came back; `renamed` has the headings of ours that somebody wrote over."""

    key: str
    round: int
    event: str
    lines: list[tuple[str, dict[str, str]]]
    renamed: dict[str, str]


def sheets_of(path: Path, questions: Mapping[str, str]) -> Iterator[SheetBack]:
    """Yield the sheets of ours in a file; `questions` are headings that are ours where the file does not say.

    Raises:
        InputError: it is no file that can be read.
    """
    grids = grids_of(path)
    columns = _written_columns(grids.get(COLUMNS_SHEET, []))
    for title, grid in grids.items():
        if title == COLUMNS_SHEET:
            continue
        for at, row in enumerate(grid[:_HEADING_ROWS]):
            heading = next((cell for cell in row if sheet_of(cell)), "")
            if heading:
                found = sheet_of(heading)
                written = columns.get(found, {})
                renamed = _renamed(row, list(written))
                keys = _keys(
                    [renamed.get(one, one) for one in row], written or _our_words() | dict(questions)
                )
                where = f"{title} row" if title else "row"
                lines = [
                    (f"{where} {at + 2 + n}", _line(keys, cells)) for n, cells in enumerate(grid[at + 1 :])
                ]
                yield SheetBack(found, round_of(heading), event_of(heading), lines, renamed)
                break


def _line(keys: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    line: dict[str, str] = {}
    for key, text in zip(keys, cells, strict=False):
        if key and (text or key not in line):
            keep(line, key, text)
    return line


def keep(into: dict[str, str], key: str, text: str) -> None:
    """Add a text; another one that stands there already stays, too."""
    before = into.get(key, "")
    into[key] = text if not before or before == text else f"{before} / {text}"


def _keys(headings: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Name the column under each heading; one nobody wrote is an added column, by its letter if need be."""
    return [
        KEY
        if sheet_of(heading)
        else columns.get(heading) or _YOUR_WORDS.get(heading) or OWN + (heading or xl_col_to_name(at))
        for at, heading in enumerate(headings)
    ]


def _renamed(headings: Sequence[str], written: Sequence[str]) -> dict[str, str]:
    """Map headings nobody wrote to those of ours that are missing, where as many stand in the same place."""
    parts = SequenceMatcher(None, written, headings, autojunk=False).get_opcodes()
    pairs = [
        pair
        for what, start, end, at, until in parts
        if what == "replace" and end - start == until - at
        for pair in zip(headings[at:until], written[start:end], strict=True)
    ]
    ours = {*written, *_YOUR_WORDS}  # a sheet of several tabs lists the headings of all of them
    return {new: old for new, old in pairs if new and not sheet_of(new) and new not in ours}


def _written_columns(grid: Sequence[Sequence[str]]) -> dict[str, dict[str, str]]:
    """Read which headings were written, by sheet: heading to key."""
    columns: dict[str, dict[str, str]] = {}
    for sheet, heading, key, *_ in (row for row in grid if len(row) >= 3):
        columns.setdefault(sheet, {})[heading] = key
    return columns


def _our_words() -> dict[str, str]:
    """Map our headings in both languages to keys, for a workbook that lost its hidden sheet."""
    plain = {name: name for name in (SEALS, HELD, "row_keys_a", "row_keys_b")}
    return plain | {heading: name for name, pair in WORDS.items() for heading in pair}
