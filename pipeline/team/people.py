"""Whether a row is a person a list names: by number, address, or a name nothing speaks against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.team.entries import Entry
from pipeline.team.level import Level
from pipeline.team.names import Names
from pipeline.team.rows import NOTHING, Match, Row
from pipeline.text.accents import unaccented
from pipeline.text.clean import normal
from pipeline.text.mailbox import delivered_to


@dataclass(frozen=True)
class PersonIndex:
    """The people of one list. In an opt-out list (`numbers_bind`) a listed number binds whoever uses it."""

    entries: Sequence[tuple[int, Entry]]
    names: Names
    numbers_bind: bool

    def find(self, row: Row) -> Match:
        """Match by e-mail, by phone, then by name; a common name alone is a doubt at most."""
        if self._emails:
            for field, value in row.emails:
                if (found := self._emails.get(delivered_to(value))) is not None:
                    return Match(Level.PERSON, found[0], field, value)
        if self._phones:
            for field, value in row.phones:
                if value in self._phones:
                    at, entry = self._phones[value]
                    binds = self.numbers_bind or _may_be(row, entry)
                    return Match(Level.PERSON if binds else Level.ALIKE, at, field, value)
        if self._people:
            for name in (row.name, row.name_alt):
                for at, entry in self._people.get(_compared(name), ()):
                    if level := self._namesake(row, entry, name):
                        return Match(level, at, "name", name)
        return NOTHING

    def tests(self) -> dict[str, Callable[[str], bool]]:
        """Return, by column, what tells whether a value is listed; columns without any are left out."""
        found: dict[str, Callable[[str], bool]] = {}
        if self._emails:
            found |= dict.fromkeys(
                ("email", "email_alt"), lambda text: delivered_to(text.lower()) in self._emails
            )
        if self._phones:
            found |= dict.fromkeys(("phone", "phone_alt"), self._phones.__contains__)
        if self._people:
            found |= dict.fromkeys(("name", "name_alt"), self._may_name)
        return found

    @cached_property
    def _phones(self) -> dict[str, tuple[int, Entry]]:
        return {phone: (at, entry) for at, entry in reversed(self.entries) for phone in entry.phones}

    @cached_property
    def _emails(self) -> dict[str, tuple[int, Entry]]:
        return {
            delivered_to(email): (at, entry) for at, entry in reversed(self.entries) for email in entry.emails
        }

    @cached_property
    def _people(self) -> dict[str, list[tuple[int, Entry]]]:
        found: dict[str, list[tuple[int, Entry]]] = {}
        for at, entry in self.entries:
            for name in entry.people:
                found.setdefault(_compared(name), []).append((at, entry))
        return found

    def _may_name(self, name: str) -> bool:
        """Look a name up the cheap way first: after `tidy` most are in their compared form."""
        return name in self._people or (
            (name.isascii() or not name.isalpha()) and _compared(name) in self._people
        )

    def _namesake(self, row: Row, entry: Entry, name: str) -> Level:
        """Weigh an equal name: with the listed company it is the person, with another a namesake.

        Who gives no company is the person where hardly anybody else bears the name.
        """
        if entry.employer and row.company:
            here, there = self.names.identify(row.company), self.names.identify(entry.employer)
            same = bool(here.core) and here.core == there.core
            return Level.PERSON if same or here.key == there.key != "" else Level.NONE
        known_otherwise = (entry.phones and row.phones) or (entry.emails and row.emails)
        employed = self.names.identify(row.company).key != ""
        if known_otherwise or (employed and not self.numbers_bind):
            return Level.NONE
        return Level.PERSON if not employed and self.names.is_rare(name) else Level.ALIKE


def _compared(name: str) -> str:
    """Return a name as it is looked up: of Latin words whichever stands first, no accents, no hyphens."""
    plain = unaccented(normal(name)).replace("-", " ")
    words = plain.split()
    return "".join(sorted(words) if words and words[0].isascii() else words)


def _may_be(row: Row, entry: Entry) -> bool:
    """Tell whether a row with a listed number can be that person: a colleague may sign up guests."""
    names = [name for name in (row.name, row.name_alt) if name]
    if not entry.people or not names:
        return True
    return any(_can_be_one(one, other) for one in entry.people for other in names)


def _can_be_one(one: str, other: str) -> bool:
    """Tell whether two names can be one person's: they share something, or nothing can be compared.

    >>> _can_be_one("林晓", "林总"), _can_be_one("林晓", "Xiao"), _can_be_one("林晓", "王五")
    (True, True, False)
    """
    if one.isascii() != other.isascii():
        return True
    if one.isascii():
        return bool(set(normal(one).split()) & set(normal(other).split()))
    return bool(set(one) & set(other))
