"""How alike the companies, titles and cities of many pairs are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from rapidfuzz.distance import OSA

from pipeline.matching.codes import Coded, Codes, Flags, at, equal, per_pair
from pipeline.matching.name_evidence import Bits, Rungs
from pipeline.matching.offices import COMPANY, office_rung, says_both
from pipeline.matching.readings import is_han
from pipeline.matching.records import Records

#: Letters of a title that another may hold: "HR" is in too many.
_SHORTEST_TITLE = 4
#: Letters of a title that a slip leaves the same; what is no letter of it.
_LONG_TITLE, _NO_WORD = 8, re.compile(r"[\W_]+")
#: Letters of a place that a slip leaves the same place.
_SHORTEST_PLACE = 5
#: Letters of a brand that two mail domains may share; what ends it there.
_SHORTEST_BRAND, _BRAND = 5, re.compile("[.-]")
TITLE = ("missing", "same", "like", "near", "different")
CITY = ("missing", "same", "different")
#: Rungs on which no company is told twice, so that a city says something of its own.
UNTOLD = ("missing", "other-script", "transcribed")


def judge_companies(
    records: Records, left: Codes, right: Codes, table: Mapping[str, float]
) -> tuple[Rungs, Bits]:
    """Return each pair's rung and weight; a company that many in the list share weighs less.

    In a large company the weight falls with the namesakes expected there, by the names' shares.
    """
    named, by_domain = records.work.houses
    offices, office = records.work.offices, records.work.office
    rungs = np.full(len(left), COMPANY.index("different"), np.int8)
    open_ = ~records.work.signs.differ(office[left], office[right])
    rungs[open_] = per_pair(
        office[left[open_]],
        office[right[open_]],
        lambda one, other: COMPANY.index(office_rung(offices[one], offices[other])),
    ).astype(np.int8)
    domain = equal(records.contacts.domain.codes, left, right)
    crossed = domain | equal(by_domain.codes, left, right)
    for one, other in ((named, by_domain), (by_domain, named)):
        mine = one.codes[left]
        crossed |= (mine >= 0) & (mine == other.codes[right])
    unknown, by_name = rungs == COMPANY.index("missing"), rungs == COMPANY.index("same")
    crossed |= _begins_the_domain(records, left, right, unknown & ~crossed)
    either = [(named.codes[side] >= 0) | (by_domain.codes[side] >= 0) for side in (left, right)]
    rungs[unknown & either[0] & either[1] & ~crossed] = COMPANY.index("different")
    rungs[(unknown & crossed) | (domain & (rungs != COMPANY.index("large")))] = COMPANY.index("same")
    bits = np.array([table[name] for name in COMPANY])[rungs]
    house = np.where(named.codes[left] >= 0, named.codes[left], by_domain.codes[left])
    common = np.where(
        domain & ~by_name,
        at(records.contacts.domain.counts, records.contacts.domain.codes[left]),
        at(named.counts, house),
    )
    rare = np.log2((len(records.rows) + table["common"]) / np.maximum(common, 1))
    bits = np.where(rungs == COMPANY.index("same"), np.minimum(bits, rare), bits)
    namesakes = table["people"] * np.maximum(records.names.share[left], records.names.share[right])
    large = np.maximum(table["large"], np.minimum(rare, table["large-rare"] - np.log2(1 + namesakes)))
    bits = np.where(rungs == COMPANY.index("large"), large, bits)
    owned = records.contacts.domain.codes
    apart = (owned[left] >= 0) & (owned[right] >= 0) & ~domain
    apart &= (
        (records.work.office[left] != records.work.office[right])
        & records.contacts.fits[left]
        & records.contacts.fits[right]
    )
    apart &= np.isin(rungs, [COMPANY.index("like"), COMPANY.index("same")])
    where = np.flatnonzero(apart)
    apart[where] = ~per_pair(
        office[left[where]], office[right[where]], lambda one, other: says_both(offices[one], offices[other])
    ).astype(bool)
    apart[where] &= ~per_pair(
        owned[left[where]], owned[right[where]], partial(_one_brand, records.contacts.domain)
    ).astype(bool)
    return rungs, np.where(apart, np.minimum(bits, table["word"]), bits)


def _begins_the_domain(records: Records, left: Codes, right: Codes, asked: Flags) -> Flags:
    """Say where a mailbox alone tells one's house, at a domain that the other's brand begins: 鲸湾."""
    result = np.zeros(len(left), dtype=bool)
    domain, brand = records.contacts.domain, records.work.brand
    for one, other in ((left, right), (right, left)):
        where = np.flatnonzero(asked & (domain.codes[one] >= 0) & (brand.codes[other] >= 0))
        owned = domain.values[domain.codes[one[where]]].tolist()
        called = brand.values[brand.codes[other[where]]].tolist()
        begins = [
            len(name) >= _SHORTEST_BRAND and address.startswith(name)
            for address, name in zip(owned, called, strict=True)
        ]
        result[where] |= np.array(begins, dtype=bool)
    return result


def _one_brand(domains: Coded, one: int, other: int) -> bool:
    """Say whether two domains are called by one brand: carrick.org.uk, carrick-inst.ac.uk."""
    short, long = sorted((_BRAND.split(domains.values[code])[0] for code in (one, other)), key=len)
    return len(short) >= _SHORTEST_BRAND and long.startswith(short)


def judge_titles(
    records: Records, left: Codes, right: Codes, table: Mapping[str, float]
) -> tuple[Rungs, Bits]:
    """Return each pair's rung and weight: the same words, level and function, one of the two, neither."""
    level = [records.work.level.codes[side] for side in (left, right)]
    function = [records.work.function.codes[side] for side in (left, right)]
    levels = (level[0] >= 0) & (level[1] >= 0)
    functions = (function[0] >= 0) & (function[1] >= 0)
    one_level, one_function = levels & (level[0] == level[1]), functions & (function[0] == function[1])
    rungs = np.full(len(left), TITLE.index("missing"), np.int8)
    rungs[levels | functions] = TITLE.index("different")
    rungs[one_level | one_function] = TITLE.index("near")
    rungs[(levels & ~functions & one_level) | (functions & ~levels & one_function)] = TITLE.index("near")
    rungs[one_level & one_function] = TITLE.index("like")
    unlike = (levels & ~one_level) | (functions & ~one_function)
    same = equal(records.work.title.codes, left, right) & ~unlike  # Assistant Director, Director's Assistant
    slip = _told(records.work.title, left, right, ~same, partial(_is_slip_of_a_title, records.work.title))
    held = _held(records.work.title, left, right, ~same & ~unlike)
    rungs[held | slip] = TITLE.index("like")
    rungs[same] = TITLE.index("same")
    bits = np.array([table[name] for name in TITLE])[rungs]
    latin = np.array([text.isascii() for text in records.work.title.values.tolist()] + [False])
    latin = latin[records.work.title.codes]
    two = (rungs == TITLE.index("different")) & (latin[left] != latin[right])
    bits[two] = table["other-language"]
    return rungs, np.where(same, np.minimum(bits, rarity(records.work.title, left, table["common"])), bits)


