"""Whether a report is news: the same bytes are not, and a corrected report takes the former's place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from pipeline.errors import InputError
from pipeline.events.attendance_decide import WALK_IN
from pipeline.events.attendance_lines import Line
from pipeline.events.attendance_open import NEW, NOBODY
from pipeline.events.attendance_report import Report
from pipeline.events.attendance_walk_ins import forget_walk_ins
from pipeline.events.book import Event, inputs_of
from pipeline.events.happenings import MAYBE, attendance_of, forget_report, reports_of
from pipeline.text.clean import normal

#: What people and programs add to the name of a file they export or save again.
_AGAIN = re.compile(
    r"\s*[(（]\s*[0-9]{1,3}\s*[)）]|[\s_\-]*(?:corrected|correction|fixed|final|new|copy|更正|修正|修订|最新|副本|更新)(?:版)?"
    r"|[\s_\-]+v[0-9]+|第[二三四]版",
    re.IGNORECASE,
)


class Former(NamedTuple):
    """A report recorded before."""

    id: int
    name: str
    sha256: str
    layout: str
    covers_all: bool
    run_id: int


def former_of(db: Connection, event: Event, report: Report, replaces: str) -> Former | None:
    """Return the report that this one is, or corrects: the same bytes, the one named, or half the joins.

    A report of another day or platform has other joins or other headers: it adds to what is known.

    Raises:
        InputError: there is no report of the name given.
    """
    known = reports_of(db, event)
    columns = (known[name].tolist() for name in Former._fields)
    lines = [Former(*line) for line in zip(*columns, strict=True)]
    same = next((line for line in lines if line.sha256 == report.sha256), None)
    if same is not None:
        return same
    if replaces:
        named = next((line for line in lines if line.name == replaces), None)
        if named is None:
            there = ", ".join(sorted(set(known["name"]))) or "none yet"
            raise InputError(f"--replaces {replaces}: no such report is recorded; there are: {there}")
        return named
    mine = {(normal(name), str(line.joined)) for name, line in _joins(report)}
    said = attendance_of(db, event)
    for line in lines:
        if line.layout != report.layout:
            continue
        about = said[said["report_id"] == line.id]
        theirs = {
            (normal(shown), joined)
            for shown, joined in zip(about["shown_as"], about["first_joined"], strict=True)
            if joined
        }
        if mine and theirs:
            if len(mine & theirs) * 2 >= min(len(mine), len(theirs)):
                return line
        elif not mine and not theirs and _bare(line.name) == _bare(report.name):
            return line
    return None


def _joins(report: Report) -> list[tuple[str, Line]]:
    shown = zip(report.rows["shown_as"].tolist(), report.lines, strict=True)
    return [(name, line) for name, line in shown if line.joined is not None and not line.kind]


def _bare(name: str) -> str:
    return _AGAIN.sub("", Path(name).stem).strip().casefold()


def says_it_already(
    db: Connection,
    event: Event,
    report: Report,
    former: Former,
    answers: Mapping[str, str],
    read_as: str,
    *,
    covers_all: bool,
) -> bool:
    """Tell whether recording a report again would change nothing; `read_as` digests what it is read with."""
    if former.sha256 != report.sha256 or (covers_all and not former.covers_all):
        return False
    if read_as not in {one.get("read_as") for one in inputs_of(db, former.run_id)}:
        return False
    said = attendance_of(db, event)
    about = said[said["report_id"] == former.id]
    told: dict[str, set[str]] = {}
    for shown, person, attended in zip(about["shown_as"], about["person_id"], about["attended"], strict=True):
        told.setdefault(normal(shown), set()).add(MAYBE if attended == MAYBE else person)
    shown_there = {normal(one) for one in report.rows["shown_as"]}
    return all(
        _is_told(told.get(name, set()), answer) for name, answer in answers.items() if name in shown_there
    )


def _is_told(told: set[str], answer: str) -> bool:
    """Tell whether what is recorded of a display name is what was answered."""
    if answer == NOBODY:
        return not told
    return bool(told) and MAYBE not in told if answer == NEW else told == {answer}


def forget(db: Connection, event: Event, run: int, former: Former) -> None:
    """Take a report back, and who was in the event by it alone."""
    said = attendance_of(db, event)
    own = said[said["report_id"] == former.id]
    others = set(said["person_id"][said["report_id"] != former.id])
    persons = sorted(set(own["person_id"][own["how"] == WALK_IN]) - others)
    forget_report(db, event, former.sha256)
    forget_walk_ins(db, event, run, persons)
