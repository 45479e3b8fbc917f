"""The form in which spellings of places are compared, and which of their scripts run without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipeline.text.chinese import is_ideographs, simplified
from pipeline.text.clean import normal

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
#: Scripts written without spaces: Thai, kana, Han, Hangul.
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
WORD = re.compile("[^\\W\\d_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def fold(text: str) -> str:
    """Return the form that spellings are compared in: folded, simplified, accents and apostrophes off.

    >>> fold("MÜNCHEN"), fold("Xi’an"), fold("臺北市")
    ('munchen', 'xian', '台北市')
    """
    return simplified(text) if is_ideographs(text) else unmarked(simplified(normal(text)))


def unmarked(plain: str) -> str:
    """Take accents and apostrophes off a text that is folded and simplified already (as the rules are)."""
    if not plain.isascii():
        plain = plain.replace("\u0307", "").replace("’", "'").replace("ʼ", "'")
        plain = _ACCENTED.sub(_unaccented, plain)
    return plain.replace("'", "") if "'" in plain else plain


def _unaccented(match: re.Match[str]) -> str:
    letter = match.group()
    return _PLAIN.get(letter) or unicodedata.normalize("NFD", letter)[0]


def words(text: str) -> str:
    """Return the words of a text in spaced script, a space between."""
    return " ".join(WORD.findall(text))


def heads(table: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return by their first two letters how long spellings are, the longest first."""
    lengths: dict[str, set[int]] = {}
    for spelling in table:
        lengths.setdefault(spelling[:2], set()).add(len(spelling))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def first_words(table: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for spelling in table:
        count = spelling.count(" ") + 1
        first = spelling.partition(" ")[0] if count > 1 else spelling
        if count > longest.get(first, 0):
            longest[first] = count
    return longest
