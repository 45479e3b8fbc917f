"""Who is not to be contacted, whatever list they come in next and however they are spelled there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from pipeline.events.book import Event
from pipeline.events.persons import now_known_as
from pipeline.events.schema import opt_outs

ORIGINS = ("sheet", "list", "crm", "call")


class OptOut(NamedTuple):
    """One thing by which somebody who opted out is known; see `schema.opt_outs`."""

    kind: str
    value: str
    is_shared: bool
    person_id: str
    origin: str


@dataclass(frozen=True)
class OptOuts:
    """All of them: `values` binds whoever uses it, `people` by id; each with where it was said."""

    values: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.values or self.people)


def save_opt_outs(db: Connection, event: Event | None, run: int, said: Iterable[OptOut]) -> int:
    """Note opt-outs; return how many are news. None is ever taken back here."""
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
    asked = select(table.c.kind, table.c.value, table.c.is_shared, table.c.person_id, table.c.origin)
    now = now_known_as(db)
    values: dict[str, str] = {}
    people: dict[str, str] = {}
    for kind, value, is_shared, person, origin in db.execute(asked.order_by(table.c.id.desc())):
        if kind != "person" and not is_shared:
            values[value] = origin
        people[now.get(person, person)] = origin
    return OptOuts(values, people)
