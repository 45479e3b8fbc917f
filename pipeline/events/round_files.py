"""The workbooks of later rounds: their names, what they were when they were made, what was typed in since."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from pipeline.earlier import came_back, look_at
from pipeline.events.book import Event
from pipeline.events.schema import runs
from pipeline.events.weighing import Came
from pipeline.publish import folder_name
from pipeline.writers.entries import read_entries

COMMAND = "followup"


class Made(NamedTuple):
    """A round as it was last made: for which day, and what each of its workbooks was then, by name."""

    on: dt.date
    workbooks: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Lying:
    """What lies in an event's folder: `came` are lists with something new, `touched` those of the round."""

    came: tuple[Came, ...]
    touched: tuple[Path, ...]


def rounds_made(db: Connection, event: Event) -> dict[int, Made]:
    """Return the rounds that were made, by number."""
    asked = select(runs.c.on_day, runs.c.counts).where(runs.c.event_id == event.id, runs.c.command == COMMAND)
    noted = [(on, json.loads(counts)) for on, counts in db.execute(asked.order_by(runs.c.id))]
    return {said["round"]: Made(on, said["workbooks"]) for on, said in noted}


def workbook_of(number: int, owner: str = "") -> str:
    """Name the workbook of a round, or an owner's part of it.

    >>> workbook_of(2), workbook_of(3, "Lin Yue")
    ('follow_up_round2.xlsx', 'follow_up_round3_Lin Yue.xlsx')
    """
    return f"follow_up_round{number}{'_' + folder_name(owner) if owner else ''}.xlsx"


def lying_in(folder: Path, made: Mapping[int, Made], number: int, names: Iterable[str]) -> Lying:
    """Read what people typed into the lists in `folder`, of the first round and of those `made`.

    `names` are the workbooks round `number` is about to write: a file of that name is somebody's, unless it
    has the bytes we wrote.

    Raises:
        InputError: a workbook that was changed cannot be read any more.
    """
    came = list(look_at(folder, known=True).came)
    touched = []
    noted = {round: dict(one.workbooks) for round, one in made.items()}
    noted[number] = {**{name: {} for name in names}, **noted.get(number, {})}
    for round, books in sorted(noted.items()):
        for path in (folder / name for name in sorted(books)):
            sheet = came_back(path) if path.is_file() else None
            if sheet is None or sheet.sha256 == books[path.name].get("sha256"):
                continue
            came.append(sheet._replace(entries=read_entries(path)))
            touched += [path] if round == number else []
    return Lying(tuple(came), tuple(touched))


def standing(made: Mapping[int, Made], number: int, names: Sequence[str]) -> frozenset[str]:
    """Name the files that give way to the `names` of a round made again: its own, of whichever owners."""
    return frozenset({*names, *(made[number].workbooks if number in made else ())})
