"""A name in characters and one in Latin letters: 陈大文 is Chan Tai Man, 李雷 is not Li Wei."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from pipeline.matching.latin_words import is_pinyin
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.romanised import by_ear
from pipeline.matching.transcriptions import transcribed_rung

_LONG_ENOUGH = 6
#: Characters, and letters heard, that make a foreign name written by its sound.
_TRANSCRIBED = 3
#: Words of a name that a Chinese one may be chosen by.
_TWO = 2
#: Characters of a given name alone.
_LONGEST_PART = 2
#: What kana can spell.
_KANA = re.compile(
    "(?:(?:[kgsztdnhbpmrwfj]|[kgnhbpmr]?y|sh|ch|ts)?[aeiou]h?|n(?![aeiou])|[kstpc](?=[kstpc]))+"
)


def cross_rung(han: str, words: Sequence[str], lexicon: NameLexicon) -> str:
    """Name the rung for a Chinese (or Japanese) name and the words of a Latin one.

    >>> from pipeline.matching.romanised import Romanised
    >>> names = NameLexicon.empty(surnames={"李": "li", "张": "zhang"})
    >>> cross_rung("李雷", ["lei", "li"], names), cross_rung("张志明", ["zhang", "z", "m"], names)
    ('sound', 'initial')
    >>> cross_rung("李雷", ["wei", "li"], names), cross_rung("李雷", ["wang", "lei"], names)
    ('different', 'different')
    """
    foreign = transcribed_rung(han, words, lexicon.transcribed) if lexicon.may_be_transcribed(han) else ""
    unsurnamed = len(han) > _LONGEST_PART and (foreign == "different" or not lexicon.surname_of(han))
    if unsurnamed and _reads_whole(han, words, lexicon):
        return "sound"
    japanese = han[:2] in lexicon.japanese_surnames
    if japanese and _reads_whole(han, _surname_first(han, words, lexicon), lexicon):
        return "sound"  # 高橋健一 as China reads him: Jianyi Gaoqiao
    if foreign in ("romanised", "different"):
        return foreign
    if "·" in han:
        return "other-script"
    found = _native_rung(han, words, lexicon)
    return foreign if foreign and found in ("different", "first-name", "missing") else found


def _reads_whole(han: str, words: Sequence[str], lexicon: NameLexicon) -> bool:
    """Say whether letters spell a name that has no surname, however parted: 乌云其木格, Wuyun Qimuge."""
    return lexicon.romanised.reads(han, "".join(words), "mandarin")


def _surname_first(han: str, words: Sequence[str], lexicon: NameLexicon) -> Sequence[str]:
    turned = len(words) == _TWO and lexicon.romanised.reads(han[:2], words[1], "mandarin")
    return words[::-1] if turned else words


def _native_rung(han: str, words: Sequence[str], lexicon: NameLexicon) -> str:
    surname = lexicon.surname_of(han)
    best = "different"
    for place in range(len(words)) if surname and len(surname) < len(han) else ():
        if is_surname(words[place], surname, lexicon):
            best = _better(
                best, _given_rung(han, len(surname), [*words[:place], *words[place + 1 :]], lexicon)
            )
    for place in range(len(words) - 1) if len(surname) == 2 and best == "different" else ():
        if is_surname(words[place] + words[place + 1], surname, lexicon):  # Au Yeung
            best = _better(best, _given_rung(han, 2, [*words[:place], *words[place + 2 :]], lexicon))
    if best == "different" and surname and len(words) == 1 and _in_one_piece(han, words[0], lexicon):
        return "sound"
    if best == "different" and _is_japanese(han, words, lexicon):
        return "romanised"
    if best == "different" and _has_new_surname(han, words, lexicon):
        return "surname-differs"
    if best in ("different", "missing") and len(words) == 1:
        return _lone_word(han[len(surname) :], words[0], lexicon)
    if best == "different" and _is_slip(han, words, lexicon):
        return "typo"
    if best == "different" and _transcribed(han, words, lexicon):
        return "other-script"
    if best == "different" and _may_be_chosen(han, words, lexicon):
        return "first-name"
    return best


#: From the strongest down.
_ORDER = (
    "sound",
    "romanised",
    "typo",
    "initial",
    "part",
    "surname",
    "other-script",
    "first-name",
    "missing",
    "different",
)


def _better(one: str, other: str) -> str:
    return min(one, other, key=_ORDER.index)


def is_surname(word: str, surname: str, lexicon: NameLexicon) -> bool:
    """Say whether a word spells a Chinese surname; one of two characters may be two words (Au Yeung)."""
    known = lexicon.spells_surname.setdefault(surname, {})
    told = known.get(word)
    if told is None:
        told = known[word] = _spells(word, surname, lexicon)
    return told


def _spells(word: str, surname: str, lexicon: NameLexicon) -> bool:
    spellings = lexicon.variants.get(surname, frozenset())
    if word in spellings or word == lexicon.surnames[surname]:
        return True
    if len(surname) > 1 and word in {spelled.replace(" ", "") for spelled in spellings}:
        return True
    return lexicon.romanised.language(surname, word) not in (None, "korean")  # those are listed, and few


def _given_rung(han: str, size: int, rest: Sequence[str], lexicon: NameLexicon) -> str:
    """Name the rung for what is left once the surname agrees; an English name beside it is set aside."""
    given = han[size:]
    if not rest:
        return "surname"
    for letters in _arrangements(rest):
        language = lexicon.romanised.language(given, letters)
        if language:
            return "sound" if language == "mandarin" else "romanised"
    if not lexicon.transcribed.get(given, frozenset()).isdisjoint(rest):
        return "romanised"  # 苏凯文, Kevin Su
    if _are_initials(given, rest, lexicon):
        return "initial"
    if len(rest) == len(given) > 1 and all(map(lexicon.romanised.language, given, rest)):
        return "typo"  # 林素芬, Lim Soo Fen: each syllable in a system of its own
    if _is_slip(han, rest, lexicon, size):
        return "typo"
    if any(not lexicon.sounds_chinese(word) for word in rest):
        return "other-script"
    return "different"


def _arrangements(words: Sequence[str]) -> list[str]:
    """Join neighbouring words in their order, all of them first: Cheryl Hui Min may hold an English name."""
    whole = range(len(words))
    spans = sorted(
        ((start, end) for start in whole for end in whole if start <= end), key=lambda s: s[0] - s[1]
    )
    return ["".join(words[start : end + 1]) for start, end in spans]


def _are_initials(given: str, rest: Sequence[str], lexicon: NameLexicon) -> bool:
    letters = "".join(rest)
    if len(letters) > len(given) or any(len(word) > len(given) for word in rest):
        return False
    options = lexicon.romanised.initials(given)
    return all(letter in option for letter, option in zip(letters, options, strict=False))


def _in_one_piece(han: str, letters: str, lexicon: NameLexicon) -> bool:
    """Say whether the letters of one word spell the whole name: lilei, leili."""
    surname = lexicon.surname_of(han)
    given = han[len(surname) :]
    for spelled in {lexicon.surnames[surname], *lexicon.variants.get(surname, ())}:
        for rest in (letters.removeprefix(spelled), letters.removesuffix(spelled)):
            if rest != letters and rest and lexicon.romanised.language(given, rest):
                return True
    return False


@lru_cache(maxsize=1 << 16)
def is_kana(word: str) -> bool:
    """Say whether kana can spell a word of Latin letters: Takahashi, and Mina, but not Smith."""
    return bool(_KANA.fullmatch(word))


def _is_japanese(han: str, words: Sequence[str], lexicon: NameLexicon) -> bool:
    """Say whether two words read the name as Japanese names are read, in either order."""
    if len(words) != 2 or len(han) < 2 or not all(map(is_kana, words)):
        return False
    return any(
        lexicon.romanised.reads(han[:size], one, "japanese")
        and lexicon.romanised.reads(han[size:], two, "japanese")
        for size in range(1, len(han))
        for one, two in ((words[0], words[1]), (words[1], words[0]))
    )


def _has_new_surname(han: str, words: Sequence[str], lexicon: NameLexicon) -> bool:
    """Say whether two words are a Japanese given name and another surname: 佐藤美咲, Misaki Takahashi."""
    if len(words) != 2 or han[:2] not in lexicon.japanese_surnames or not all(map(is_kana, words)):
        return False
    given = han[2:]
    return bool(given) and any(lexicon.romanised.reads(given, word, "japanese") for word in words)


def _lone_word(given: str, word: str, lexicon: NameLexicon) -> str:
    """Name the rung where one word is all there is: the given name (Leilei), or an English one (Leo)."""
    if given and lexicon.romanised.language(given, word):
        return "part"
    return "different" if lexicon.sounds_chinese(word) else "first-name"


def _is_slip(han: str, words: Sequence[str], lexicon: NameLexicon, size: int = 0) -> bool:
    """Say whether the letters are the name's with a slip: Xiaoyign is no word of pinyin, Xiaofang is."""
    read = "".join(lexicon.read(han)[1 if size else 0 :])
    if len(read) < _LONG_ENOUGH - 2 * bool(size) or abs(len(read) - sum(map(len, words))) > 1:
        return False
    if all(map(is_pinyin, words)):
        return False
    turned = {"".join((*words[cut:], *words[:cut])) for cut in range(len(words))}
    return any(OSA.distance(read, typed, score_cutoff=1) <= 1 for typed in turned)


def _transcribed(han: str, words: Sequence[str], lexicon: NameLexicon) -> bool:
    """Say whether a foreign name may be written by its sound: 卢卡斯, Luca Bianchi."""
    if len(han) < _TRANSCRIBED or (is_pinyin(words[0]) and words[0] not in lexicon.given):
        return False
    return _heard("".join(lexicon.read(han))) == _heard(words[0])


def _may_be_chosen(han: str, words: Sequence[str], lexicon: NameLexicon) -> bool:
    """Say whether a Chinese name may be one a foreigner took by surname: 柯诗蒂, Stefanie Köhler."""
    if len(words) < _TWO or any(word in lexicon.spelled or lexicon.sounds_chinese(word) for word in words):
        return False
    return _heard("".join(lexicon.read(han)))[:1] == _heard(words[-1])[:1]


@lru_cache(maxsize=1 << 16)
def _heard(letters: str) -> str:
    """Return what is heard first of a name, where r and l are one."""
    return by_ear(letters).replace("l", "r")[:_TRANSCRIBED]
