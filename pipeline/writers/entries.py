"""Read back what people typed into a sheet of ours, whatever they or their program did to it since.

Rows may be sorted, filtered or deleted, columns moved or added, sheets renamed, moved or removed, the file
saved by Excel, WPS or LibreOffice, as a workbook or as CSV: a row is known by its hidden key, a sheet by the
heading of that key, a column by its heading in the hidden sheet `columns`, or by our own words in either
language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from pipeline.columns import EXTRA
from pipeline.labels import COLUMNS as WORDS
from pipeline.labels import answer_code
from pipeline.writers.entry_grids import grids_of
from pipeline.writers.marks import (
    COLUMNS_SHEET,
    HELD,
    KEY,
    OWN,
    QUESTION,
    SEALED,
    SEALS,
    YOURS,
    event_of,
    held_in,
    round_of,
    seal,
    sheet_of,
)

#: What may be answered about two, and about one.
PAIR_ANSWERS, PERSON_ANSWERS = ("same", "different"), ("keep", "drop")
_LISTS = ("call", "wecom", "email", "remind")
_HEADING_ROWS = 20  # somebody may have put a title above
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
#: A column somebody added under a heading of ours is that column.
_YOUR_WORDS = {heading: name for name in YOURS for heading in WORDS[name]}


class Cell(NamedTuple):
    """A cell people write in: what it says now, and the seal of what it said when we wrote it.

    `field` is a column ("result", "q:system-in-use", "own:Gift sent", "phone" for a corrected value); `place`
    names sheet and row for people.
    """

    person: str
    round: int
    sheet: str
    field: str
    text: str
    base: str
    place: str


class Decision(NamedTuple):
    """An answer of Review or Dropped: about two by the contents of their rows, or (`others` empty) one.

    `answer` is a code; "" when it was taken back, or when `text`, what was typed, is none of the words.
    """

    person: str
    ones: tuple[str, ...]
    others: tuple[str, ...]
    answer: str
    base: str
    place: str
    text: str = ""


@dataclass(frozen=True)
class Entries:
    """What people typed.

    `typed` has, per person id, texts by "<sheet>.<column>": "call.result", "call.q:system-in-use" (a question
    of the script), "wecom.next_date" (ISO when it is a date), "call.own:Gift sent" (a column somebody added),
    and "call.phone" for a cell of ours that was corrected. `pairs` and `people` are the answers of Review and
    Dropped by the contents of rows, the way `known.Answers` takes them. `cells` and `decisions` are the same
    cell by cell, with what stood there before; `keyless` are places of rows somebody added without a key,
    `lines` says who stands in which list: person, round and sheet; `events` has the marks of the events they
    are of, `columns` which each list has: sheet, round and column. `passed_by` counts by heading the cells of
    the sign-ups' own columns that were changed: those are put right where they came from.
    """

    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[Cell, ...] = field(default=(), compare=False)
    decisions: tuple[Decision, ...] = field(default=(), compare=False)
    keyless: tuple[str, ...] = field(default=(), compare=False)
    sheets: tuple[str, ...] = field(default=(), compare=False)
    lines: frozenset[tuple[str, int, str]] = field(default=frozenset(), compare=False)
    events: frozenset[str] = field(default=frozenset(), compare=False)
    columns: frozenset[tuple[str, int, str]] = field(default=frozenset(), compare=False)
    passed_by: Mapping[str, int] = field(default_factory=dict, compare=False)

    def __bool__(self) -> bool:
        return bool(self.typed or self.pairs or self.people or any(one.text for one in self.decisions))


NO_ENTRIES = Entries()


class _Sheet(NamedTuple):
    """A sheet of ours as it came back: which it is, and its lines by column key, each with its place."""

    key: str
    round: int
    event: str
    lines: list[tuple[str, dict[str, str]]]


def read_entries(
    path: Path,
    questions: Mapping[str, str] | None = None,
    brought: Mapping[str, Mapping[str, str]] | None = None,
) -> Entries:
    """Return all that people typed into the file at `path`; nothing when it is not one of ours.

    For files that lost the sheet that says so, `questions` maps the heading of each question of the scripts
    to its key, and `brought` has each column that came with the sign-ups, with what it says by person.

    Raises:
        InputError: it is no file that can be read.
    """
    typed: dict[str, dict[str, str]] = {}
    pairs: dict[tuple[str, str], str] = {}
    people: dict[str, str] = {}
    cells: list[Cell] = []
    decisions: list[Decision] = []
    keyless: list[str] = []
    sheets: list[str] = []
    lines: set[tuple[str, int, str]] = set()
    events: set[str] = set()
    columns: set[tuple[str, int, str]] = set()
    passed_by: Counter[str] = Counter()
    brought = brought or {}
    headings = {**{heading: EXTRA + heading for heading in brought}, **(questions or {})}
    for sheet in _sheets(path, headings):
        sheets.append(sheet.key)
        events |= {sheet.event} - {""}
        seen: set[str] = set()
        for place, line in sheet.lines:
            person = line.get(KEY, "")
            if not person:
                keyless += [place] if any(line.values()) else []
            elif sheet.key in _LISTS:
                columns |= {(sheet.key, sheet.round, key) for key in line.keys() - seen}
                seen |= line.keys()
                passed_by.update(_changed(line, brought))
                lines.add((person, sheet.round, sheet.key))
                for key, (text, base, is_typed) in _typed(line).items():
                    cells.append(Cell(person, sheet.round, sheet.key, key, text, base, place))
                    if is_typed:
                        _keep(typed.setdefault(person, {}), f"{sheet.key}.{key}", text)
            elif decision := _answer(line, place):
                decisions.append(decision)
                _note(decision, pairs, people)
    return Entries(
        typed, pairs, people, tuple(cells), tuple(decisions), tuple(keyless), tuple(dict.fromkeys(sheets)),
        frozenset(lines), frozenset(events), frozenset(columns), passed_by,
    )  # fmt: skip


def _changed(line: Mapping[str, str], brought: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Name the sign-ups' own columns in which a line says something else."""
    for heading, said in brought.items():
        text, was = line.get(EXTRA + heading, ""), said.get(line[KEY])
        if text and was is not None and seal(text) != seal(was):
            yield heading


