"""Make attendee lists of any size whose cells are clean and whose truth is known: who each row is.

    python benchmarks/people.py ROWS OUT.csv [--seed 1] [--case CASE]

CASE is clean (as is), same-company (everyone types the same), one-phone or one-phone-and-mailbox (on three
rows in ten), or alike (ten thousand rows, or half of a shorter list, are one row).

Columns: name, name_alt, phone (E.164), email, company, title, city, registered_at, person. One row in five
is somebody's second or third. Nothing here looks at how identity is judged; what makes a list hard is what
makes real ones hard: namesakes by the thousand, colleagues on one switchboard or in one role mailbox,
assistants who register others with their own number, couples, numbers handed on, one contact or none,
another mailbox, a new number, a slip, and names and companies written another way.

Of two rows of a person who share no number or mailbox of their own, the names are whole and the company can
be told, or a third row holds both, but for fewer than one pair in a hundred: nobody could say.
"""

from __future__ import annotations

import argparse
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pandas as pd
from invented import chinese, western
from invented.companies import PLACEHOLDERS, Company, company_as, draw_companies
from invented.contacts import ROLES, Contacts, wrong_digit, wrong_letter
from invented.draw import Weighted, pick
from invented.retype import Typed, draw_title, first_typed, title_again, typed_again

COLUMNS = ("name", "name_alt", "phone", "email", "company", "title", "city", "registered_at", "person")
CASES = ("clean", "same-company", "one-phone", "one-phone-and-mailbox", "alike")
#: The number and the mailbox of the worst cases.
ONE_PHONE, ONE_MAILBOX = "+8657188001234", "info@example.cn"
#: The share of rows that carry them, and the most rows that are alike.
_CROWD, _ALIKE = 0.3, 10_000
#: The share of rows that are somebody's second, and third.
_SECOND, _THIRD = 0.17, 0.03
_REGIONS = Weighted({"cn": 75, "west": 16, "hk": 4, "tw": 2.5, "sg": 2.5})
_START = datetime(2026, 9, 1, 8)


@dataclass(slots=True)
class Person:
    """The truth about somebody. `lent` is the number and mailbox an assistant gives for them, or ("", "")."""

    name: chinese.ChineseName | western.WesternName
    region: str
    company: Company
    title: str
    mobile: str
    work: str
    private: str
    lent: tuple[str, str] = ("", "")

    def owns(self, phone: str, email: str, row: Row) -> bool:
        """Say whether a number or a mailbox of their own stands in `row` too."""
        return (phone == row.phone and phone == self.mobile) or (
            email == row.email and email in (self.work, self.private) and email != ""
        )


class Row(NamedTuple):
    """A row as typed."""

    typed: Typed
    phone: str
    email: str
    company: str
    title: str
    when: int


