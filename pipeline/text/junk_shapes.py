"""Typing that means nothing by its shape: keyboard walks, one thing repeated, letters or digits in order."""

from __future__ import annotations

import re
from collections.abc import Iterable

_VOWELS = re.compile(r"[aeiouyà-öø-ÿœ]")
_REPEATED = re.compile(r"(.)\1{2,}|(.{2,4}?)\2{2,}")
#: Keys of a Korean or a Bopomofo keyboard that make no syllable (NFKC has taken ㅁ to its conjoining form).
_BARE = re.compile("[\u1100-\u11ff\u3105-\u312f]{2,}")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "01234567890"
_BACKWARD = _DIGITS[::-1]
_PAIRS = "01020304050607080910"  # 01 02 03 04 05, as numbers are said in France
#: The first two of whatever stands in order.
_IN_ORDER = frozenset(
    {"ab", *(line[at : at + 2] for line in (_DIGITS, _BACKWARD, _PAIRS) for at in range(len(line) - 1))}
)


class Keyboard:
    """The rows and columns of a keyboard, walked either way."""

    def __init__(self, rows: Iterable[str], never: Iterable[str]) -> None:
        both = [line for row in rows for line in (row, row[::-1])]
        self._steps = frozenset(line[at : at + 3] for line in both for at in range(len(line) - 2))
        self._never = frozenset(never)

    def is_walk(self, text: str) -> bool:
        """Say whether all of `text` (lower case, no spaces) is walked, in stretches of three keys or more.

        Digits alone are the business of `is_sequential`; four letters and more, so that a short name is safe.
        """
        if not text.isascii() and _BARE.fullmatch(text):
            return True
        if len(text) < 4 or text.isdigit() or text in self._never:
            return False
        return self._is_walked(text) or self._is_mash(text)

    def _is_walked(self, text: str) -> bool:
        at = 0
        while at < len(text):
            end = at
            while text[end : end + 3] in self._steps and end + 3 <= len(text):
                end += 1
            if end == at:
                return False
            at = end + 2
        return True

    def _is_mash(self, text: str) -> bool:
        """Catch sdfsdf and hjgjhg: six letters of the home row without any vowel."""
        return len(text) >= 5 and set(text) <= set("sdfghjkl") and not _VOWELS.search(text)


def is_repeated(text: str) -> bool:
    """Say whether one character, or a group of up to four, makes the whole text, three times or more.

    >>> is_repeated("aaaa"), is_repeated("ababab"), is_repeated("娜娜")
    (True, True, False)
    """
    return text[:1] in text[1:5] and _REPEATED.fullmatch(text) is not None


def ends_repeated(digits: str) -> bool:
    """Say whether a number ends in one digit eight times; lucky ones are of hotlines, nine are nobody's.

    >>> ends_repeated("911111111"), ends_repeated("02188888888"), ends_repeated("11999999999")
    (True, False, True)
    """
    if len(digits) < 8 or digits[-8:] != digits[-1] * 8:
        return False
    return digits[-1] not in "689" or digits[-9:] == digits[-1] * 9


def national(digits: str) -> str:
    """Take the country code off the digits of an E.164 number (ITU-T E.164 list of assigned codes, 2025).

    >>> national("15555555555"), national("4915112345678"), national("886912345678")
    ('5555555555', '15112345678', '912345678')
    """
    if digits[:1] in ("1", "7"):
        return digits[1:]
    return digits[2:] if digits[:2] in _TWO_DIGIT_CODES else digits[3:]


#: All other countries have codes of three digits.
_TWO_DIGIT_CODES = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66"
    " 81 82 84 86 90 91 92 93 94 95 98".split()
)


def is_sequential(text: str) -> bool:
    """Say whether digits or letters stand in their order from the start: 12345678, abc, abc123.

    >>> is_sequential("12345678"), is_sequential("abc"), is_sequential("360"), is_sequential("0102030405")
    (True, True, False, True)
    """
    if text[:2] not in _IN_ORDER:
        return False
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if letters and (len(letters) < 3 or not _ALPHABET.startswith(letters)):
        return False
    if not digits:
        return bool(letters)
    if len(digits) >= 8 and digits in _PAIRS:
        return True
    ordered = digits in _DIGITS or digits in _BACKWARD or digits.startswith("1234567")
    return ordered and (len(digits) >= 3)
