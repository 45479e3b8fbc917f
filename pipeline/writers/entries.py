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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pipeline.columns import EXTRA
from pipeline.labels import COLUMNS as WORDS
from pipeline.labels import answer_code
from pipeline.writers.entry_sheets import keep, sheets_of
from pipeline.writers.marks import (
    HELD,
    KEY,
    OWN,
    QUESTION,
    SEALED,
    SEALS,
    TRIED_BY,
    WATCHED,
    YOURS,
    held_in,
    seal,
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

    `person` is an id; of the other of two who may be one, the content of a row of theirs.

    `field` is a column ("result", "q:system-in-use", "own:Gift sent", "phone" for a corrected value); `place`
    names sheet and row for people, `tried` has the seal of the number or address a result is about.
    """

    person: str
    round: int
    sheet: str
    field: str
    text: str
    base: str
    place: str
    tried: str = ""


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
    sheet: str = "review"


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
    the sign-ups' own columns that were changed: those are put right where they came from; `renamed` has the
    headings of ours by those that somebody wrote over them.
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
    renamed: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __bool__(self) -> bool:
        return bool(self.typed or self.pairs or self.people or any(one.text for one in self.decisions))


NO_ENTRIES = Entries()


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
    renamed: dict[str, str] = {}
    brought = brought or {}
    headings = {**{heading: EXTRA + heading for heading in brought}, **(questions or {})}
    for sheet in sheets_of(path, headings):
        sheets.append(sheet.key)
        renamed |= sheet.renamed
        events |= {sheet.event} - {""}
        seen: set[str] = set()
        for place, line in sheet.lines:
            person = line.get(KEY, "")
            if not person:
                keyless += [place] if any(line.values()) else []
                continue
            if sheet.key in _LISTS:
                columns |= {(sheet.key, sheet.round, key) for key in line.keys() - seen}
                seen |= line.keys()
                passed_by.update(_changed(line, brought))
                lines.add((person, sheet.round, sheet.key))
            elif decision := _answer(line, place, sheet.key):
                decisions.append(decision)
                _note(decision, pairs, people)
            for key, (text, base, is_typed) in _typed(line).items():
                about = _about(line)
                tried = _tried(line, key)
                cells += [Cell(one, sheet.round, sheet.key, key, text, base, place, tried) for one in about]
                if is_typed:
                    keep(typed.setdefault(person, {}), f"{sheet.key}.{key}", text)
    return Entries(
        typed, pairs, people, tuple(cells), tuple(decisions), tuple(keyless), tuple(dict.fromkeys(sheets)),
        frozenset(lines), frozenset(events), frozenset(columns), passed_by, renamed,
    )  # fmt: skip


def _changed(line: Mapping[str, str], brought: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Name the sign-ups' own columns in which a line says something else."""
    for heading, said in brought.items():
        text, was = line.get(EXTRA + heading, ""), said.get(line[KEY])
        if text and was is not None and seal(text) != seal(was):
            yield heading


def _about(line: Mapping[str, str]) -> list[str]:
    """Name whom a line is about: by id, the other of two in doubt by the content of a row of theirs."""
    return [line[KEY], *line.get("row_keys_b", "").split()[:1]]


def _answer(line: Mapping[str, str], place: str, sheet: str) -> Decision | None:
    """Read the answer on a line of Review or Dropped, for every content the people in question have."""
    text = line.get("answer", "")
    answer, base = answer_code(text), held_in(line.get(HELD, "")).get(seal("answer"), seal(""))
    ones, others = tuple(line.get("row_keys_a", "").split()), tuple(line.get("row_keys_b", "").split())
    if not text and (base == seal("") or "answer" not in line):
        return None
    if answer not in (PAIR_ANSWERS if others else PERSON_ANSWERS):
        answer = ""
    return Decision(line[KEY], ones, others, answer, base, place, text, sheet)


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
    sealed, every = line.get(SEALS, "").split("."), (*SEALED, *WATCHED)
    if len(sealed) in (len(SEALED), len(every)):  # a list of an earlier version seals fewer
        for key, was in zip(every, sealed, strict=False):
            if line.get(key) and was and seal(line[key]) != was:
                said[key] = (line[key], was, True)
    return said


def _tried(line: Mapping[str, str], key: str) -> str:
    """Return the seal of the number or address that stood in a line when it was written, for its results."""
    contact, sealed = TRIED_BY.get(key, ""), line.get(SEALS, "").split(".")
    if not contact or len(sealed) < len(SEALED):
        return ""
    return sealed[SEALED.index(contact)]


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
