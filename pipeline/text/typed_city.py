"""The city a text names in Latin letters beside a state or country, when no table knows it: Galway, Ireland.

A table of every town on earth would be large and full of namesakes. What was typed where a city belongs is
one, unless it holds a digit or a word that no city is called by (remote, office, sales).
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from pipeline.text.clean import shown
from pipeline.text.place_words import unmarked

_LONGEST = 40
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_PARTS = re.compile(r"[,，;；、/|()（）\[\]]|\s[-–—]\s")
_CITY = re.compile(f"[{_LATIN}][{_LATIN}'’.]*(?:[ -][{_LATIN}'’.]+){{0,4}}")
#: `D-72766 Reutlingen`, `30900 Wedemark`; then `Peoria 61602`, `Slough SL1 4AA`.
_CODE_BEFORE = re.compile(r"^(?:[A-Z]{1,2}[- ])?[0-9]{4,6}\s+(?=\S)")
_CODE_AFTER = re.compile(r"\s+(?:[0-9]{4,6}(?:-[0-9]{3,4})?|[A-Z]{1,2}[0-9][0-9A-Z]?(?:\s?[0-9][A-Z]{2})?)$")
_VOWEL = re.compile(r"[aeiouy]|[^\x00-\x7f]", re.IGNORECASE)
_JOINTS = re.compile(r"([ '’-])")
_SMALL = frozenset(
    [
        "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les", "lès", "el",
        "en", "sur", "sous", "am", "an", "der", "den", "im", "in", "bei", "ob", "upon", "on", "the", "of",
        "von", "van", "aan", "und",
    ]
)  # fmt: skip


def parts_of(text: str) -> list[str]:
    """Part a text at its commas, slashes and brackets.

    >>> parts_of("Varano de' Melegari (PR), Italy")
    ["Varano de' Melegari", 'PR', 'Italy']
    """
    return [part.strip() for part in _PARTS.split(shown(text)) if part.strip()]


def tidy_city(part: str, no_city: AbstractSet[str], vague: AbstractSet[str] = frozenset()) -> str:
    """Return one part as a city, its postcode off and its capitals set; "" when it cannot be one.

    >>> tidy_city("30900 WEDEMARK", frozenset()), tidy_city("Remote", frozenset({"remote"}))
    ('Wedemark', '')
    """
    bare = _CODE_AFTER.sub("", _CODE_BEFORE.sub("", part)).strip(" .")
    if not 3 <= len(bare) <= _LONGEST or not _CITY.fullmatch(bare) or not _VOWEL.search(bare):
        return ""
    words = set(re.split(r"[ .-]+", unmarked(bare.casefold()))) - {""}
    if not no_city.isdisjoint(words) or words <= vague:
        return ""
    if len(bare) <= 3 and bare.isupper():
        return ""
    return _capitals(bare) if bare.isupper() or bare.islower() else bare


def _capitals(text: str) -> str:
    words = _JOINTS.split(text.lower())
    return "".join(
        word if at and word in _SMALL else word[:1].upper() + word[1:] for at, word in enumerate(words)
    )
