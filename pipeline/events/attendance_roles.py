"""Who in a report is no attendee: hosts, panelists, staff, recorders, told by section, role, name or address.

A panelist may stand in the attendees' section too, and a meeting's host is often told by the lines above the
table alone, so what one place says holds for the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.part import NOT_A_SIGNUP, Part
from pipeline.readers.statuses import BOT, HOST, PANELIST, is_bot
from pipeline.text.clean import normal

KINDS = (HOST, PANELIST, BOT)
ROOM = "room"
_ROOM = re.compile(r"\brooms?\b", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@,;<>]{1,64}@[^\s@,;<>]+\.[a-z]{2,}", re.IGNORECASE)
_CREATOR = re.compile(r"(?:会议)?(?:创建者|组织者|主持人|发起人)|host|organi[sz]er", re.IGNORECASE)
_HOST_WORDS = (
    r"(?:co[- ]?host|host|organi[sz]er|moderator|staff|联席主持人?|主持人?|主办方?|工作人员|会务组?|场控)"
)
_GUEST_WORDS = r"(?:panell?ist|speaker|presenter|讲师|演讲嘉宾|分享嘉宾|主讲人?)"
_IN_NAME = tuple(
    (
        kind,
        re.compile(
            rf"[(（\[【]\s*{words}(?:\s*[,，/、]\s*(?:me|我|guest))?\s*[)）\]】]|^{words}\s*[-_—–:：|]|[-_—–|]\s*{words}$",
            re.IGNORECASE,
        ),
    )
    for kind, words in ((HOST, _HOST_WORDS), (PANELIST, _GUEST_WORDS))
)


@dataclass(frozen=True)
class Hosts:
    """What tells hosts and panelists of a whole report: their addresses and display names, with the kind."""

    emails: dict[str, str]
    names: dict[str, str]

    @staticmethod
    def of(parts: Sequence[Part]) -> Hosts:
        """Gather from every table's lines that say so, and from the lines above the tables."""
        emails: dict[str, str] = {}
        names: dict[str, str] = {}
        for part in parts:
            _above(part, emails, names)
            mails = part.columns.get("email", [])
            shown = part.columns.get("name", [])
            for at, kind in _told(part).items():
                if kind == BOT:
                    continue
                if mails and mails[at]:
                    emails.setdefault(normal(mails[at]), kind)
                elif shown and shown[at]:
                    names.setdefault(normal(shown[at]), kind)
        return Hosts(emails, names)


def left_out(part: Part, hosts: Hosts) -> list[str]:
    """Return for each line of a table why it is left out: host, panelist, bot or room; "" for an attendee.

    A room is one that its platform's own program joins for (Zoom Rooms); other rooms are asked about.
    """
    told = _told(part)
    blank = [""] * len(part.table.rows)
    mails, shown = part.columns.get("email", blank), part.columns.get("name", blank)
    kinds = [
        told.get(at)
        or (BOT if is_bot(name) else "")
        or (hosts.emails.get(normal(mail), "") if mail else "")
        or hosts.names.get(normal(name), "")
        or next((kind for kind, words in _IN_NAME if words.search(name)), "")
        for at, (mail, name) in enumerate(zip(mails, shown, strict=True))
    ]
    return [
        ROOM if kind == BOT and _ROOM.search(name) else kind for kind, name in zip(kinds, shown, strict=True)
    ]


def _told(part: Part) -> dict[int, str]:
    """Return what sections, roles and names say by line; a role that most have (presenter) says nothing."""
    told: dict[int, str] = {}
    for said in part.said:
        kind = said.rule.removeprefix(NOT_A_SIGNUP)
        if said.rule.startswith(NOT_A_SIGNUP) and kind in KINDS:
            told.setdefault(said.position, kind)
    presenters = [at for at, kind in told.items() if kind == PANELIST]
    by_role = any(one.role == "role" for one in part.fields)
    if by_role and len(presenters) * 2 > len(part.table.rows) > 3:
        told = {at: kind for at, kind in told.items() if kind != PANELIST}
    return told


def _above(part: Part, emails: dict[str, str], names: dict[str, str]) -> None:
    """Take the meeting's creator from the lines above a table."""
    lines = [[cell for cell in part.table.grid.cells[i] if cell] for i in part.table.above]
    for cells in lines:
        for cell in cells:
            found = _EMAIL.fullmatch(cell)
            if found:
                emails.setdefault(normal(cell), HOST)
        if len(cells) == 2 and _CREATOR.search(cells[0]):
            names.setdefault(normal(cells[1]), HOST)
