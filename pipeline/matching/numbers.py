"""What is left to compare of a number whose country was not told, or that is masked."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from pipeline.text.numbering import national_part

_TAIL, _MOBILE = 8, 10
#: Digits of a whole number in the smallest countries (Iceland, Brunei), and with the country code.
_SMALL, _SMALL_WHOLE = 7, 10
_LONGEST_CODE, _BROKEN = 3, (9, 14)
#: So many numbers in a row a firm may have.
_IN_A_ROW = 1000
_MASKED = re.compile(r"(\d{3})\d*[*＊xX•]{3,5}(\d{2,4})")


def tail(number: str) -> str:
    """Return the last digits of a number, which stay when its country was not told; "" for too few.

    Many a mailbox is called by its owner's mobile: 13978126054@163.com.

    >>> tail("+8613978126054"), tail("13978126054@163.com"), tail("zhang1988@163.com")
    ('78126054', '78126054', '')
    >>> tail("+3548614702"), tail("861 4702"), tail("614702")
    ('8614702', '8614702', '')
    """
    if "@" in number:
        number = number.partition("@")[0]
        return number[-_TAIL:] if number.isdecimal() and len(number) >= _MOBILE else ""
    plain = number.removeprefix("+")
    digits = plain if plain.isdigit() else "".join(filter(str.isdigit, number))
    if "*" in number:
        return ""
    if plain != number and len(digits) <= _SMALL_WHOLE and len(national_part(number)) == _SMALL:
        return digits[-_SMALL:]
    return digits[-_TAIL:] if len(digits) >= _TAIL else digits if len(digits) == _SMALL else ""


def broken(typed: str) -> str:
    """Return the digits of what is no number as it stands: one may be lost, or typed twice.

    >>> broken("138 1234 567"), broken("139****7714"), broken("400")
    ('1381234567', '', '')
    """
    if _MASKED.search(typed) or "@" in typed:
        return ""
    digits = "".join(filter(str.isdecimal, typed))
    return digits if _BROKEN[0] <= len(digits) <= _BROKEN[1] else ""


def one_digit_off(digits: str, number: str) -> bool:
    """Say whether `digits` are those of a number, with its country or without, but for one lost or added.

    >>> one_digit_off("1381234567", "+8613812345678"), one_digit_off("1391234567", "+8613812345678")
    (True, False)
    """
    whole = number.removeprefix("+")
    return any(
        abs(len(whole) - cut - len(digits)) == 1
        and Levenshtein.distance(digits, whole[cut:], score_cutoff=1) <= 1
        for cut in range(_LONGEST_CODE + 1)
    ) or (digits[:1] == "0" and one_digit_off(digits[1:], number))


def masked(typed: str) -> str:
    """Return what a masked number shows: 139****7714 is 139 and 7714."""
    shown = _MASKED.search(typed)
    return f"{shown[1]} {shown[2]}" if shown else ""


def are_far_apart(one: str, other: str) -> bool:
    """Say whether two numbers are no neighbours: a firm's numbers stand in a row, a slip may be anywhere.

    >>> are_far_apart("+34628417093", "+34628471093"), are_far_apart("+8613602617748", "+8613602617743")
    (True, False)
    """
    return abs(_as_number(one) - _as_number(other)) >= _IN_A_ROW


def _as_number(text: str) -> int:
    return int("".join(filter(str.isdecimal, text)) or "0")
