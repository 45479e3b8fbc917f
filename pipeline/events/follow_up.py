"""`followup`: make the next round of calls from what is known, or one of the rounds again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, select

from pipeline.batch import Batch
from pipeline.callback import Callback
from pipeline.earlier import describe
from pipeline.errors import InputError
from pipeline.events.book import Event, begin_run, event_named
from pipeline.events.entries import NOTED, calls_of
from pipeline.events.happenings import last_round, rounds_of, save_round
from pipeline.events.ids import now_known_as
from pipeline.events.lying import take_lying
from pipeline.events.persons import names_of
from pipeline.events.pool import Pool, pool_of
from pipeline.events.presence import came_to
from pipeline.events.recording import to_look_at
from pipeline.events.round_files import lying_in, standing, workbook_of
from pipeline.events.round_lists import Said, round_people
from pipeline.events.schema import participants
from pipeline.events.standing import standings
from pipeline.events.store import existing_store
from pipeline.events.up_to_date import Team, list_up_to_date
from pipeline.events.weighing import Weighing
from pipeline.events.workbooks import FOLLOWUP, Made, later_written, rounds_made
from pipeline.labels import Lang
from pipeline.last_run import reasons_in
from pipeline.publish import folder_name, keep_copies, publishing, recover
from pipeline.rules import Rules, load_rules
from pipeline.writers.content import spaced, words_of
from pipeline.writers.workbook import write_round

_CHANNELS = ("phone", "wecom", "email")


@dataclass(frozen=True)
class Request:
    """What the user asked; without `number` the next round, without `on` today, or the round's day."""

    event: str
    today: dt.date
    on: dt.date | None = None
    number: int | None = None
    rules: Path | None = None
    home: Path = Path("follow_up")


@dataclass(frozen=True)
class FollowedUp:
    """What became of a round: who is in it, out of it and waiting, the files, and what was taken on the way.

    `taken` counts cells somebody had typed into lists that lay in the folder, `conflicts` those that were
    not taken; `kept` are the dated copies of workbooks that were made again.
    """

    event: Event
    number: int
    on: dt.date
    lang: Lang
    callback: Callback
    pool: Pool
    channels: tuple[tuple[str, int], ...]
    folder: Path
    taken: int = 0
    conflicts: int = 0
    files: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """What to look at in the lists that lay there, a sentence each."""


def follow_up(request: Request) -> FollowedUp:
    """Write the lists of a round and note who is in it; both or neither.

    On the day a round was made the same round is made again, on a later one the next. What people typed into
    the lists in the event's folder is recorded first; of a workbook made again a dated copy stays.

    Raises:
        InputError: the event or the round is not known, a list cannot be read, or a rule is wrong.
        OutputError: the files could not be written; nothing was recorded.
    """
    rules = load_rules(request.rules)
    with existing_store(request.home) as store, store.writing() as db:
        event = event_named(db, request.event)
        made = rounds_made(db, event)
        number = _number(request, last_round(db, event), made)
        on = request.on or (made[number].on if request.number in made else request.today)
        folder = request.home / folder_name(event.name)
        recover(folder)
        callers = [owner.name for owner in rules.owners]
        names = [workbook_of(number), *(workbook_of(number, name) for name in callers)]
        lying = lying_in(folder, later_written(db, event), standing(made, number, names))
        weighing = take_lying(db, event, lying.came, rules, on)
        lang: Lang = "zh" if event.lang == "zh" else "en"
        names_by_id = names_of(db, weighing.told())
        pool, people = _people(db, event, rules, number, on, reasons_in(folder / "ledger.csv"))
        done = FollowedUp(
            event, number, on, lang, rules.callback, pool, _channels(people), folder,
            taken=sum(one.field not in NOTED for one in weighing.news.values()),
            conflicts=sum(one.kind == "differs" for one in weighing.conflicts),
            told=to_look_at(weighing, names_by_id, rules, lang),
        )  # fmt: skip
        if not pool.why and number not in made:
            return done
        return _write(db, done, people, rules, weighing, made, lying.touched)


