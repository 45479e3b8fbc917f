"""A whole name taken apart into given and family name, for systems that keep the two in two cells."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_WORD = re.compile(r"\S+")
_PARTICLES = frozenset("van von der den de la le di da del dos das bin ibn al el ter ten zu".split())


def split_name(name: str, surnames: Mapping[str, str]) -> tuple[str, str]:
    """Return (given, family); a name that cannot be taken apart is all family name, so that none is lost.

    >>> split_name("欧阳娜娜", {"欧阳": "ou yang"}), split_name("Jan van der Berg", {}), split_name("Bob", {})
    (('娜娜', '欧阳'), ('Jan', 'van der Berg'), ('', 'Bob'))
    """
    if _HAN.fullmatch(name) and len(name) > 1:
        size = 2 if len(name) > 2 and name[:2] in surnames else 1
        return name[size:], name[:size]
    words = list(_WORD.finditer(name))
    if len(words) < 2:
        return "", name
    start = len(words) - 1
    while start > 1 and words[start - 1][0].casefold() in _PARTICLES:
        start -= 1
    return name[: words[start - 1].end()].lstrip(), name[words[start].start() :].rstrip()
