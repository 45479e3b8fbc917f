"""attendance.csv, who came; and attendance_open.csv, the names nobody can place, with room for an answer."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from pipeline.attendance_words import why_asked
from pipeline.engagement import interactions
from pipeline.events.attendance_people import Attendee
from pipeline.events.attendance_record import Recorded
from pipeline.events.presence import UNKNOWN
from pipeline.labels import Lang
from pipeline.text.clean import normal
from pipeline.writers.csv_file import unguarded, write_csv

ATTENDANCE, OPEN = "attendance.csv", "attendance_open.csv"


@dataclass(frozen=True)
class Open:
    """A line of attendance_open.csv: one attendee nobody can place. `answer` is what somebody typed."""

    report: str
    sheet: str
    line: str
    shown_as: str
    minutes: str
    first_joined: str
    last_left: str
    why: str
    reason: str
    candidates: str
    answer: str = ""


def write_attendance(path: Path, people: pd.DataFrame, came: pd.DataFrame, asked: Sequence[Open]) -> None:
    """Write a line per person: whether they came (yes, no, unknown), for how long, and how one knows.

    `interactions` is how many things they did there, "" when no report tells. Minutes are provisional while a
    line that may be the same person's is asked about.
    """
    said = came.reindex(people.index)
    columns: dict[str, list[str]] = {"person_id": people.index.tolist()}
    columns["attended"] = [one if isinstance(one, str) else UNKNOWN for one in said["attended"]]
    columns["minutes"] = ["" if pd.isna(one) else str(int(one)) for one in said["minutes"]]
    maybe = {person for one in asked if not one.answer for person in _persons(one)}
    columns["provisional"] = [
        "yes" if minutes and person in maybe else ""
        for person, minutes in zip(columns["person_id"], columns["minutes"], strict=True)
    ]
    for name in ("first_joined", "last_left"):
        columns[name] = [one if isinstance(one, str) else "" for one in said[name]]
    columns["sessions"] = ["" if pd.isna(one) else str(int(one)) for one in said["sessions"]]
    did = [interactions(one) if isinstance(one, dict) else None for one in said["did"]]
    columns["interactions"] = ["" if one is None else str(one) for one in did]
    columns["how"] = [one if isinstance(one, str) else "" for one in said["how"]]
    for name in ("name", "company"):
        columns[name] = people[name].tolist() if name in people else [""] * len(people)
    write_csv(path, columns)


def write_open(path: Path, asked: Sequence[Open]) -> None:
    """Write the attendees nobody can place; a file with a header alone when there is none."""
    names = [one.name for one in fields(Open)]
    write_csv(path, {name: [str(getattr(one, name)) for one in asked] for name in names})


def read_open(folder: Path) -> list[Open]:
    """Read attendance_open.csv of an earlier run, with the answers typed into it; [] when there is none."""
    try:
        text = (folder / OPEN).read_bytes()
    except OSError:
        return []
    names = [one.name for one in fields(Open)]
    for encoding in ("utf-8-sig", "gb18030"):  # Excel may have saved it in the code page of its system
        try:
            lines = list(csv.DictReader(text.decode(encoding).splitlines()))
            break
        except UnicodeDecodeError:
            continue
    else:
        return []
    return [Open(**{name: unguarded((line.get(name) or "").strip()) for name in names}) for line in lines]


def open_lines(
    done: Sequence[Recorded], before: Sequence[Open], people: pd.DataFrame, lang: Lang
) -> list[Open]:
    """Return the lines to write: those of this run, those of other reports, and all that were answered."""
    fresh = {one.report.name: one for one in done if not one.unchanged}
    gone = {one.replaced for one in done if one.replaced}
    answered = {(one.report, normal(one.shown_as)): one for one in before if one.answer}
    kept = [one for one in before if one.answer or (one.report not in fresh and one.report not in gone)]
    news = [
        _open(attendee, recorded, why, match.candidates, people, lang)
        for recorded in fresh.values()
        for attendee, match, why in recorded.open
        if (recorded.report.name, normal(attendee.shown_as)) not in answered
    ]
    return sorted([*kept, *news], key=lambda one: (one.report, one.sheet, _number(one.line), one.shown_as))


def _open(
    attendee: Attendee,
    recorded: Recorded,
    why: str,
    candidates: Sequence[str],
    people: pd.DataFrame,
    lang: Lang,
) -> Open:
    first = recorded.report.rows.iloc[attendee.rows[0]]
    minutes = attendee.stayed
    names, companies = people["name"].to_dict(), people["company"].to_dict()
    named = [f"{one} {names[one]} {companies[one]}".strip() for one in candidates]
    return Open(
        report=recorded.report.name,
        sheet=str(first["sheet"]),
        line=str(first["line"]),
        shown_as=attendee.shown_as,
        minutes="" if minutes is None else str(minutes),
        first_joined=attendee.joined,
        last_left=attendee.left,
        why=why,
        reason=why_asked(why, lang),
        candidates="; ".join(named),
    )


def _persons(one: Open) -> list[str]:
    """Return the ids of those a line may be."""
    return [text.split(" ", 1)[0] for text in one.candidates.split("; ") if text]


def _number(line: str) -> int:
    return int(line) if line.isdecimal() else 0
