"""Latin letters without their accents, which one writer types and the next leaves out."""

from __future__ import annotations

import re
import unicodedata

# Letters of their own, not a letter with a mark.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_MARKS = re.compile("[\u0300-\u036f]")
_MARKED = re.compile("[à-öø-ÿ\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")


def unaccented(text: str) -> str:
    """Take the accents off the Latin letters of a case-folded text; other scripts keep their marks.

    >>> unaccented("directrice générale"), unaccented("główny")
    ('directrice generale', 'glowny')
    """
    if not _MARKED.search(text):
        return text
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_PLAIN)))
    return unicodedata.normalize("NFC", bare)
