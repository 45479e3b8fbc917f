"""Names in characters that a dot parts: 古丽娜尔·艾合买提 of Xinjiang, 弗兰克·韦伯 from abroad.

They are written by ear, so that one sound stands in several characters; the dot is left out, and so is the
father's or the family's name.
"""

from __future__ import annotations

import re

from pipeline.matching.lexicon import NameLexicon

_DOT = "·"
#: Sounds that transcriptions do not keep apart: 兰, 朗.
_ALIKE = re.compile("(?<=n)g|(?<=[zcs])h")


def dotted_rung(one: str, other: str, lexicon: NameLexicon) -> str:
    """Name the rung for two names that are not equal, at least one of them with a dot.

    >>> nobody = NameLexicon.empty()
    >>> [dotted_rung("阿迪力·吐尔逊", name, nobody) for name in ("阿迪力吐尔逊", "阿迪力", "阿迪力·吐逊")]
    ['exact', 'part', 'sibling']
    >>> dotted_rung("弗兰克·韦伯", "弗朗克·韦伯", nobody), dotted_rung("弗兰克·韦伯", "托马斯·韦伯", nobody)
    ('homophone', 'different')
    """
    mine, theirs = ([part for part in name.split(_DOT) if part] for name in (one, other))
    if "".join(mine) == "".join(theirs):
        return "exact"
    short, long = sorted((mine, theirs), key=len)
    if len(short) == 1 and _without_dot(short[0], long):
        return "homophone"
    if len(short) == 1:
        return "part" if short[0] == long[0] else "surname" if short[0] == long[-1] else "different"
    if len(short) < len(long):
        return "part-whole" if (short[0], short[-1]) == (long[0], long[-1]) else "different"
    odd = [(a, b) for a, b in zip(short, long, strict=True) if _sound(a, lexicon) != _sound(b, lexicon)]
    if not odd:
        return "homophone"
    part, their_part = sorted(odd[0], key=len)
    if len(odd) > 1 or part[0] != their_part[0]:
        return "different"
    longer = odd[0] == (short[-1], long[-1]) and their_part.startswith(part) and len(part) > 1
    return "typo" if longer else "sibling"


def _without_dot(one: str, parts: list[str]) -> bool:
    """Say whether a name is the parts of another without the dot, its first one by ear: 不都 for 卜杜."""
    first = one.removesuffix(parts[-1])
    ends = (first[0], first[-1]) == (parts[0][0], parts[0][-1]) if first else False
    return first != one and ends and len(first) == len(parts[0])


def _sound(part: str, lexicon: NameLexicon) -> str:
    return _ALIKE.sub("", "".join(lexicon.read(part)))