def _number(request: Request, last: int, made: Mapping[int, Made]) -> int:
    """Say which round is meant: the one of this day, else the next, or the one that was named."""
    if request.number is None:
        today = request.on or request.today
        return last if last in made and made[last].on == today else last + 1
    if not 2 <= request.number <= last + 1:
        raise InputError(
            f"{request.event}: there is no round {request.number} to make; the next one is {last + 1}, "
            "and round 1 is the list of `process`"
        )
    return request.number


def _people(
    db: Connection,
    event: Event,
    rules: Rules,
    number: int,
    on: dt.date,
    reasons: Mapping[str, str],
) -> tuple[Pool, Batch]:
    """Say who is in the round, and give them the columns of the lists."""
    people = list_up_to_date(db, event, Team(lambda: rules), before=number)
    came, members = came_to(db, event), rounds_of(db, event)
    if people.empty:
        raise InputError(f"{event.name}: there is no list of this event yet; run `process` first")
    members = members[members["number"] < number]
    stands = standings(calls_of(db, event), rules.callback, rules.rounds, number, rules.refusals)
    lang: Lang = "zh" if event.lang == "zh" else "en"
    as_written = people.assign(phone=spaced(people["phone"], lang))
    pool = pool_of(as_written, stands, came, rules.rounds, on)
    pool = replace(pool, left={**pool.left, **dict.fromkeys(_gone(db, event), "gone")})
    kept = members[members["owner"] != ""].drop_duplicates("person_id", keep="last")
    owners = dict(zip(kept["person_id"], kept["owner"], strict=True))
    said = Said(stands, came, owners, reasons)
    return pool, round_people(people, pool, said, rules, on, lang)


def _gone(db: Connection, event: Event) -> list[str]:
    """Return the leads who are in no list of the event any more and were not folded into somebody else."""
    table, now = participants, now_known_as(db)
    asked = select(table.c.person_id).where(
        table.c.event_id == event.id, table.c.gone_run_id.is_not(None), table.c.outcome == "lead"
    )
    return sorted(one for one in db.scalars(asked) if one not in now)


def _channels(people: Batch) -> tuple[tuple[str, int], ...]:
    counts = people.rows["channel"].value_counts()
    return tuple((name, int(counts[name])) for name in _CHANNELS if name in counts)


def _write(
    db: Connection,
    done: FollowedUp,
    people: Batch,
    rules: Rules,
    weighing: Weighing,
    made: Mapping[int, Made],
    touched: tuple[Path, ...],
) -> FollowedUp:
    """Write the workbooks and note the round; a run that changes nothing leaves no trace in the store."""
    number, on = done.number, done.on
    rows, words = people.rows, words_of(rules, done.lang, number, done.event.name)
    entries = weighing.to_write(number, now_known_as(db))
    owners = sorted(set(rows["owner"]) - {""}) if rules.owners else []
    parts = {workbook_of(number): rows}
    parts |= {workbook_of(number, owner): rows[rows["owner"] == owner] for owner in owners}
    with publishing(done.folder, replaced=standing(made, number, list(parts))) as new:
        for name, part in parts.items():
            write_round(new / name, Batch(part, people.findings), words, on, entries)
        books = describe(new, list(parts), bool(entries))
        kept = keep_copies(touched, new, on)
    members = pd.DataFrame(
        {
            "person_id": rows.index.tolist(),
            "owner": rows["owner"].tolist(),
            "channel": rows["channel"].tolist(),
            "why": [done.pool.why[one] for one in rows.index],
        }
    )
    if made.get(number) != Made(on, books):
        run = begin_run(db, FOLLOWUP, on, done.event, counts={"round": number, "workbooks": books})
        save_round(db, done.event, run, number, members)
    return replace(done, files=tuple(parts), kept=kept)
