"""Two names in Latin letters: how they agree, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from pipeline.matching.latin_initials import initials_rung
from pipeline.matching.latin_spellings import is_slavic
from pipeline.matching.latin_systems import folded, one_name_respelled, parted_alike
from pipeline.matching.latin_words import LEVELS, agreement, is_pinyin, is_short_form, one_surname
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.polyphones import misread as misread_surname
from pipeline.matching.romanised import by_ear, wade_giles
from pipeline.text.latin_name import cut_syllables

Words = Sequence[str]
_LONGEST_JOINED = 4
_SLIP = 4
#: What Sikh men and women are called after their given name.
_OF_SEXES = {"singh", "kaur"}
#: Rungs that another system of spelling may still explain.
_TOLD_APART = ("different", "given-differs", "surname-differs")


def latin_rung(one: Words, other: Words, lexicon: NameLexicon) -> str:
    """Name the rung for two Latin names, "different" when nothing explains them as one.

    >>> nobody = NameLexicon.empty()
    >>> latin_rung(["mei", "hui", "lin"], ["meihui", "lin"], nobody)
    'exact'
    >>> [latin_rung([short], ["alice", "jones"], nobody) for short in ("alice", "bob")]
    ['part', 'different']
    >>> [latin_rung([given, "holt"], ["rebecca", "holt"], nobody) for given in ("r", "becky")]
    ['initial', 'given-differs']
    >>> latin_rung(["julia", "hartmann"], ["julia", "eisele"], nobody)
    'surname-differs'
    """
    if any(
        _joined_alike(_in_wade_giles(a), b) for a, b in ((one, other), (other, one)) if all(map(is_pinyin, a))
    ):
        return "exact" if _joined_alike(one, other) else "romanised"
    if _is_dotted(one) != _is_dotted(other) and _joined_alike(_without_dots(one), _without_dots(other)):
        return "romanised"  # Lv Zihan, Lu Zi Han
    told = initials_rung(one, other)
    if told:
        return told
    parted = parted_alike(one, other) or parted_alike(other, one)
    if parted:
        return latin_rung(*parted, lexicon)
    found = _aligned_rung(one, other, lexicon)
    if found not in _TOLD_APART:
        return found
    if one_name_respelled(one, other, lexicon):
        return "romanised"
    return "homophone" if misread_surname(one, other, lexicon) else found


def _aligned_rung(one: Words, other: Words, lexicon: NameLexicon) -> str:
    if len(one) == len(other) == 1 and is_short_form(one[0], other[0], lexicon):
        return "part"  # Suharjo, Pak Harjo
    strangers = {word[0] for word in one}.isdisjoint(word[0] for word in other)
    if (
        strangers
        and not (any(map(is_slavic, one)) and any(map(is_slavic, other)))
        and lexicon.nicknames.keys().isdisjoint((*one, *other))
        and not one_surname(one, other, lexicon)
    ):
        short, long = sorted((tuple(one), tuple(other)), key=len)
        return _differing(short, long, short, long, lexicon)
    if len(one) == len(other) == 1 and one[0] == other[0]:
        return "part" if one[0] in lexicon.given else "surname"
    if _joined_alike(one, other) or _fold(one) == _fold(other):
        return "exact"
    short, long = sorted((tuple(one), tuple(other)), key=lambda words: (len(words), words))
    agreed, left_short, left_long = _align(short, long, lexicon)
    if left_short:
        return _differing(short, long, left_short, left_long, lexicon)
    if set(agreed) == {"initial"} and all(any(len(word) > 1 for word in side) for side in (short, long)):
        return "sibling"  # K. Ramesh, R. Karthik: each is named after what the other is called
    if "initial" in agreed:
        return "initial" if "equal" in agreed or agreed.count("alike") > 1 else "part"
    if "longer" in agreed:
        return _one_letter_more(short, long, lexicon) if len(agreed) > 1 else "different"
    if "slip" in agreed:
        return "typo" if len(agreed) > 1 else "different"
    if not left_long:
        return "exact" if set(agreed) == {"equal"} else "sound"
    if len(agreed) > 1:
        return "part-whole"
    own = short[0] == long[0] or short[0] in lexicon.given or short[0] in lexicon.nicknames
    return "part" if own or agreed != ["equal"] else "surname"


def _joined_alike(one: Words, other: Words) -> bool:
    """Say whether the same letters stand in both, only parted otherwise: Mei-Hui Lin, Lin Meihui."""
    if max(len(one), len(other)) > _LONGEST_JOINED:
        return False
    letters, others = "".join(one), "".join(other)
    if len(letters) != len(others) or sorted(letters) != sorted(others):
        return False
    joined = {"".join(order) for order in permutations(one)}
    return any("".join(order) in joined for order in permutations(other))


def _is_dotted(words: Words) -> bool:
    """Say whether a word holds the v that pinyin types for ü."""
    return any(word[1:2] == "v" and is_pinyin(word) for word in words)


def _without_dots(words: Words) -> list[str]:
    return [word.replace("v", "u", 1) if word[1:2] == "v" and is_pinyin(word) else word for word in words]


def _in_wade_giles(words: Words) -> list[str]:
    """Respell words of pinyin after Wade and Giles, the commonest way each; the others stay."""
    return list(map(word_in_wade_giles, words))


@lru_cache(maxsize=1 << 16)
def word_in_wade_giles(word: str) -> str:
    """Respell a word of pinyin after Wade and Giles, the commonest way; another word stays."""
    return "".join(min(wade_giles(part)) for part in cut_syllables(word)) or word


def _fold(words: Words) -> list[str]:
    return sorted(map(folded, words))


def _align(short: Words, long: Words, lexicon: NameLexicon) -> tuple[list[str], list[str], list[str]]:
    """Pair each word of `short` with one of `long`, the closest first; return (how, rest, rest)."""
    how: list[str] = []
    left, right = list(short), list(long)
    for word in short:
        if word in right:
            how.append("equal")
            left.remove(word)
            right.remove(word)
    agree = {(word, other): agreement(word, other, lexicon) for word in left for other in right}
    for level in LEVELS if agree else ():
        if level != "initial" and level not in agree.values():
            continue
        for word in list(left):
            match = next((other for other in right if agree[word, other] == level), None)
            if match is not None:
                how.append(level)
                left.remove(word)
                right.remove(match)
            elif level == "initial" and _spells_initials(word, right):
                how.append(level)
                left.remove(word)
                for initial in word:
                    right.remove(next(other for other in right if other[0] == initial))
    return how, left, right


def _one_letter_more(short: Words, long: Words, lexicon: NameLexicon) -> str:
    """Name the rung where one word has a letter more: a slip if the given name agrees (Schmid, Schmidt)."""
    given = [word for word in set(short) & set(long) if word in lexicon.given or word in lexicon.nicknames]
    return "typo" if given else "sibling"


def _spells_initials(word: str, words: Words) -> bool:
    """Say whether a short word is the initials of several: BK for Boon Keong."""
    if not 2 <= len(word) <= 3 or not words:
        return False
    initials = [other[0] for other in words]
    return len(initials) >= len(word) and all(initials.count(char) >= word.count(char) for char in word)


def _differing(short: Words, long: Words, left_short: Words, left_long: Words, lexicon: NameLexicon) -> str:
    """Name the rung where words are left on both sides."""
    if len(left_short) == len(short):
        lone = len(short) == 1 and short[0] in lexicon.given
        return "first-name" if lone and all(map(lexicon.sounds_chinese, long)) else "different"
    if {short[-1], long[-1]} == _OF_SEXES:
        return "different"  # Harpreet Singh, Harpreet Kaur
    if _shares_only_first(short, long, left_short, left_long, lexicon):
        chinese = all(map(lexicon.sounds_chinese, (*left_short, *left_long)))
        return "different" if chinese else "surname-differs"  # Amy Wang, Amy Li: marriage changes no surname
    pinyin = all(map(is_pinyin, (*short, *long)))  # Zhang Jian, Zhang Qian
    if not pinyin and by_ear("".join(left_short)) == by_ear("".join(left_long)):
        return "romanised"
    if any(one[:_SLIP] == other[:_SLIP] for one in left_short for other in left_long if len(one) > _SLIP):
        return "given-differs"  # Deepa, Deepak: nobody has both as an English and a Chinese name
    english, other_english = (_is_english(words, lexicon) for words in (left_short, left_long))
    chinese = any(is_pinyin(word) or word in lexicon.spelled for word in set(short) & set(long))
    if (
        chinese
        and english != other_english
        and all(map(lexicon.sounds_chinese, left_long if english else left_short))
    ):
        return "other-script"
    return "given-differs"


def _is_english(words: Words, lexicon: NameLexicon) -> bool:
    return any(word in lexicon.given for word in words)


def _shares_only_first(
    short: Words, long: Words, left_short: Words, left_long: Words, lexicon: NameLexicon
) -> bool:
    """Say whether the given name agrees and the surname does not, as after a marriage."""
    if short[0] in left_short or not (short[0] == long[0] or lexicon.are_one_given(short[0], long[0])):
        return False
    if short[0] in lexicon.spelled and short[0] not in lexicon.given:
        return False  # Chen Dawen, Chen Xiaoming
    return short[-1] in left_short and long[-1] in left_long
