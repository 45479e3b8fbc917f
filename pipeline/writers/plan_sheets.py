"""plan.xlsx: goals and tasks to be typed in, written once and read back whatever was done to it since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from pipeline.callback import code_of
from pipeline.columns import TEXT
from pipeline.errors import InputError
from pipeline.labels import COLUMNS, Lang, column_label, pick
from pipeline.planning import PHASES, STATUSES, Plan
from pipeline.report_words import MEASURES
from pipeline.writers.book import write_book
from pipeline.writers.table import Field, Kind, Table

#: The headings of the hidden first columns, by which the sheets are known.
GOALS, TASKS = "plan/goals", "plan/tasks"
_HEADING_ROWS = 20  # somebody may have put a title above
#: Empty lines below the tasks, for more.
_MORE = 20
_YOURS = ("target", "owner", "planned", "actual", "status", "remarks")
_KINDS: dict[str, Kind] = {"planned": "date", "actual": "date"}


class TaskLine(NamedTuple):
    """A line of the task table: `status` is a code or what was typed, days are ISO where they are days."""

    phase: str
    task: str
    owner: str
    planned: str
    actual: str
    status: str

    def is_open(self) -> bool:
        """Tell whether something is left to do."""
        return not self.actual and self.status not in ("done", "dropped")


@dataclass(frozen=True)
class Typed:
    """What plan.xlsx says: the number for each goal that has one, and the tasks in their order."""

    goals: Mapping[str, float]
    tasks: Sequence[TaskLine]


def write_plan(path: Path, name: str, day: dt.date | None, plan: Plan, lang: Lang, on: dt.date) -> None:
    """Write the goals without numbers and the tasks with their days, as far as the event has one.

    Raises:
        OSError: the file cannot be written.
    """
    tasks = [
        {
            TASKS: task.key,
            "phase": pick(PHASES[task.phase], lang),
            "task": task.zh if lang == "zh" else task.en,
            "planned": (day + dt.timedelta(days=task.days)).isoformat() if day else "",
            "status": STATUSES[0].word(lang),
        }
        for task in sorted(plan.tasks, key=lambda task: (list(PHASES).index(task.phase), task.days))
    ]
    goals = [{GOALS: measure, "goal": pick(MEASURES[measure], lang)} for measure in plan.goals]
    tables = [
        _table("plan_goals", GOALS, ("goal", "target", "remarks"), goals, lang),
        _table(
            "plan_tasks",
            TASKS,
            ("phase", "task", "owner", "planned", "actual", "status", "remarks"),
            [*tasks, *[{"phase": ""}] * _MORE],
            lang,
        ),
    ]
    write_book(path, tables, lang, title=name, on=on)


def read_plan(path: Path) -> Typed:
    """Read the plan back; what is no number is no goal, a line without a task is none.

    Raises:
        InputError: it is no workbook that can be read.
    """
    goals: dict[str, float] = {}
    tasks: list[TaskLine] = []
    for kind, line in _lines(path):
        if kind == GOALS and (number := _number(line.get("target", ""))) is not None:
            goals[line.get(GOALS, "")] = number
        elif kind == TASKS and line.get("task"):
            said = line.get("status", "")
            status = code_of(STATUSES, said) or said
            phase, owner = line.get("phase", ""), line.get("owner", "")
            days = line.get("planned", ""), line.get("actual", "")
            tasks.append(TaskLine(phase, line["task"], owner, *days, status))
    return Typed({key: goals[key] for key in goals if key in MEASURES}, tasks)


def _table(
    sheet: str, key: str, names: Sequence[str], lines: Sequence[Mapping[str, str]], lang: Lang
) -> Table:
    cells = {name: [line.get(name, "") for line in lines] for name in (key, *names)}
    frame = pd.DataFrame({name: pd.array(values, dtype=TEXT) for name, values in cells.items()})
    offered = tuple(status.word(lang) for status in STATUSES)
    fields = [
        Field(
            name,
            column_label(name, lang),
            kind=_KINDS.get(name, "text"),
            wrap=name in ("task", "goal"),
            yours=name in _YOURS,
            options=offered if name == "status" else (),
        )
        for name in names
    ]
    return Table(
        sheet=sheet,
        fields=(Field(key, key, hidden=True), *fields),
        frame=frame,
        frozen=2 if key == GOALS else 3,
        done_when="" if key == GOALS else "actual",
    )


def _lines(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every line below a heading of ours, by column, with the sheet it is of."""
    try:
        book = CalamineWorkbook.from_path(path)
        grids = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, OSError) as error:
        raise InputError(f"{path}: cannot be read as a workbook; save it as .xlsx and try again") from error
    names = {heading: name for name, pair in COLUMNS.items() if name in _NAMES for heading in pair}
    for grid in grids:
        for at, row in enumerate(grid[:_HEADING_ROWS]):
            kind = next((one for one in (GOALS, TASKS) if one in row), "")
            if kind:
                keys = [kind if cell == kind else names.get(str(cell).strip(), "") for cell in row]
                for cells in grid[at + 1 :]:
                    yield kind, {key: _text(cell) for key, cell in zip(keys, cells, strict=False) if key}
                break


_NAMES = ("goal", "target", "phase", "task", "owner", "planned", "actual", "status", "remarks")


def _text(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _number(text: str) -> float | None:
    """Read a goal: 300, 1,200, 60% and 0.6 alike.

    >>> _number("1,200"), _number("60%"), _number("many")
    (1200.0, 0.6, None)
    """
    plain = text.replace(",", "").replace("，", "").strip()
    try:
        return float(plain.rstrip("%％")) / (100 if plain.endswith(("%", "％")) else 1)
    except ValueError:
        return None
