"""Who is not to be contacted, whatever list they come in next and however they are spelled there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from pipeline.events.book import Event
from pipeline.events.ids import now_known_as
from pipeline.events.schema import events, opt_outs
from pipeline.known import OptOuts

ORIGINS = ("sheet", "list", "crm", "call", "erased")


class OptOut(NamedTuple):
    """One thing by which somebody who opted out is known; see `schema.opt_outs`."""

    kind: str
    value: str
    is_shared: bool
    person_id: str
    origin: str


def save_opt_outs(db: Connection, event: Event | None, run: int, said: Iterable[OptOut]) -> int:
    """Note opt-outs; return how many are news. Only `take_back` takes one back."""
    table = opt_outs
    asked = select(table.c.kind, table.c.value, table.c.person_id)
    held = set(db.execute(asked))
    news = {
        (one.kind, one.value, one.person_id): one
        for one in sorted(said, reverse=True)
        if (one.kind, one.value, one.person_id) not in held
    }
    lines = [
        {**news[key]._asdict(), "event_id": event.id if event else None, "run_id": run}
        for key in sorted(news)
    ]
    if lines:
        db.execute(insert(table), lines)
    return len(lines)


def all_opt_outs(db: Connection) -> OptOuts:
    """Return everyone who is not to be contacted, ids as they stand now."""
    table = opt_outs
    asked = select(table.c.kind, table.c.value, table.c.is_shared, table.c.person_id, events.c.name)
    asked = asked.outerjoin(events, events.c.id == table.c.event_id).order_by(table.c.id.desc())
    now = now_known_as(db)
    values: dict[str, str] = {}
    people: dict[str, str] = {}
    digests = set()
    for kind, value, is_shared, person, event in db.execute(asked):
        if kind == "digest":
            digests.add(value)
            continue
        if kind != "person" and not is_shared:
            values[value] = event or ""
        people[now.get(person, person)] = event or ""
    return OptOuts(values, people, frozenset(digests))


def take_back(db: Connection, person: str, origin: str = "") -> int:
    """Let a person be contacted again, whoever was folded into them included; return how many lines went.

    With `origin` only what was said there is taken back. A list that still says so opts them out anew.
    """
    ids = [person, *(one for one, now in now_known_as(db).items() if now == person)]
    which = opt_outs.c.person_id.in_(ids)
    return db.execute(
        delete(opt_outs).where(which & (opt_outs.c.origin == origin) if origin else which)
    ).rowcount
