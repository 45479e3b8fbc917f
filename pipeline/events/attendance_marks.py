"""Whether a line of a report is of somebody who came: lists tick, attendee reports say yes or no."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.events.attendance_lines import cells_of
from pipeline.readers.part import Part
from pipeline.text.answer import yes_or_no
from pipeline.text.clean import normal

_CAME = re.compile(
    r"^(?:checked[ -]?in|attended|present|show(?:ed)?\b|到|来|出席|迟到|早退|签|√|✓|✔|v$|x$|1$)"
)
_AWAY = re.compile(r"^(?:no|not|did not|absent|missed|未|没|缺|请假|旷|×|0$)|no-?show")


def who_came(
    part: Part, joins: Sequence[str], stayed: Sequence[float | None], spans: Sequence[float | None]
) -> list[str]:
    """Say of each line whether it is of somebody who came.

    A column that says so decides, and what it leaves blank beside others it fills means no. Without one a
    line is of somebody who came, unless the table has times and this line has none: neither a moment ("--")
    nor a second watched. `spans` are the minutes between join and leave, where these are one stay.
    """
    marked = _marks(part)
    present = [
        bool(span) if time == 0 else time is not None or any(map(str.isdigit, join))
        for join, time, span in zip(joins, stayed, spans, strict=True)
    ]
    if marked is not None:
        return [
            "yes" if there and mark != "no" else mark for mark, there in zip(marked, present, strict=True)
        ]
    timed = any(present)
    return ["yes" if there or not timed else "no" for there in present]


def _marks(part: Part) -> list[str] | None:
    """Return yes, no or "" by line from the column that says who came; None when no column does."""
    stamps = cells_of(part, "attended_at")
    columns = [
        *([part.columns["attended"]] if "attended" in part.columns else []),
        *([stamps] if stamps else []),
        cells_of(part, "status"),
    ]
    for cells in columns:
        marks = ["yes" if cells is stamps and cell else _mark(cell) for cell in cells]
        if "yes" in marks:
            return [mark or "no" for mark in marks]
        if "no" in marks and cells is not columns[-1]:
            return marks
    return None


def _mark(cell: str) -> str:
    """Return yes or no for what stands in a column that says who came.

    >>> _mark("已签到"), _mark("Not checked in"), _mark("√"), _mark("approved"), _mark("")
    ('yes', 'no', 'yes', '', '')
    """
    text = normal(cell)
    if not text:
        return ""
    if _AWAY.search(text):
        return "no"
    if _CAME.search(text):
        return "yes"
    return {"yes": "yes", "no": "no"}.get(yes_or_no(text), "")
