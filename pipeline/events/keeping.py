"""Keep what a run of `process` found: rows as they were read, whose they are, and the list as it left it.

Only what is new or changed is written: rows and people are compared by digests, in bulk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Connection, bindparam, select, update

from pipeline.columns import COLUMNS, EXTRA, PROVENANCE, extras
from pipeline.events.book import Event
from pipeline.events.bulk import in_parts, insert_columns, layout_id, packed, storable
from pipeline.events.contact_book import keep_contacts, keep_opt_outs, part_contacts
from pipeline.events.persons import merge_people, split_people
from pipeline.events.schema import participants, people, registrations
from pipeline.flow import Outcome
from pipeline.known import Past
from pipeline.stages.match import NOT_A_PERSON
from pipeline.writers.machine import DECIDED

#: What a person typed and a caller reads: when one of these is another, the person has changed.
TYPED = (
    "name", "name_alt", "phone", "phone_alt", "email", "email_alt", "company", "department", "title",
    "question", "wants_contact", "consent", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Held:
    """The lines of an event before a run: rows by key, people by id with their digest and stamp.

    `first` has the run that first had a row, by key.
    """

    rows: Mapping[str, int | None] = field(default_factory=dict)
    people: Mapping[str, tuple[int, int | None, int | None, str, str]] = field(default_factory=dict)
    first: Mapping[str, int] = field(default_factory=dict)

    def first_runs(self, rows: pd.DataFrame) -> dict[str, int]:
        """Return the run that first had each of `rows`, as they were read, by row; of new ones nothing."""
        if not self.first:
            return {}
        keys = zip(rows.index.tolist(), row_keys_as_read(rows), strict=True)
        return {row: self.first[key] for row, key in keys if key in self.first}


def held(db: Connection, event: Event) -> Held:
    """Read what the store holds of an event: rows with the run that lost them, people with their digests."""
    rows, ones = registrations, participants
    asked = select(rows.c.key, rows.c.gone_run_id, rows.c.first_run_id).where(rows.c.event_id == event.id)
    by_key = db.execute(asked).all()
    columns = (ones.c.first_run_id, ones.c.changed_run_id, ones.c.gone_run_id, ones.c.digest, ones.c.stamp)
    by_id = db.execute(select(ones.c.person_id, *columns).where(ones.c.event_id == event.id)).all()
    return Held(
        {key: gone for key, gone, _ in by_key},
        {line[0]: tuple(line[1:]) for line in by_id},
        {key: first for key, _, first in by_key},
    )


def row_keys_as_read(rows: pd.DataFrame) -> list[str]:
    """Digest each row as it was read: alike for alike, wherever it stood and whatever columns others have.

    Rows alike in everything are told apart by a number.
    """
    names = [name for name in rows.columns if name not in PROVENANCE]
    columns = [rows[name].tolist() for name in sorted(names)]
    marks = [f"{name}\x1e" for name in sorted(names)]  # a cell holds no control character
    keys = [
        blake2b(
            "\x1f".join([mark + cell for mark, cell in zip(marks, cells, strict=True) if cell]).encode(
                "utf-8", "replace"
            ),
            digest_size=12,
        ).hexdigest()
        for cells in zip(*columns, strict=True)
    ]
    seen: dict[str, int] = {}
    for place, key in enumerate(keys):
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            keys[place] = f"{key}-{seen[key]}"
    return keys


def digests(frame: pd.DataFrame, names: Sequence[str]) -> list[str]:
    """Digest the values of `names` of each line."""
    lines = zip(*(frame[name].tolist() for name in names), strict=True)
    return [blake2b(repr(line).encode(), digest_size=8).hexdigest() for line in lines]


class Read(NamedTuple):
    """Rows as they were read, each with its key."""

    rows: pd.DataFrame
    keys: list[str]


def signed_up_in(outcome: Outcome) -> npt.NDArray[np.bool_]:
    """Say which rows are somebody's sign-up: totals and headings that stand among them are not kept."""
    rows, findings = outcome.rows.rows, outcome.rows.findings
    lines = findings["subject"][findings["rule"].isin(NOT_A_PERSON)]
    kept: npt.NDArray[np.bool_] = ~rows.index.isin(lines)
    return kept


def keep_run(
    db: Connection, event: Event, run: int, read: Read, outcome: Outcome, past: Past, before: Held
) -> None:
    """Keep everything a run found; `before` is what was held of the event."""
    rows, found = outcome.rows.rows, outcome.people
    signed_up = signed_up_in(outcome)
    persons = found.rows[found.rows.index.isin(rows["person_id"][signed_up].tolist())]
    _keep_people(db, persons, run, known=past.others | set(before.people) | set(past.now))
    split = _keep_changes(db, event, run, rows[signed_up], past)
    _keep_rows(db, event, run, read, rows, signed_up, before)
    _keep_list(db, event, run, persons, before)
    junk = found.findings["subject"][found.findings["rule"].str.startswith("junk:")]
    keep_contacts(db, persons[~persons.index.isin(junk)])
    for one, other in split:
        part_contacts(db, one, other)
    keep_opt_outs(db, event, run, persons, found.findings)


