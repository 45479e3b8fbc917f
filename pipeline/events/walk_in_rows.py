"""The rows of walk-ins, read again: what reports said about them stands beside the sheets of the next run."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from pipeline.batch import Batch
from pipeline.columns import COLUMNS, PARTS, PROVENANCE, TEXT, extras
from pipeline.events.book import Event
from pipeline.events.bulk import layouts_of, unpacked
from pipeline.events.ids import now_known_as
from pipeline.events.schema import registrations, reports
from pipeline.readers import InputSeen, Reading

#: What a walk-in's row is known by among the registrations.
MARK = "w:"
#: What the summary says of a report whose walk-ins were read.
GUESSED = "walk-ins of an attendance report"


class WalkInRows(NamedTuple):
    """Rows as the readers would give them, without an index, their keys, and each report's sum by name."""

    rows: pd.DataFrame
    keys: list[str]
    sums: dict[str, str]


def walk_in_rows(db: Connection, event: Event) -> WalkInRows:
    """Return the rows of an event's walk-ins, by report and line."""
    table = registrations
    asked = (
        select(
            table.c.source_file, table.c.sheet, table.c.line, table.c.layout_id, table.c.cells, table.c.key
        )
        .where(table.c.event_id == event.id, table.c.key.startswith(MARK))
        .order_by(table.c.source_file, table.c.sheet, table.c.line, table.c.key)
    )
    lines = db.execute(asked).all()
    layouts = [line.layout_id for line in lines]
    cells = unpacked([line.cells for line in lines], layouts, layouts_of(db, layouts))
    place = {
        "source_file": pd.array([line.source_file for line in lines], dtype=TEXT),
        "sheet": pd.array([line.sheet for line in lines], dtype=TEXT),
        "line": np.array([line.line for line in lines], dtype=np.int64),
    }
    rows = pd.DataFrame({**place, **{str(name): cells[name] for name in cells}})
    sums = dict(
        db.execute(select(reports.c.name, reports.c.sha256).where(reports.c.event_id == event.id)).all()
    )
    return WalkInRows(rows, [line.key for line in lines], sums)


def walked_in(db: Connection, event: Event) -> set[str]:
    """Return who is in an event's list because a report shows them: none of their rows is a sign-up."""
    table, now = registrations, now_known_as(db)
    asked = select(table.c.person_id, table.c.key).where(
        table.c.event_id == event.id, table.c.gone_run_id.is_(None)
    )
    came: set[str] = set()
    signed_up: set[str] = set()
    for person, key in db.execute(asked):
        (came if key.startswith(MARK) else signed_up).add(now.get(person, person))
    return came - signed_up


def with_walk_ins(reading: Reading, walk_ins: WalkInRows | None) -> Reading:
    """Put the rows of walk-ins behind those that were read; without any the reading is as it was."""
    if walk_ins is None or walk_ins.rows.empty:
        return reading
    batch, more = reading.batch, walk_ins.rows
    start = len(batch.rows)
    index = pd.Index([f"r{start + number}" for number in range(1, len(more) + 1)], dtype=TEXT)
    both = pd.concat([batch.rows, more.set_axis(index)])
    known = [name for name in (*PROVENANCE, *COLUMNS, *PARTS) if name in both]
    rest = [name for name in both if name not in known and name not in extras(both)]
    both = both[[*known, *extras(both), *rest]]
    text = [str(name) for name in both if name != "line"]
    both = both.fillna(dict.fromkeys(text, "")).astype({**dict.fromkeys(text, TEXT), "line": np.int64})
    counts = more["source_file"].value_counts(sort=False)
    inputs = tuple(
        InputSeen(str(name), walk_ins.sums.get(str(name), ""), int(count), (GUESSED,), ())
        for name, count in counts.sort_index().items()
    )
    both.index.name = batch.rows.index.name
    return replace(reading, batch=Batch(both, batch.findings), inputs=(*reading.inputs, *inputs))
