"""Latin-script names: their capitals, their order, and whether they are Chinese written in pinyin.

Registration forms are typed in capitals, in lower case, family name first with a comma, or with the family
name alone in capitals (the French and Belgian habit). What is mixed case already was meant so.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

# Words a program or a form writes where a name should stand; people are called so too, hence never recased.
SENTINELS = frozenset({"null", "none", "na", "nan", "true", "false", "test", "inf", "con", "nul", "nil"})
GENERATIONS = {"jr": "Jr", "sr": "Sr", "ii": "II", "iii": "III", "iv": "IV"}

_VOWEL = re.compile(r"[aeiouy]|[^\x00-\x7f]", re.IGNORECASE)  # a letter with a mark counts as one
#: Letters that only Turkish and its kin have; how they make their two letters i small.
_TURKISH = re.compile("[İĞ]")
_DOTS = str.maketrans({"İ": "i", "I": "ı"})
_JOINTS = re.compile(r"([-'’.])")
_FILE = re.compile(r"[a-z]{2}\.[a-z]{2}", re.IGNORECASE)  # nul.xlsx, acme.com
_MC = re.compile(r"mc[a-z]{3,}")
# Every syllable of standard Mandarin, by initial (GB/T 16159 spelling without tones).
_SYLLABLES = """
:a ai an ang ao e ei en eng er o ou|b:a ai an ang ao ei en eng i ian iao ie in ing o u
p:a ai an ang ao ei en eng i ian iao ie in ing o ou u
m:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
f:a an ang ei en eng o ou u|d:a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
t:a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
n:a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve
l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve yu
g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
k:a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
j:i ia ian iang iao ie in ing iong iu u uan ue un|q:i ia ian iang iao ie in ing iong iu u uan ue un
x:i ia ian iang iao ie in ing iong iu u uan ue un
zh:a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
ch:a ai an ang ao e en eng i ong ou u uai uan uang ui un uo
sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
r:an ang ao e en eng i ong ou u ua uan ui un uo|z:a ai an ang ao e ei en eng i ong ou u uan ui un uo
c:a ai an ang ao e en eng i ong ou u uan ui un uo|s:a ai an ang ao e en eng i ong ou u uan ui un uo
y:a an ang ao e i in ing o ong ou u uan ue un|w:a ai an ang ei en eng o u
"""
PINYIN = frozenset(
    initial + final
    for group in _SYLLABLES.replace("\n", "|").split("|")
    if group
    for initial, finals in [group.split(":")]
    for final in finals.split()
)


@lru_cache(maxsize=65536)
def count_syllables(token: str) -> int:
    """Return into how few Mandarin syllables a lower-case token divides, 0 if it does not.

    >>> count_syllables("xiaoming"), count_syllables("smith")
    (2, 0)
    """
    if len(token) > 18:
        return 0
    best: list[int] = [0] + [99] * len(token)
    for end in range(1, len(token) + 1):
        for start in range(max(0, end - 6), end):
            if best[start] + 1 < best[end] and token[start:end] in PINYIN:
                best[end] = best[start] + 1
    return best[-1] if 0 < best[-1] < 99 else 0


def cut_syllables(token: str) -> list[str]:
    """Cut a lower-case token into as few Mandarin syllables as it divides into; [] if it does not.

    >>> cut_syllables("guowei"), cut_syllables("smith")
    (['guo', 'wei'], [])
    """
    best: list[list[str] | None] = [[]] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for start in range(max(0, end - 6), end):
            before, kept = best[start], best[end]
            if (
                before is not None
                and token[start:end] in PINYIN
                and (kept is None or len(before) + 1 < len(kept))
            ):
                best[end] = [*before, token[start:end]]
    return best[-1] or []


def tidy_case(text: str, particles: AbstractSet[str], surnames: AbstractSet[str]) -> str:
    """Give a name its capitals where the typing carries none; leave what is mixed case as typed.

    `particles` are words such as "van"; `surnames` the romanised ones, which tell LI (a surname) from JD.
    """
    words = text.split()
    if len(words) == 1 and text.rstrip(".").lower() in SENTINELS:
        return text
    if any(character.isdigit() for character in text) or _FILE.search(text):
        return text
    uniform = text.isupper() or text.islower()
    if text.isupper() and _TURKISH.search(text):
        return " ".join(map(_in_turkish, words))
    out = []
    for index, word in enumerate(words):
        inner = 0 < index < len(words) - 1 or (index == 0 and len(words) > 1 and not uniform)
        if inner and word.lower() in particles and (uniform or word.islower()):
            out.append(word.lower())
        else:
            out.append(_case_word(word, alone=len(words) == 1, surnames=surnames))
    return " ".join(out)


def put_given_first(text: str, is_romanised: AbstractSet[str]) -> str:
    """Turn "DUPONT Jean" round; a romanised Chinese family name keeps its place.

    >>> put_given_first("DUPONT Jean", frozenset())
    'Jean Dupont'
    """
    words = text.split()
    capitals = 0
    while capitals < len(words) and len(words[capitals]) >= 3 and _shouted(words[capitals]):
        capitals += 1
    rest = words[capitals:]
    if not capitals or not rest or not all(word[:1].isupper() and word[1:].islower() for word in rest):
        return text
    if words[0].lower() in is_romanised:
        return text
    return " ".join([*rest, *(_capitalise(word) for word in words[:capitals])])


def looks_like_pinyin(text: str, surnames: AbstractSet[str]) -> bool:
    """Say whether a Latin name may be a Chinese one: a pinyin surname at either end, syllables besides."""
    tokens = re.split(r"[\s\-'’,.]+", text.strip(" ,.").lower())
    if not all(token.isascii() and token.isalpha() for token in tokens) or len(tokens) > 4:
        return False
    if len(tokens) == 1:
        return _one_word_pinyin(tokens[0], surnames)
    orders = [(tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])]
    if len(tokens) > 2:
        orders += [("".join(tokens[:2]), tokens[2:]), ("".join(tokens[-2:]), tokens[:-2])]
    for surname, given in orders:
        counts = [count_syllables(token) for token in given]
        if surname in surnames and all(counts) and sum(counts) <= 3:
            return True
    return False


def _one_word_pinyin(token: str, surnames: AbstractSet[str]) -> bool:
    """Take zhangwei but not susan: a word alone must carry a spelling western names do not have."""
    if not re.search(r"^(?:zh|x|q)|[aeiou]ng|iao|uan", token):
        return False
    return any(
        token[:cut] in surnames and 0 < count_syllables(token[cut:]) <= 2
        for cut in range(2, min(8, len(token)))
    )


def _shouted(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _in_turkish(word: str) -> str:
    """Write a word in capitals as Turkish does, which has two letters i.

    >>> _in_turkish("KIRIKOĞLU"), _in_turkish("İSMET")
    ('Kırıkoğlu', 'İsmet')
    """
    return "".join(part[:1] + part[1:].translate(_DOTS).lower() for part in _JOINTS.split(word))


def _capitalise(word: str) -> str:
    if word.isupper() and _TURKISH.search(word):
        return _in_turkish(word)
    parts = _JOINTS.split(word.lower())
    # ı and ß have capitals that are another letter's: such a word stays as typed
    cased = [part[:1].upper() + part[1:] if part[:1].upper().lower() == part[:1] else part for part in parts]
    cased = [f"Mc{part[2:3].upper()}{part[3:]}" if _MC.fullmatch(part.lower()) else part for part in cased]
    return "".join(cased)


def _case_word(word: str, *, alone: bool, surnames: AbstractSet[str]) -> str:
    lower = word.lower()
    bare = lower.rstrip(".,")
    if bare in GENERATIONS and not alone:
        return GENERATIONS[bare] + word[len(bare) :]
    if word.islower():
        return _capitalise(word) if _VOWEL.search(word) or len(word) > 4 else word
    if not _shouted(word):
        return word
    short = len(word) <= (3 if alone else 2)
    if (
        (short and lower not in surnames and lower not in PINYIN)
        or not _VOWEL.search(word)
        or word.count(".") > 1
    ):
        return word
    return _capitalise(word)
