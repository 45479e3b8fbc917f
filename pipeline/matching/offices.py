"""How alike two companies are by their names: one rung for any two, however many pairs have them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.matching.brands import alike_brands, in_two_scripts, spelled_by, transcribed
from pipeline.matching.readings import is_han, syllables
from pipeline.matching.scripts import is_unread

COMPANY = (
    "missing",
    "same",
    "large",
    "spelled",
    "group",
    "like",
    "acronym",
    "transcribed",
    "other-trade",
    "other-script",
    "different",
)
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 2, 5
_SHORTEST_BRAND = 4
#: The fewest letters of an acronym in Latin letters.
_LETTERS = 3
#: What stands before the name that a company had.
_FORMERLY = re.compile(
    r"(?<=.)原名?(?=..)|前身是?|曾用名|(?<= )(?:ex|formerly|former|fka|vormals|anciennement|già) "
)
#: Words that initials leave out.
_SMALL = frozenset("of and the for de la du des & y e und für".split())
#: Words written in one that count as two: NWTI is the Northwest Timber Institute.
_QUARTER = re.compile(r"\b(north|south)(?=east|west)")


#: How a branch is told from others: 三店, 第18号门店, 二分公司.
_BRANCH = re.compile("第?([0-9一二三四五六七八九十]+)号?((?:分|门)?(?:店|公司|院|厂|校|行|部))$")
_BRANCHES = frozenset("店司院厂校行部")
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")


class Office(NamedTuple):
    """A company as it is compared: name without legal form, brand, house, group ("" unknown), spelling.

    `also` is the house of a well-known company that the name begins with (LONGi Green Energy is 隆基),
    `former` the name it says it had.
    """

    key: str
    core: str
    house: str
    group: str
    letters: str = ""
    large: bool = False
    also: str = ""
    former: str = ""


def office_rung(one: Office, other: Office) -> str:
    """Name the rung for two companies; symmetric.

    Of one house are two whose brand goes on with the same trade (云杉智能, 杭州云杉智能科技), not those with
    another (Northfield Automation, Northfield Labs), which only look alike.

    >>> a, b = Office("杭州云杉智能科技", "云杉", "云杉", ""), Office("云杉物流", "云杉", "云杉", "")
    >>> office_rung(a, Office("云杉智能", "云杉", "云杉", "")), office_rung(a, b)
    ('same', 'other-trade')
    >>> names = ("stc cables", "schneider toulouse cables")
    >>> office_rung(*(Office(name, name, name, "") for name in names))
    'acronym'
    """
    if not one.house or not other.house:
        return "missing"
    if other < one:
        one, other = other, one
    if _two_branches(one.key, other.key):
        return "other-trade"
    if one.house == other.house:
        told_by_house = one.core != other.core
        if not told_by_house and not _tails_agree(one.key, other.key, one.core):
            return "other-trade"
        return "large" if one.large else "same"
    read = spelled_by(one.house, other.core) or spelled_by(other.house, one.core)
    if read == "whole" or _is_one_spelled(one, other):
        return "spelled"
    if (one.group or one.house) == (other.group or other.house):
        return "group"
    return _rung_in_part(one, other, read == "first") or _rung_of_strangers(one, other)


def _is_one_spelled(one: Office, other: Office) -> bool:
    """Say whether two names are one in two scripts, or before and after it changed."""
    spelled = one.letters == other.letters and len(one.letters) >= _SHORTEST_BRAND
    if spelled and is_han(one.house) != is_han(other.house):
        return True
    return bool((one.former or other.former) and _formerly(one, other)) or in_two_scripts(one.key, other.key)


def _rung_in_part(one: Office, other: Office, begins: bool) -> str:
    """Name the rung where one name holds the other, or its letters; "" where neither does.

    `begins` says that one is spelled as the other begins.
    """
    for inner, outer in ((one, other), (other, one)):
        if len(inner.core) > 1 and inner.core in outer.key:
            return "like" if _tails_agree(inner.key, outer.key, inner.core) else "other-trade"
    if (one.also or other.also) and not {one.house, one.also}.isdisjoint({other.house, other.also} - {""}):
        return "like"
    names = {(one.core, other.core), (one.house, other.house)}
    if begins or any(alike_brands(a, b) for a, b in names):
        return "like"
    for short, long in ((one, other), (other, one)):
        by_key = _is_acronym(short.key, long.key)
        if (by_key or _is_short_head(short.core)) and _begins_with_initials(short.core, long.core):
            return "like"
        by_key |= _is_shortened_in_its_town(short.key, long.key)
        if by_key or _is_shortened_brand(short.core, _from_brand(long)):
            return "acronym"
    return "transcribed" if any(transcribed(a, b) for a, b in names) else ""


def _rung_of_strangers(one: Office, other: Office) -> str:
    """Name the rung of two names that have nothing in common."""
    unrelated = is_han(one.house) != is_han(other.house)  # 华硕, ASUS: nobody can tell by looking
    unrelated |= is_unread(one.house) != is_unread(other.house)
    unrelated |= one.house.isascii() != other.house.isascii()  # 동해수산기계, Donghae Fishery
    return "other-script" if unrelated else "different"


def _two_branches(one: str, other: str) -> bool:
    """Say whether two companies are branches of one under two numbers: 康百惠三店, 康百惠大药房十八店.

    >>> _two_branches("康百惠三店", "康百惠大药房十八店"), _two_branches("康百惠3店", "康百惠大药房三店")
    (True, False)
    """
    branches = [_BRANCH.search(key) if key[-1:] in _BRANCHES else None for key in (one, other)]
    if branches[0] is None or branches[1] is None or one[:2] != other[:2]:
        return False
    numbers = {branch[1].translate(_NUMERALS) for branch in branches if branch}
    return len(numbers) > 1 and branches[0][2] == branches[1][2]


def says_both(one: Office, other: Office) -> bool:
    """Say whether one cell gives the other company's name of two words or more: ex Transportes Andinos."""
    short, long = sorted((one.key, other.key), key=len)
    if is_han(short):
        return (len(short) >= _SHORTEST_BRAND and short in long) or _formerly(one, other)
    return " " in short and f" {short} " in f" {long} "


