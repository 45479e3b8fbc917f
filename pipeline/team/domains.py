"""Whether a list means a mail domain or website: itself, a sub-domain, its owner, or its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.team.companies import CompanyIndex
from pipeline.team.entries import Entry, ListKind
from pipeline.team.level import NO_HIT, Hit, Level
from pipeline.team.names import Names
from pipeline.team.rows import NOTHING, Match, Row, domain_of, host_of

#: A Latin name shorter than this says too little to find a company by its domain.
LABEL_SHORTEST = 4
#: So many colleagues with addresses at one domain make it the house's own; one may be a contractor.
_COLLEAGUES_PROVE_DOMAIN = 2


@dataclass(frozen=True)
class DomainIndex:
    """The domains of one list; a free mail domain is never one of them."""

    kind: ListKind
    entries: Sequence[tuple[int, Entry]]
    names: Names
    companies: CompanyIndex
    _judged: dict[str, tuple[Hit, bool]] = field(default_factory=dict)

    def find(self, row: Row) -> Match:
        """Match the row's addresses and website; the closest counts."""
        best = NOTHING
        for column, text, domain in row.domains:
            hit, by_label = self._judgement(domain)
            level = hit.level
            if by_label and row.company and self._works_elsewhere(row.company):
                level = Level.ALIKE
            if level > best.level:
                best = Match(level, hit.entry, column, text)
        return best

    def lists(self, text: str) -> bool:
        """Tell whether the domain of an address or website is worth weighing."""
        return self.knows(domain_of(text) or host_of(text))

    def knows(self, domain: str) -> bool:
        """Tell whether a domain is worth weighing."""
        return self._judgement(domain)[0].level > Level.NONE

    @cached_property
    def listed(self) -> Mapping[str, int]:
        """The domains the list gives, and those its addresses prove."""
        found = {
            domain: at
            for at, entry in reversed(self.entries)
            for domain in entry.domains
            if not self.names.is_free(domain)
        }
        if self.kind.person_only:
            return found
        addresses: dict[str, list[int]] = {}
        for at, entry in self.entries:
            for email in entry.emails:
                addresses.setdefault(email.rpartition("@")[2], []).append(at)
        enough = _COLLEAGUES_PROVE_DOMAIN if self.kind.people else 1
        for domain, ats in addresses.items():
            if len(ats) >= enough and not self.names.is_free(domain):
                found.setdefault(domain, ats[0])
        return found

    @cached_property
    def _owners(self) -> dict[str, int]:
        return self.companies.owners

    @cached_property
    def _labels(self) -> dict[str, int]:
        return {
            label: at
            for one, at in reversed(self.companies.names)
            if one.core.isascii() and len(label := one.core.replace(" ", "")) >= LABEL_SHORTEST
        }

    def _judgement(self, domain: str) -> tuple[Hit, bool]:
        if domain not in self._judged:
            self._judged[domain] = self._judge(domain)
        return self._judged[domain]

    def _judge(self, domain: str) -> tuple[Hit, bool]:
        """Return what a domain matches, and whether only by what it is called by."""
        if self.names.is_free(domain):
            return NO_HIT, False
        labels = domain.split(".")
        for cut in range(len(labels) - 1):
            if (at := self.listed.get(".".join(labels[cut:]))) is not None:
                return Hit(Level.START if cut else Level.EXACT, at), False
        owner = self.names.owner(domain)
        if (at := self._owners.get(owner.known)) is not None:
            return Hit(Level.EXACT, at), False
        if (at := self._labels.get(self.names.label(domain))) is not None and not owner.known:
            return Hit(Level.START, at), True
        if owner.group and (at := self._owners.get(owner.group)) is not None:
            return Hit(Level.GROUP, at), False
        return NO_HIT, False

    def _works_elsewhere(self, company: str) -> bool:
        return self.companies.find(self.names.identify(company)).level < Level.GROUP
