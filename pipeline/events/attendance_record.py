"""Record one attendance report: who it shows, matched to the registrations, and kept in the store."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from pipeline.columns import TEXT
from pipeline.events.attendance_beside import unmarked
from pipeline.events.attendance_decide import ASK, OPEN, SAME, WALK_IN, Match
from pipeline.events.attendance_guesses import cells_of, matches_of, tidied_people
from pipeline.events.attendance_names import is_whole
from pipeline.events.attendance_open import NEW, NOBODY
from pipeline.events.attendance_own import house_of, is_own
from pipeline.events.attendance_people import Attendee, attendees_of
from pipeline.events.attendance_report import Report
from pipeline.events.attendance_spellings import unaddressed
from pipeline.events.attendance_times import whole
from pipeline.events.attendance_together import registered_in
from pipeline.events.attendance_walk_ins import WalkIns, judge_walk_ins, save_walk_ins
from pipeline.events.book import Event
from pipeline.events.happenings import MAYBE, save_report
from pipeline.known import Known
from pipeline.rules import Rules
from pipeline.text.clean import normal

ANSWERED = "answer"
COLLEAGUE = "colleague"
DEVICE, NICKNAME, STANDS_IN = "device-or-room", "nickname", "stands-in"
_CONTACTS = ("phone", "phone_alt", "email", "email_alt")
_COUNTED = re.compile(r"[\s_#]*[(（][0-9]+[)）]$|(?<=[a-z])[\s_#]+[0-9]+$", re.IGNORECASE)


@dataclass
class Recorded:
    """What became of a report's attendees."""

    report: Report
    unchanged: bool = False
    replaced: str = ""
    open: list[tuple[Attendee, Match, str]] = field(default_factory=list)
    """Whom nobody can tell: the attendee, the match with its candidates, and why."""
    walk_ins: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    """(kind, display name) of who is no attendee."""


def record_report(
    db: Connection,
    event: Event,
    run: int,
    report: Report,
    people: pd.DataFrame,
    rules: Rules,
    known: Known,
    *,
    covers_all: bool,
    answers: Mapping[str, str],
) -> Recorded:
    """Match a report's attendees to `people`, note who came and who did not, and add walk-ins to the event.

    `answers` says by display name who somebody is: a person id, `new` or `nobody`. Whoever an attendee nobody
    can place may be, may have come.
    """
    done = Recorded(report, left_out=left_out(report))
    registered = tidied_people(people, rules, known)
    together = registered_in(registered)
    attendees = attendees_of(report, rules.person_names, rules.names, together)
    matches = matches_of(attendees, registered, report, rules, known)
    house = house_of(report, registered, rules)
    placed: dict[str, list[tuple[Attendee, str]]] = {}
    new: list[Attendee] = []
    for at, attendee in enumerate(attendees):
        if not attendee.says:  # seen in the waiting room alone
            continue
        answer = answers.get(normal(attendee.shown_as), "")
        match = _answered(matches[str(at)], answer)
        if not answer and is_own(attendee, match, house, report):
            done.left_out.append((COLLEAGUE, attendee.shown_as))
        elif match.kind == SAME:
            placed.setdefault(match.person, []).append((attendee, match.how))
        elif attendee.says == "no" or match.how == NOBODY:
            continue
        elif match.kind == WALK_IN or (match.kind == OPEN and _has_identity(attendee, report, rules)):
            new.append(attendee)
        else:
            why = match.how if match.kind == ASK else _why_open(attendee, rules)
            done.open.append((attendee, match, why))
    if new:
        for person, attendee in _walk_ins(db, event, run, new, report, rules, known, done):
            placed.setdefault(person, []).append((attendee, WALK_IN))
    lines = [line for person, shown in placed.items() for line in _lines(person, shown)]
    lines += [line for attendee, match, _ in done.open for line in _maybe(attendee, match)]
    save_report(
        db,
        event,
        run,
        name=report.name,
        sha256=report.sha256,
        layout=report.layout,
        covers_all=covers_all,
        lines=pd.DataFrame(lines, columns=list(_LINE)),
    )
    return done


_LINE = (
    "person_id", "attended", "minutes", "intervals", "shown_as", "how", "first_joined", "last_left",
    "sessions", "did", "asked",
)  # fmt: skip


def left_out(report: Report) -> list[tuple[str, str]]:
    """Return (kind, display name) of hosts, panelists and recorders, each once."""
    shown = zip(report.rows["shown_as"].tolist(), report.lines, strict=True)
    return list(dict.fromkeys((line.kind, name) for name, line in shown if line.kind))


def _answered(match: Match, answer: str) -> Match:
    """Let what somebody answered hold over the evidence."""
    if not answer:
        return match
    if answer == NEW:
        return Match(WALK_IN)
    return Match(OPEN, how=NOBODY) if answer == NOBODY else Match(SAME, answer, ANSWERED)


