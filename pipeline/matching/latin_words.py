"""Two Latin words of names: whether they are one name, made short, misspelled or spelled by ear."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from pipeline.matching.latin_spellings import hissed, is_slavic, misread, slavic
from pipeline.matching.latin_systems import folded
from pipeline.matching.lexicon import REMEMBERED, NameLexicon
from pipeline.matching.romanised import by_ear, short_vowels
from pipeline.text.latin_name import count_syllables

Words = Sequence[str]
#: How two words that are not equal may agree, the closest first.
LEVELS = ("alike", "initial", "slip", "longer")
#: Letters of a word that a slip leaves the same.
_SLIP = 4
#: Letters of the longest short form that others begin with: Alex.
_SHORT = 3


def is_pinyin(word: str) -> bool:
    """Say whether a word may be (part of) a Chinese name in pinyin."""
    return count_syllables(word) > 0


def agreement(one: str, other: str, lexicon: NameLexicon) -> str:
    """Return the closest level on which two words agree, "" for none; each two words are looked at once."""
    key = (one, other) if one < other else (other, one)
    found = lexicon.agreements.get(key)
    if found is None:
        if len(lexicon.agreements) > REMEMBERED:
            lexicon.agreements.clear()
        found = next((level for level in LEVELS if _agree(*key, level, lexicon)), "")
        lexicon.agreements[key] = found
    return found


def _agree(one: str, other: str, level: str, lexicon: NameLexicon) -> bool:
    if level == "alike":
        alike = folded(one) == folded(other) or _sounds_alike(one, other, lexicon)
        return alike or one_surname([one], [other], lexicon) or is_short_form(one, other, lexicon)
    if level == "initial":
        short, long = sorted((one, other), key=len)
        return _is_initial(short, long, lexicon)
    if level == "longer":
        return _is_longer(one, other, lexicon)
    return is_slip(one, other, lexicon)


def _is_initial(short: str, long: str, lexicon: NameLexicon) -> bool:
    """Say whether a letter begins a word, or what the word is short for: E. for Liz."""
    if len(short) > 1:
        return False
    return short == long[0] or any(full[0] == short for full in lexicon.nicknames.get(long, ()))


def _is_longer(one: str, other: str, lexicon: NameLexicon) -> bool:
    """Say whether one word is the other and a letter: a slip in a surname, or another given name."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SLIP or is_pinyin(short) or {one, other} <= lexicon.given:
        return False
    return long[:-1] == short


def one_surname(one: Words, other: Words, lexicon: NameLexicon) -> bool:
    """Say whether two words are one Chinese surname in two spellings: Lee, Yi; but Liang and Yang are two."""
    return any(
        lexicon.spelled.get(a, frozenset()) & lexicon.spelled.get(b, frozenset())
        for a in one
        for b in other
        if a != b and (not (is_pinyin(a) and is_pinyin(b)) or {a, b} <= {"lu", "lv", "lyu"})
    )


def is_short_form(one: str, other: str, lexicon: NameLexicon) -> bool:
    """Say whether two words are one given name, made short: Ted, Edward; or Alex, but not Paul of Paula."""
    if lexicon.are_one_given(one, other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > _SHORT and len(long) > len(short) + 1 and long.endswith(short):
        return not is_pinyin(long) and not {one, other} <= lexicon.given  # Ronke, Ibironke
    return (
        len(short) in (3, 4)
        and len(long) >= len(short) + 3
        and long.startswith(short)
        and not is_pinyin(long)
    )


def _sounds_alike(one: str, other: str, lexicon: NameLexicon) -> bool:
    """Say whether two words are one name spelled by ear: Satou, Sato; Jeonghun, Junghoon."""
    if min(len(one), len(other)) < 3 or (is_pinyin(one) and is_pinyin(other)):
        return False
    if {one, other} <= lexicon.given:
        return False
    if short_vowels(one) == short_vowels(other):
        return True
    short, long = sorted((one, other), key=len)
    if short[-1] == "d" and long == f"{short}t":
        return False  # Brand, Brandt: said alike, and two surnames
    if by_ear(one) == by_ear(other):
        return True
    if slavic(one) != slavic(other):
        return False
    given = not lexicon.nicknames.keys().isdisjoint((one, other))  # Julija, Yuliya; Meyer and Meier stay two
    return given or (is_slavic(one) and is_slavic(other))


def said_only(one: Words, other: Words) -> bool:
    """Say whether two names differ by words that are said alike, and are not one made short.

    >>> said_only(["ng", "keong"], ["ng", "kiong"]), said_only(["bob", "ray"], ["robert", "ray"])
    (True, False)
    """
    odd = [[word for word in words if word not in others] for words, others in ((one, other), (other, one))]
    if len(odd[0]) != len(odd[1]) or not odd[0]:
        return False
    return all(any(by_ear(word) == by_ear(theirs) for theirs in odd[1]) for word in odd[0])


def is_slip(one: str, other: str, lexicon: NameLexicon) -> bool:
    """Say whether one word is the other with a slip: one letter in five, and not two names people bear.

    Two words of pinyin a letter apart are two names (Xiaofeng, Xiaofang); a word that is none is a slip.

    >>> nobody = NameLexicon.empty()
    >>> is_slip("oberlander", "oberlaender", nobody), is_slip("ann", "anna", nobody)
    (True, False)
    >>> is_slip("xiaofeng", "xiaofang", nobody), is_slip("xiaoyign", "xiaoying", nobody)
    (False, True)
    """
    shortest = min(len(one), len(other))
    if shortest < _SLIP or (is_pinyin(one) and is_pinyin(other)):
        return False
    if {one, other} <= lexicon.given or (
        one[:-1] == other[:-1]
        and {one[-1], other[-1]} <= set("aeioy")
        and not {one[-1], other[-1]} <= set("eiy")
    ):
        return False  # Paolo, Paola; Novotny, Novotna
    if one in (other[:-1], other) or other == one[:-1]:
        return False  # Deepa, Deepak
    if misread(one) == misread(other):
        return True
    if is_slavic(one) and is_slavic(other) and hissed(one) == hissed(other):
        return True
    apart: int = OSA.distance(one, other, score_cutoff=2)
    return apart <= (2 if shortest >= 9 else 1)