def former_name(key: str) -> str:
    """Return what a company says it was called, and what follows; "" for nothing.

    >>> [former_name(key) for key in ("云图智算原沃克云图", "andino logistics ex andinos", "云图")]
    ['沃克云图', 'andinos', '']
    """
    told = _FORMERLY.search(key)
    return key[told.end() :].lstrip() if told else ""


def _formerly(one: Office, other: Office) -> bool:
    """Say whether one cell gives the name its company had in the other: 云图智算（原沃克云图）."""
    return any(
        bool(outer.former) and (inner.key.startswith(outer.former) or outer.former.startswith(inner.core))
        for inner, outer in ((one, other), (other, one))
    )


def _tails_agree(one: str, other: str, core: str) -> bool:
    if core not in one or core not in other:
        return True
    short, long = sorted((one.partition(core)[2].strip(), other.partition(core)[2].strip()), key=len)
    return short in long or (len(short) > 1 and is_han(short) and short[0] == long[0] and _holds(long, short))


def _is_acronym(short: str, long: str) -> bool:
    """Say whether the first word of one name is the initials of the other's: RIBA; or 中钢, 中国钢铁."""
    if short[:1] == long[:1] and is_han(short) and is_han(long):
        return _is_shortened(short, long)
    head = short.partition(" ")[0]
    if not (_SHORTEST_ACRONYM <= len(head) <= _LONGEST_ACRONYM and head.isascii() and head.isalpha()):
        return False
    words = syllables(long, {}) if is_han(long) else _words_of(long)
    return "".join(word[0] for word in words[: len(head)]) == head and len(words) >= len(head) >= _LETTERS


def _begins_with_initials(short: str, long: str) -> bool:
    """Say whether the initials of some words stand for them, and the rest is the same: TU München."""
    head, _, rest = short.partition(" ")
    if not (_SHORTEST_ACRONYM <= len(head) <= _LONGEST_ACRONYM and len(rest) >= _SHORTEST_BRAND):
        return False
    words = _words_of(long)
    return "".join(word[0] for word in words[: len(head)]) == head and rest == " ".join(words[len(head) :])


def _is_short_head(text: str) -> bool:
    return len(text.partition(" ")[0]) < _LETTERS


def _is_shortened_brand(short: str, long: str) -> bool:
    """Say whether a Chinese brand goes on shortened: 瓯越职专, 瓯越职业中专."""
    return short[:2] == long[:2] and is_han(short) and is_han(long) and _is_shortened(short, long)


def _is_shortened_in_its_town(short: str, long: str) -> bool:
    """Say whether a name is the other's, shortened after its town: 颍淮三院, 阜阳市颍淮区第三人民医院.

    >>> _is_shortened_in_its_town("颍淮三院", "阜阳颍淮区第三人民医院")
    True
    >>> _is_shortened_in_its_town("颍淮一院", "阜阳颍淮区第三人民医院")
    False
    """
    start = long.find(short[:2]) if len(short) >= _SHORTEST_BRAND else -1
    return start > 0 and is_han(short) and _is_shortened(short, long[start:])


def _from_brand(office: Office) -> str:
    """Return a company's name without the place before its brand: 冀冶耐火材料."""
    return office.key[max(office.key.find(office.core), 0) :]


def acronym_head(key: str) -> str:
    """Return the first letters of what may be an acronym; "" for none.

    >>> acronym_head("riba bologna"), initials_of("real instituto de bellas artes"), acronym_head("中钢")
    ('rib', 'rib', '中')
    """
    if is_han(key):
        return key[0] if _SHORTEST_ACRONYM <= len(key) <= _LONGEST_ACRONYM else ""
    head = key.partition(" ")[0]
    return head[:_LETTERS] if _LETTERS <= len(head) <= _LONGEST_ACRONYM else ""


def initials_of(key: str) -> str:
    """Return what `acronym_head` gives for an acronym of this name: three letters, or a character."""
    if is_han(key):
        return key[0]
    words = _words_of(key)
    return "".join(word[0] for word in words[:_LETTERS]) if len(words) >= _LETTERS else ""


def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name that have a letter in its acronym."""
    return tuple(word for word in _QUARTER.sub(r"\1 ", name).split() if word not in _SMALL)


def _is_shortened(short: str, long: str) -> bool:
    """Say whether a Chinese name of few characters has them all from the other, in their order."""
    if (
        not _SHORTEST_ACRONYM <= len(short) <= _LONGEST_ACRONYM
        or len(long) < len(short) + 2
        or short[0] != long[0]
    ):
        return False
    return _holds(long, short)


def _holds(long: str, short: str) -> bool:
    """Say whether one text has all the other's characters, in their order: 律师事务所, 律所."""
    rest = iter(long)
    return all(char in rest for char in short)