def _keep_people(db: Connection, persons: pd.DataFrame, run: int, known: Iterable[str]) -> None:
    news = persons[~persons.index.isin(list(known))]
    columns = {
        "id": news.index.tolist(),
        "name": storable(news["name"]),
        "company": storable(news["company"]),
    }
    insert_columns(db, people, {**columns, "first_run_id": [run] * len(news)})


def _keep_changes(
    db: Connection, event: Event, run: int, rows: pd.DataFrame, past: Past
) -> list[tuple[str, str]]:
    """Note whom the rows that were known before belong to now, where that is somebody else.

    Return who has parted with rows, each with whose they are.
    """
    split = []
    was = rows["row_key"].map(dict(past.ids))
    moved = pd.DataFrame({"was": was, "now": rows["person_id"]}).dropna()
    moved = moved[moved["was"] != moved["now"]].drop_duplicates().sort_values(["was", "now"])
    still = set(rows["person_id"].tolist())
    for before, after in moved.itertuples(index=False, name=None):
        if before in still:
            split_people(db, before, after, run, event)
            split.append((before, after))
            keys = rows["row_key"][rows["person_id"] == after].tolist()
            _hand_over(db, event, keys, before, after)
        else:
            merge_people(db, after, before, run, event)
    return split


def _hand_over(db: Connection, event: Event, keys: Sequence[str], before: str, after: str) -> None:
    """Let rows be those of another person from now on."""
    table = registrations
    for part in in_parts(keys):
        db.execute(
            update(table)
            .where(table.c.event_id == event.id, table.c.row_key.in_(part))
            .values(person_id=after)
        )


def _keep_rows(
    db: Connection,
    event: Event,
    run: int,
    read: Read,
    rows: pd.DataFrame,
    signed_up: npt.NDArray[np.bool_],
    before: Held,
) -> None:
    """Add the rows nobody has seen, and note which are gone or back."""
    fresh = np.array([key not in before.rows for key in read.keys], dtype=bool) & signed_up
    names = [name for name in read.rows.columns if name not in PROVENANCE]
    new_read, new_rows = read.rows[fresh], rows[fresh]
    count = len(new_rows)
    insert_columns(
        db,
        registrations,
        {
            "event_id": [event.id] * count,
            "key": [key for key, new in zip(read.keys, fresh.tolist(), strict=True) if new],
            "row_key": new_rows["row_key"].tolist(),
            "person_id": new_rows["person_id"].tolist(),
            "source_file": storable(new_rows["source_file"]),
            "sheet": storable(new_rows["sheet"]),
            "line": new_rows["line"].tolist(),
            "layout_id": [layout_id(db, names)] * count if count else [],
            "cells": packed(new_read, names),
            "first_run_id": [run] * count,
        },
    )
    here, table = set(read.keys), registrations
    gone = [key for key, lost in before.rows.items() if lost is None and key not in here]
    back = [key for key, lost in before.rows.items() if lost is not None and key in here]
    for some, value in ((gone, run), (back, None)):
        for part in in_parts(some):
            where = (table.c.event_id == event.id) & table.c.key.in_(part)
            db.execute(update(table).where(where).values(gone_run_id=value))


def _keep_list(db: Connection, event: Event, run: int, persons: pd.DataFrame, before: Held) -> None:
    """Write the lines of the list that are not as they were; a person who changed is marked so."""
    names = [*DECIDED, *COLUMNS, *extras(persons)]
    plain = [name.removeprefix(EXTRA) if name not in (*DECIDED, *COLUMNS) else name for name in names]
    cells, typed = packed(persons, names), digests(persons, TYPED)
    stamps = [blake2b(text.encode(), digest_size=8).hexdigest() for text in cells]
    lines = pd.DataFrame(
        {
            "person_id": persons.index.tolist(),
            "digest": typed,
            "stamp": stamps,
            "outcome": persons["outcome"].tolist(),
            "because": persons["because"].tolist(),
            "cells": cells,
        },
        dtype=object,
    )
    known = lines["person_id"].isin(list(before.people)).to_numpy()
    layout = layout_id(db, plain) if len(lines) else 0
    fresh = lines[~known]
    insert_columns(
        db,
        participants,
        {
            "event_id": [event.id] * len(fresh),
            **{str(name): fresh[name].tolist() for name in fresh},
            "layout_id": [layout] * len(fresh),
            "first_run_id": [run] * len(fresh),
        },
    )
    changed = []
    for line in lines[known].to_dict("records"):
        _, since, lost, digest_, stamp = before.people[line["person_id"]]
        if (stamp, lost) != (line["stamp"], None):
            renewed = run if digest_ != line["digest"] else since
            changed.append({**line, "one": line["person_id"], "layout_id": layout, "changed_run_id": renewed})
    here = set(persons.index)
    gone = [one for one, line in before.people.items() if line[2] is None and one not in here]
    table = participants
    if changed:
        statement = (
            update(table)
            .where(table.c.event_id == event.id, table.c.person_id == bindparam("one"))
            .values(
                gone_run_id=None,
                **{name: bindparam(name) for name in _RENEWED},
            )
        )
        db.execute(statement, [{name: line[name] for name in ("one", *_RENEWED)} for line in changed])
    for part in in_parts(gone):
        where = (table.c.event_id == event.id) & table.c.person_id.in_(part)
        db.execute(update(table).where(where).values(gone_run_id=run))


_RENEWED = ("digest", "stamp", "outcome", "because", "cells", "layout_id", "changed_run_id")
