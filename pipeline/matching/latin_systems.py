"""Two Latin names that may be one in two systems: Lee Ji-hoon, Yi Jihun; Cheung Ka Wai, Zhang Jiawei.

The characters are not told. So the surname must be one that both spellings stand for, and every syllable of
the given name one that some character has in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.matching.korean_names import may_be_one_surname
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.readings import is_han, words
from pipeline.matching.romanised import in_korean
from pipeline.text.clean import normal
from pipeline.text.latin_name import count_syllables, cut_syllables

Words = Sequence[str]
#: Letters that stand for one with a mark, and the plain letter: Jürgen is Juergen and Jurgen, Đorđe
#: Djordje; the two that Dutch writes as one, Heijden and Heyden.
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("dj", "d"), ("ij", "y"))
_MOST_WORDS = 4
#: Syllables of a given name that agree by more than chance.
_GIVEN = 2


def one_name_respelled(one: Words, other: Words, lexicon: NameLexicon) -> bool:
    """Say whether two names are one in two systems; two in pinyin that differ are two.

    >>> nobody = NameLexicon.empty()
    >>> one_name_respelled(["kang", "hyun", "woo"], ["gang", "hyeonu"], nobody)
    True
    >>> one_name_respelled(["zhang", "jian"], ["zhang", "qian"], nobody)
    False
    """
    if not all(1 < len(words) <= _MOST_WORDS for words in (one, other)):
        return False
    pinyin = [all(map(count_syllables, words)) for words in (one, other)]
    if all(pinyin):
        return False
    if _in_korean(one, other, lexicon):
        return True
    return any(
        read and _in_mandarin(a, b, lexicon)
        for read, a, b in zip(pinyin, (one, other), (other, one), strict=True)
    )


def _ends(words: Words) -> Iterator[tuple[str, Words]]:
    """Yield what may be the surname, at either end, and the words that are left."""
    yield words[0], words[1:]
    yield words[-1], words[:-1]


def _in_korean(one: Words, other: Words, lexicon: NameLexicon) -> bool:
    """Say whether one surname goes with one given name, folded as Korean; not with its initials alone."""
    shared = {one[0], one[-1]} & {other[0], other[-1]}  # Kim Min-seo, Kim Min-su: no Seo, Su
    for surname, given in _ends(one):
        for theirs, rest in _ends(other):
            if (
                may_be_one_surname(surname, theirs, lexicon)
                and in_korean("".join(given)) == in_korean("".join(rest))
                and any(
                    min(map(len, words)) > 1 and (not shared or word in shared)
                    for word, words in ((surname, given), (theirs, rest))
                )
            ):
                return True
    return False


def _in_mandarin(pinyin: Words, other: Words, lexicon: NameLexicon) -> bool:
    """Say whether a name in pinyin has a character for every syllable of the other's southern spelling."""
    shared = {pinyin[0], pinyin[-1]} & {other[0], other[-1]}
    for surname, given in _ends(pinyin):
        if shared and surname not in shared:
            continue
        syllables = [part for word in given for part in cut_syllables(word)]
        if len(syllables) != _GIVEN:
            continue
        for theirs, rest in _ends(other):
            if len(rest) != _GIVEN:
                continue
            if lexicon.spelled.get(surname, frozenset()) & lexicon.spelled.get(theirs, frozenset()) and all(
                map(lexicon.romanised.may_be_one, syllables, rest)
            ):
                return True
    return False


def parted_alike(one: Words, other: Words) -> tuple[Words, Words] | None:
    """Return both names where one is a single word of pinyin and the other's surname parts it.

    >>> parted_alike(["zhoujiaqi"], ["jackie", "zhou"])
    (('zhou', 'jiaqi'), ['jackie', 'zhou'])
    """
    if len(one) > 1 or len(other) == 1 or not count_syllables(one[0]):
        return None
    for surname in (other[-1], other[0]):
        for rest in (one[0].removeprefix(surname), one[0].removesuffix(surname)):
            if rest != one[0] and count_syllables(surname) and count_syllables(rest):
                return (surname, rest), other
    return None


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Write two letters that stand for one with two dots as the plain letter.

    >>> folded("mueller"), folded("rueegg") == folded("ruegg")
    ('muller', True)
    """
    plain = word
    for long, short in _UMLAUTS:
        plain = plain.replace(long, short)
    return plain if plain == word else folded(plain)  # Rüegg, Rueegg


def plain_place(text: str) -> str:
    """Write a place that no list knows without marks or blanks: Ísafjörður, Luedenscheid.

    >>> plain_place("Ísafjörður"), plain_place("Lüdenscheid") == plain_place("Luedenscheid")
    ('isafjordur', True)
    """
    letters = "" if is_han(text) else "".join(words(text))
    return folded(letters) or normal(text)
