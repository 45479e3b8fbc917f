"""Write a phone number the way it is read out: where it is, then digits in groups.

Asking phonenumbers for the custom of each country costs 60 microseconds a number; the eye needs groups, not
the custom. Country codes are of one, two or three digits (ITU-T E.164, list of assigned codes).
"""

from __future__ import annotations

_ONE = frozenset("17")
_TWO = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66"
    " 81 82 84 86 90 91 92 93 94 95 98".split()
)
_CHINA = "+86"
_TOLL_FREE = ("400", "800")
_LONGEST = 16  # a plus and 15 digits


def grouped(phone: str, *, at_home: bool) -> str:
    """Write an E.164 number in groups; anything else stays as it is.

    A number of mainland China stands without its country code where readers are `at_home` there.

    >>> grouped("+8613900001234", at_home=True), grouped("+8657188001234", at_home=True)
    ('139 0000 1234', '0571 8800 1234')
    >>> grouped("+8613900001234", at_home=False), grouped("+46703418820", at_home=True)
    ('+86 139 0000 1234', '+46 703 418 820')
    """
    digits = phone[1:]
    if phone[:1] != "+" or not 8 <= len(phone) <= _LONGEST or not (digits.isascii() and digits.isdigit()):
        return phone
    if phone.startswith(_CHINA):
        return _chinese(phone[3:], at_home=at_home)
    code = digits[:1] if digits[0] in _ONE else digits[:2] if digits[:2] in _TWO else digits[:3]
    return f"+{code} {_groups(digits[len(code) :])}"


def _chinese(number: str, *, at_home: bool) -> str:
    if len(number) == 11 and number[0] == "1":
        return f"{'' if at_home else '+86 '}{number[:3]} {number[3:7]} {number[7:]}"
    if number[:3] in _TOLL_FREE:
        return f"{'' if at_home else '+86 '}{number[:3]} {_groups(number[3:])}"
    area = 2 if number[:1] == "2" or number[:2] == "10" else 3
    return f"{'0' if at_home else '+86 '}{number[:area]} {_groups(number[area:])}"


def _groups(digits: str) -> str:
    """Cut into threes and fours, the fours last: 8 digits are 4 and 4, 10 are 3, 3 and 4."""
    count = -(-len(digits) // 4) if len(digits) % 4 == 0 else max(len(digits) // 3, 1)
    small, larger = divmod(len(digits), count) if count else (0, 0)
    groups, at = [], 0
    for number in range(count):
        size = small + (number >= count - larger)
        groups.append(digits[at : at + size])
        at += size
    return " ".join(groups)
