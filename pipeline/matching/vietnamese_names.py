"""Vietnamese names as their marks tell them apart: Hùng and Hưng are two, though both are Hung without.

Who writes the marks of one word writes those of all; what is written without says nothing.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

#: Horn, hook above and dot below, which no other Latin spelling of names has; and the tones.
_OWN = frozenset("\u031b\u0309\u0323")
_TONES = frozenset("\u0300\u0301\u0303")
_SHAPES = frozenset("\u0302\u0306")


def with_marks(name: str) -> str:
    """Return the words of a Vietnamese name with their marks, sorted; "" where it is none, or has no marks.

    >>> with_marks("Nguyễn Văn Hùng"), with_marks("Nguyen Van Hung"), with_marks("José Peña")
    ('hùng nguyễn văn', '', '')
    """
    if name.isascii():
        return ""
    letters = unicodedata.normalize("NFD", name.casefold())
    shaped = any(a in _SHAPES and b in _TONES for a, b in pairwise(letters))
    if not shaped and _OWN.isdisjoint(letters):
        return ""
    return " ".join(sorted(unicodedata.normalize("NFC", letters).replace(",", " ").split()))
