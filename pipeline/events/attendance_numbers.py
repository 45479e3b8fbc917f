"""How a report's numbers are read: where those who registered have theirs, and as theirs where it is theirs.

A desk writes 0912-345-601 for +886 912 345 601, a phone dials in as 13035550192 for +1 303 555 0192.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.columns import LIST_SEPARATOR
from pipeline.text.numbering import national_part
from pipeline.text.phone import read_phones

HOME = "CN"
_NOT_DIGITS = re.compile(r"[^0-9]")
_SHORTEST = 8


def numbers_in(cells: Iterable[str]) -> list[str]:
    """Return the E.164 numbers that stand in cells, in their order."""
    return [one for cell in cells for one in cell.split(LIST_SEPARATOR) if one.startswith("+")]


def usual_region(numbers: Iterable[str]) -> str:
    """Return the country that most of these E.164 numbers are from, China's where there is none.

    >>> usual_region(["+886912345601", "+886933108274", "+8613800138000"]), usual_region([])
    ('TW', 'CN')
    """
    counts = Counter(phone.country for number in numbers for phone in read_phones(number) if phone.country)
    return min(counts, key=lambda one: (-counts[one], one != HOME, one), default=HOME)


def as_dialled(numbers: Iterable[str]) -> dict[str, str]:
    """Return E.164 numbers by the digits they may be written in; no digits that two of them share.

    >>> as_dialled(["+13035550192"])
    {'3035550192': '+13035550192', '13035550192': '+13035550192'}
    """
    found: dict[str, set[str]] = {}
    for number in numbers:
        for digits in (national_part(number), number.removeprefix("+")):
            if len(digits) >= _SHORTEST:
                found.setdefault(digits, set()).add(number)
    return {digits: next(iter(whose)) for digits, whose in found.items() if len(whose) == 1}


def as_registered(text: str, known: Mapping[str, str]) -> str:
    """Return the registered number that a text writes and nothing else; other texts as they are.

    >>> known = as_dialled(["+886912345601"])
    >>> as_registered("0912-345-601", known), as_registered("0912-345-602", known)
    ('+886912345601', '0912-345-602')
    """
    if any(map(str.isalpha, text)) or "*" in text:
        return text
    return known.get(_NOT_DIGITS.sub("", text).lstrip("0"), text)
