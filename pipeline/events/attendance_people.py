"""From the lines of a report to attendees: re-joins and devices of one person together, two people apart.

Lines belong together by their address or number; a line with neither belongs to the one attendee shown under
the same name, unless the two name two firms or two numbers. Two whole names on one address, as when an
invitation was passed on, are two attendees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import pandas as pd

from pipeline.engagement import most, summed
from pipeline.events.attendance_beside import comes_for_another
from pipeline.events.attendance_lines import Line
from pipeline.events.attendance_names import is_whole
from pipeline.events.attendance_report import Report
from pipeline.events.attendance_times import Interval, earliest, latest, united, whole
from pipeline.events.attendance_together import Registered, contacts_in, together
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.names import names_agree
from pipeline.text.clean import normal
from pipeline.text.person import PersonNames

_TOLD_APART = re.compile(r"[\s_\-—–，,.]+")
_DIGITS = re.compile(r"[^0-9]")
_CELLS = ("first_name", "last_name", "email", "phone", "company")


@dataclass
class Attendee:
    """One who is shown in a report: `rows` by position, `names` as displayed and as registered there."""

    shown_as: str
    names: list[str]
    rows: list[int]
    lines: list[Line] = field(default_factory=list)
    shares: bool = False
    """Whether the line shows several people at one device, and its number and address may be another's."""
    stands_in: bool = False
    """Whether they say that they are another's colleague, or come in another's place."""
    firm: str = ""
    phone: str = ""
    """The company beside the name and the number as the report has them, masked or not; "" for none."""

    @property
    def says(self) -> str:
        """Whether they came: yes when any line says so."""
        said = {line.says for line in self.lines}
        return "yes" if "yes" in said else "no" if "no" in said else ""

    @property
    def intervals(self) -> list[Interval]:
        """The joins whose moments count."""
        return [line.interval for line in self.lines if line.interval is not None]

    @property
    def minutes(self) -> float | None:
        """Minutes beyond the intervals, None for none.

        What frames say again of joins that are listed themselves is left out. Frames that overlap are two
        devices at once: together no more than they cover.
        """
        plain = [line for line in self.lines if line.minutes is not None and line.interval is None]
        joins = [line for line in plain if not line.frames]
        if self.intervals or joins:
            plain = joins
        if not plain:
            return None
        total = sum(line.minutes or 0.0 for line in plain)
        frames = [(line.joined, line.left) for line in plain]
        both = [(join, left) for join, left in frames if join is not None and left is not None]
        if len(plain) > 1 and len(both) == len(plain):
            total = max(min(total, united(both)), max(line.minutes or 0.0 for line in plain))
        return total

    @property
    def stayed(self) -> int | None:
        """Whole minutes in all, None when the report does not say."""
        extra = self.minutes
        if not self.intervals and extra is None:
            return None
        return whole(united(self.intervals) + (extra or 0.0))

    @property
    def sessions(self) -> int:
        """How many joins are listed."""
        return len(self.intervals) or sum(line.says == "yes" and not line.is_log for line in self.lines)

    @property
    def did(self) -> dict[str, int]:
        """How often they did what: lines of one table add up, another table tells the same again."""
        lines = sorted(self.lines, key=lambda line: line.table)
        tables = groupby(lines, key=lambda line: line.table)
        return most(summed(line.did for line in those) for _, those in tables)

    @property
    def asked(self) -> list[str]:
        """The questions they asked, in their words, each once."""
        return list(dict.fromkeys(text for line in self.lines for text in line.asked))

    @property
    def joined(self) -> str:
        """The first moment, ISO; "" for none."""
        first = earliest(line.joined for line in self.lines if line.joined is not None)
        return first.isoformat(" ") if first else ""

    @property
    def left(self) -> str:
        """The last moment, ISO; "" for none."""
        last = latest(line.left for line in self.lines if line.left is not None)
        return last.isoformat(" ") if last else ""