def _held(titles: Coded, left: Codes, right: Codes, asked: Flags) -> Flags:
    """Say where one title's words stand in the other: Formación, Técnica de Formación."""
    values = titles.values
    return _told(titles, left, right, asked, lambda a, b: _holds(*sorted((values[a], values[b]), key=len)))


def _told(column: Coded, left: Codes, right: Codes, asked: Flags, judge: Callable[[int, int], bool]) -> Flags:
    """Ask `judge` about each two values of the pairs that are `asked` about and have both; else False."""
    result = np.zeros(len(left), dtype=bool)
    where = np.flatnonzero(asked & (column.codes[left] >= 0) & (column.codes[right] >= 0))
    result[where] = per_pair(column.codes[left[where]], column.codes[right[where]], judge).astype(bool)
    return result


def _is_slip_of_a_title(titles: Coded, one: int, other: int) -> bool:
    """Say whether two titles are one typed badly: Projekct Manager, but not Nurse II and Nurse III."""
    mine, theirs = (_NO_WORD.sub("", titles.values[code]) for code in (one, other))
    shortest = min(len(mine), len(theirs))
    if shortest < _LONG_TITLE or not (mine[0] == theirs[0] and mine[-1] == theirs[-1]):
        return False
    return OSA.distance(mine, theirs, score_cutoff=2) <= (2 if shortest >= 2 * _LONG_TITLE else 1)


def _holds(short: str, long: str) -> bool:
    if is_han(short):
        return len(short) > 1 and short in long
    words = short.split()
    return bool(words) and len(short) >= _SHORTEST_TITLE and set(words) <= set(long.split())


def judge_cities(
    records: Records, left: Codes, right: Codes, table: Mapping[str, float], alone: Flags
) -> tuple[Rungs, Bits]:
    """Return each pair's rung and weight; a city that half the list is from says nothing.

    `alone` says where the name is rare and the city is all that is told beside it.
    """
    city = records.work.city
    rungs = np.where((city.codes[left] >= 0) & (city.codes[right] >= 0), CITY.index("different"), 0)
    same = equal(city.codes, left, right)
    values = city.values
    slip = _told(city, left, right, ~same, lambda one, other: _is_slip(values[one], values[other]))
    rungs[slip | same] = CITY.index("same")
    bits = np.array([table[name] for name in CITY])[rungs]
    bits[slip] = table["slip"]
    bits[same & alone] = table["same-alone"]
    return rungs.astype(np.int8), np.where(same, np.minimum(bits, rarity(city, left, table["common"])), bits)


def _is_slip(one: str, other: str) -> bool:
    """Say whether two places may be one with a slip: Kerteh, Kertih; two spellings say little."""
    one, other = one.casefold(), other.casefold()
    return min(len(one), len(other)) >= _SHORTEST_PLACE and OSA.distance(one, other, score_cutoff=1) <= 1


def rarity(column: Coded, which: Codes, common: float) -> Bits:
    """Return how much it says that two share a value: little for one that many in the list have."""
    held = np.maximum(at(column.counts, column.codes[which]), 1)
    worth: Bits = np.log2((int(column.counts.sum()) + common) / held)
    return worth
