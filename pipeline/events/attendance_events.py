"""Reports with an event per line: Teams' older list says Joined and Left, each with its moment."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from pipeline.events.attendance_lines import Line, shown_in
from pipeline.events.attendance_times import order_of, read_when
from pipeline.readers.part import Part
from pipeline.readers.shapes.shape import header_key
from pipeline.text.clean import normal

_ACTION = re.compile("action|动作|操作")
_STAMP = re.compile("timestamp|时间戳")
_JOINED, _LEFT = re.compile("^join|加入|进入"), re.compile("^left|^leave|离开|退出")


def lines_of_events(part: Part, order: str, day: dt.date) -> list[Line]:
    """Pair the joins and leaves of a list that has one event per line; [] when it is no such list."""
    action = next((one for one in part.fields if _ACTION.search(header_key(one.header))), None)
    stamp = next((one for one in part.fields if _STAMP.search(header_key(one.header))), None)
    if action is None or stamp is None or not {action.target, stamp.target} <= set(part.columns):
        return []
    actions = [normal(cell) for cell in part.columns[action.target]]
    texts = part.columns[stamp.target]
    order = order or order_of(texts, day, "")
    moments = [read_when(text, order, day) for text in texts]
    last = max((one for one in moments if one is not None), default=None)
    names = shown_in(part)
    lines = [Line("yes") for _ in names]
    open_: dict[str, int] = {}
    for at in sorted(range(len(names)), key=lambda at: (moments[at] or dt.datetime.max, at)):
        moment = moments[at]
        if moment is None:
            continue
        if _JOINED.search(actions[at]):
            open_.setdefault(names[at], at)
            lines[at] = Line("yes", joined=moment)
        elif _LEFT.search(actions[at]) and names[at] in open_:
            start = open_.pop(names[at])
            lines[start] = _interval(lines[start], moment)
    for at in open_.values():
        if last is not None:
            lines[at] = _interval(lines[at], last)
    return lines


def _interval(line: Line, end: dt.datetime) -> Line:
    start = line.joined or end
    return replace(line, interval=(start, end), left=end)
