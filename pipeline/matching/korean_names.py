"""A name in Hangul and one in Latin letters: 박서연 is Seo-yeon Park, and S. Y. Park.

The official spelling is known of each syllable; people spell theirs by ear, and their surname by custom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.romanised import in_korean

#: A name in Hangul as a form of two columns leaves it: 도현 박.
_GIVEN_FIRST = re.compile("([\uac00-\ud7a3]{2,3}) ([\uac00-\ud7a3])")


def surname_first(name: str) -> str:
    """Write a name in Hangul in its own order, in one piece; another name stays.

    >>> surname_first("도현 박"), surname_first("박도현"), surname_first("Park Do-hyeon")
    ('박도현', '박도현', 'Park Do-hyeon')
    """
    told = _GIVEN_FIRST.fullmatch(name)
    return told[2] + told[1] if told else name


def hangul_rung(official: Sequence[str], words: Sequence[str], lexicon: NameLexicon) -> str:
    """Name the rung for the two words of a Korean name and the words of a Latin one; "" where none fits.

    >>> nobody = NameLexicon.empty()
    >>> hangul_rung(["kim", "minjun"], ["min", "joon", "kim"], nobody)
    'romanised'
    >>> [hangul_rung(["kim", "minjun"], [*given, "kim"], nobody) for given in (("m", "j"), ("min", "seo"))]
    ['initial', '']
    """
    if len(official) != 2:
        return ""
    surname, given = official
    for place in (0, len(words) - 1):
        if len(words) == 1 or not may_be_one_surname(surname, words[place], lexicon):
            continue
        rest = [*words[:place], *words[place + 1 :]]
        if in_korean("".join(rest)) == in_korean(given):
            return "romanised"
        if all(len(word) == 1 for word in rest) and in_korean(rest[0]) == in_korean(given)[0]:
            return "initial"
        if not any(map(lexicon.sounds_chinese, rest)) and not lexicon.given.isdisjoint(rest):
            return "other-script"
    return ""


def may_be_one_surname(official: str, word: str, lexicon: NameLexicon) -> bool:
    """Say whether two words may be one surname of Korea, or one character of which China has its spelling."""
    if in_korean(official) == in_korean(word):
        return True
    one = lexicon.spelled.get(official)
    return one is not None and not one.isdisjoint(lexicon.spelled.get(word, ()))
