"""By what people can be found again: their numbers and addresses; and what binds whoever uses one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from sqlalchemy import Connection, delete, select

from pipeline.batch import text_column
from pipeline.columns import LIST_SEPARATOR, TEXT
from pipeline.events.book import Event, all_events
from pipeline.events.bulk import BETWEEN, in_parts, insert_columns, storable
from pipeline.events.ids import now_known_as
from pipeline.events.opt_outs import OptOut, save_opt_outs
from pipeline.events.schema import contacts, entries, opt_outs, people, registrations
from pipeline.known import Known

if TYPE_CHECKING:
    from pipeline.events.entries import Entry
    from pipeline.rules import Rules

_LONGEST = 320  # an address by RFC 5321, and the column it is kept in
_MOBILE = r"\+861[0-9]{10}"
_NO_DIGIT = re.compile("[^0-9]")
_TELLING = 7  # so many last digits of a number are the same however its country is written


def keep_contacts(db: Connection, persons: pd.DataFrame) -> None:
    """Keep the numbers and addresses of people that are not known of them yet."""
    lines = pd.concat([_values(persons, name) for name in ("phone", "phone_alt", "email", "email_alt")])
    lines = lines.drop_duplicates(["kind", "value", "person_id"])
    have = set(db.execute(select(contacts.c.kind, contacts.c.value, contacts.c.person_id)).all())
    new = [
        (kind, value, person) not in have
        for kind, value, person in zip(
            *(lines[name].tolist() for name in ("kind", "value", "person_id")), strict=True
        )
    ]
    fresh = lines[np.array(new, dtype=bool)]
    insert_columns(db, contacts, {str(name): fresh[name].tolist() for name in fresh})


def part_contacts(db: Connection, person: str, other: str) -> None:
    """Take from a person the numbers and addresses that are `other`'s, unless their own rows have them.

    While the two were one, the person was known by all of them. Of whom there is no row nothing is taken.
    """
    table, texts = contacts, [text.casefold() for text in _said(db, person)]
    digits = [_NO_DIGIT.sub("", text) for text in texts]
    theirs = select(table.c.kind, table.c.value).where(table.c.person_id == other)
    for kind, value in db.execute(theirs).all():
        wanted, where = (value[-_TELLING:], digits) if kind == "phone" else (value, texts)
        if texts and not any(wanted in text for text in where):
            same = (table.c.kind == kind) & (table.c.value == value)
            db.execute(delete(table).where(same, table.c.person_id == person))


def _said(db: Connection, person: str) -> list[str]:
    """Return the cells of the rows that are a person's, and the contacts that callers put right."""
    rows = select(registrations.c.cells).where(registrations.c.person_id == person)
    cells = [cell for line in db.scalars(rows) for cell in line.split(BETWEEN)]
    typed = select(entries.c.value).where(
        entries.c.person_id == person, entries.c.field.in_(("phone", "email"))
    )
    return [*cells, *db.scalars(typed)]


def keep_corrected(db: Connection, said: Iterable[Entry], rules: Rules, now: Mapping[str, str]) -> None:
    """Keep the numbers and addresses that a caller put right: whoever refuses later is known by them too."""
    typed: dict[str, dict[str, str]] = {}
    for entry in said:
        if entry.field in ("phone", "email") and entry.value:
            typed.setdefault(now.get(entry.person_id, entry.person_id), {})[entry.field] = entry.value
    if not typed:
        return
    from pipeline.stages.tidy import tidied  # the lexicons come with it

    lines = pd.DataFrame.from_dict(typed, orient="index", dtype=TEXT).fillna("")
    names: dict[str, str] = {}
    for part in in_parts(typed):
        names |= dict(db.execute(select(people.c.id, people.c.name).where(people.c.id.in_(part))).all())
    lines = tidied(lines, rules, Known(on=dt.date.min, region=rules.region))  # no day is among them
    keep_contacts(
        db, lines.assign(name=text_column([names.get(one, "") for one in lines.index], lines.index))
    )


def _values(persons: pd.DataFrame, column: str) -> pd.DataFrame:
    """List every number or address of a column, and whether it is theirs alone as far as can be told."""
    kind, mark = column.removesuffix("_alt"), "+" if column.startswith("phone") else "@"
    filled = persons[persons[column] != ""]
    alone = column == kind
    own = (
        filled["phone_kind"].isin(("mobile", "unknown")) if kind == "phone" else filled["email_role"] != "yes"
    )
    listed = pd.DataFrame(
        {
            "kind": kind,
            "value": filled[column] if alone else filled[column].str.split(LIST_SEPARATOR),
            "person_id": filled.index,
            "name": storable(filled["name"]),
            "is_personal": own.tolist() if alone else False,
        }
    ).explode("value")
    if kind == "phone":
        listed["is_personal"] |= listed["value"].str.fullmatch(_MOBILE)
    fits = listed["value"].str.contains(mark, regex=False) & (listed["value"].str.len() <= _LONGEST)
    return listed[fits.to_numpy(dtype=bool)]


def keep_opt_outs(
    db: Connection, event: Event, run: int, persons: pd.DataFrame, findings: pd.DataFrame
) -> None:
    """Note who asked for no contact, by everything they can be known by; of who had asked, what is new."""
    said = findings[(findings["rule"] == "opt-out") & findings["subject"].isin(persons.index)]
    known = said[(said["stage"] == "remember") & (said["field"] == "")]
    _bind_more(db, run, set(known["subject"].tolist()))
    said = said[said["stage"] != "remember"].drop_duplicates("subject")
    origin = np.where(said["stage"] == "link", "crm", np.where(said["after"] == "", "sheet", "list"))
    opt_out(db, event, run, dict(zip(said["subject"].tolist(), origin.tolist(), strict=True)))


def _bind_more(db: Connection, run: int, asked: Set[str]) -> None:
    """Let what people use by now bind as what they used when they asked, where and how they asked."""
    table, now = opt_outs, now_known_as(db)
    lines = db.execute(
        select(table.c.person_id, table.c.event_id, table.c.origin).where(table.c.kind == "person")
    )
    said: dict[tuple[int | None, str], set[str]] = {}
    for person, event, origin in lines if asked else ():
        if now.get(person, person) in asked:
            said.setdefault((event, origin), set()).add(now.get(person, person))
    known = {event.id: event for event in all_events(db)} if said else {}
    for (number, origin), ids in said.items():
        opt_out(db, known.get(number) if number else None, run, dict.fromkeys(sorted(ids), origin))


def opt_out(db: Connection, event: Event | None, run: int, origins: Mapping[str, str]) -> int:
    """Note that people (id: origin) are not to be contacted; return how many ways to reach them are news.

    What somebody else uses too, who did not ask for that, or belongs to an office, binds nobody else.
    """
    asked = [OptOut("person", person, False, person, origin) for person, origin in origins.items()]
    table, now = contacts, now_known_as(db)
    ids = {one: who for one, who in now.items() if who in origins} | {one: one for one in origins}
    for part in in_parts(sorted(ids)):
        theirs = db.execute(
            select(table.c.kind, table.c.value, table.c.person_id, table.c.is_personal).where(
                table.c.person_id.in_(part)
            )
        ).all()
        shared: set[str] = set()
        for values in in_parts({line[1] for line in theirs}):
            users = select(table.c.value, table.c.person_id).where(table.c.value.in_(values))
            shared |= {value for value, person in db.execute(users) if now.get(person, person) not in origins}
        asked += [
            OptOut(kind, value, not personal or value in shared, ids[person], origins[ids[person]])
            for kind, value, person, personal in theirs
        ]
    return save_opt_outs(db, event, run, asked)
