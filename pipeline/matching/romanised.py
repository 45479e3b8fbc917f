"""How a name in Chinese characters may be spelled in Latin letters: 陈大文 is Chen Dawen, and Chan Tai Man.

Mandarin is read by pypinyin (and respelled by Wade and Giles, as in Taiwan); Cantonese, Hokkien, Japanese and Korean
readings of single characters stand in rules/name_readings.csv. People spell these by ear, so that letters
are compared after a coarse folding (boon, bun). A name fits when all its characters fit in one language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from pipeline.matching.readings import in_one_script, readings_of
from pipeline.text.latin_name import PINYIN

System = Literal["mandarin", "cantonese", "hokkien", "japanese", "korean", "vietnamese"]
SOUTHERN: tuple[System, ...] = ("cantonese", "hokkien", "japanese", "korean", "vietnamese")
SYSTEMS: tuple[System, ...] = ("mandarin", *SOUTHERN)
_LONGEST = 8

#: Pinyin to Wade-Giles, as people write it (without apostrophes): initials, then finals.
_WADE_INITIALS = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"), ("k", "k"), ("j", "ch"),
    ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"),
)  # fmt: skip
_WADE_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu szu", "e": "o", "er": "erh", "you": "yu",
    "yi": "i yi", "yan": "yen", "ye": "yeh", "he": "ho", "ke": "ko", "ge": "ko", "yong": "yung", "gui": "kuei", "kui": "kuei", "duo": "to",
    "tuo": "to", "nuo": "no", "luo": "lo", "zuo": "tso", "cuo": "tso", "suo": "so", "ruo": "jo", "zhuo": "cho", "chuo": "cho",
}  # fmt: skip
_WADE_FINALS = (("ian", "ien"), ("ong", "ung"), ("ie", "ieh"), ("ue", "ueh"), ("iong", "iung"))


@lru_cache(maxsize=4096)
def wade_giles(syllable: str) -> frozenset[str]:
    """Respell a pinyin syllable after Wade and Giles, apostrophes left out; what does not change is itself.

    >>> sorted(wade_giles("xin") | wade_giles("zhi") | wade_giles("qiang"))
    ['chiang', 'chih', 'hsin']
    """
    if syllable in _WADE_WHOLE:
        return frozenset(_WADE_WHOLE[syllable].split())
    start, initial = next(((old, new) for old, new in _WADE_INITIALS if syllable.startswith(old)), ("", ""))
    final = syllable[len(start) :]
    if start in ("zh", "ch", "sh", "z", "c", "s", "d", "t", "n", "l", "g", "k", "h", "r") and final == "e":
        return frozenset({initial + "e", initial + "eh", initial + "o"})
    respelled = next((final[: -len(old)] + new for old, new in _WADE_FINALS if final.endswith(old)), final)
    if start in ("j", "q", "x") and final.startswith("u"):
        return frozenset({initial + respelled, initial + respelled.replace("u", "yu", 1)})
    return frozenset({initial + respelled})


#: Spellings that sound alike in the south of China and South-East Asia, and in Japan and Korea, made one.
_FOLDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        ("^(?:tsz|tze|tzu)$", "chi"),
        ("^(?:sze|szu)$", "si"),
        ("qu", "ku"),
        ("e(?=ng|c?k$)", "i"),
        ("c(?=[aouklr])", "k"),
        ("tch|tsh|tz|ts|ch|zh|cz|q|z|j", "c"),
        ("hs|sh|x", "s"),
        ("ph|b", "p"),
        ("th|d", "t"),
        ("ck|kh|gh|(?<!n)g(?=[aeiou])|g(?=w)", "k"),
        ("(?<![aeiou])w|(?<=k)u(?=[aeio])", "u"),
        ("eong|iong|yong|eung|oeng|oing", "ung"),
        ("oo|eu|oe|eo|ou|ow", "u"),
        ("ee|ea|y|ie", "i"),
        ("ae", "e"),
        ("(?<=[aeiou])h", ""),
        ("(.)\\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def by_ear(letters: str) -> str:
    """Fold the letters of one name part to how it sounds, roughly.

    >>> by_ear("boon") == by_ear("bun"), by_ear("keong") == by_ear("kiong"), by_ear("jung") == by_ear("jeong")
    (True, True, True)
    >>> by_ear("quek") == by_ear("kwek"), by_ear("ling") == by_ear("lian")
    (True, False)
    """
    for pattern, folded in _FOLDS:
        letters = pattern.sub(folded, letters)
    return letters


_LONG_VOWEL = re.compile("(?<=[aiueo])h(?![aiueo])|(?<=o)u|(?<=o)o|(?<=u)u|(?<=a)a")


@lru_cache(maxsize=1 << 16)
def short_vowels(letters: str) -> str:
    """Write Japanese long vowels short, as passports do: Satou and Satoh are Sato.

    >>> short_vowels("ryou"), short_vowels("oono"), short_vowels("kenichi")
    ('ryo', 'ono', 'kenichi')
    """
    return _LONG_VOWEL.sub("", letters)


_MACAU = re.compile("io(?![a-z])")


@lru_cache(maxsize=1 << 16)
def _as_in_hong_kong(letters: str) -> str:
    """Fold a Cantonese spelling, where a short a is as often written u: Kam, Kum; in Macau Sio is Siu.

    >>> [_as_in_hong_kong(spelled) for spelled in ("sio", "siu", "meng", "ming", "ieng", "ying")]
    ['siu', 'siu', 'ming', 'ming', 'ing', 'ing']
    """
    return re.sub("u(?=[nm](?!g))", "a", by_ear(_MACAU.sub("iu", letters).replace("ieng", "ying")))


#: How Portuguese officials wrote what Hong Kong writes otherwise: 馮 Fung is Fong, 歐 Au is Ao, 蘇 So is Sou.
_IN_MACAU = tuple(
    (re.compile(pattern), there)
    for pattern, there in (
        ("ung$", "ong"),
        ("uk$", "ok"),
        ("[ao]u$|ow$", "ao"),
        ("(?<=[^aeiou])o$", "ou"),
        ("(?<=h|s|l)ui$", "oi"),
        ("^yu(?=en|et|e?$)", "u"),
        ("(?<=u)e(?=[nt]$)|(?<=u)e$", ""),
    )
)


@lru_cache(maxsize=4096)
def in_macau(spelled: str) -> str:
    """Respell a Cantonese syllable as Macau does; what does not change is itself.

    >>> [in_macau(one) for one in ("fung", "au", "so", "hui", "yuen", "chow", "wan")]
    ['fong', 'ao', 'sou', 'hoi', 'un', 'chao', 'wan']
    """
    for pattern, there in _IN_MACAU:
        spelled = pattern.sub(there, spelled)
    return spelled


_OPEN_EO = re.compile("eo(?![nklmpb])|uh(?![aeiouyw])")


#: A letter that is written g or k by its place in the word: Useog, Woo-seok; 박 is Park and Bag.
_KOREAN_K = re.compile("^g|g(?=y)|(?<!n)g(?![aeiouwg])")


@lru_cache(maxsize=1 << 16)
def in_korean(letters: str) -> str:
    """Fold a Korean spelling, official or by ear.

    >>> [in_korean(spelled) for spelled in ("byungwoo", "byeongu", "kyung", "gyeong", "taiji", "taeji")]
    ['piungu', 'piungu', 'kiung', 'kiung', 'teci', 'teci']
    >>> [in_korean(spelled) for spelled in ("minseo", "minsuh", "minsu", "minsoo")]
    ['minsO', 'minsO', 'minsu', 'minsu']
    """
    letters = re.sub("w(?=o)|(?<=a)h(?![aeiou])", "", letters.replace("ai", "ae").replace("ui", "i"))
    letters = _OPEN_EO.sub("O", _KOREAN_K.sub("k", letters))  # 서 is no 수, though 성 is spelled sung
    return by_ear(letters)


_FOLD_OF: Mapping[System, Callable[[str], str]] = {
    "mandarin": str,
    "cantonese": _as_in_hong_kong,
    "hokkien": by_ear,
    "japanese": short_vowels,
    "korean": in_korean,
    "vietnamese": str,
}


@lru_cache(maxsize=1 << 16)
def _firsts(letters: str) -> tuple[str, ...]:
    """Return the first letter by system, folded."""
    return tuple(_FOLD_OF[system](letters)[:1] for system in SYSTEMS)


_WADE = frozenset(spelled for syllable in PINYIN for spelled in wade_giles(syllable))


@dataclass(frozen=True)
class Romanised:
    """The spellings of characters by language; `listed` are the lines of rules/name_readings.csv."""

    listed: Mapping[str, Mapping[System, frozenset[str]]]
    _heads: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict, repr=False, compare=False)
    _cache: dict[tuple[str, System], frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> Romanised:
        """Build from the lines of name_readings.csv."""
        listed: dict[str, dict[System, frozenset[str]]] = {}
        spellings = lru_cache(lambda cell: frozenset(filter(None, cell.split(";"))))
        for row in rows:
            character = in_one_script(row["character"])
            mine, before = {name: spellings(row[name]) for name in SOUTHERN}, listed.get(character)
            listed[character] = {name: mine[name] | before[name] for name in SOUTHERN} if before else mine
        return cls(listed)

    def language(self, characters: str, letters: str) -> System | None:
        """Say in which language `letters` spell `characters`; None where in none.

        Needs rules/name_readings.csv but for Mandarin.
        """
        if not len(characters) <= len(letters) <= len(characters) * _LONGEST:
            return None
        for system, first, heads in zip(
            SYSTEMS, _firsts(letters), self._heads_of(characters[0]), strict=True
        ):
            if first in heads and self._reads_all(characters, letters, system):  # most are told by a letter
                return system
        return None

    def is_syllable(self, letters: str) -> bool:
        """Say whether `letters` spell some character in the south of China, or after Wade and Giles."""
        return letters in _WADE or by_ear(letters) in self._syllables

    @cached_property
    def _syllables(self) -> frozenset[str]:
        return frozenset(
            by_ear(spelled)
            for spellings in self.listed.values()
            for name in ("cantonese", "hokkien")
            for spelled in spellings[name]
        )

    def may_be_one(self, pinyin: str, letters: str) -> bool:
        """Say whether some character is read `pinyin` in Mandarin and `letters` in the south of China."""
        return pinyin in self._in_mandarin.get(by_ear(letters), ())

    @cached_property
    def _in_mandarin(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for char, spellings in self.listed.items():
            for letters in {*spellings["cantonese"], *spellings["hokkien"]}:
                found.setdefault(by_ear(letters), set()).update(readings_of(char))
        return {heard: frozenset(read) for heard, read in found.items()}

    def initials(self, characters: str) -> list[frozenset[str]]:
        """Return the letters each character's spelling may begin with."""
        return [
            frozenset(spelled[0] for name in SYSTEMS for spelled in self._spellings(char, name))
            for char in characters
        ]

    def reads(self, characters: str, letters: str, system: System) -> bool:
        """Say whether `letters` can be cut into one spelling for each character, in order."""
        if not len(characters) <= len(letters) <= len(characters) * _LONGEST:
            return False
        place = SYSTEMS.index(system)
        if _firsts(letters)[place] not in self._heads_of(characters[0])[place]:
            return False
        return self._reads_all(characters, letters, system)

    def _reads_all(self, characters: str, letters: str, system: System) -> bool:
        fold = _FOLD_OF[system]
        ends = {0}
        for char in characters:
            spellings = self._spellings(char, system)
            if not spellings or not ends:
                return False
            ends = {
                end
                for start in ends
                for end in range(start + 1, min(start + _LONGEST, len(letters)) + 1)
                if fold(letters[start:end]) in spellings
            }
        return len(letters) in ends

    def _heads_of(self, char: str) -> tuple[frozenset[str], ...]:
        """Return the letters, folded, that a character's spellings begin with, by system."""
        heads = self._heads.get(char)
        if heads is None:
            heads = self._heads[char] = tuple(
                frozenset(spelled[:1] for spelled in self._spellings(char, system)) for system in SYSTEMS
            )
        return heads

    def _spellings(self, char: str, system: System) -> frozenset[str]:
        key = (char, system)
        if key not in self._cache:
            if system == "mandarin":
                read = {part.replace("v", vowel) for part in readings_of(char) for vowel in ("v", "u", "yu")}
                found = read | {spelled for part in read for spelled in wade_giles(part)}
            else:
                listed = self.listed.get(char, {}).get(system, frozenset())
                there = map(in_macau, listed) if system == "cantonese" else ()
                found = {_FOLD_OF[system](part) for part in (*listed, *there)}
            self._cache[key] = frozenset(found)
        return self._cache[key]
