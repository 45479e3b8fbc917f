"""Names in Arabic, Hebrew and Thai letters beside Latin ones: محمد الخطيب is not Fatima Zahra.

Those scripts leave vowels out, or write them where they are not said, and spellings differ by ear; so only
the consonants are compared, those made one that transliterations mix up. That tells two names apart; it never
makes sure that two are one, for Hamed is spelled with those of Mohammed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

#: The letters of each script by the sound that all spellings of them share; what is not here is not heard.
_SOUNDS = str.maketrans(
    {
        char: sound
        for sound, letters in {
            "b": "بپבפףบปผพภ",
            "t": "تثطدضטתדดตถทธฎฏฐฑฒ",
            "k": "كقخکغجגכךקกขคฆจฉชฌچ",
            "s": "سشصزظذסצץשזซศษส",
            "r": "رلרลฬל",
            "m": "مמםม",
            "n": "نנןนณง",
            "f": "فฝฟ",
        }.items()
        for char in letters
    }
)
_ARTICLE = re.compile(r"(?<![\u0600-\u06ff])ال(?=[\u0600-\u06ff]{2})")
_LATIN_ARTICLE = re.compile(r"^(?:al|el)(?=[bcdfghjklmnpqrstvwxz])")
_LATIN = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ng", "n"),
        ("ph", "b"),
        ("[ckgq]h?|j", "k"),
        ("[sd]h|z", "s"),
        ("th|d", "t"),
        ("p", "b"),
        ("l", "r"),
    )
)
_NOT_HEARD = re.compile("[^bfkmnrst]+")
_DOUBLED = re.compile(r"(.)\1+")
#: From here on no space parts the words.
_THAI = "\u0e00"
#: How Thai says ร and its like at the end of a word (พร is phon), and รร within one (สุวรรณ is suwan).
_THAI_AN, _THAI_N = re.compile("รร(?=[ก-ฮ])"), re.compile("รร?(?= |$)")
#: So few consonants tell nothing; one slip among so many is how people spell.
_FEWEST, _PER_SLIP = 3, 3


def sound_apart(name: Sequence[str], latin: Sequence[str]) -> bool:
    """Say whether a name in one of these scripts is hardly the Latin one.

    >>> sound_apart(["محمد", "الخطيب"], ["mohammed", "al", "khatib"])
    False
    >>> sound_apart(["محمد", "الخطيب"], ["fatima", "zahra"])
    True
    >>> sound_apart(["สมชาย", "ใจดี"], ["somchai", "jaidee"])
    False
    >>> sound_apart(["ณฐพร", "ศรสวรรณ"], ["nattaporn", "srisuwan"])
    False
    >>> sound_apart(["محمد", "عبدالرحمن", "الحربي"], ["mohammed", "a", "harbi"])
    False
    """
    if any(len(word) == 1 for word in latin):
        return any(_stands_nowhere(word, name) for word in latin if len(word) > 1)
    return _apart(_heard(" ".join(name)), _said(tuple(latin)))


def _stands_nowhere(word: str, name: Sequence[str]) -> bool:
    """Say whether a word beside an initial (Mohammed A. Al-Harbi) is none of the other name's."""
    return all(_apart(_heard(other), _said((word,))) for other in name)


def _apart(heard: str, said: str) -> bool:
    if min(len(heard), len(said)) < _FEWEST:
        return False
    return Levenshtein.distance(heard, said) > max(1, max(len(heard), len(said)) // _PER_SLIP)


def without_courtesy(name: tuple[str, ...], addresses: Iterable[str]) -> tuple[str, ...]:
    """Take off what is said before a name: a word of its own, in Thai a part of the next one.

    >>> without_courtesy(("คณสมชาย", "ใจด"), ["คณ"]), without_courtesy(("السيد", "محمد"), ["السيد"])
    (('สมชาย', 'ใจด'), ('محمد',))
    """
    head = next((text for text in addresses if name[0].startswith(text)), "")
    rest = name[0][len(head) :]
    if not head or (rest and name[0] < _THAI) or len(rest) == 1:
        return name
    return (rest, *name[1:]) if rest else name[1:] or name


@lru_cache(maxsize=1 << 14)
def _heard(name: str) -> str:
    plain = _ARTICLE.sub("", unicodedata.normalize("NFC", name))
    plain = _THAI_N.sub("น", _THAI_AN.sub("", plain)) if name > _THAI else plain
    return _folded(_NOT_HEARD.sub("", plain.translate(_SOUNDS)))


@lru_cache(maxsize=1 << 14)
def _said(words: tuple[str, ...]) -> str:
    letters = "".join(_LATIN_ARTICLE.sub("", word) for word in words if word not in ("al", "el"))
    for pattern, sound in _LATIN:
        letters = pattern.sub(sound, letters)
    return _folded(_NOT_HEARD.sub("", letters))


def _folded(sounds: str) -> str:
    return _DOUBLED.sub(r"\1", sounds)
