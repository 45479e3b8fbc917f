"""The companies everybody knows, found by any of their names or by their mail domain.

A name counts only where a company's name begins (after its place, if it has one) and only where it ends as a
word: 大华 is not in 大华为民, nor SAP in "Sapphire", and 京东方 is not 京东.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.text.gazetteer import UNSPACED, fold


class KnownCompany(NamedTuple):
    """A company of `rules/known_companies.csv`; any field but `name_zh` or `name_en` may be empty."""

    name_zh: str
    name_en: str
    group: str
    industry: str
    city: str
    size: str
    domains: tuple[str, ...]


class Match(NamedTuple):
    """A known company and where its name stands in the folded text."""

    company: KnownCompany
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KnownCompanies:
    """Known companies by folded alias and by domain."""

    aliases: dict[str, KnownCompany]
    lengths: dict[str, tuple[int, ...]]
    domains: dict[str, KnownCompany]

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> KnownCompanies:
        """Compile known_companies.csv; of two lines with one alias or domain, the first has it."""
        aliases: dict[str, KnownCompany] = {}
        domains: dict[str, KnownCompany] = {}
        heads: dict[str, set[int]] = {}
        for row in rows:
            owned = tuple(name for name in row["domains"].split(";") if name)
            company = KnownCompany(
                row["name_zh"], row["name_en"], row["group"], row["industry"], row["city"], row["size"], owned
            )
            for domain in owned:
                domains.setdefault(domain, company)
            for name in (row["name_zh"], row["name_en"], *row["aliases"].split(";")):
                if name:
                    alias = fold(name)
                    aliases.setdefault(alias, company)
                    heads.setdefault(alias[:2], set()).add(len(alias))
        lengths = {head: tuple(sorted(found, reverse=True)) for head, found in heads.items()}
        return cls(aliases, lengths, domains)

    def at(self, folded: str, start: int, ends_word: Callable[[str, str], bool]) -> Match | None:
        """Find the longest known name that begins at `start`; `ends_word` judges what follows a short one."""
        for length in self.lengths.get(folded[start : start + 2], ()):
            end = start + length
            company = self.aliases.get(folded[start:end])
            if company is not None and _stands_alone(folded, start, end, ends_word):
                return Match(company, start, end)
        return None

    def brand(self, match: Match, folded: str) -> str:
        """Return the shortest name of the company in the one that matched: 大华技术 is 大华."""
        words, company = folded[match.start : match.end], match.company
        for name in (fold(company.name_zh), fold(company.name_en)):
            if name and name in words:
                return name
        for length in range(2, len(words)):
            if self.aliases.get(words[:length]) is company and (
                not words.isascii() or not words[length].isalnum()
            ):
                return words[:length]
        return words

    def by_domain(self, domain: str) -> KnownCompany | None:
        """Find the owner of a mail domain or of a host under it (`cn.bosch.com`)."""
        labels = domain.casefold().strip(". ")
        while "." in labels:
            company = self.domains.get(labels)
            if company is not None:
                return company
            labels = labels.partition(".")[2]
        return None


def _stands_alone(folded: str, start: int, end: int, ends_word: Callable[[str, str], bool]) -> bool:
    """Tell whether the name at `start:end` ends as a word there."""
    rest = folded[end : end + 16]
    after = rest.lstrip()
    if not after or not after[0].isalnum():
        return True
    unspaced, parted = UNSPACED.match(folded[end - 1]) is not None, rest[0] == " "
    if not parted and unspaced != (UNSPACED.match(after[0]) is not None):
        return True  # Bosch博世: the script changes
    if unspaced and (end - start > 2 or parted):
        return True
    if not unspaced and not parted and UNSPACED.match(after[0]) is None:
        return False  # SAP in Sapphire
    return ends_word(folded[start:end], after)
