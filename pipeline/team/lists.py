"""The team's lists at work: colleagues, competitors, partners, key accounts, and those who want no call.

Every row is looked up by person, by mail domain and by company; the closest answer counts, and says what in
the row matched what in the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from pipeline.columns import TEXT
from pipeline.team.companies import CompanyIndex
from pipeline.team.domains import LABEL_SHORTEST, DomainIndex
from pipeline.team.entries import Entry, ListKind
from pipeline.team.followers import Followers
from pipeline.team.level import Hit, Level
from pipeline.team.names import Identity, Names, identity
from pipeline.team.people import PersonIndex
from pipeline.team.rows import NOTHING, Match, Matches, Row, Sought

_SHORT = re.compile(r"[\u4e00-\u9fff]{2,6}")
#: The lists, by the name `Rules` has for them. What stands in them is the team's; they ship empty.
KINDS: dict[str, ListKind] = {
    "internal": ListKind("internal.csv", people=True),
    "optout": ListKind("optout.csv", people=True, person_only=True),
    "competitors": ListKind("competitors.csv", people=False),
    "partners": ListKind("partners.csv", people=False),
    "key_accounts": ListKind("key_accounts.csv", people=False, trusting=True),
}


@dataclass(frozen=True)
class TeamList:
    """One list, ready to be looked up."""

    kind: ListKind
    entries: tuple[Entry, ...]
    names: Names
    followers: Followers
    _judged: dict[str, Hit] = field(default_factory=dict)

    def match(self, rows: pd.DataFrame | Sought) -> Matches:
        """Look every row up by name, name_alt, phone, phone_alt, email, email_alt, company and website.

        Companies and domains are judged once per distinct value; only rows with something listed are weighed.
        An entry the list excepts takes back what a broader one says.
        """
        sought = rows if isinstance(rows, Sought) else Sought(rows)
        found = self._found(sought)
        if self._excepted is not None and found:
            for at, spared in self._excepted._found(sought).items():
                if at in found and spared.level >= max(Level.GROUP, found[at].level):
                    del found[at]
        return self._matches(sought.rows.index, found)

    def _found(self, sought: Sought) -> dict[int, Match]:
        """Return what matched, by the position of the row."""
        if not self._meant:
            return {}
        sought.teach(self.names)
        listed = sought.where("company", lambda text: self._judge(text).level > Level.NONE)
        listed |= sought.where("domain", self._domains.knows)
        for column in ("email_alt", "website"):
            listed |= sought.where(column, self._domains.lists)
        for column, lists in self._people.tests().items():
            listed |= sought.where(column, lists)
        found = {at: self._closest(sought.row(at)) for at in np.flatnonzero(listed).tolist()}
        return {at: match for at, match in found.items() if match.level}

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Say which listed domains are not used, because anybody can have an address there."""
        return tuple(
            f"{self.kind.file}: line {entry.line}: {domain} is a free mail domain; only whole addresses match"
            for _, entry in self._meant
            for domain in entry.domains
            if self.names.is_free(domain)
        )

    @cached_property
    def _meant(self) -> tuple[tuple[int, Entry], ...]:
        return tuple((at, entry) for at, entry in enumerate(self.entries) if not entry.exempt)

    @cached_property
    def _excepted(self) -> TeamList | None:
        spared = tuple(entry._replace(exempt=False) for entry in self.entries if entry.exempt)
        return TeamList(self.kind, spared, self.names, self.followers) if spared else None

    @cached_property
    def _people(self) -> PersonIndex:
        return PersonIndex(self._meant, self.names, self.kind.person_only)

    @cached_property
    def _domains(self) -> DomainIndex:
        return DomainIndex(self.kind, self._meant, self.names, self._companies)

    @cached_property
    def _companies(self) -> CompanyIndex:
        """Index every name the list gives, and those its domains give: meicloud.com names MeiCloud."""
        found: list[tuple[Identity, int]] = []
        for at, entry in self._meant:
            found += [(self.names.identify(name), at) for name in (*entry.companies, *entry.products)]
            for domain in entry.domains:
                if self.names.is_free(domain) or self.names.registrable(domain) != domain:
                    continue  # a sub-domain (sw.siemens.com) may be another house than the domain's owner
                owner, label = self.names.owner(domain), self.names.label(domain)
                if owner.known:
                    found.append((owner, at))
                if len(label) >= LABEL_SHORTEST and not label.isdigit():
                    found.append((identity(label, Identity(core=label)), at))
        return CompanyIndex(tuple(found), self.followers, self.kind.trusting)

    def _closest(self, row: Row) -> Match:
        """Return the closest match; among equals the most certain: person, domain, company."""
        person = self._people.find(row)
        if person.level == Level.PERSON:
            return person
        return max(person, self._domains.find(row), self._company(row), key=lambda match: match.level)

    def _company(self, row: Row) -> Match:
        if not row.company:
            return NOTHING
        hit = self._judge(row.company)
        return Match(hit.level, hit.entry, "company", row.company) if hit.level else NOTHING

    def _judge(self, company: str) -> Hit:
        hit = self._judged.get(company)
        if hit is None:
            hit = self._judged[company] = self._companies.find(self.names.identify(company))
        return hit

    @cached_property
    def short_names(self) -> frozenset[str]:
        """The Chinese names and brands of the companies listed that people put before their own: 云梭小高."""
        listed = (name for _, entry in self._meant for name in (*entry.companies, *entry.products))
        known = (name for one in map(self.names.identify, listed) for name in (one.core, one.flat))
        return frozenset(
            name for name in known if _SHORT.fullmatch(name) and not self.followers.says_nothing(name)
        )

    @cached_property
    def _called(self) -> list[str]:
        """The name each entry goes by: what the list calls it; a lone domain goes by its owner's name."""
        named = [next(iter((*entry.companies, *entry.people)), "") for entry in self.entries]
        owners = [
            next((self.names.owner(domain).known for domain in entry.domains), "") for entry in self.entries
        ]
        return [
            name or owner or entry.shown
            for name, owner, entry in zip(named, owners, self.entries, strict=True)
        ]

    def _matches(self, index: pd.Index[str], found: dict[int, Match]) -> Matches:
        at = list(found)
        matches = list(found.values())
        level = np.zeros(len(index), dtype=np.int8)
        level[at] = [int(match.level) for match in matches]

        def column(words: list[str]) -> pd.Series[str]:
            cells = np.full(len(index), "", dtype=object)
            cells[at] = words
            return pd.Series(cells, index=index, dtype=TEXT)

        return Matches(
            level=pd.Series(level, index=index),
            field=column([match.field for match in matches]),
            before=column([match.before for match in matches]),
            after=column([self._called[match.entry] for match in matches]),
            owner=column([self.entries[match.entry].owner for match in matches]),
        )
