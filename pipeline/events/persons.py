"""People across events: whose id now stands for whom, and the list of an event as the last run left it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

import pandas as pd
from sqlalchemy import Connection, insert, select, update

from pipeline.columns import TEXT
from pipeline.errors import InputError
from pipeline.events.book import Event
from pipeline.events.bulk import layouts_of, unpacked
from pipeline.events.ids import now_known_as as now_known_as
from pipeline.events.opt_outs import all_opt_outs
from pipeline.events.schema import changes, contacts, participants, people
from pipeline.text.clean import normal
from pipeline.text.phone import read_phones

#: What tells who opted out, and what of a person that changes.
_BINDS = ("phone", "phone_alt", "email", "email_alt", "outcome", "because", "tier", "channel")


def list_of(
    db: Connection,
    event: Event,
    *,
    gone: bool = False,
    outcomes: Sequence[str] = (),
    columns: Sequence[str] = (),
    bound: bool = True,
) -> pd.DataFrame:
    """Return the people of an event as the last run left them, indexed by id: the columns of people.csv.

    Whoever is in no list any more (`gone`) is left out unless asked for; who has opted out since, at any
    event, is excluded with that reason. Sorted by id. With `outcomes` only those people, with `columns`
    exactly those columns, which is faster on a large list. Without `bound` the list is as it was left, with a
    few columns more: `up_to_date` goes on from there.
    """
    table = participants
    asked = select(table.c.person_id, table.c.layout_id, table.c.cells).where(table.c.event_id == event.id)
    if not gone:
        asked = asked.where(table.c.gone_run_id.is_(None))
    if outcomes:
        asked = asked.where(table.c.outcome.in_(list(outcomes)))
    lines = sorted(db.execute(asked).all(), key=itemgetter(0))
    ids, layouts, cells = (list(column) for column in zip(*lines, strict=True)) if lines else ([], [], [])
    needed = tuple(dict.fromkeys((*columns, *_BINDS))) if columns else ()
    frame = unpacked(cells, layouts, layouts_of(db, layouts), needed)
    frame.index = pd.Index(ids, dtype=TEXT, name="person_id")
    if not bound:
        return frame
    listed = frame[frame["outcome"] != "excluded"] if len(frame) else frame
    frame = exclude(frame, sorted(all_opt_outs(db).among(listed)))
    if outcomes:
        frame = frame[frame["outcome"].isin(list(outcomes))]
    return frame[list(columns)] if columns else frame


def exclude(people: pd.DataFrame, opted_out: list[str]) -> pd.DataFrame:
    """Exclude those of `people` who are not to be contacted."""
    if opted_out:
        people.loc[opted_out, ["outcome", "because"]] = ["excluded", "opt-out"]
        people.loc[opted_out, ["tier", "channel"]] = ""
    return people


def merge_people(db: Connection, person: str, other: str, run: int, event: Event | None = None) -> int:
    """Let `other` be `person` from now on; return the number under which it can be undone."""
    db.execute(update(people).where(people.c.id == other).values(merged_into=person))
    return _note(db, "merge", person, other, run, event)


def split_people(db: Connection, person: str, other: str, run: int, event: Event | None = None) -> int:
    """Note that `other` is no longer `person` but a person of their own; return the number of the change."""
    db.execute(update(people).where(people.c.id == other).values(merged_into=None))
    return _note(db, "split", person, other, run, event)


def find_people(db: Connection, who: str) -> list[str]:
    """Return the ids of those a person id, phone, e-mail or name means, as they stand now, sorted."""
    text = who.strip()
    values = [phone.value for phone in read_phones(text)] + [normal(text)]
    by_value = select(contacts.c.person_id).where(contacts.c.value.in_(values))
    by_name = select(people.c.id).where((people.c.id == text) | (people.c.name == text))
    now = now_known_as(db)
    return sorted({now.get(one, one) for asked in (by_value, by_name) for one in db.scalars(asked)})


def one_person(db: Connection, who: str) -> str:
    """Return the id of the one person meant.

    Raises:
        InputError: nobody, or more than one.
    """
    found = find_people(db, who)
    if not found:
        raise InputError(f"{who}: nobody here; give a person id, a phone, an e-mail or a name")
    if len(found) > 1:
        raise InputError(f"{who}: {len(found)} people: {', '.join(found)}; name one by its id")
    return found[0]


def names_of(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of people by id."""
    wanted = set(ids)
    return {one: name for one, name in db.execute(select(people.c.id, people.c.name)) if one in wanted}


def _note(db: Connection, kind: str, person: str, other: str, run: int, event: Event | None) -> int:
    line = {
        "kind": kind,
        "person_id": person,
        "other_id": other,
        "run_id": run,
        "event_id": event.id if event else None,
    }
    return int(db.execute(insert(changes).values(**line).returning(changes.c.id)).scalar_one())
