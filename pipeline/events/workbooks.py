"""The workbooks we wrote into an event's folder, by the sums of their bytes, and which somebody saved since.

Whatever lies typed there is taken before the next list is made, by whichever command makes it. To know that
nobody has typed anything takes sums alone: no workbook is opened for it, however big.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from pipeline.events.book import Event
from pipeline.events.schema import entries, runs

WORKBOOK = "follow_up.xlsx"
CALL_LIST = "call_list_"
SUMMARY = "summary.json"
#: The commands whose runs note which workbooks they wrote.
FOLLOWUP, REMIND = "followup", "remind"


class Made(NamedTuple):
    """A round as it was last made: for which day, and what each of its workbooks was then, by name."""

    on: dt.date
    workbooks: Mapping[str, Mapping[str, Any]]


class Later(NamedTuple):
    """What is known of later rounds' and reminders' workbooks.

    `sums` are those of the bytes we wrote, by name, in the order in which the workbooks are taken: where two
    say different things the first holds. `taken` are the sums of all sheets something was taken from.
    """

    sums: Mapping[str, str]
    taken: frozenset[str]


def stem(on: dt.date) -> str:
    """Return how the names of a reminder's files begin.

    >>> stem(dt.date(2026, 5, 11))
    'remind-2026-05-11'
    """
    return f"remind-{on.isoformat()}"


def first_written(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what the last run of `process` noted about its workbooks; nothing when there is no such note."""
    try:
        noted = json.loads((folder / SUMMARY).read_text(encoding="utf-8")).get("workbooks", {})
    except (OSError, ValueError, AttributeError):
        return {}
    return noted if isinstance(noted, dict) else {}


def first_lists(folder: Path, written: Collection[str]) -> list[Path]:
    """Return the workbooks of `process` that lie in `folder`, a caller's own before the one of all.

    Where the note of the last run is gone (`written` is empty), every call list may be ours.
    """
    paths = [*sorted(folder.glob(f"{CALL_LIST}*.xlsx")), folder / WORKBOOK]
    ours = {WORKBOOK, *written}
    return [path for path in paths if path.is_file() and (path.name in ours or not written)]


def rounds_made(db: Connection, event: Event) -> dict[int, Made]:
    """Return the rounds that were made, by number."""
    asked = select(runs.c.on_day, runs.c.counts).where(
        runs.c.event_id == event.id, runs.c.command == FOLLOWUP
    )
    noted = [(on, json.loads(counts)) for on, counts in db.execute(asked.order_by(runs.c.id))]
    return {said["round"]: Made(on, said["workbooks"]) for on, said in noted}


def later_written(db: Connection, event: Event) -> Later:
    """Return the sums of what later rounds and reminders wrote: callers' own parts and later days first."""
    sums = {
        name: str(noted.get("sha256", ""))
        for _, made in sorted(rounds_made(db, event).items())
        for name, noted in sorted(made.workbooks.items(), reverse=True)
    }
    asked = select(runs.c.on_day, runs.c.counts).where(runs.c.event_id == event.id, runs.c.command == REMIND)
    reminded = [(on, json.loads(counts)) for on, counts in db.execute(asked.order_by(runs.c.id))]
    by_day = {on: str(noted.get("workbook", "")) for on, noted in reminded}
    sums |= {f"{stem(on)}.xlsx": by_day[on] for on in sorted(by_day, reverse=True)}
    taken = select(entries.c.sha256).where(entries.c.event_id == event.id).distinct()
    return Later(sums, frozenset(db.scalars(taken)))


def saved_since(folder: Path, later: Later) -> list[Path]:
    """Return the workbooks of `later` that somebody saved since and nothing was taken from as they are."""
    return _saved([(folder / name, wrote) for name, wrote in later.sums.items()], later.taken)


def all_saved_since(folder: Path, later: Later) -> list[Path]:
    """Return them together with those of `process`, which come first."""
    written = first_written(folder)
    firsts = [
        (path, str(written.get(path.name, {}).get("sha256", ""))) for path in first_lists(folder, written)
    ]
    return [*_saved(firsts, later.taken), *saved_since(folder, later)]


def _saved(sums: Collection[tuple[Path, str]], taken: Collection[str]) -> list[Path]:
    there = [(path, wrote) for path, wrote in sums if path.is_file()]
    return [path for path, wrote in there if sum_of(path) not in {wrote, *taken}]


def sum_of(path: Path) -> str:
    """Return the sum of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
