"""What an address says beyond itself: whose domain it is, and whether a person reads the mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


def domain_of(address: str) -> str:
    """Return what is behind the @, lower-case; "" when there is no @."""
    return address.rpartition("@")[2].lower() if "@" in address else ""


@lru_cache(maxsize=65536)
def registrable(domain: str) -> str:
    """Return the part of a domain that someone registered, by the public suffix list; else the domain itself.

    >>> registrable("mail.hz.example.com.cn"), registrable("example.com")
    ('example.com.cn', 'example.com')
    """
    labels = domain.split(".")
    if len(labels) <= 2:
        return domain
    if ".".join(labels[-2:]) in _SECOND_LEVEL:
        return ".".join(labels[-3:])
    return _suffixes().privatesuffix(domain) or domain


def has_public_suffix(domain: str) -> bool:
    """Tell whether a lower-case domain ends in a suffix that the public suffix list has.

    >>> has_public_suffix("mail.example.com.cn"), has_public_suffix("disney.fake")
    (True, False)
    """
    return _suffixes().publicsuffix(domain, accept_unknown=False) is not None


@dataclass(frozen=True, slots=True)
class MailDomains:
    """What is known of mail domains and mailboxes: rules/mail_domains.csv and rules/role_mailboxes.csv."""

    free: frozenset[str]
    free_brands: frozenset[str]
    throwaway: frozenset[str]
    spared: frozenset[str]
    roles: frozenset[str]

    @classmethod
    def from_rows(
        cls, domains: Iterable[Mapping[str, str]], roles: Iterable[Mapping[str, str]] = ()
    ) -> MailDomains:
        """Build from rows of `domain,kind` and of `local`.

        Kinds are free, throwaway and not-throwaway; `yahoo.*` stands for yahoo's domain in every country.
        """
        kinds: dict[str, set[str]] = {"free": set(), "throwaway": set(), "not-throwaway": set()}
        for row in domains:
            kinds.setdefault(row["kind"].strip().lower(), set()).add(row["domain"].strip().lower())
        return cls(
            free=frozenset(domain for domain in kinds["free"] if not domain.endswith(".*")),
            free_brands=frozenset(domain[:-2] for domain in kinds["free"] if domain.endswith(".*")),
            throwaway=frozenset(kinds["throwaway"]),
            spared=frozenset(kinds["not-throwaway"]),
            roles=frozenset(row["local"].strip().lower() for row in roles),
        )

    def kind(self, address: str) -> str:
        """Return work, free, throwaway or edu (a school's or university's), "" for no address.

        A domain listed as free is never throwaway; a subdomain of a throwaway domain is throwaway.
        """
        return self.kind_of(domain_of(address))

    def kind_of(self, domain: str) -> str:
        """Return the same of a domain in lower case."""
        if not domain:
            return ""
        brand, _, ending = domain.partition(".")
        if domain in self.free or (brand in self.free_brands and _COUNTRY_ENDING.fullmatch(ending)):
            return "free"
        if domain not in self.spared and self._is_throwaway(domain):
            return "throwaway"
        return "edu" if _SCHOOL.search(domain) else "work"

    def is_role(self, address: str) -> bool:
        """Say whether the mailbox is a desk's, not a person's: info@, sales01@, hr.cn@, kefu@."""
        local = address.partition("@")[0].lower().partition("+")[0]
        return local in self.roles or _ROLE_TAIL.sub("", local) in self.roles

    def _is_throwaway(self, domain: str) -> bool:
        blocked = _blocklist()
        while "." in domain:
            if domain in self.throwaway or domain in blocked:
                return True
            domain = domain.partition(".")[2]
        return False


_COUNTRY_ENDING: Final = re.compile(r"com|net|[a-z]{2}|(?:com?|ne|or)\.[a-z]{2}")
_SCHOOL: Final = re.compile(r"\.(?:edu|(?:edu|ac)\.[a-z]{2})$")
_ROLE_TAIL: Final = re.compile(
    r"[._-]?(?:[0-9]+|cn|hk|tw|us|uk|eu|de|sg|sh|bj|gz|sz|hz|asia|apac|emea|china|global)$"
)
_SECOND_LEVEL: Final = frozenset(
    f"{kind}.{country}"
    for country, kinds in {
        "cn": ("com", "net", "org", "gov", "edu", "ac"),
        "hk": ("com", "org", "edu", "gov", "net"),
        "tw": ("com", "org", "edu", "gov", "net"),
        "uk": ("co", "org", "ac", "gov"),
        "jp": ("co", "ne", "or", "ac", "go"),
        "kr": ("co", "or", "ac", "go"),
        "au": ("com", "net", "org", "edu", "gov"),
        "sg": ("com", "edu", "gov"),
        "my": ("com", "edu"),
        "in": ("co", "ac", "gov"),
        "br": ("com",),
        "mx": ("com",),
        "tr": ("com",),
        "th": ("co", "ac"),
        "id": ("co",),
        "nz": ("co",),
        "za": ("co",),
    }.items()
    for kind in kinds
)


@cache
def _blocklist() -> frozenset[str]:
    from disposable_email_domains import blocklist

    return frozenset(blocklist)


@cache
def _suffixes() -> PublicSuffixList:
    """Load the public suffix list (52 ms); it comes with its package and is never fetched."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
