"""What is left to compare of a number whose country was not told, or that is masked."""

from __future__ import annotations

import re

_TAIL, _MOBILE = 8, 10
_MASKED = re.compile(r"(\d{3})\d*[*＊xX•]{3,5}(\d{2,4})")


def tail(number: str) -> str:
    """Return the last digits of a number, which stay when its country was not told; "" for too few.

    Many a mailbox is called by its owner's mobile: 13978126054@163.com.

    >>> tail("+8613978126054"), tail("13978126054@163.com"), tail("zhang1988@163.com")
    ('78126054', '78126054', '')
    """
    if "@" in number:
        number = number.partition("@")[0]
        return number[-_TAIL:] if number.isdecimal() and len(number) >= _MOBILE else ""
    plain = number.removeprefix("+")
    digits = plain if plain.isdigit() else "".join(filter(str.isdigit, number))
    return digits[-_TAIL:] if len(digits) >= _TAIL and "*" not in number else ""


def masked(typed: str) -> str:
    """Return what a masked number shows: 139****7714 is 139 and 7714."""
    shown = _MASKED.search(typed)
    return f"{shown[1]} {shown[2]}" if shown else ""
