"""A row as it is judged for junk: each value beside what the lexicon makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from pipeline.columns import LIST_SEPARATOR
from pipeline.text.chinese import simplified
from pipeline.text.junk import NOT_JUNK, JunkHit
from pipeline.text.phone import is_callable

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_FOR_EXAMPLES = frozenset({"example", "test", "invalid", "localhost"})
_NO_DOMAIN = JunkHit("fake", True)
_FILLER = JunkHit("placeholder", False)  # a one-man firm may well type its name three times
_ONE_WORD = JunkHit("placeholder", True)
_OF_THE_NAME = JunkHit("fake", False)  # john@doe.com, mickey@mouse.com: no more real than the name
#: Cells in which one and the same word means that somebody typed to get past the form, and how many.
_TYPED = ("name", "company", "title", "department", "city", "location", "phone", "email", "question", "note")
_SAME_WORD = 3
#: Letters of a word that can tell a house from others.
_TELLING = 4
_NOT_LETTERS = re.compile(r"[\W_]+")

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
    def sound(self) -> bool:
        """Something is said, and nothing is odd about it."""
        return bool(self.text) and not self.hit.kind


@dataclass(frozen=True)
class Evidence:
    """What speaks for and against a row being somebody.

    `known` to a colleague's WeCom or the CRM; `earnest` when a remark says that the name is meant.
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

    @classmethod
    def of(cls, cells: tuple[str, ...], look: Look, is_real_name: Callable[[str], bool]) -> Evidence:
        """Read the cells of a row, in the order of `COLUMNS`."""
        row = dict(zip(COLUMNS, cells, strict=True))
        everywhere = said_everywhere(row)

        def value(field: str, text: str) -> Value:
            hit = look(field, simplified(text)) if text else NOT_JUNK
            own = field == "name" and not hit.kind  # somebody may well put their name everywhere
            none = hit.kind == "placeholder"  # n/a in every cell is a way of saying nothing
            if everywhere and not own and not none and not hit.strong and _compared(text) == everywhere:
                return Value(field, text, _ONE_WORD)
            if field == "email" and not hit.kind and is_of_name(text, row["name"]):
                hit = _OF_THE_NAME
            if field == "email" and not hit.kind and not exists(text.rpartition("@")[2]):
                hit = _NO_DOMAIN
            return Value(field, text, hit)

        def listed(field: str) -> tuple[Value, ...]:
            texts = [row[field], *row[f"{field}_alt"].split(LIST_SEPARATOR)]
            return tuple(value(field, text) for text in texts if text)

        name, other = value("name", row["name"]), value("name", row["name_alt"])
        if other.sound and not name.sound:
            name = other
        if name.sound and _same(row["name"], row["title"]):
            name = name._replace(hit=_FILLER)  # "waiting" under name and title: typed to get past the form
        company, title = value("company", row["company"]), value("title", row["title"])
        known = bool(row["wecom"] or row["crm_id"])
        throwaway = row["email_kind"] == "throwaway"
        remarks = (value("note", row[column]) for column in ("question", "note"))
        remark = next((one for one in remarks if one.hit.kind), Value("note", "", NOT_JUNK))
        phones, emails = listed("phone"), listed("email")
        earnest = not name.sound and any(is_real_name(simplified(row[one])) for one in ("question", "note"))
        return cls(name, company, title, phones, emails, throwaway, known, remark, earnest)

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
        Instead of the mailbox their word will do: 真名，请勿取笑.
        """
        works = self.company.sound and self.title.sound and any(one.sound for one in self.phones)
        if not works or self.others_odd or self.company_is_of_name:
            return False
        return self.earnest or any(
            one.sound and is_at_work(one.text, self.name.text, self.company.text) for one in self.emails
        )

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
    def title_is_of_name(self) -> bool:
        """The job is a word of the name: Mickey Mouse, mouse."""
        words = _NOT_LETTERS.split(self.name.text.casefold())
        return bool(self.title.text) and self.title.text.casefold() in words

    @cached_property
    def company_is_of_name(self) -> bool:
        """The house is called by a word of the name: Mickey Mouse of the House of Mouse."""
        words = {word for word in _NOT_LETTERS.split(self.name.text.casefold()) if len(word) > 2}
        return not words.isdisjoint(_NOT_LETTERS.split(self.company.text.casefold()))

    @property
    def title_is_the_name(self) -> bool:
        """The job is the name once more."""
        return _same(self.name.text, self.title.text)

    @cached_property
    def is_cut_up(self) -> bool:
        """The name is a phrase, and house and job are pieces of it: 井底之蛙, 井底, 蛙."""
        pieces = (_compared(self.company.text), _compared(self.title.text))
        whole = _compared(self.name.text)
        return len(whole) > 3 and whole not in pieces and all(piece and piece in whole for piece in pieces)

    @cached_property
    def others_fake(self) -> list[Value]:
        """What is fake beside the name."""
        return [one for one in (*self.contacts, self.company, self.title) if one.fake]


def _same(one: str, other: str) -> bool:
    return _compared(one) == _compared(other)


def _compared(text: str) -> str:
    return text.replace(" ", "").casefold()


def said_everywhere(row: Mapping[str, str]) -> str:
    """Return the word that stands alone in three cells or more of a row (qq, qq, qq), "" when none does.

    >>> said_everywhere({"name": "hello", "company": "Hello", "title": "hello", "city": "Hanoi"})
    'hello'
    """
    words = [_compared(row[column].partition("@")[0]) for column in _TYPED if row.get(column)]
    word, count = max(
        ((word, words.count(word)) for word in words), key=lambda pair: pair[1], default=("", 0)
    )
    return word if count >= _SAME_WORD else ""


def is_of_name(address: str, name: str) -> bool:
    """Say whether an address is made of nothing but a name: john@doe.com for John Doe.

    >>> is_of_name("john@doe.com", "John Doe"), is_of_name("john.doe@bosch.com", "John Doe")
    (True, False)
    """
    parts = {part for part in _NOT_LETTERS.split(name.casefold()) if len(part) > 1}
    local, _, domain = address.casefold().rpartition("@")
    return len(parts) > 1 and domain.partition(".")[0] in parts and set(_NOT_LETTERS.split(local)) <= parts


def is_at_work(address: str, name: str, company: str) -> bool:
    """Say whether an address is somebody's of that name at that house.

    >>> is_at_work("e.muster@schwabenguss.de", "Erika Muster", "Schwabenguss GmbH")
    True
    >>> is_at_work("bond007@mi6.com", "James Bond", "MI6"), is_at_work("a@gmail.com", "A B", "Gmail Fans")
    (False, False)
    """
    local, _, domain = address.casefold().rpartition("@")
    house = _NOT_LETTERS.sub("", domain.partition(".")[0])
    parts = [part for part in _NOT_LETTERS.split(name.casefold()) if len(part) >= _TELLING - 1]
    words = [word for word in _NOT_LETTERS.split(company.casefold()) if len(word) >= _TELLING]
    named = any(part in local for part in parts)
    return named and (
        any(word in house for word in words) or (len(house) > _TELLING and house in "".join(words))
    )


def exists(domain: str) -> bool:
    """Tell whether a domain can exist: its ending is a public suffix, or kept for examples (RFC 2606).

    >>> exists("mail.example.com.cn"), exists("disney.fake")
    (True, False)
    """
    ending = domain.rpartition(".")[2]
    return ending in _FOR_EXAMPLES or _suffixes().publicsuffix(domain.lower()) is not None


@cache
def _suffixes() -> PublicSuffixList:
    """Load the list on first need (50 ms): only rows with something odd are asked about."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False)