def attendees_of(
    report: Report, lexicon: PersonNames, spellings: NameLexicon, registered: Registered
) -> list[Attendee]:
    """Return the attendees of a report in the order in which it shows them; who is left out is none.

    Of several on one line, a number or address is that of the one whom `registered` gives it to, else
    nobody's. Whoever comes for another may use that one's link.
    """
    rows = report.rows
    blank = pd.Series("", index=rows.index)
    columns = {name: rows.get(name, blank).tolist() for name in _CELLS}
    contacts: dict[tuple[str, str], list[Attendee]] = {}
    found: list[Attendee] = []
    bare: list[Attendee] = []
    for at, (shown, line) in enumerate(zip(rows["shown_as"].tolist(), report.lines, strict=True)):
        if line.kind:
            continue
        typed = lexicon.join(columns["first_name"][at], columns["last_name"][at])
        mail = normal(columns["email"][at])
        phone = _DIGITS.sub("", columns["phone"][at]) if "*" not in columns["phone"][at] else ""
        keys = [key for key in (("@", mail), ("+", phone[-11:])) if len(key[1]) > 5]
        names = together(shown, lexicon, registered)
        firm = _key(columns["company"][at])
        if len(names) > 1:
            unknown_whose = replace(line, did={}, asked=())
            for one, beside in names:
                shares = not registered.owns(one, contacts_in(mail, phone))
                called = f"{one} ({beside})" if beside else one
                bare.append(Attendee(one, [called], [at], [unknown_whose], shares=shares, firm=firm))
            continue
        named = list(dict.fromkeys(filter(None, (typed, shown))))
        own = Attendee(shown, named, [at], [line], firm=firm, phone=columns["phone"][at])
        if comes_for_another(shown, lexicon.words):
            own.stands_in = True
            own.shares = registered.has_contact(contacts_in(mail, phone))
            own.names = [shown]
            bare.append(own)
            continue
        if not keys:
            bare.append(own)
            continue
        known = [one for key in keys for one in contacts.get(key, ())]
        same = next((one for one in known if _one_person(one, own, lexicon, spellings)), None)
        if same is None:
            found.append(own)
            same = own
        else:
            _join(same, own)
        for key in keys:
            if same not in contacts.setdefault(key, []):
                contacts[key].append(same)
    return sorted(_named_alike(found, bare), key=lambda one: one.rows[0])


def _named_alike(found: list[Attendee], bare: Sequence[Attendee]) -> list[Attendee]:
    """Give lines without address or number to the one attendee of that name, else to one of their own."""
    by_name: dict[str, list[Attendee]] = {}
    for one in found:
        for name in one.names:
            by_name.setdefault(_key(name), []).append(one)
    alone: dict[str, list[Attendee]] = {}
    for own in bare:
        key = _key(own.shown_as)
        known = {id(one): one for one in by_name.get(key, ()) if not _contradict(one, own)}
        before = [one for one in alone.get(key, ()) if not _contradict(one, own)]
        if len(known) == 1:
            _join(next(iter(known.values())), own)
        elif before:
            _join(before[0], own)
        else:
            alone.setdefault(key, []).append(own)
    return [*found, *(one for several_ in alone.values() for one in several_)]


def _contradict(one: Attendee, other: Attendee) -> bool:
    """Tell whether two lines of one name are two people's: another firm, or a number that is another."""
    firms = sorted(filter(None, (one.firm, other.firm)), key=len)
    if len(firms) == 2 and firms[0] not in firms[1]:
        return True
    numbers = [_DIGITS.sub("", number.replace("*", "x"))[-4:] for number in (one.phone, other.phone)]
    return all(len(number) == 4 for number in numbers) and numbers[0] != numbers[1]


def _key(name: str) -> str:
    """Return a display name without what people write now so, now so: spaces, dashes, leading zeros."""
    return _TOLD_APART.sub("", normal(name)).lstrip("0") or normal(name)


def _join(one: Attendee, more: Attendee) -> None:
    one.rows += more.rows
    one.lines += more.lines
    one.names += [name for name in more.names if name not in one.names]
    one.firm, one.phone = one.firm or more.firm, one.phone or more.phone


def _one_person(one: Attendee, other: Attendee, lexicon: PersonNames, spellings: NameLexicon) -> bool:
    """Tell whether two on one address can be one: a name in common, or no two whole names that differ."""
    if {_key(name) for name in one.names} & {_key(name) for name in other.names}:
        return True
    whole = [[name for name in who.names if is_whole(name, lexicon)] for who in (one, other)]
    if not all(whole):
        return True
    plain = [[lexicon.read(name).name for name in names] for names in whole]
    return any(names_agree(a, b, spellings) for a in plain[0] for b in plain[1])
