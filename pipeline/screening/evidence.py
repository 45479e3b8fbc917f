"""A row as it is judged for junk: each value beside what the lexicon makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipeline.columns import LIST_SEPARATOR
from pipeline.screening.across import (
    compared,
    exists,
    is_at_work,
    is_of_name,
    is_same,
    said_everywhere,
    said_in_order,
    said_mashed,
    single,
    words_of,
)
from pipeline.text.chinese import simplified
from pipeline.text.junk import NOT_JUNK, JunkHit
from pipeline.text.junk_keys import is_mashed_address
from pipeline.text.phone import is_callable
from pipeline.text.stories import Stories

_NO_DOMAIN = JunkHit("fake", True)
_FILLER = JunkHit("placeholder", False)  # a one-man firm may well type its name three times
_ONE_WORD = JunkHit("placeholder", True)
_MASHED = JunkHit("keyboard", False)  # Fass, 第三方: a name that looks so is nobody's only beside others
_MASHED_ADDRESS = JunkHit("fake", False)
_IN_ORDER = JunkHit("sequential", True)
_OF_THE_NAME = JunkHit("fake", False)  # john@doe.com, mickey@mouse.com: no more real than the name

_NAMES = ("name", "name_alt")
#: A company as it stands in the register: place, name, trade and legal form.
_REGISTERED = re.compile("^[\u3400-\u9fff（）()]{6,}(?:(?:有限(?:责任)?|股份)公司|厂)$")
#: Where no story is told: who is looked for, and what tools write.
_NO_STORY = frozenset((*_NAMES, "phone", "phone_alt", "email_kind", "wecom", "crm_id"))

Look = Callable[[str, str], JunkHit]

#: The columns a judgement reads, in the order `Evidence.of` takes them.
COLUMNS = (
    "name", "name_alt", "company", "title", "phone", "phone_alt", "email", "email_alt",
    "email_kind", "wecom", "crm_id", "department", "city", "location", "question", "note",
)  # fmt: skip


class Value(NamedTuple):
    """A value, the field it stands in, and its kind of junk."""

    field: str
    text: str
    hit: JunkHit

    @property
    def fake(self) -> bool:
        """Hardly a real person types it."""
        return bool(self.hit.kind) and self.hit.strong

    @property
    def given(self) -> bool:
        """Something is said: not empty, and no way of saying nothing (无, n/a)."""
        return bool(self.text) and (self.hit.kind != "placeholder" or self.hit.strong)

    @property
    def jokes(self) -> bool:
        """Whoever typed this meant to be funny."""
        return self.hit == JunkHit("joke", True)

    @property
    def sound(self) -> bool:
        """Something is said, and nothing is odd about it."""
        return bool(self.text) and not self.hit.kind


@dataclass(frozen=True)
class Evidence:
    """What speaks for and against a row being somebody.

    `known` to a colleague's WeCom or the CRM; `earnest` when a remark says that the name is meant; `story` is
    a word beside the name that is from the same story.
    """

    name: Value
    company: Value
    title: Value
    phones: tuple[Value, ...]
    emails: tuple[Value, ...]
    throwaway: bool
    known: bool
    remark: Value
    earnest: bool
    story: str

    @classmethod
    def of(
        cls, cells: tuple[str, ...], look: Look, is_real_name: Callable[[str], bool], stories: Stories
    ) -> Evidence:
        """Read the cells of a row, in the order of `COLUMNS`."""
        row = dict(zip(COLUMNS, cells, strict=True))
        everywhere, in_order, mashed = said_everywhere(row), said_in_order(row), said_mashed(row)

        def value(field: str, text: str) -> Value:
            hit = look(field, simplified(text)) if text else NOT_JUNK
            own = field == "name" and not hit.kind and len(everywhere) > 1  # many put their name everywhere
            none = hit.kind == "placeholder"  # n/a in every cell is a way of saying nothing
            if everywhere and not own and not none and not hit.strong and single(text) == everywhere:
                return Value(field, text, _ONE_WORD)
            if in_order and text in in_order:
                hit = _IN_ORDER
            if not hit.kind:
                hit = of_email(text) if field == "email" else NOT_JUNK
            if not hit.kind and text in mashed:
                hit = _MASHED
            return Value(field, text, hit)

        def of_email(text: str) -> JunkHit:
            if is_of_name(text, row["name"]):
                return _OF_THE_NAME
            if not exists(text.rpartition("@")[2]):
                return _NO_DOMAIN
            return _MASHED_ADDRESS if is_mashed_address(text) else NOT_JUNK

        def listed(field: str) -> tuple[Value, ...]:
            texts = [row[field], *row[f"{field}_alt"].split(LIST_SEPARATOR)]
            return tuple(value(field, text) for text in texts if text)

        name, other = value("name", row["name"]), value("name", row["name_alt"])
        if other.sound and not name.sound:
            name = other
        if name.sound and is_same(row["name"], row["title"]):
            name = name._replace(hit=_FILLER)  # "waiting" under name and title: typed to get past the form
        company, title = value("company", row["company"]), value("title", row["title"])
        known = bool(row["wecom"] or row["crm_id"])
        throwaway = row["email_kind"] == "throwaway"
        remarks = (value("note", row[column]) for column in ("question", "note"))
        remark = next((one for one in remarks if one.hit.kind), Value("note", "", NOT_JUNK))
        beside = [row[column] for column in COLUMNS if column not in _NO_STORY]
        story = next((one for one in (stories.told(row[who], beside) for who in _NAMES) if one), "")
        phones, emails = listed("phone"), listed("email")
        earnest = (story != "" or not name.sound) and any(
            is_real_name(simplified(row[one])) for one in ("question", "note")
        )
        return cls(name, company, title, phones, emails, throwaway, known, remark, earnest, story)

    @cached_property
    def contacts(self) -> list[Value]:
        """The numbers and addresses that were given."""
        return [one for one in (*self.phones, *self.emails) if one.given]

    @cached_property
    def usable(self) -> list[Value]:
        """The contacts by which somebody may be reached, for all one can see."""
        phones = [one for one in self.phones if not one.fake and is_callable(one.text)]
        emails = [one for one in self.emails if one.given and not one.fake and "@" in one.text]
        return phones + (emails if not self.throwaway else emails[1:])

    @cached_property
    def all_fake(self) -> bool:
        """Contacts were given, and none of them in earnest; a damaged one (138****0012) was."""
        return bool(self.contacts) and all(one.fake for one in self.contacts)

    @cached_property
    def others_odd(self) -> list[Value]:
        """What is odd beside the name, if only a little: each may be real, all together are nobody's."""
        return [one for one in (*self.contacts, self.company, self.title) if one.hit.kind]

    @cached_property
    def number_is_fake(self) -> bool:
        """Numbers were given, and hardly a real person types any of them."""
        return bool(self.phones) and all(one.fake for one in self.phones)

    @cached_property
    def is_vouched_for(self) -> bool:
        """A number that works, a house and a job, and a mailbox there in the letters of the name.

        Harry Potter of Midland Castings, harry.potter@midlandcastings.co.uk, is whoever his parents named so.
        Instead of the mailbox their word will do: 真名，请勿取笑. A house called by the name must have a mail
        domain that says what it does, too: James Bond of Bond Roofing, jbond@bondroofing.co.uk.
        """
        works = self.company.sound and self.title.sound and any(one.sound for one in self.phones)
        if not works or self.others_odd:
            return False
        if self.earnest and not self.company_is_of_name:
            return True
        house = " ".join(word for word in words_of(self.company.text) if word not in words_of(self.name.text))
        return any(one.sound and is_at_work(one.text, self.name.text, house) for one in self.emails)

    @cached_property
    def has_real_work(self) -> bool:
        """A house under its full registered name, a job there, and a number that works."""
        told = self.company.sound and self.title.sound and any(one.sound for one in self.phones)
        return told and _REGISTERED.search(self.company.text) is not None

    @cached_property
    def is_laughing(self) -> bool:
        """A remark laughs, or quotes what jokers quote."""
        return self.remark.hit.kind == "joke"

    @cached_property
    def says_only_a_letter(self) -> bool:
        """The whole row is one letter or character: whom would one call?"""
        beside = (self.company.given, self.title.given, self.remark.text, *self.contacts)
        return len(self.name.text) == 1 and not any(beside) and not self.known

    @cached_property
    def tells_nothing(self) -> bool:
        """Beside the name every cell was filled with nothing: 无, n/a, unknown@unknown.com."""
        told = (self.company, self.title)
        ways = (*self.phones, *self.emails)
        filled = all(one.text and not one.given for one in told) and any(not one.given for one in ways)
        return filled and not any(one.sound for one in ways) and not self.known

    @cached_property
    def title_is_of_name(self) -> bool:
        """The job is a word of the name: Mickey Mouse, mouse."""
        return bool(self.title.text) and self.title.text.casefold() in words_of(self.name.text)

    @cached_property
    def company_is_of_name(self) -> bool:
        """The house is called by a word of the name: Mickey Mouse of the House of Mouse; 呵呵 of 呵呵哒."""
        if not self.name.text.isascii():
            return len(self.name.text) > 1 and self.name.fake and self.name.text in self.company.text
        words = {word for word in words_of(self.name.text) if len(word) > 2}
        return not words.isdisjoint(words_of(self.company.text))

    @property
    def title_is_the_name(self) -> bool:
        """The job is the name once more."""
        return is_same(self.name.text, self.title.text)

    @property
    def company_is_the_name(self) -> bool:
        """The house is the name once more: undefined, undefined."""
        return is_same(self.name.text, self.company.text)

    @cached_property
    def is_cut_up(self) -> bool:
        """The name is a phrase, and house and job are pieces of it: 井底之蛙, 井底, 蛙."""
        pieces = (compared(self.company.text), compared(self.title.text))
        whole = compared(self.name.text)
        return len(whole) > 3 and whole not in pieces and all(piece and piece in whole for piece in pieces)

    @cached_property
    def others_fake(self) -> list[Value]:
        """What is fake beside the name."""
        return [one for one in (*self.contacts, self.company, self.title) if one.fake]
