"""What one line of a report says of somebody's presence: an interval, or minutes where it has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.readers.part import Part
from pipeline.readers.shapes.shape import header_key
from pipeline.text.answer import yes_or_no
from pipeline.text.clean import normal
from pipeline.tidying.names import NICKNAMES

_OWN_NUMBER = frozenset(
    map(header_key, ("用户ID", "工号", "员工号", "员工工号", "员工ID", "员工编号", "UserID", "Employee ID"))
)
_GUEST = frozenset(map(header_key, ("Guest", "Is Guest", "External", "是否外部", "外部人员", "是否访客")))
#: Platforms round a duration up or down; what is further from its moments has gaps.
_ROUNDED = 2.0


@dataclass(frozen=True)
class Line:
    """What a report says in one line about somebody's presence; moments as the report states them.

    `says` is yes, no or ""; `kind` is why the line is left out (host, panelist, bot), "" for an attendee.
    `interval` counts; `minutes` stand for themselves where no interval does; `joined` and `left` are shown.
    `own` holds where the platform says that its bearer belongs to the organiser's account. `did` and `asked`
    are what they did; `table` is the number of the table, and `is_log` holds in one that
    lists what was done.
    """

    says: str
    kind: str = ""
    interval: tuple[dt.datetime, dt.datetime] | None = None
    minutes: float | None = None
    joined: dt.datetime | None = None
    left: dt.datetime | None = None
    frames: bool = False
    did: Mapping[str, int] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    table: int = 0
    is_log: bool = False
    own: bool = False


def line_of(
    join: dt.datetime | None,
    leave: dt.datetime | None,
    stayed: float | None,
    frames: bool,
    ends: Sequence[dt.datetime],
    *,
    dayless: bool,
) -> Line:
    """Say what counts of one line; `ends` are all leaves: who never left was there until the last of them."""
    minutes = max(stayed, 0.0) if stayed is not None else None
    if join is not None and leave is not None and _comparable(join, leave) and leave < join and dayless:
        leave += dt.timedelta(days=1)  # from before midnight to after it
    if frames and minutes is not None:
        return Line("", minutes=minutes, joined=join, left=leave, frames=True)
    if join is None:
        return Line("", minutes=minutes, left=leave, frames=frames)
    if leave is None and minutes is not None:
        leave = join + dt.timedelta(minutes=minutes)
    elif leave is None:
        leave = max((end for end in ends if _comparable(join, end) and end > join), default=None)
    if leave is None:
        return Line("", joined=join, frames=frames)
    if not _comparable(join, leave) or leave < join:  # the report contradicts itself: its minutes alone count
        return Line("", minutes=minutes, joined=join, frames=frames)
    if minutes and (leave - join).total_seconds() / 60 - minutes > _ROUNDED:
        return Line("", minutes=minutes, joined=join, left=leave)  # left in between
    return Line("", interval=(join, leave), joined=join, left=leave, frames=frames)


def _comparable(one: dt.datetime, other: dt.datetime) -> bool:
    return (one.tzinfo is None) == (other.tzinfo is None)


def span_of(join: dt.datetime | None, leave: dt.datetime | None) -> float | None:
    """Return the minutes between two moments, None when one is missing."""
    if join is None or leave is None or not _comparable(join, leave):
        return None
    return (leave - join).total_seconds() / 60


def cells_of(part: Part, role: str) -> list[str]:
    """Return the cells of the first column with a role, [] when there is none."""
    found = next((one for one in part.fields if one.role == role and one.target in part.columns), None)
    return part.columns[found.target] if found else []


def accounts_in(part: Part) -> list[bool]:
    """Say of each line whether it is of somebody in the organiser's account there.

    Feishu and DingTalk show an own number for them (工号) and none for guests, Zoom says whether somebody is
    a guest. Where nearly all have one, it tells nothing.
    """
    own = [False] * len(part.table.rows)
    for at, header in enumerate(part.table.labels):
        key = header_key(header)
        if key in _OWN_NUMBER or key in _GUEST:
            cells = [cells[at] if at < len(cells) else "" for cells in _cells_of_rows(part)]
            own = [
                one or (yes_or_no(cell) == "no" if key in _GUEST else any(map(str.isalnum, cell)))
                for one, cell in zip(own, cells, strict=True)
            ]
    return own if sum(own) * 2 < len(own) else [False] * len(own)


def _cells_of_rows(part: Part) -> list[list[str]]:
    cells = part.table.grid.cells
    return [cells[i] for i in part.table.rows]


def shown_in(part: Part) -> list[str]:
    """Return how each line names who it is about: the name, else the nickname, else what it has."""
    blank = [""] * len(part.table.rows)
    names = [part.columns.get(name, blank) for name in ("name", "first_name", "last_name")]
    contacts = [part.columns.get(name, blank) for name in ("email", "phone")]
    columns = [*names, nicknames_in(part) or blank, *contacts]
    return [
        name or " ".join(filter(None, (first, last))) or nickname or email or phone
        for name, first, last, nickname, email, phone in zip(*columns, strict=True)
    ]


def nicknames_in(part: Part) -> list[str]:
    """Return what each line's bearer goes by on the platform; [] where no column says so."""
    found = (one.target for one in part.fields if normal(one.header) in NICKNAMES)
    return part.columns.get(next(found, ""), [])
