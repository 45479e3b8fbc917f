"""Two names that give no more than initials: C. K. Fung, K. C. Fung.

What they share is little: any of several may be meant. What differs in them tells people apart all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.matching.latin_systems import folded

Words = Sequence[str]


def is_abbreviated(words: Words) -> bool:
    """Say whether a name gives no more than initials beside one word.

    >>> is_abbreviated(["c", "k", "fung"]), is_abbreviated(["carl", "k", "fung"])
    (True, False)
    """
    return len(words) > 1 and min(map(len, words)) == 1 and sum(len(word) > 1 for word in words) == 1


def initials_rung(one: Words, other: Words) -> str:
    """Name the rung for two abbreviated names of one surname; "" for others.

    >>> fung = ["c", "k", "fung"]
    >>> [initials_rung(fung, [*given, "fung"]) for given in ("ck", "kc", "c", "d")]
    ['initial', 'sibling', 'initial', 'given-differs']
    """
    if not (is_abbreviated(one) and is_abbreviated(other)):
        return ""
    if len({folded(max(words, key=len)) for words in (one, other)}) > 1:
        return ""
    short, long = sorted(("".join(filter(_is_initial, words)) for words in (one, other)), key=len)
    if long.startswith(short):
        return "initial"
    if len(short) == len(long):
        return "sibling" if sorted(short) == sorted(long) else "given-differs"
    return "part" if short in long else "given-differs"


def _is_initial(word: str) -> bool:
    return len(word) == 1
