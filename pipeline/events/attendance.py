"""`attend`: the platform's reports in, who came out: recorded in the store, listed in the event's folder."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection

from pipeline.errors import InputError
from pipeline.events.attendance_files import open_lines, write_attendance
from pipeline.events.attendance_former import forget, former_of, says_it_already
from pipeline.events.attendance_numbers import numbers_in, usual_region
from pipeline.events.attendance_open import FILE as OPEN_FILE
from pipeline.events.attendance_open import Open, answers_in, read_open, write_open
from pipeline.events.attendance_record import Recorded, left_out, record_report
from pipeline.events.attendance_report import Report, read_report
from pipeline.events.book import Event, begin_run, event_named
from pipeline.events.bulk import digest
from pipeline.events.ids import now_known_as
from pipeline.events.memory import remember_event
from pipeline.events.persons import list_of
from pipeline.events.presence import NO, YES, presence
from pipeline.events.store import has_store, open_store
from pipeline.events.walk_in_rows import walked_in
from pipeline.known import Known
from pipeline.labels import Lang
from pipeline.publish import folder_name, publishing
from pipeline.rules import Rules, load_rules

_NOBODY = ("junk:", "not-a-signup:host", "not-a-signup:panelist", "not-a-signup:bot")


@dataclass(frozen=True)
class Request:
    """What the user asked `attend` to do; paths as given. `replaces` names an earlier report."""

    event: str
    files: tuple[Path, ...]
    on: dt.date
    covers_all: bool = False
    replaces: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    rules: Path | None = None
    home: Path = Path("follow_up")
    region: str = ""
    """Where a number without country code is from; "" for where most of the event's numbers are from."""


@dataclass(frozen=True)
class Done:
    """What `attend` found: counts of people, who is asked about, who was left out, and the files written."""

    event: str
    lang: Lang
    registered: int
    came: int
    walk_ins: int
    absent: int
    unknown: int
    asked: tuple[Open, ...]
    left_out: tuple[tuple[str, str], ...]
    median: int | None
    reports: tuple[Recorded, ...]
    files: tuple[Path, ...]


def attend(request: Request) -> Done:
    """Record attendance reports of an event, and write attendance.csv and attendance_open.csv.

    Raises:
        InputError: there is no such event, or a file cannot be used; nothing was changed.
        StoreError: the store cannot be used; nothing was changed.
        OutputError: the files could not be written; nothing was changed.
    """
    if not has_store(request.home):
        raise InputError(f"{request.event}: no such event here; run `process` first, or name another --home")
    folder = request.home / folder_name(request.event)
    with open_store(request.home) as store:
        with store.reading() as db:
            event = event_named(db, request.event)
            people = _registered(list_of(db, event))
        region = request.region or usual_region(numbers_in(people.get("phone", ())))
        rules = load_rules(request.rules, region)
        found = _read_all(request, event, rules)
        before = read_open(folder)
        with store.writing() as db:
            return _record_all(db, request, event, rules, found, before, folder)


def _read_all(request: Request, event: Event, rules: Rules) -> list[Report]:
    """Read every file; what is wrong with any of them is said at once. Same bytes are read once."""
    found: dict[str, Report] = {}
    problems: list[str] = []
    for path in request.files:
        try:
            report = read_report(
                path,
                rules.headers,
                rules.engagement,
                event.date or request.on,
                knows_day=event.date is not None,
                mapping=request.mapping,
                encoding=request.encoding,
            )
        except InputError as error:
            problems.extend(error.problems)
            continue
        found.setdefault(report.sha256, report)
    if problems:
        raise InputError(problems)
    return list(found.values())


def _record_all(
    db: Connection,
    request: Request,
    event: Event,
    rules: Rules,
    found: Sequence[Report],
    before: Sequence[Open],
    folder: Path,
) -> Done:
    lang: Lang = "en" if event.lang == "en" else "zh"
    past = remember_event(db, event.name).past
    known = Known(
        on=request.on, event=event.name, event_date=event.date, region=rules.region, lang=lang, past=past
    )
    people = _registered(list_of(db, event))
    typed = answers_in(before, people, now_known_as(db))
    read_as = _read_as(request, rules)
    run = 0
    done: list[Recorded] = []
    for report in found:
        former = former_of(db, event, report, request.replaces)
        answers = typed.about({report.name, former.name if former else report.name})
        if former is not None and says_it_already(
            db, event, report, former, answers, read_as, covers_all=request.covers_all
        ):
            done.append(Recorded(report, unchanged=True, left_out=left_out(report)))
            continue
        run = run or begin_run(db, "attend", request.on, event, inputs=_inputs(found, read_as))
        if former is not None:
            forget(db, event, run, former)
        people = _registered(list_of(db, event))
        recorded = record_report(
            db, event, run, report, people, rules, known, covers_all=request.covers_all, answers=answers
        )
        replaced = former is not None and former.sha256 != report.sha256
        recorded.replaced = former.name if former is not None and replaced else ""
        done.append(recorded)
    people = _registered(list_of(db, event))
    lines = open_lines(done, before, people, lang)
    asked = [one for one in lines if typed.is_asked(one)]
    came = presence(db, event)
    with publishing(folder) as new:
        write_attendance(new / "attendance.csv", people, came, asked)
        write_open(new / OPEN_FILE, lines)
    return _summed_up(event, lang, people, came, sorted(walked_in(db, event)), asked, done, folder)


def _registered(people: pd.DataFrame) -> pd.DataFrame:
    """Leave out of an event's list what is no person, and who is no guest."""
    if people.empty:
        return people
    return people[~people["because"].str.startswith(_NOBODY)]


def _read_as(request: Request, rules: Rules) -> str:
    """Digest what a report is read with beside its bytes: another option may read it otherwise."""
    return digest(repr((rules.sha256, rules.region, sorted(request.mapping.items()), request.encoding)))


def _inputs(found: Sequence[Report], read_as: str) -> list[dict[str, object]]:
    return [
        {"name": one.name, "sha256": one.sha256, "rows": len(one.rows), "read_as": read_as} for one in found
    ]


def _summed_up(
    event: Event,
    lang: Lang,
    people: pd.DataFrame,
    came: pd.DataFrame,
    walked_in: list[str],
    asked: Sequence[Open],
    done: Sequence[Recorded],
    folder: Path,
) -> Done:
    here = came[came["attended"] == YES]
    walked = here.index.intersection(walked_in)
    registered = people.index.difference(walked_in)
    stayed = [int(minutes) for minutes in here["minutes"] if minutes is not None]
    absent = int((came["attended"].reindex(registered) == NO).sum())
    present = len(registered.intersection(here.index))
    return Done(
        event=event.name,
        lang=lang,
        registered=len(registered),
        came=present,
        walk_ins=len(walked),
        absent=absent,
        unknown=len(registered) - present - absent,
        asked=tuple(asked),
        left_out=tuple(dict.fromkeys(one for recorded in done for one in recorded.left_out)),
        median=round(statistics.median(stayed)) if stayed else None,
        reports=tuple(done),
        files=(folder / "attendance.csv", folder / OPEN_FILE),
    )
