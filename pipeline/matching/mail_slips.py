"""Two mailboxes that are nearly one: a slip of the keyboard, or a house that tells two people apart?

A slip makes an address that nobody has: it spells no name, and what it spoils is a letter of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rapidfuzz.distance import OSA

from pipeline.matching.latin_spellings import misread
from pipeline.text.mail_domains import registrable

_LONG_LOCAL = 6
#: A shorter part of an address is an initial or a department: zhangli.ec@, zhangli.qc@.
_SHORTEST = 3
_VOWELS = frozenset("aeiouy")
_NO_LETTERS = re.compile("[^a-z]+")


def is_slip(one: str, other: str, spells: tuple[bool, bool]) -> bool:
    """Say whether two addresses are one typed badly; `spells` says whether each spells its owner's name.

    Digits are never a slip, nor is an initial (ahmed.hassan.m@, ahmed.hassan.s@): they tell namesakes apart.
    So does a letter at either end of what spells nobody's name, or behind what spells it in full.

    >>> is_slip("marco@gmail.com", "marco@gmial.com", (False, False))
    True
    >>> is_slip("li.wei31@byd.com", "li.wei37@byd.com", (False, False))
    False
    >>> is_slip("alexandra.p@byd.com", "alexandru.p@byd.com", (False, False))
    False
    >>> is_slip("zhangli.ec@byd.com", "zhangli.qc@byd.com", (True, True))
    False
    >>> [is_slip("weizhanga@byd.com", "weizhangb@byd.com", (told, False)) for told in (False, True)]
    [False, True]
    """
    (local, _, domain), (other_local, _, other_domain) = one.partition("@"), other.partition("@")
    if local == other_local:
        return registrable(domain) != registrable(other_domain)
    if domain != other_domain or min(len(local), len(other_local)) < _LONG_LOCAL:
        return False
    if _kept(local, str.isdigit) != _kept(other_local, str.isdigit):
        return False
    if _kept(local, str.isalpha) == _kept(other_local, str.isalpha):
        return False  # zhang.wei@ beside zhangwei@ is a house that tells two apart
    if misread(local) == misread(other_local):
        return True
    if OSA.distance(local, other_local, score_cutoff=1) > 1:
        return False
    parts = [_NO_LETTERS.split(text) for text in (local, other_local)]
    pairs = [tuple(sorted(pair, key=len)) for pair in zip(*parts, strict=False) if pair[0] != pair[1]]
    if any(_ends_otherwise(short, long) or len(short) < _SHORTEST for short, long in pairs):
        return False
    return not _tells_apart(local, other_local, spells)


def _kept(text: str, kind: Callable[[str], bool]) -> list[str]:
    return [char for char in text if kind(char)]


def _ends_otherwise(short: str, long: str) -> bool:
    """Say whether two words differ by the vowel they end in, as a man's name and a woman's: Daniela."""
    if long[-1:] not in _VOWELS:
        return False
    return short == long[:-1] or (short[:-1] == long[:-1] and short[-1] in _VOWELS)


def _tells_apart(one: str, other: str, spells: tuple[bool, bool]) -> bool:
    """Say whether the letter that two names before the @ differ by, at either end, is there on purpose."""
    (short, whole), (long, _) = sorted(zip((one, other), spells, strict=True), key=lambda side: len(side[0]))
    if whole and long[:-1] == short:
        return True
    return not any(spells) and (one[1:] == other[1:] or one[:-1] == other[:-1] or long[:-1] == short)
