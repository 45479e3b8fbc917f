"""Read how many people a company has into the four bands of `company_size`, however a form words it."""

from __future__ import annotations

import re
import unicodedata

BANDS = ("1-49", "50-199", "200-999", "1000+")
_LONGEST = 60
_NUMBER = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?)\s*(万|千|百|k(?![a-z]))?", re.IGNORECASE
)
_UNIT = {"万": 10_000, "千": 1_000, "百": 100, "k": 1_000}
_BELOW = re.compile(
    r"少于|不足|小于|低于|以下|以内|之内|<|≤|less than|fewer than|under|below|up to", re.IGNORECASE
)
_ABOVE = re.compile(r"以上|超过|大于|多于|不少于|>|≥|\+|more than|over|above|at least", re.IGNORECASE)
_RANGE = re.compile(r"[0-9万千百k,]\s*(?:人|名)?\s*(?:[-–—~～至到]|\bto\b)\s*[0-9]", re.IGNORECASE)
_DATE = re.compile(r"年|月|日|:|[a-z]{3}-[0-9]|[0-9]-[a-z]{3}\b", re.IGNORECASE)
_WORDS = {"微型": "1-49", "小微": "1-49", "小型": "1-49", "中型": "50-199", "大型": "1000+"}


def read_size(text: str) -> str:
    """Return the band of a company-size answer, or "" when it gives no number of people.

    A range counts by its middle: 100-499 is 200-999. Spreadsheets turn 11-50 into dates; a date is no size.

    >>> read_size("100-499人"), read_size("少于50人"), read_size("10,000+"), read_size("保密")
    ('200-999', '1-49', '1000+', '')
    """
    if not text or len(text) > _LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _DATE.search(plain):
        return ""
    numbers = [_value(match) for match in _NUMBER.finditer(plain)]
    if not numbers:
        return next((band for word, band in _WORDS.items() if plain.startswith(word)), "")
    if len(numbers) >= 2 and _RANGE.search(plain):
        low, high = numbers[0], numbers[1]
        if low < 10 <= high / 1_000 and "万" in plain:  # 1-2万: the unit belongs to both
            low *= 10_000
        return _band((low + high) / 2) if low <= high else ""
    if len(numbers) > 1:
        return ""
    count = numbers[0]
    if _BELOW.search(plain) and "不少于" not in plain:
        return _band(max(count / 2, 1)) if count > 50 else _band(count - 1)
    if _ABOVE.search(plain):
        return _band(count + 1)
    return _band(count)


def _value(match: re.Match[str]) -> float:
    return float(match[1].replace(",", "")) * _UNIT.get((match[2] or "").lower(), 1)


def _band(people: float) -> str:
    if people < 1:
        return ""
    return BANDS[0] if people < 50 else BANDS[1] if people < 200 else BANDS[2] if people < 1000 else BANDS[3]
