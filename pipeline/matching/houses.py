"""Whom somebody works for, told by the company's name and by the mail domain, under one name for both.

云杉, Yunshan and @yunshan.cn are one house when the companies everybody knows, the list itself or the
spelling say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np

from pipeline.matching.codes import Coded, two
from pipeline.matching.latin_spellings import misread
from pipeline.matching.latin_systems import folded
from pipeline.matching.readings import is_han, syllables
from pipeline.matching.scripts import spelled_out
from pipeline.text.clean import normal
from pipeline.text.company import CompanyNames
from pipeline.text.mail_domains import registrable

_SHORTEST = 5  # letters of a brand that its spelling alone may tell
#: Letters for one sound that Cyrillic and Greek have, as Latin letters spell them.
_ONE = {"kh": "h", "ch": "h", "x": "h", "ou": "u", "pp": "p", "y": "i", "j": "i", "ks": "h"}
_ONE_SOUND = re.compile("kh|ch|ks|x|ou|pp|y|j")


def houses(company: Coded, domain: Coded, companies: CompanyNames) -> tuple[Coded, Coded]:
    """Return (house by the company's name, house by the mail domain) in one set of codes.

    `company` holds each record's `company_house`, `domain` the domain of its mailbox at work. A house's
    count is the number of records that name it in either way.
    """
    at_domain = _at_domain(company, domain)
    name_of = _one_name(company.values.tolist(), at_domain, companies)
    spelled = _unique((letters(name), name_of.get(name, name)) for name in company.values)
    by_domain: dict[str, str] = {"": ""}
    for name in domain.values:
        known = companies.by_domain(name)
        here = {name_of.get(house, house) for house in at_domain.get(name, ())}
        label = registrable(name).partition(".")[0].replace("-", "")
        if known:
            by_domain[name] = normal(known.name_zh or known.name_en)
        elif len(here) == 1:
            by_domain[name] = next(iter(here))
        else:
            by_domain[name] = spelled.get(label, "") if len(label) >= _SHORTEST else ""
    ours = [name_of.get(name, name) for name in company.texts().tolist()]
    theirs = [by_domain[name] for name in domain.texts().tolist()]
    first, second = two(list(zip(ours, theirs, strict=True)))
    twice = (first.codes == second.codes) & (first.codes >= 0)
    counts = first.counts - np.bincount(first.codes[twice], minlength=len(first.counts))
    return Coded(first.codes, first.values, counts), Coded(second.codes, second.values, counts)


@lru_cache(maxsize=1 << 16)
def letters(house: str) -> str:
    """Spell a house as its mail domain may: 云杉 is yunshan.

    >>> letters("云杉"), letters("deye tech")
    ('yunshan', 'deyetech')
    """
    return "".join(syllables(house, {})) if is_han(house) else house.replace(" ", "")


def _at_domain(company: Coded, domain: Coded) -> dict[str, set[str]]:
    """List the houses whose people write from each domain."""
    both = (company.codes >= 0) & (domain.codes >= 0)
    width = len(domain.values) + 1
    found: dict[str, set[str]] = defaultdict(set)
    for packed in np.unique(company.codes[both] * width + domain.codes[both]).tolist():
        found[domain.values[packed % width]].add(company.values[packed // width])
    return found


def _one_name(
    names: Iterable[str], at_domain: Mapping[str, set[str]], companies: CompanyNames
) -> dict[str, str]:
    """Return the Chinese house behind a Latin one: by a domain only the two share, or by its spelling."""
    listed = list(names)
    han, latin = ([name for name in listed if is_han(name) == chinese] for chinese in (True, False))
    spelled = _unique((letters(name), name) for name in han)
    result = {
        name: spelled[letters(name)] for name in latin if len(name) >= _SHORTEST and letters(name) in spelled
    }
    result = _respelled(latin, companies) | result
    shared: dict[str, set[str]] = defaultdict(set)
    for together in at_domain.values():
        chinese = [name for name in together if is_han(name)]
        if len(chinese) == 1:
            for name in together.difference(chinese):
                shared[name].add(chinese[0])
    return result | {name: next(iter(owners)) for name, owners in sorted(shared.items()) if len(owners) == 1}


def _respelled(latin: Iterable[str], companies: CompanyNames) -> dict[str, str]:
    """Bring the spellings of one Latin name together: Fördertechnik, Foerdertechnik; Техносвет, Tekhnosvet.

    Of those that fold to the same letters the one everybody knows (Lenovo, not Ienovo), or that is written
    without marks, gives its name to the others.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    heard: dict[str, list[str]] = defaultdict(list)
    for name in latin:
        plain = _folded(name)
        alike[plain].append(name)
        heard[_ONE_SOUND.sub(lambda hit: _ONE[hit[0]], plain)].append(name)
    foreign = [names for names in heard.values() if any(spelled_out(name) != name for name in names)]
    return {
        name: min(names, key=lambda text: (not companies.known(text), not text.isascii(), text))
        for names in [*alike.values(), *foreign]
        if len(names) > 1 and len(names[0]) > _SHORTEST
        for name in names
    }


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    return folded(misread(spelled_out(name).replace(" ", "")))


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keep what each key stands for where it stands for one thing only."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}
