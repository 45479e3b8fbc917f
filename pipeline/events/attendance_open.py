"""attendance_open.csv: the names nobody can place, and who they are, as somebody typed it there.

An answer holds for its report, and for the one that corrects it: an iPhone in the next report is another's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from pipeline.readers.files import open_source
from pipeline.readers.grid import has_text
from pipeline.text.clean import normal
from pipeline.writers.csv_file import unguarded, write_csv

FILE = "attendance_open.csv"
NEW, NOBODY = "new", "nobody"
_WORDS = {
    **dict.fromkeys((NEW, "walk-in", "walkin", "新增", "新", "现场", "未报名"), NEW),
    **dict.fromkeys((NOBODY, "none", "skip", "drop", "忽略", "不是", "无"), NOBODY),
}


@dataclass(frozen=True)
class Open:
    """A line of attendance_open.csv: one attendee nobody can place. `answer` is what somebody typed."""

    report: str
    sheet: str
    line: str
    shown_as: str
    minutes: str
    first_joined: str
    last_left: str
    why: str
    reason: str
    candidates: str
    answer: str = ""

    @property
    def persons(self) -> list[str]:
        """The ids of those the line may be."""
        return [text.split(" ", 1)[0] for text in self.candidates.split("; ") if text]


def write_open(path: Path, asked: Sequence[Open]) -> None:
    """Write the attendees nobody can place; a file with a header alone when there is none."""
    names = [one.name for one in fields(Open)]
    write_csv(path, {name: [str(getattr(one, name)) for one in asked] for name in names})


def read_open(folder: Path) -> list[Open]:
    """Read attendance_open.csv of an earlier run, with the answers typed into it; [] when there is none.

    Excel may have saved it in the code page of its system, with semicolons, or as a workbook.

    Raises:
        InputError: the file is there and cannot be read.
    """
    path = folder / FILE
    if not path.exists() or not path.stat().st_size:
        return []
    grid = next(grid for grid in open_source(path).grids if has_text(grid))
    header, *lines = [cells for cells in grid.cells if any(cells)]
    found = [dict(zip(header, cells, strict=False)) for cells in lines]
    names = [one.name for one in fields(Open)]
    return [Open(**{name: unguarded(line.get(name, "").strip()) for name in names}) for line in found]


class Answers(NamedTuple):
    """What was answered, by report and display name (a person id, `new`, `nobody`), and what says nothing."""

    said: Mapping[tuple[str, str], str]
    unusable: frozenset[Open]

    def about(self, reports: Collection[str]) -> dict[str, str]:
        """Return the answers given about reports of these names, by display name."""
        return {shown: answer for (report, shown), answer in self.said.items() if report in reports}

    def is_asked(self, line: Open) -> bool:
        """Tell whether a line waits for an answer that says something."""
        return not line.answer or line in self.unusable


def answers_in(lines: Sequence[Open], people: pd.DataFrame, now: Mapping[str, str]) -> Answers:
    """Read what was typed beside names: a person of `people` (by id, or by a name only one has), or a word.

    `now` maps former ids to those that stand for them.
    """
    names: dict[str, list[str]] = {}
    for person, name in zip(people.index, people["name"] if len(people) else (), strict=True):
        names.setdefault(normal(name), []).append(person)
    said: dict[tuple[str, str], str] = {}
    unusable: list[Open] = []
    for line in lines:
        typed = line.answer.split(maxsplit=1)[0] if line.answer else ""
        bearers = names.get(normal(line.answer), [])
        if now.get(typed, typed) in people.index:
            said[line.report, normal(line.shown_as)] = now.get(typed, typed)
        elif normal(line.answer) in _WORDS:
            said[line.report, normal(line.shown_as)] = _WORDS[normal(line.answer)]
        elif len(bearers) == 1:
            said[line.report, normal(line.shown_as)] = bearers[0]
        elif line.answer:
            unusable.append(line)
    return Answers(said, frozenset(unusable))
