"""Companies and mail domains as the lists ask for them, answered from the shipped lexicons, once per text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.team.names import NOBODY, Identity, identity
from pipeline.text.company import CompanyNames
from pipeline.text.known_company import KnownCompany
from pipeline.text.mail_domains import MailDomains, registrable

_MARKS = re.compile(r"[^\w\s]+|_+")
#: Up to this share of people a name has hardly two bearers, in the largest list as well.
_RARE = 1e-5
_LEGAL = re.compile(r"公司|\b(?:inc|ltd|llc|gmbh|corp|co)\b", re.IGNORECASE)


@dataclass(frozen=True)
class KnownNames:
    """The `Names` of a run; what was asked once is kept, because every list asks for every company."""

    companies: CompanyNames
    domains: MailDomains
    share: Callable[[str], float]  # in how many people, of one, a name stands
    _identities: dict[str, Identity] = field(default_factory=dict)
    _owners: dict[str, Identity] = field(default_factory=dict)
    _free: dict[str, bool] = field(default_factory=dict)
    _abouts: dict[str, Identity] = field(default_factory=dict)

    def identify(self, company: str) -> Identity:
        """Return how a company's name is compared; a statement of "none" (个人, 无) is nobody's."""
        if company not in self._identities:
            self._read(company)
        return self._identities[company]

    def owner(self, domain: str) -> Identity:
        """Return the known company a domain belongs to; an empty identity when it is not known."""
        found = self._owners.get(domain)
        if found is None:
            known = self.companies.by_domain(domain)
            found = self._owners[domain] = self._known(known) if known else Identity()
        return found

    def is_free(self, domain: str) -> bool:
        """Tell whether anybody can have an address there."""
        found = self._free.get(domain)
        if found is None:
            found = self._free[domain] = self.domains.kind(f"a@{domain}") in ("free", "throwaway")
        return found

    def is_rare(self, name: str) -> bool:
        """Tell whether a person's whole name is one that hardly two people of a list bear."""
        return self.share(name) <= _RARE

    def registrable(self, domain: str) -> str:
        """Return the part of a domain that is registered as one."""
        return registrable(domain)

    def label(self, domain: str) -> str:
        """Return what a domain is called by: meicloud for mail.meicloud.com."""
        return registrable(domain).partition(".")[0]

    def learn(self, company: str, key: str, core: str, place: str) -> None:
        """Take what `tidy` has already read of a company; a company without a key is nobody's."""
        if company not in self._identities:
            known = self._by_brand.get(core) if core else None
            about = self._known(known) if known else NOBODY
            read = Identity(key, core, about.known, about.group, place, bool(_LEGAL.search(company)))
            self._identities[company] = identity(company, read) if key else NOBODY

    def _read(self, company: str) -> None:
        read = self.companies.read(company)
        self.learn(company, "" if read.problem else read.key, read.core, read.place)

    @cached_property
    def _by_brand(self) -> dict[str, KnownCompany]:
        """Known companies by the core that their names have: a core is the brand, wherever one is known."""
        return {_brand(alias): company for alias, company in self.companies.companies.aliases.items()}

    def _known(self, known: KnownCompany) -> Identity:
        name = known.name_zh or known.name_en
        about = self._abouts.get(name)
        if about is None:
            core = self.companies.read(name).core
            group = self._by_brand.get(_brand(known.group.casefold())) if known.group else None
            group_name = (group.name_zh or group.name_en) if group else known.group
            about = Identity(core, core, name, "" if group_name == name else group_name)
            about = self._abouts[name] = identity(name, about)
        return about


def _brand(name: str) -> str:
    """Write a known name as a core is written: punctuation out, spaces only between Latin words."""
    words = _MARKS.sub(" ", name).split()
    spaced = " ".join(words)
    return spaced if spaced.isascii() else re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", spaced)
