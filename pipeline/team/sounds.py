"""How a Chinese brand is written where only Latin letters fit: 霜谱 is Shuangpu."""

from __future__ import annotations

from itertools import product

from pipeline.matching.readings import readings_of
from pipeline.text.chinese import is_ideographs

_MOST_CHARACTERS = 6
_SHORTEST = 5  # letters: below that too many brands sound alike


def sounds(han: str) -> frozenset[str]:
    """Return the pinyin of a text without tones or spaces, in every reading of its characters.

    All at once, to be looked up; whether one name spells one other, `matching.brands.spelled_by` tells.

    >>> sorted(sounds("长乐")), sounds("A1")
    (['changle', 'changyue', 'zhangle', 'zhangyue'], frozenset())
    """
    if len(han) > _MOST_CHARACTERS or not is_ideographs(han):
        return frozenset()
    spelled = map("".join, product(*(sorted(readings_of(char)) for char in han)))
    return frozenset(one for one in spelled if len(one) >= _SHORTEST)
