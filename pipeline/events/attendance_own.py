"""Who in a report belongs to the organiser's own house: colleagues of the hosts, no guests of the event.

Platforms show a host or two; the others of the house stand among the attendees. They are told by what the
hosts' own lines say: the domain of their addresses, the firm beside their names (恒力达液压-市场部小朱), a
firm cell that says so (智仓云科技（主办方）); or by the platform, which knows its own account (Feishu's 工号,
Zoom's Guest: No). Whoever registered stays, with an address, a number or a firm that is the registration's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from pipeline.events.attendance_beside import firm_in, undoubled, unmarked
from pipeline.events.attendance_decide import SAME, Match
from pipeline.events.attendance_kinds import COHOST, PRESENTER, SPEAKER, STAFF, kind_of_word
from pipeline.events.attendance_names import is_whole
from pipeline.events.attendance_people import Attendee
from pipeline.events.attendance_report import Report
from pipeline.matching.readings import is_han, words
from pipeline.readers.statuses import HOST, PANELIST
from pipeline.rules import Rules
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal
from pipeline.text.mail_domains import domain_of, registrable
from pipeline.text.person_roles import is_called
from pipeline.text.place_words import fold

_ORGANISE = frozenset((HOST, COHOST, STAFF))
_SPEAK = frozenset((SPEAKER, PANELIST, PRESENTER))
_PARTS = re.compile(r"[\s\-–—_|｜@＠,，、/／:：·・()（）\[\]【】]+")
_BY_NAME = re.compile("(?:name)?(?:-and-place)?")
_SIDES = re.compile(r"\s*(?:[-–—_|｜@＠/／:：(（\[【)）\]】]|,\s)\s*")
_AT = re.compile(r"[@＠]")
_BRACKET = re.compile(r"[(（\[【]\s*([^()（）\[\]【】]{1,20})\s*[)）\]】]")
#: Of those who registered, so many at the most are of the organiser's house; else it is their own event.
_FEW = 0.2
_LEAST_HAN, _LEAST_LATIN = 3, 4


@dataclass(frozen=True)
class House:
    """What tells the organiser's own people: mail domains, and firms as they are written beside names."""

    domains: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()

    def has(self, attendee: Attendee, report: Report) -> bool:
        """Tell whether an attendee belongs to the house."""
        if any(line.own for line in attendee.lines):
            return True
        rows = report.rows.iloc[attendee.rows]
        mails = rows["email"].tolist() if "email" in rows else []
        if any(registrable(domain_of(mail)) in self.domains for mail in mails if "@" in mail):
            return True
        cells = rows["company"].tolist() if "company" in rows else []
        if any(map(_says_organiser, cells)):
            return True
        return any(_names(text, firm) for text in (*attendee.names, *cells) for firm in self.firms)


def house_of(report: Report, people: pd.DataFrame, rules: Rules) -> House:
    """Gather what the report says of its hosts; `people` are the registrations, tidied, by id.

    What many of those who registered share is no sign: then the event is one house's own.
    """
    kinds = {one.kind for one in report.lines}
    told = _ORGANISE & kinds or _SPEAK & kinds  # a guest speaker's firm is not the organiser's
    rows, hosts = report.rows, [one.kind in told for one in report.lines]
    domains = {registrable(domain_of(mail)) for mail in rows["email"][hosts]} if "email" in rows else set()
    domains = {one for one in domains if one and rules.mail_domains.kind_of(one) == "work"}
    firms = {firm for shown in rows["shown_as"][hosts] for firm in _firms_beside(shown, rules)}
    if "company" in rows:
        cells = [*rows["company"][hosts], *filter(_says_organiser, rows["company"])]
        firms |= {_plain(rules.companies.read(_BRACKET.sub("", cell)).key) for cell in cells if cell}
    firms |= {domain.partition(".")[0] for domain in domains}
    firms = {firm for firm in firms if _tells(firm, rules)}
    theirs = [registrable(domain_of(mail)) for mail in people["email"] if "@" in mail]
    most = _FEW * len(people)
    few = {one for one in firms if sum(_names(cell, one) for cell in people["company"]) <= most}
    return House(frozenset(one for one in domains if theirs.count(one) <= most), frozenset(few))


def is_own(attendee: Attendee, match: Match, house: House, report: Report) -> bool:
    """Tell whether an attendee is of the house and no registration's: a namesake's name alone makes none."""
    if match.kind == SAME and not _BY_NAME.fullmatch(match.how):
        return False
    return house.has(attendee, report)


def _firms_beside(shown: str, rules: Rules) -> list[str]:
    """Return what may be the firm in a host's display name; a name or a nickname is none."""
    lexicon = rules.person_names
    text = unmarked(undoubled(shown), lexicon.words)
    parts = [part.strip() for part in _SIDES.split(text) if part.strip()]
    if len(parts) == 1 and is_han(text):
        parts = text.split()
    people = [part for part in parts if _is_person(part, rules)]
    if _AT.search(text) and len(parts) == 2:
        people = parts[:1]
    if not 0 < len(people) < len(parts):
        return []  # Reiter, Julia
    firms = [part for part in parts if part not in people and not kind_of_word(part)]
    return [_plain(rules.companies.read(part).key) for part in firms if firm_in(part, "", rules)]


def _is_person(part: str, rules: Rules) -> bool:
    """Tell whether a part of a host's display name is who they are: a name, 市场部小朱, a role."""
    lexicon = rules.person_names
    if rules.companies.legal_form(part) or rules.companies.known(part):
        return False
    if is_whole(part, lexicon) or kind_of_word(part):
        return True
    return any(is_called(part[-size:], lexicon.words) for size in (2, 3, 4))


def _tells(firm: str, rules: Rules) -> bool:
    """Tell whether a firm's name is long enough to be told by, and no place."""
    least = _LEAST_HAN if is_han(firm) else _LEAST_LATIN
    return len(firm) >= least and not rules.places.is_place(fold(firm)) and not kind_of_word(firm)


def _names(text: str, firm: str) -> bool:
    """Tell whether a display name or a firm cell says a firm, at its beginning or end or between marks."""
    if is_han(firm):
        return any(_is_firm(_plain(part), firm) for part in _PARTS.split(text) if part)
    sides = [f" {' '.join(words(side))} " for side in (text, *_SIDES.split(text))]
    return any(side.startswith(f" {firm} ") or side.endswith(f" {firm} ") for side in sides)


def _is_firm(part: str, firm: str) -> bool:
    """Tell whether a part of a display name is a firm, its beginning, or begins with it: 恒力达小马."""
    return part.startswith(firm) or (len(part) >= _LEAST_HAN and firm.startswith(part))


def _says_organiser(cell: str) -> bool:
    return any(kind_of_word(inner) for inner in _BRACKET.findall(cell))


def _plain(text: str) -> str:
    """Return a firm's name as it is compared here: simplified characters, or its words in Latin letters."""
    return simplified(normal(text)).replace(" ", "") if is_han(text) else " ".join(words(text))
