"""Who in a report is no attendee: hosts, panelists, staff, recorders, told by section, role, name or address.

A panelist may stand in the attendees' section too, and a meeting's host is often told by the lines above the
table alone, so what one place says holds for the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.events.attendance_beside import undoubled
from pipeline.events.attendance_kinds import SPEAKER, kind_in_name, kind_of_word
from pipeline.events.attendance_lines import nicknames_in, shown_in
from pipeline.events.attendance_remarks import kind_in, remarks_of
from pipeline.readers.part import NOT_A_SIGNUP, Part
from pipeline.readers.statuses import BOT, HOST, PANELIST, is_bot
from pipeline.text.clean import normal

KINDS = (HOST, PANELIST, BOT)
ROOM = "room"
#: A platform makes co-hosts of speakers; their names say what they are.
_SPEAK = (SPEAKER, PANELIST)
_ROOM = re.compile(r"\brooms?\b", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@,;<>]{1,64}@[^\s@,;<>]+\.[a-z]{2,}", re.IGNORECASE)
_CREATOR = re.compile(r"(?:会议)?(?:创建者|组织者|主持人|发起人)|host|organi[sz]er", re.IGNORECASE)


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
    """Return for each line of a table why it is left out (host, speaker, bot, room, ...), "" for an attendee.

    A room is one that its platform's own program joins for (Zoom Rooms); other rooms are asked about.
    """
    told = _told(part)
    blank = [""] * len(part.table.rows)
    mails, shown = part.columns.get("email", blank), shown_in(part)
    called = nicknames_in(part) or blank  # beside a real name, or where there is none
    named = {name: kind_in_name(undoubled(name)) for name in {*shown, *called}}
    kinds = []
    for at, (mail, name, nick) in enumerate(zip(mails, shown, called, strict=True)):
        elsewhere = (hosts.emails.get(normal(mail), "") if mail else "") or hosts.names.get(normal(name), "")
        own = named[name] or named[nick]
        kind = told.get(at) or (BOT if is_bot(name) or is_bot(nick) else "") or elsewhere or own
        kinds.append(own if kind != BOT and own in _SPEAK else kind)
    return [
        ROOM if kind == BOT and _ROOM.search(name) else kind for kind, name in zip(kinds, shown, strict=True)
    ]


def _told(part: Part) -> dict[int, str]:
    """Return what sections, roles, names and remarks say by line, as what each is called there.

    A role that most have (presenter) says nothing.
    """
    told: dict[int, tuple[str, str]] = {}
    for said in part.said:
        kind = said.rule.removeprefix(NOT_A_SIGNUP)
        if said.rule.startswith(NOT_A_SIGNUP) and kind in KINDS:
            told.setdefault(said.position, (kind, said.before))
    presenters = [at for at, (kind, _) in told.items() if kind == PANELIST]
    by_role = any(one.role == "role" for one in part.fields)
    if by_role and len(presenters) * 2 > len(part.table.rows) > 3:
        told = {at: one for at, one in told.items() if one[0] != PANELIST}
    called = {at: kind if kind == BOT else kind_of_word(word) or kind for at, (kind, word) in told.items()}
    remarks = remarks_of(part, shown_in(part))
    kinds = {remark: kind_in(remark) for remark in set(remarks)}
    return {at: kinds[remark] for at, remark in enumerate(remarks) if kinds[remark]} | called


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