def make(rows: int, seed: int = 1, case: str = "clean") -> pd.DataFrame:
    """Make a list of `rows` rows in a shuffled order; the same seed gives the same list."""
    chance = Random(seed)
    alike = min(_ALIKE, rows // 2) if case == "alike" else 0
    crowd = (ONE_PHONE, ONE_MAILBOX if case == "one-phone-and-mailbox" else "")
    lines = _lines(rows - alike, chance, crowd if case.startswith("one-phone") else ("", ""))
    lines += [lines[0]] * alike
    chance.shuffle(lines)
    frame = pd.DataFrame(lines, columns=pd.Index(COLUMNS))
    return frame.assign(company="杭州云启智能科技有限公司") if case == "same-company" else frame


def _lines(rows: int, chance: Random, crowd: tuple[str, str]) -> list[tuple[str | int, ...]]:
    seconds, thirds = int(rows * _SECOND), int(rows * _THIRD)
    people = _people(rows - seconds - thirds, chance)
    again = chance.sample(range(len(people)), seconds)
    times = dict.fromkeys(again, 1) | dict.fromkeys(again[:thirds], 2)
    lines = []
    for number, person in enumerate(people):
        typed: list[Row] = []
        for _ in range(1 + times.get(number, 0)):
            typed.append(_row(person, typed, chance, crowd if chance.random() < _CROWD else ("", "")))
        lines += [_cells(number, person, row) for row in typed]
    return lines


def _people(count: int, chance: Random) -> list[Person]:
    companies, bounds = draw_companies(max(1, count // 4), count, chance)
    contacts = Contacts(chance)
    people = [
        _person(companies[bisect(bounds, chance.random() * bounds[-1])], contacts, chance)
        for _ in range(count)
    ]
    _entangle(people, contacts, chance)
    return people


def _person(company: Company, contacts: Contacts, chance: Random) -> Person:
    region = _REGIONS.one(chance)
    if company.chinese != (region != "west") and chance.random() < 0.85:
        region = "cn" if company.chinese else "west"
    if region == "west":
        name: chinese.ChineseName | western.WesternName = western.draw_name(chance)
        where = company.domain.split(".", 1)[1]
    else:
        name, where = chinese.draw_name(chance, 0.25 if region == "cn" else 0.6), region
    mobile = contacts.mobile(where)
    work = contacts.work(name, company.domain) if chance.random() < 0.85 else ""
    return Person(name, region, company, draw_title(region, chance), mobile, work, contacts.private(name))


def _entangle(people: list[Person], contacts: Contacts, chance: Random) -> None:
    """Let assistants give their own number for others, couples share one, and numbers go to successors."""
    colleagues = defaultdict(list)
    for person in people:
        colleagues[person.company.domain].append(person)
    for person in people:
        kind = chance.random()
        others = colleagues[person.company.domain]
        if kind < 0.009:
            for boss in chance.sample(others, min(len(others), 1 + int(chance.random() * 4))):
                if boss is not person:
                    boss.lent = (person.mobile, person.work if chance.random() < 0.5 else "")
        elif kind < 0.013:
            partner = pick(people, chance)
            partner.mobile = person.mobile
            partner.private = person.private if chance.random() < 0.4 else partner.private
        elif kind < 0.019 and len(others) > 1:
            pick(others, chance).mobile = person.mobile
            person.mobile = contacts.mobile(person.region)


def _row(person: Person, before: list[Row], chance: Random, crowd: tuple[str, str]) -> Row:
    """Type a person's row; `before` holds the ones typed already."""
    first = before[0] if before else None
    typed = (
        typed_again(person.name, person.region, first.typed, chance)
        if first
        else first_typed(person.name, person.region, chance)
    )
    phone, email = _contacts_again(person, first, chance) if first else _contacts(person, chance)
    if person.lent[0] and chance.random() < 0.7:
        phone, email = person.lent[0], person.lent[1] or email
    phone, email = crowd[0] or phone, crowd[1] or email
    company = _company(person, first, chance)
    title = title_again(first.title, chance) if first else person.title
    when = int(chance.random() * 90 * 24 * 3600)
    row = Row(typed, phone, email, company, title, when)
    if before and not any(person.owns(phone, email, other) for other in before) and chance.random() > 0.02:
        return _made_plain(person, row, before, chance, crowd)
    return row


def _contacts(person: Person, chance: Random) -> tuple[str, str]:
    """Give the number and mailbox of a first row: often one of the two, seldom none."""
    kind, other = chance.random(), chance.random()
    western_habits = person.region == "west"
    if kind < (0.5 if western_habits else 0.86):
        phone = person.mobile
    else:
        phone = pick(person.company.lines, chance) if kind > 0.955 else ""
    if other < (0.65 if western_habits else 0.42):
        email = person.work
    elif other < (0.9 if western_habits else 0.66):
        email = person.private
    else:
        email = f"{pick(ROLES, chance)}@{person.company.domain}" if other > 0.97 else ""
    if not phone and not email and chance.random() < 0.9:
        return person.mobile, ""
    return phone, email


def _contacts_again(person: Person, first: Row, chance: Random) -> tuple[str, str]:
    """Give the number and mailbox of a later row: as before, another, a slip, or none."""
    kind, other = chance.random(), chance.random()
    if kind < 0.48:
        phone = first.phone or (person.mobile if kind < 0.3 else "")
    elif kind < 0.74:
        phone = ""
    elif kind < 0.86:
        phone = Contacts(chance).mobile(person.region)
    elif kind < 0.93:
        phone = wrong_digit(person.mobile, chance)
    else:
        phone = person.mobile if kind < 0.975 else pick(person.company.lines, chance)
    if other < 0.44:
        email = first.email or (person.work if other < 0.2 else "")
    elif other < 0.7:
        email = ""
    elif other < 0.9:
        email = person.private if first.email == person.work else person.work
    elif other < 0.97:
        email = wrong_letter(first.email, chance) if "@" in first.email else ""
    else:
        email = f"{pick(ROLES, chance)}@{person.company.domain}"
    return phone, email


def _company(person: Person, first: Row | None, chance: Random) -> str:
    if chance.random() < 0.02:
        return pick(PLACEHOLDERS, chance)
    if chance.random() < 0.04:
        return ""
    if first and chance.random() < 0.5:
        return first.company
    return company_as(person.company, chance, plainly=False)


def _made_plain(person: Person, row: Row, before: list[Row], chance: Random, crowd: tuple[str, str]) -> Row:
    """Let somebody who shares no contact with their earlier rows be told by name and company."""
    first = before[0]
    known = first.company != "" and first.company not in PLACEHOLDERS
    if first.typed.whole and known:
        typed = row.typed if row.typed.whole else first.typed
        return row._replace(
            typed=typed, company=company_as(person.company, chance, plainly=True), title=first.title
        )
    if first.phone == person.mobile and not crowd[0]:
        return row._replace(phone=first.phone)
    if first.email in (person.work, person.private) and not crowd[1]:
        return row._replace(email=first.email)
    return row._replace(typed=first.typed, company=first.company, title=first.title)


def _cells(number: int, person: Person, row: Row) -> tuple[str | int, ...]:
    moment = (_START + timedelta(seconds=row.when)).isoformat(sep=" ")
    return (
        row.typed.name, row.typed.alt, row.phone, row.email, row.company, row.title, person.company.city,
        moment, number,
    )  # fmt: skip


def main() -> None:
    """Read the arguments and write the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rows", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", choices=CASES, default="clean")
    given = parser.parse_args()
    make(given.rows, given.seed, given.case).to_csv(given.out, index=False, encoding="utf-8-sig")


if __name__ == "__main__":
    main()
