"""Who is not to be contacted, whatever list they come in next and however they are spelled there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from pipeline.events.book import Event
from pipeline.events.bulk import in_parts
from pipeline.events.ids import now_known_as
from pipeline.events.schema import contacts, events, opt_outs
from pipeline.known import OptOuts

#: The origin of what a caller wrote.
CALL = "call"
ORIGINS = ("sheet", "list", "crm", CALL, "erased")


#: The kind of a line that binds nobody: a remark that is no longer taken for a refusal, by its digest.
LIFTED = "lifted"
_DIGEST = "digest"


class OptOut(NamedTuple):
    """One thing by which somebody who opted out is known; see `schema.opt_outs`."""

    kind: str
    value: str
    is_shared: bool
    person_id: str
    origin: str


def save_opt_outs(db: Connection, event: Event | None, run: int, said: Iterable[OptOut]) -> int:
    """Note opt-outs; return how many are news. Only `take_back` takes one back.

    What a caller wrote can be put right: where a list, a sheet or the CRM says the same, that is noted.
    """
    table = opt_outs
    asked = select(table.c.kind, table.c.value, table.c.person_id, table.c.origin, table.c.id)
    held = {tuple(line[:3]): line for line in db.execute(asked)}
    every = {(one.kind, one.value, one.person_id): one for one in sorted(said, reverse=True)}
    where = {"event_id": event.id if event else None, "run_id": run}
    lines = [{**every[key]._asdict(), **where} for key in sorted(every) if key not in held]
    if lines:
        db.execute(insert(table), lines)
    for key in sorted(key for key in every if key in held):
        if held[key].origin == CALL != every[key].origin:
            same = table.c.id == held[key].id
            db.execute(update(table).where(same).values(origin=every[key].origin, **where))
    return len(lines)


def all_opt_outs(db: Connection) -> OptOuts:
    """Return everyone who is not to be contacted, ids as they stand now.

    A value that somebody else used, too, binds from when they are known to be the same person, or refuse.
    """
    table = opt_outs
    asked = select(table.c.kind, table.c.value, table.c.is_shared, table.c.person_id, events.c.name)
    asked = asked.outerjoin(events, events.c.id == table.c.event_id).order_by(table.c.id.desc())
    now = now_known_as(db)
    values: dict[str, str] = {}
    people: dict[str, str] = {}
    apart: dict[str, set[str]] = {_DIGEST: set(), LIFTED: set()}
    shared: dict[tuple[str, str], str] = {}
    for kind, value, is_shared, person, event in db.execute(asked):
        if kind in apart:
            apart[kind].add(value)
            continue
        if kind != "person" and is_shared:
            shared[kind, value] = event or ""
        elif kind != "person":
            values[value] = event or ""
        people[now.get(person, person)] = event or ""
    alone = _of_nobody_else(db, shared, people.keys(), now)
    binding = {**{key[1]: shared[key] for key in alone}, **values}
    return OptOuts(binding, people, frozenset(apart[_DIGEST]), frozenset(apart[LIFTED]))


def _of_nobody_else(
    db: Connection, shared: Iterable[tuple[str, str]], refusing: Collection[str], now: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the (kind, value) that are people's own, all of whom are `refusing` by now."""
    wanted, table = set(shared), contacts
    own: set[tuple[str, str]] = set()
    others: set[tuple[str, str]] = set()
    for part in in_parts({value for _, value in wanted}):
        asked = select(table.c.kind, table.c.value, table.c.person_id, table.c.is_personal)
        for kind, value, person, is_personal in db.execute(asked.where(table.c.value.in_(part))):
            theirs = is_personal and now.get(person, person) in refusing
            (own if theirs else others).add((kind, value))
    return sorted((wanted & own) - others)


def take_back(db: Connection, person: str) -> int:
    """Let a person be contacted again, whoever was folded into them included; return how many lines went.

    A list that still says so opts them out anew.
    """
    ids = [person, *(one for one, now in now_known_as(db).items() if now == person)]
    theirs = opt_outs.c.person_id.in_(ids)
    return db.execute(delete(opt_outs).where(theirs, opt_outs.c.kind != LIFTED)).rowcount