def _has_identity(attendee: Attendee, report: Report, rules: Rules) -> bool:
    """Tell whether an attendee is somebody one could call or find: a whole name, a number or an address."""
    lexicon = rules.person_names
    cells = cells_of(attendee, report)
    if "*" not in cells["phone"] and sum(map(str.isdigit, cells["phone"])) > 6:
        return True
    if any(lexicon.words.room.search(name) for name in attendee.names):
        return False  # a room has a mailbox too, but no number to call
    if "@" in cells["email"]:
        return True
    names = [unaddressed(unmarked(name, lexicon.words), lexicon.words) for name in attendee.names]
    names = [name for name in names if not lexicon.words.is_nameless(normal(name))]
    read = [lexicon.read(name) for name in names]
    return any(
        is_whole(name, lexicon) or is_whole(one.name, lexicon) for name, one in zip(names, read, strict=True)
    ) or any(
        one.problem == "name-has-phone" or sum(map(str.isdigit, name)) == 11
        for name, one in zip(names, read, strict=True)
    )


def _why_open(attendee: Attendee, rules: Rules) -> str:
    """Say why nobody can be told: a room, a device or a number with nothing beside it; else a nickname."""
    if attendee.stands_in:
        return STANDS_IN
    shown, words = attendee.shown_as, rules.person_names.words
    plain = _COUNTED.sub("", unmarked(shown, words))
    nameless = not any(map(str.isalpha, shown)) and any(map(str.isdigit, shown))
    device = nameless or words.is_device(shown) or words.is_device(plain) or words.is_nameless(normal(plain))
    return DEVICE if device or words.room.search(shown) else NICKNAME


def _walk_ins(
    db: Connection,
    event: Event,
    run: int,
    new: Sequence[Attendee],
    report: Report,
    rules: Rules,
    known: Known,
    done: Recorded,
) -> list[tuple[str, Attendee]]:
    """Add walk-ins to the event, and return them; colleagues among them are left out, nobodies asked."""
    typed = _typed(new, report, rules)
    found = judge_walk_ins(typed, rules, known)
    reasons = {str(one): str(said) for one, said in found.people["because"].items()}
    added: list[tuple[str, Attendee]] = []
    kept = []
    for row, attendee in zip(typed.index, new, strict=True):
        person = found.person_of[row]
        because = reasons[person]
        if because == "internal":
            done.left_out.append((COLLEAGUE, attendee.shown_as))
        elif because.startswith(("junk:", "not-a-signup:")):
            done.open.append((attendee, Match(OPEN), NICKNAME))
        else:
            kept.append(row)
            added.append((person, attendee))
    persons = list(dict.fromkeys(person for person, _ in added))
    done.walk_ins += persons
    some = WalkIns(
        found.people.loc[persons], found.rows.loc[kept], {row: found.person_of[row] for row in kept}
    )
    save_walk_ins(db, event, run, some, typed.loc[kept])
    return added


def _typed(new: Sequence[Attendee], report: Report, rules: Rules) -> pd.DataFrame:
    """Return a row per walk-in, as a sign-up sheet would have it: the report's words, and that they came."""
    rows = report.rows.iloc[[attendee.rows[0] for attendee in new]].drop(columns="shown_as")
    rows = rows.drop(columns=[name for name in report.spent if name in rows])
    rows.index = pd.Index([f"r{number}" for number in range(1, len(rows) + 1)], dtype=TEXT, name="row_id")
    rows = rows.assign(
        attended=["yes"] * len(rows),
        minutes=["" if one is None else str(one) for one in [attendee.stayed for attendee in new]],
    )
    for row, attendee in zip(rows.index, new, strict=True):
        cells = cells_of(attendee, report)
        for name in ("phone", "email", "company"):
            if cells[name] and name in rows:
                rows.at[row, name] = cells[name]
        if attendee.shares:
            rows.loc[row, [name for name in _CONTACTS if name in rows]] = ""
        if attendee.shares and not attendee.stands_in:
            rows.at[row, "name"] = attendee.shown_as
        elif "name" in rows:
            rows.at[row, "name"] = unmarked(str(rows.at[row, "name"]), rules.person_names.words)
    text = [str(name) for name in rows if name != "line"]
    return rows.astype(dict.fromkeys(text, TEXT))


def _lines(person: str, shown: Sequence[tuple[Attendee, str]]) -> list[dict[str, Any]]:
    """Return a line per display name of a person; minutes without moments are counted over all of them.

    So is what they did.
    """
    everything = Attendee("", [], [], [line for attendee, _ in shown for line in attendee.lines])
    extra = everything.minutes
    return [
        {
            "person_id": person,
            "attended": attendee.says,
            "minutes": None if extra is None or number else whole(extra),
            "intervals": [[_iso(start), _iso(end)] for start, end in attendee.intervals],
            "shown_as": attendee.shown_as,
            "how": how,
            "first_joined": attendee.joined,
            "last_left": attendee.left,
            "sessions": attendee.sessions,
            "did": {} if number else everything.did,
            "asked": [] if number else everything.asked,
        }
        for number, (attendee, how) in enumerate(sorted(shown, key=lambda one: one[0].says != "yes"))
    ]


def _maybe(attendee: Attendee, match: Match) -> list[dict[str, Any]]:
    """Return a line for each person an attendee may be, which says no more than that."""
    blank: dict[str, Any] = {
        "minutes": None,
        "intervals": [],
        "first_joined": "",
        "last_left": "",
        "sessions": 0,
    }
    said = {"attended": MAYBE, "shown_as": attendee.shown_as, "how": match.kind, "did": {}, "asked": []}
    return [{"person_id": person, **blank, **said} for person in match.candidates]


def _iso(moment: dt.datetime) -> str:
    return moment.isoformat(" ")
