"""Companies and mail domains as the lists ask for them, answered from the shipped lexicons, once per text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.team.names import Identity
from pipeline.text.company import CompanyNames
from pipeline.text.known_company import KnownCompany
from pipeline.text.mail_domains import MailDomains, registrable


@dataclass(frozen=True)
class KnownNames:
    """The `Names` of a run; what was asked once is kept, because every list asks for every company."""

    companies: CompanyNames
    domains: MailDomains
    _identities: dict[str, Identity] = field(default_factory=dict)

    def identify(self, company: str) -> Identity:
        """Return how a company's name is compared; a statement of "none" (个人, 无) is nobody's."""
        found = self._identities.get(company)
        if found is None:
            found = self._identities[company] = self._identify(company)
        return found

    def owner(self, domain: str) -> Identity:
        """Return the known company a domain belongs to; an empty identity when it is not known."""
        known = self.companies.by_domain(domain)
        return self._known(known) if known else Identity()

    def is_free(self, domain: str) -> bool:
        """Tell whether anybody can have an address there."""
        return self.domains.kind(f"a@{domain}") in ("free", "throwaway")

    def label(self, domain: str) -> str:
        """Return what a domain is called by: meicloud for mail.meicloud.com."""
        return registrable(domain).partition(".")[0]

    def _identify(self, company: str) -> Identity:
        read = self.companies.read(company)
        if read.problem:
            return Identity()
        known = self.companies.known(company)
        bare = Identity(read.key, read.core, place=read.place if read.legal else "")
        if known is None:
            return bare
        about = self._known(known)
        return bare._replace(known=about.known, group=about.group)

    def _known(self, known: KnownCompany) -> Identity:
        name = known.name_zh or known.name_en
        core = self.companies.read(name).core
        group = self.companies.known(known.group) if known.group else None
        group_name = (group.name_zh or group.name_en) if group else known.group
        return Identity(core, core, name, "" if group_name == name else group_name)
