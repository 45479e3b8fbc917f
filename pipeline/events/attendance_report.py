"""An attendance report as lines: who is shown, when they joined and left, and whether they came at all.

Every platform's table has its columns named by the readers. What differs is whether a line is one join or
all of them: where the headers speak of a first join and a last leave, the duration counts and the moments
only frame it; elsewhere the moments count.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from pipeline.batch import Verdict, text_column
from pipeline.events.attendance_engagement import Engagement, EngagementWords
from pipeline.events.attendance_events import lines_of_events
from pipeline.events.attendance_lines import Line, accounts_in, cells_of, line_of, shown_in, span_of
from pipeline.events.attendance_marks import who_came
from pipeline.events.attendance_remarks import is_away, remarks_of
from pipeline.events.attendance_roles import Hosts, left_out
from pipeline.events.attendance_times import has_day, minutes_in, order_of, read_when
from pipeline.events.bulk import digest
from pipeline.readers import read_every_table
from pipeline.readers.assemble import to_batch
from pipeline.readers.field import Field
from pipeline.readers.files import open_source
from pipeline.readers.headers import HeaderWords
from pipeline.readers.part import NOT_A_SIGNUP, Part, Said
from pipeline.readers.shapes.shape import header_key
from pipeline.readers.statuses import HOST
from pipeline.text.answer import yes_or_no
from pipeline.text.moment import read_moment

_FRAMES = re.compile(
    "first|last(?!name)|erster|letzt|primeir|ultim|últim|primera|premier|première|dernier|dernière|"
    "首次|最初|最后|最近|最終"
)
_COUNTS = frozenset(
    map(header_key, ("入会次数", "访问次数", "观看次数", "AttendeeTotalRejoins", "Join count"))
)
_TIMED = frozenset(("join_time", "leave_time", "attended_at", "status", "role"))
_WAITING = header_key("In Waiting Room")


@dataclass(frozen=True)
class Report:
    """A report read: `rows` as the readers give them, with `shown_as`; one of `lines` for each.

    `layout` digests the headers; `spent` are the columns that `lines` were made of.
    """

    name: str
    sha256: str
    rows: pd.DataFrame
    lines: list[Line]
    layout: str
    spent: frozenset[str]


def read_report(
    path: Path,
    headers: HeaderWords,
    engagement: EngagementWords,
    day: dt.date,
    *,
    knows_day: bool,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Report:
    """Read a report; `day` is the event's, or, when that is not known, the day of the run.

    Raises:
        InputError: the file cannot be used, or has no list of people.
    """
    source = open_source(path, encoding)
    parts = [_own_columns(part) for part in read_every_table(source, headers, mapping)]
    parts = [part for part in parts if _names_people(part)] or parts
    texts = [text for part in parts for role in ("join_time", "leave_time") for text in cells_of(part, role)]
    usual = "mdy" if any(part.shape.name == "Zoom report" for part in parts) else ""
    order = order_of(texts, day if knows_day else None, usual)
    hosts = Hosts.of(parts)
    lines: list[Line] = []
    spent = {one.target for part in parts for one in part.fields if one.role in _TIMED}
    for number, part in enumerate(parts):
        told = engagement.read(part)
        spent |= told.used
        own = _present(part) if told.is_log else lines_of_events(part, order, day) or _lines(part, order, day)
        own = _doing(own, told, number)
        kinds = left_out(part, hosts)
        accounts = accounts_in(part) if _is_timed(part) else [False] * len(own)
        lines += [
            replace(line, kind=kind, own=account)
            for line, kind, account in zip(own, kinds, accounts, strict=True)
        ]
    batch = to_batch([(source.name, part) for part in parts])
    shown = [text for part in parts for text in shown_in(part)]
    rows = batch.rows.assign(shown_as=text_column(shown, batch.rows.index))
    if "registered_at" in rows:  # its order of day and month is the report's, and no later reader has that
        signed_up = [read_moment(text, order).value for text in rows["registered_at"].tolist()]
        rows["registered_at"] = text_column(signed_up, rows.index)
    nobody = [i in part.table.marked for part in parts for i in part.table.rows]
    keep = [not one for one in nobody]
    return Report(
        source.name,
        source.sha256,
        rows[keep],
        [one for one, kept in zip(lines, keep, strict=True) if kept],
        digest(repr([part.table.labels for part in parts])),
        frozenset(spent),
    )


def _is_timed(part: Part) -> bool:
    """Tell whether a table says when people joined, as a platform's does and no desk's."""
    return any(one.role in ("join_time", "leave_time") for one in part.fields)


def _own_columns(part: Part) -> Part:
    """Let what stands behind the name win over a column of the same header before it: that is the meeting's.

    Whoever has the address of the meeting is its host.
    """
    name = next((one.column for one in part.fields if one.target == "name"), None)
    for target in ("email", "minutes") if name is not None else ():
        first = next((one for one in part.fields if one.target == target), None)
        own = next((one for one in part.fields if first and _is_own(one, first, name)), None)
        if first is None or own is None:
            continue
        meeting, part.columns[target] = part.columns[target], part.columns.pop(own.target)
        if target == "email":
            hosts = (at for at, mail in enumerate(part.columns[target]) if mail and mail == meeting[at])
            part.said.extend(Said(at, NOT_A_SIGNUP + HOST, Verdict.EXCLUDE) for at in hosts)
    return part


def _is_own(one: Field, first: Field, name: int | None) -> bool:
    """Tell whether a column repeats the header of `first` on the other side of the name."""
    between = name is not None and first.column < name < one.column
    return between and bool(one.target) and header_key(one.header) == header_key(first.header)


def _names_people(part: Part) -> bool:
    return not {"name", "first_name", "last_name", "email", "phone"}.isdisjoint(part.columns)


def _present(part: Part) -> list[Line]:
    """Return the lines of a list of what was done: whoever did it was there, for how long it does not say."""
    return [Line("yes", is_log=True) for _ in part.table.rows]


def _doing(lines: list[Line], told: Engagement, table: int) -> list[Line]:
    return [
        replace(line, did=one.did, asked=one.asked, table=table)
        for line, one in zip(lines, told.lines, strict=True)
    ]


def _lines(part: Part, order: str, day: dt.date) -> list[Line]:
    count = len(part.table.rows)
    blank, blank_spans = [""] * count, [None] * count
    joins, leaves = cells_of(part, "join_time") or blank, cells_of(part, "leave_time") or blank
    stamps = cells_of(part, "attended_at") or blank
    header = next((one.header for one in part.fields if one.target == "minutes"), "")
    times = part.columns.get("minutes", blank)
    waiting = _waiting(part) or blank
    moments = [
        (read_when(join, order, day), read_when(leave, order, day))
        for join, leave in zip(joins, leaves, strict=True)
    ]
    spans = [span_of(*pair) for pair in moments]
    stayed = [minutes_in(text, header, span) for text, span in zip(times, spans, strict=True)]
    frames = _is_framed(part)
    says = who_came(part, joins, stayed, blank_spans if frames else spans)
    remarks = remarks_of(part, shown_in(part))
    away = {remark: is_away(remark) for remark in set(remarks)}
    says = ["no" if away[remark] else one for one, remark in zip(says, remarks, strict=True)]
    ends = [leave for _, leave in moments if leave is not None]
    lines = []
    for at in range(count):
        if yes_or_no(waiting[at]) == "yes":
            lines.append(Line("", frames=True))
            continue
        line = line_of(*moments[at], stayed[at], frames, ends, dayless=not has_day(joins[at]))
        checked = read_when(stamps[at], order, day)
        lines.append(replace(line, says=says[at], joined=line.joined or checked))
    return lines


def _is_framed(part: Part) -> bool:
    """Tell whether moments are a first join and a last leave, by the headers."""
    return any(
        (one.role in ("join_time", "leave_time") and _FRAMES.search(key)) or key in _COUNTS
        for one in part.fields
        for key in [header_key(one.header)]
    )


def _waiting(part: Part) -> list[str]:
    """Return the cells that say whether a line is time in the waiting room; [] when none does."""
    at = next((one.column for one in part.fields if header_key(one.header) == _WAITING), None)
    if at is None:
        return []
    cells = part.table.grid.cells
    return [cells[i][at] if at < len(cells[i]) else "" for i in part.table.rows]