def _answer(line: Mapping[str, str], place: str) -> Decision | None:
    """Read the answer on a line of Review or Dropped, for every content the people in question have."""
    text = line.get("answer", "")
    answer, base = answer_code(text), held_in(line.get(HELD, "")).get(seal("answer"), seal(""))
    ones, others = tuple(line.get("row_keys_a", "").split()), tuple(line.get("row_keys_b", "").split())
    if not text and (base == seal("") or "answer" not in line):
        return None
    if answer not in (PAIR_ANSWERS if others else PERSON_ANSWERS):
        answer = ""
    return Decision(line[KEY], ones, others, answer, base, place, text)


def _note(decision: Decision, pairs: dict[tuple[str, str], str], people: dict[str, str]) -> None:
    if decision.answer and decision.others:
        pairs |= {ordered(one, other): decision.answer for one in decision.ones for other in decision.others}
    elif decision.answer:
        people |= dict.fromkeys((decision.person, *decision.ones), decision.answer)


def _typed(line: Mapping[str, str]) -> dict[str, tuple[str, str, bool]]:
    """Pick what a person wrote: (text now, seal of what was written, whether it says something).

    Their columns, added columns, and cells that are not as they were sealed; also what was emptied since.
    """
    held, empty = held_in(line.get(HELD, "")), seal("")
    said: dict[str, tuple[str, str, bool]] = {}
    for key, text in line.items():
        base = held.get(seal(key), empty)
        if (key in YOURS or key.startswith((QUESTION, OWN))) and (text or base != empty):
            said[key] = (_iso_day(text) if key == "next_date" else text, base, bool(text))
    sealed = line.get(SEALS, "").split(".")
    if len(sealed) == len(SEALED):
        for key, was in zip(SEALED, sealed, strict=True):
            if line.get(key) and was and seal(line[key]) != was:
                said[key] = (line[key], was, True)
    return said


def _sheets(path: Path, questions: Mapping[str, str]) -> Iterator[_Sheet]:
    grids = grids_of(path)
    columns = _written_columns(grids.get(COLUMNS_SHEET, []))
    for title, grid in grids.items():
        if title == COLUMNS_SHEET:
            continue
        for at, row in enumerate(grid[:_HEADING_ROWS]):
            heading = next((cell for cell in row if sheet_of(cell)), "")
            if heading:
                found = sheet_of(heading)
                keys = _keys(row, columns.get(found) or _our_words() | dict(questions))
                where = f"{title} row" if title else "row"
                lines = [
                    (f"{where} {at + 2 + n}", _line(keys, cells)) for n, cells in enumerate(grid[at + 1 :])
                ]
                yield _Sheet(found, round_of(heading), event_of(heading), lines)
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
        KEY
        if sheet_of(heading)
        else columns.get(heading) or _YOUR_WORDS.get(heading) or OWN + (heading or xl_col_to_name(at))
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
    plain = {name: name for name in (SEALS, HELD, "row_keys_a", "row_keys_b")}
    return plain | {heading: name for name, pair in WORDS.items() for heading in pair}


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
