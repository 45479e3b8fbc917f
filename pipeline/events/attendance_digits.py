"""Whom the digits in a display name may mean: the last four of a number, or a number that is masked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pipeline.events.attendance_names import masked, tails
from pipeline.events.attendance_numbers import numbers_in
from pipeline.text.numbering import national_part

#: Four last digits of a number are one in ten thousand; seven digits of a masked one say more.
_TAIL, _MASK = 10.0, 14.0
_MASK_DIGITS, _TAIL_DIGITS = 7, 4


def digits_of(people: pd.DataFrame) -> list[tuple[str, str]]:
    """Return (person, digits) for each number, without its country code and with it."""
    cells = zip(people.index, people["phone"], people["phone_alt"], strict=True)
    numbers = [(person, one) for person, *both in cells for one in numbers_in(both)]
    return [(person, form) for person, one in numbers for form in (national_part(one), one.removeprefix("+"))]


def by_digits(text: str, digits: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Return whom the last digits or a masked number in a display name may mean, and what it is worth."""
    worth: dict[str, float] = {}
    for start, end in masked(text):
        start = start.removeprefix("0")
        known = len(start) + len(end)
        for person, number in digits:
            if number.startswith(start) and number.endswith(end):
                worth[person] = _MASK if known >= _MASK_DIGITS else _MASK * known / _MASK_DIGITS / 2
                if len(end) >= _TAIL_DIGITS:
                    worth[person] = max(worth[person], _TAIL)
    for tail in tails(text):
        for person, number in digits:
            if number.endswith(tail):
                worth[person] = max(worth.get(person, 0.0), _TAIL)
    return worth
