"""attendance.csv, who came; and what stands in attendance_open.csv, the names nobody can place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pipeline.attendance_words import why_asked
from pipeline.batch import texts_of
from pipeline.engagement import interactions
from pipeline.events.attendance_open import Open
from pipeline.events.attendance_people import Attendee
from pipeline.events.attendance_record import Recorded
from pipeline.events.presence import UNKNOWN
from pipeline.labels import Lang
from pipeline.text.clean import normal
from pipeline.writers.csv_file import write_csv


def write_attendance(path: Path, people: pd.DataFrame, came: pd.DataFrame, asked: Sequence[Open]) -> None:
    """Write a line per person: whether they came (yes, no, unknown), for how long, and how one knows.

    `interactions` is how many things they did there, "" when no report tells. Minutes are provisional while a
    line that may be the same person's is asked about: one of `asked`.
    """
    said = came.reindex(people.index)
    columns: dict[str, list[str]] = {"person_id": people.index.tolist()}
    columns["attended"] = [one if isinstance(one, str) else UNKNOWN for one in said["attended"]]
    columns["minutes"] = ["" if pd.isna(one) else str(int(one)) for one in said["minutes"]]
    maybe = {person for one in asked for person in one.persons}
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
        columns[name] = texts_of(people, name)
    write_csv(path, columns)


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


def _number(line: str) -> int:
    return int(line) if line.isdecimal() else 0
