"""The people of an event up to date: what was said since its last run holds in every file made from now on.

`remind`, `followup` and `export` all start from here: values a caller put right, who was added on WeCom, and
who is not to be contacted, by whatever event, call or list. The next `process` makes a list of its own of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from sqlalchemy import Connection, select

from pipeline.batch import Batch, no_findings, text_column
from pipeline.events.book import Event, last_run
from pipeline.events.ids import now_known_as
from pipeline.events.opt_outs import all_opt_outs
from pipeline.events.persons import exclude, list_of
from pipeline.events.schema import entries
from pipeline.known import Known, OptOuts, Past
from pipeline.labels import Lang, word
from pipeline.writers.marks import SEALED

if TYPE_CHECKING:
    from pipeline.rules import Rules

#: The code of callback.toml's `added` by which somebody is a contact on WeCom from then on.
ADDED = "added"
#: What tells whether somebody stands on the team's list of those who want no contact.
_LISTED_BY = ("name", "name_alt", "company", "phone", "phone_alt", "email", "email_alt")
_REACHED_BY = ("outcome", "phone", "phone_kind", "email", "channel")
_CALLABLE = ("mobile", "fixed", "toll_free")


@dataclass(frozen=True)
class Team:
    """The team's rules, read when they are needed, and whether their optout.csv has anybody (`refuses`).

    A reminder of a large list seldom needs them, and does not wait for their lexicons then.
    """

    rules: Callable[[], Rules]
    refuses: bool = True


def list_up_to_date(
    db: Connection, event: Event, team: Team, *, columns: Sequence[str] = (), before: int = 0
) -> pd.DataFrame:
    """Return the people of an event as they stand now: `persons.list_of`, with all that was said since.

    `before` is the round whose list is made: what that round and later ones say of WeCom is left out.
    """
    more = _LISTED_BY if team.refuses else ()
    wanted = (*columns, *more) if columns else ()
    people = list_of(db, event, columns=wanted, bound=False)
    if people.empty:
        return people
    people = up_to_date(db, event, people, team, before=before)
    people = exclude(people, refused(people[people["outcome"] != "excluded"], all_opt_outs(db), team))
    return people[list(columns)] if columns else people


def up_to_date(
    db: Connection, event: Event, people: pd.DataFrame, team: Team, *, before: int = 0
) -> pd.DataFrame:
    """Put in place what was corrected since the last run, and the WeCom contacts made, wherever that was."""
    lang: Lang = "zh" if event.lang == "zh" else "en"
    typed = {one: said for one, said in _corrected(db, event).items() if one in people.index}
    if typed:
        people = _put_right(people, typed, team.rules())
    added = added_on_wecom(db, event, before)
    new = people.index.isin(list(added)) & (people["wecom"] == "") if added else None
    if new is not None and new.any():
        contact = people["owner"].where(people["owner"] != "", word("yes", lang))
        people = people.assign(
            wecom=people["wecom"].mask(new, contact),
            channel=people["channel"].mask(new & (people["outcome"] == "lead"), "wecom"),
        )
    return people


def refused(people: pd.DataFrame, opt_outs: OptOuts, team: Team) -> list[str]:
    """Return who of `people` is not to be contacted by now: it was said at any event or is in optout.csv."""
    found = set(opt_outs.among(people))
    if team.refuses:
        held = team.rules().optout.match(people).mask
        found |= set(held.index[held].tolist())
    return sorted(found)


def added_on_wecom(db: Connection, event: Event | None = None, before: int = 0) -> frozenset[str]:
    """Return who was added on WeCom, at any event, by the last that was said of each.

    With `before` without what is said in that round of `event`, or in a later one.
    """
    table, now = entries, now_known_as(db)
    asked = select(table.c.person_id, table.c.value, table.c.event_id, table.c.round).where(
        table.c.field == "added", table.c.is_current, table.c.value != ""
    )
    said: dict[str, str] = {}
    for person, value, where, number in db.execute(asked.order_by(table.c.id)):
        if not (event is not None and where == event.id and before and number >= before):
            said[now.get(person, person)] = value
    return frozenset(person for person, value in said.items() if value == ADDED)


def _corrected(db: Connection, event: Event) -> dict[str, dict[str, str]]:
    """Return the values put right since the last run, by person and column; a later round's hold."""
    table, now = entries, now_known_as(db)
    asked = select(table.c.person_id, table.c.field, table.c.value).where(
        table.c.event_id == event.id,
        table.c.is_current,
        table.c.field.in_(sorted(SEALED)),
        table.c.value != "",
        table.c.run_id > last_run(db, event),
    )
    said: dict[str, dict[str, str]] = {}
    for person, field, value in db.execute(asked.order_by(table.c.round, table.c.sheet, table.c.id)):
        said.setdefault(now.get(person, person), {})[field] = value
    return said


def _put_right(people: pd.DataFrame, typed: Mapping[str, Mapping[str, str]], rules: Rules) -> pd.DataFrame:
    """Correct people as `process` will, and choose the channel anew of leads who got another contact."""
    from pipeline.stages.correct import correct  # the lexicons of names and companies come with it

    known = Known(on=dt.date.min, region=rules.region, past=Past(corrections=typed))  # no day is among them
    here = people.loc[people.index.isin(list(typed))]
    columns = correct(Batch(here, no_findings()), rules, known).columns
    right = here.assign(**columns)
    channels = [
        _channel(phone, kind in _CALLABLE or was == "phone", email)
        if outcome == "lead" and was != "wecom" and {"phone", "email"} & typed[one].keys()
        else was
        for one, outcome, phone, kind, email, was in zip(
            right.index, *(right[name] for name in _REACHED_BY), strict=True
        )
    ]
    right = right.assign(channel=text_column(channels, right.index))
    changed = people.copy()
    for name in (*columns, "channel"):
        changed.loc[right.index, name] = right[name]
    return changed


def _channel(phone: str, known: bool, email: str) -> str:
    """Choose the way to reach a lead; `known` says whether numbers of that kind can be called."""
    from pipeline.reach import address_that_works
    from pipeline.text.phone import is_callable

    if known and is_callable(phone):
        return "phone"
    return "email" if address_that_works(email) else "none"
