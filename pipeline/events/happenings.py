"""What happened to people between runs: what they answered, reminders, attendance, rounds.

Each comes back as a frame with a line per fact, ids resolved to whom they stand for now; the lines are sorted
by their number, so that the last of a person is the one that holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, delete, insert, select

from pipeline.events.book import Event
from pipeline.events.bulk import insert_columns
from pipeline.events.persons import now_known_as
from pipeline.events.schema import (
    attendance,
    reminders,
    replies,
    reports,
    round_members,
    rounds,
    runs,
)
from pipeline.reminders import Channel

#: Somebody a report may show: it is asked whether it does.
MAYBE = "maybe"
REPLIES = ("yes", "no", "maybe")
_ATTENDANCE = (
    "attended", "minutes", "intervals", "shown_as", "how", "first_joined", "last_left", "sessions",
    "did", "asked",
)  # fmt: skip


def save_replies(db: Connection, event: Event, run: int, said: Mapping[str, str], by: str = "") -> int:
    """Note who comes (yes), does not (no) or may (maybe), by person id; return how many are news."""
    before = replies_of(db, event)
    held = dict(zip(before["person_id"], before["answer"], strict=True))
    news = {person: answer for person, answer in said.items() if held.get(person) != answer}
    _insert(
        db,
        replies,
        [
            {"event_id": event.id, "person_id": person, "answer": answer, "said_by": by, "run_id": run}
            for person, answer in sorted(news.items())
        ],
    )
    return len(news)


def replies_of(db: Connection, event: Event) -> pd.DataFrame:
    """Return `person_id`, `answer`, `said_by`, `run_id`, `on_day`; the last line of each person only."""
    table = replies
    asked = (
        select(table.c.person_id, table.c.answer, table.c.said_by, table.c.run_id, runs.c.on_day)
        .join(runs, runs.c.id == table.c.run_id)
        .where(table.c.event_id == event.id)
        .order_by(table.c.id)
    )
    return frame_of(db, asked).drop_duplicates("person_id", keep="last", ignore_index=True)


def save_reminders(
    db: Connection, event: Event, run: int, days_before: int, sent: Mapping[Channel, Iterable[str]]
) -> None:
    """Note whom a reminder goes to, by channel, for the day the event is on now."""
    if event.date is None:
        raise ValueError("an event without a date has no reminders")
    table, now = reminders, now_known_as(db)
    asked = select(table.c.person_id, table.c.channel).where(
        table.c.event_id == event.id, table.c.event_date == event.date, table.c.days_before == days_before
    )
    done: dict[str, set[str]] = {}
    for person, channel in db.execute(asked):
        done.setdefault(channel, set()).add(now.get(person, person))
    for channel, ids in sorted(sent.items()):
        news = sorted(set(ids) - done.get(channel, set()))
        insert_columns(
            db,
            table,
            {
                "event_id": [event.id] * len(news),
                "event_date": [event.date.isoformat()] * len(news),
                "days_before": [days_before] * len(news),
                "person_id": news,
                "channel": [channel] * len(news),
                "run_id": [run] * len(news),
            },
        )


def reminders_of(db: Connection, event: Event) -> pd.DataFrame:
    """Return `person_id`, `event_date`, `days_before`, `channel`, `run_id`, `on_day`."""
    table = reminders
    asked = (
        select(
            table.c.person_id,
            table.c.event_date,
            table.c.days_before,
            table.c.channel,
            table.c.run_id,
            runs.c.on_day,
        )
        .join(runs, runs.c.id == table.c.run_id)
        .where(table.c.event_id == event.id)
        .order_by(table.c.run_id, table.c.event_date, table.c.person_id, table.c.channel)
    )
    return frame_of(db, asked)


def save_report(
    db: Connection,
    event: Event,
    run: int,
    *,
    name: str,
    sha256: str,
    covers_all: bool,
    lines: pd.DataFrame,
    layout: str = "",
) -> bool:
    """Note an attendance report; return False, and change nothing, when it is known already.

    `lines` has `person_id`, `minutes` (whole or None), `intervals` (lists of ISO moment pairs), `shown_as`,
    and may have `attended` (yes, no or `MAYBE`), `how`, `first_joined`, `last_left`, `sessions`, `did` (how
    often by kind) and `asked` (a list of questions).
    """
    known = select(reports.c.id).where(reports.c.event_id == event.id, reports.c.sha256 == sha256)
    if db.execute(known).scalar() is not None:
        return False
    head = {"name": name, "sha256": sha256, "layout": layout, "covers_all": covers_all, "rows": len(lines)}
    report = db.execute(
        insert(reports).values(event_id=event.id, run_id=run, **head).returning(reports.c.id)
    ).scalar_one()
    columns = [name for name in ("person_id", *_ATTENDANCE) if name in lines]
    cells = [lines[name].tolist() for name in columns]
    said = [
        {
            "event_id": event.id,
            "report_id": report,
            **line,
            "minutes": None if pd.isna(minutes) else int(minutes),
            "intervals": json.dumps(intervals),
            **{name: json.dumps(line[name], ensure_ascii=False) for name in ("did", "asked") if name in line},
        }
        for line, minutes, intervals in zip(
            [dict(zip(columns, one, strict=True)) for one in zip(*cells, strict=True)],
            lines["minutes"].tolist(),
            lines["intervals"].tolist(),
            strict=True,
        )
    ]
    _insert(db, attendance, said)
    return True


def reports_of(db: Connection, event: Event) -> pd.DataFrame:
    """Return `id`, `name`, `sha256`, `layout`, `covers_all`, `rows`, `run_id` of each report, by number."""
    table = reports
    asked = (
        select(
            table.c.id,
            table.c.name,
            table.c.sha256,
            table.c.layout,
            table.c.covers_all,
            table.c.rows,
            table.c.run_id,
        )
        .where(table.c.event_id == event.id)
        .order_by(table.c.id)
    )
    return frame_of(db, asked)


def forget_report(db: Connection, event: Event, sha256: str) -> None:
    """Take a report back, with all it said."""
    of = select(reports.c.id).where(reports.c.event_id == event.id, reports.c.sha256 == sha256)
    db.execute(delete(attendance).where(attendance.c.report_id.in_(of.scalar_subquery())))
    db.execute(delete(reports).where(reports.c.event_id == event.id, reports.c.sha256 == sha256))


def attendance_of(db: Connection, event: Event) -> pd.DataFrame:
    """Return `person_id`, `report_id`, `minutes`, `intervals` (lists), `did`, `asked` and the rest by line.

    A person has a line per report and display name; a line may say that they may have come (`MAYBE`).
    """
    table = attendance
    asked = (
        select(table.c.person_id, table.c.report_id, *(table.c[name] for name in _ATTENDANCE))
        .where(table.c.event_id == event.id)
        .order_by(table.c.id)
    )
    frame = frame_of(db, asked)
    packed = ("intervals", "did", "asked")
    return frame.assign(**{name: [json.loads(text) for text in frame[name]] for name in packed})


def covers_all(db: Connection, event: Event) -> bool:
    """Tell whether a report says of every registration whether they came."""
    asked = select(reports.c.id).where(reports.c.event_id == event.id, reports.c.covers_all)
    return db.execute(asked.limit(1)).scalar() is not None


def save_round(db: Connection, event: Event, run: int, number: int, members: pd.DataFrame) -> None:
    """Note who is in a round; `members` has `person_id`, `owner`, `channel`, `why`. Replaces that round."""
    table = round_members
    db.execute(delete(table).where(table.c.event_id == event.id, table.c.number == number))
    db.execute(delete(rounds).where(rounds.c.event_id == event.id, rounds.c.number == number))
    db.execute(insert(rounds).values(event_id=event.id, number=number, run_id=run))
    columns = ("person_id", "owner", "channel", "why")
    lines = [
        {"event_id": event.id, "number": number, **dict(zip(columns, line, strict=True))}
        for line in zip(*(members[name].tolist() for name in columns), strict=True)
    ]
    _insert(db, table, lines)


def rounds_of(db: Connection, event: Event) -> pd.DataFrame:
    """Return a line per person and round: `number`, `person_id`, `owner`, `channel`, `why`, `on_day`."""
    table = round_members
    asked = (
        select(table.c.number, table.c.person_id, table.c.owner, table.c.channel, table.c.why, runs.c.on_day)
        .join(rounds, (rounds.c.event_id == table.c.event_id) & (rounds.c.number == table.c.number))
        .join(runs, runs.c.id == rounds.c.run_id)
        .where(table.c.event_id == event.id)
    )
    return frame_of(db, asked).sort_values(["number", "person_id"], kind="stable", ignore_index=True)


def last_round(db: Connection, event: Event) -> int:
    """Return the number of the last round made; the lists of `process` are round 1."""
    asked = select(rounds.c.number).where(rounds.c.event_id == event.id)
    return int(db.execute(asked.order_by(rounds.c.number.desc()).limit(1)).scalar() or 1)


def frame_of(db: Connection, asked: Select[Any]) -> pd.DataFrame:
    """Return what was asked as a frame, with every person under the id that stands for them now."""
    found = db.execute(asked)
    names = list(found.keys())
    frame = pd.DataFrame(found.all(), columns=names, dtype=object)
    now = now_known_as(db)
    if now and "person_id" in names:
        frame["person_id"] = [now.get(one, one) for one in frame["person_id"]]
    return frame


def _insert(db: Connection, table: Any, lines: Sequence[Mapping[str, Any]]) -> None:
    if lines:
        db.execute(insert(table), list(lines))
