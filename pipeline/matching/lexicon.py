"""What is known of names in general, gathered once for the engine: readings, spellings, given names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.matching.readings import han_part, in_one_script, is_han, syllables, words
from pipeline.matching.romanised import Romanised
from pipeline.matching.scripts import is_unread
from pipeline.text.accents import unaccented
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal
from pipeline.text.latin_name import count_syllables

#: How often a given name stands that no list knows, in a thousand; a listed one is taken to be commoner.
_RARE_GIVEN, _LISTED_GIVEN, _RARE_SURNAME = 0.05, 3.0, 0.05
#: A name of so many syllables has a given name of one.
_SHORT = 2
#: What stands before a character of a name among friends.
_AMONG_FRIENDS = "小老阿大"
#: Characters of a name that is longer than a Chinese one, and yet no saying.
_LONG, _LONGEST = 5, 12
#: Names whose reading is kept, words that are compared: more than a long list holds.
REMEMBERED = 500_000
#: In how many people, of one, a Latin name stands: John Smith; Wang Xiaoming; John Pickering; others.
_COMMON_LATIN, _PINYIN, _HALF_COMMON, _RARE_LATIN = 2e-4, 2e-5, 1e-5, 1e-6
#: The same in Vietnam, where two in five are called Nguyen and most have Van or Thi in the middle.
_NGUYEN, _VIETNAMESE = 5e-4, 5e-5
_MIDDLE = frozenset(("van", "thi"))
#: The same of a name in characters that begins with one of Japan's commonest surnames.
_COMMON_JAPANESE = 2e-5


@dataclass(frozen=True)
class NameLexicon:
    """Names, as the rule files give them.

    `surnames` gives each Chinese surname's reading, `variants` its Latin spellings, `per_mille` its share of
    people. `nicknames` gives the full names behind a short one. `given` holds Latin given names,
    `given_characters` the characters people choose for their children. `addresses` are what may follow a
    surname (总, 女士). `look_alikes` are the characters each is mistaken for. `common_surnames` are Latin
    ones that many thousands bear, `japanese_surnames` Japan's commonest in characters, `vietnamese_surnames`
    Vietnam's. `transcribed` gives the Latin spellings of foreign names in characters, `in_parts` what is
    typed for a character that a keyboard has not. `companions` are what stands before the name of whom
    somebody comes for (guest of). `generations` tell a father from his son (Jr), `spouses` a wife from her
    husband (太太). `patronymics` are the words between a name and the father's (bin). `spells_surname` keeps
    what was found of a surname and a word, `agreements` of two words.
    """

    surnames: Mapping[str, str]
    variants: Mapping[str, frozenset[str]]
    per_mille: Mapping[str, float]
    nicknames: Mapping[str, frozenset[str]]
    given: frozenset[str]
    given_characters: frozenset[str]
    addresses: frozenset[str]
    romanised: Romanised
    look_alikes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    common_surnames: frozenset[str] = frozenset()
    japanese_surnames: frozenset[str] = frozenset()
    vietnamese_surnames: frozenset[str] = frozenset()
    transcribed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    in_parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spells_surname: dict[str, dict[str, bool]] = field(default_factory=dict, repr=False, compare=False)
    agreements: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)
    _read_as: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _may_be_foreign: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    _read: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    companions: frozenset[str] = frozenset()
    generations: frozenset[str] = frozenset()
    spouses: frozenset[str] = frozenset()
    patronymics: frozenset[str] = frozenset(("bin", "binti", "binte", "bte", "bt", "ibn", "anak", "ap"))

    @cached_property
    def spelled(self) -> Mapping[str, frozenset[str]]:
        """Return the Chinese surnames that each Latin spelling may stand for: chan is 陈, and a few more."""
        found: dict[str, set[str]] = {}
        for surname, spellings in self.variants.items():
            if simplified(surname) == surname:
                for spelling in spellings:
                    found.setdefault(spelling.replace(" ", ""), set()).add(surname)
        return {spelling: frozenset(surnames) for spelling, surnames in found.items()}

    @cached_property
    def spouse_words(self) -> tuple[str, ...]:
        """Return what a wife or a husband is called by, as `str.endswith` takes it."""
        return tuple(sorted(self.spouses))

    @cached_property
    def unread_addresses(self) -> tuple[str, ...]:
        """Return what is written before names in Thai, Arabic or Hebrew letters, as `words` gives it."""
        said = {"".join(words(text)) for text in self.addresses if is_unread(text)}
        return tuple(sorted(said, key=lambda text: (-len(text), text)))

    def read_as(self, word: str) -> list[str]:
        """Return how the two commonest Chinese surnames of a Latin spelling are read, else the word."""
        found = self._read_as.get(word)
        if found is None:
            surnames = sorted(
                self.spelled.get(word, ()), key=lambda one: (-self.per_mille.get(one, 0.0), one)
            )
            found = [self.surnames[surname] for surname in surnames[:2]] or [word]
            self._read_as[word] = found
        return found

    def sounds_chinese(self, word: str) -> bool:
        """Say whether a Latin word may be (part of) a Chinese given name, and is no English one.

        >>> NameLexicon.empty().sounds_chinese("xiaoming"), NameLexicon.empty().sounds_chinese("david")
        (True, False)
        """
        if word in self.given or word in self.nicknames:
            return False
        return count_syllables(word) > 0 or self.romanised.is_syllable(word)

    def look_alike(self, one: str, other: str) -> bool:
        """Say whether two names of one length differ by one character that looks like the other's."""
        odd = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return len(odd) == 1 and odd[0][1] in self.look_alikes.get(odd[0][0], ())

    def may_be_transcribed(self, han: str) -> bool:
        """Say whether a part of a name may be listed as a foreign one: few names in characters hold any."""
        found = self._may_be_foreign.get(han)
        if found is None:
            pairs = {han[place : place + _SHORT] for place in range(len(han) - 1)}
            found = self._may_be_foreign[han] = not pairs.isdisjoint(self._transcribed_heads)
        return found

    def is_transcribed(self, han: str) -> bool:
        """Say whether a name is written by its sound throughout: 乌云其木格, but not 阳光总在风雨后.

        >>> names = NameLexicon.empty()
        >>> names.transcribed.update({"乌云": frozenset(), "其木格": frozenset()})
        >>> names.is_transcribed("乌云其木格"), names.is_transcribed("阳光总在风雨后")
        (True, False)
        """
        return _LONG <= len(han) <= _LONGEST and self._transcribing.issuperset(han)

    @cached_property
    def _transcribing(self) -> frozenset[str]:
        return frozenset("".join(self.transcribed))

    @cached_property
    def _transcribed_heads(self) -> frozenset[str]:
        return frozenset(name[:_SHORT] for name in self.transcribed)

    def read(self, han: str) -> tuple[str, ...]:
        """Read a Chinese name in syllables, its surname first; each name once."""
        found = self._read.get(han)
        if found is None:
            if len(self._read) > REMEMBERED:
                self._read.clear()
            found = self._read[han] = syllables(han, self.surnames)
        return found

    @cached_property
    def given_in_japan(self) -> frozenset[str]:
        """Return the characters that names in Japan are written with."""
        return frozenset(char for char, read in self.romanised.listed.items() if read.get("japanese"))

    @cached_property
    def companion(self) -> re.Pattern[str]:
        """Match a cell that names somebody by another: Guest of Jane Roe, Jane Roe's assistant."""
        phrases = "|".join(map(re.escape, sorted(self.companions, key=lambda text: (-len(text), text))))
        nouns = "|".join(sorted({re.escape(text.split()[0]) for text in self.companions if " " in text}))
        behind = "|".join(sorted(text for text in self.companions if not text.isascii() and " " not in text))
        before, after, end = (text or "(?!)" for text in (phrases, nouns, behind))
        told = rf"\s*(?:{before})\s+\S|.*\w['’]s\s+(?:{after})\s*$|.*\w(?:{end})\s*$"
        return re.compile(told, re.IGNORECASE)

    def full_name(self, word: str) -> str:
        """Return a full name behind a short one, always the same; else the word itself."""
        full = self.nicknames.get(word)
        return min(full) if full else word

    def are_one_given(self, one: str, other: str) -> bool:
        """Say whether one given name is the other among friends: Kasia, Katarzyna."""
        full = [self.nicknames.get(word, frozenset((word,))) | {word} for word in (one, other)]
        return not full[0].isdisjoint(full[1])

    def surname_of(self, han: str) -> str:
        """Return the Chinese surname a name begins with, the longest first, else "".

        >>> NameLexicon.empty(surnames={"欧": "ou", "欧阳": "ouyang"}).surname_of("欧阳娜娜")
        '欧阳'
        """
        if len(han) > 1 and han[:2] in self.surnames:
            return han[:2]
        return han[:1] if han[:1] in self.surnames else ""

    def may_be_called(self, name: str) -> bool:
        """Say whether somebody may be called so, as the family or as friends do; 橙子 is what a chat shows.

        >>> names = NameLexicon.empty(surnames={"李": "li"})
        >>> [names.may_be_called(name) for name in ("李雷", "阿梅", "Leo", "橙子")]
        [True, True, True, False]
        """
        han = han_part(name)
        if not han or "·" in han or han[0] in _AMONG_FRIENDS or han[:2] in self.japanese_surnames:
            return True
        return bool(self.surname_of(han)) or self.may_be_transcribed(han)

    def common(self, han: str) -> float:
        """Estimate in how many people, of one, a name in characters stands: 张伟 more than 司徒嘉颖."""
        if han[:2] in self.japanese_surnames:
            return _COMMON_JAPANESE  # 田中健二: how its characters are shared out in China tells nothing
        surname = self.surname_of(han)
        given = han[len(surname) :]
        share = max(self.per_mille.get(surname, 0.0), _RARE_SURNAME) / 1000
        for char in given or "?":
            share *= (_LISTED_GIVEN if char in self.given_characters else _RARE_GIVEN) / 1000
            share *= 1 if len(given) == 1 else 6  # two characters are chosen to go together
        return share

    def common_latin(self, words: Sequence[str]) -> float:
        """Estimate in how many people, of one, a Latin name stands: John Smith more than Thandeka Nkosi.

        >>> names = NameLexicon.empty()
        >>> names.common_latin(("wei", "wang")), names.common_latin(("xiaoming", "wang"))
        (0.0002, 2e-05)
        """
        syllables = [count_syllables(word) for word in words]
        if all(syllables):
            return _COMMON_LATIN if sum(syllables) <= _SHORT else _PINYIN
        named = [word for word in words if word not in _MIDDLE]
        if len(named) == _SHORT and not self.vietnamese_surnames.isdisjoint((named[0], named[-1])):
            return _NGUYEN if "nguyen" in named else _VIETNAMESE
        if len(words) > _SHORT:
            return _RARE_LATIN if self.common_surnames.isdisjoint(words) else _HALF_COMMON
        signs = any(word in self.given for word in words), not self.common_surnames.isdisjoint(words)
        return (_RARE_LATIN, _HALF_COMMON, _COMMON_LATIN)[sum(signs)]

    def share(self, name: str) -> float:
        """Estimate in how many people, of one, a name as typed stands; half a name stands in all.

        >>> nobody = NameLexicon.empty(surnames={"李": "li"})
        >>> nobody.share("李"), nobody.share("B. Kremerich"), nobody.share("Bastian Kremerich")
        (1.0, 1.0, 1e-06)
        """
        text = in_one_script(normal(name).replace(" ", "")) if is_han(name) else ""
        if text:
            surname = self.surname_of(text)
            return self.common(text) if surname and len(text) > len(surname) else 1.0
        words = unaccented(normal(name)).replace(".", " ").split()
        return self.common_latin(words) if len(words) > 1 and min(map(len, words)) > 1 else 1.0

    @classmethod
    def empty(cls, **known: Mapping[str, str]) -> NameLexicon:
        """Build a lexicon that knows nothing but what is given, for examples."""
        nothing: Mapping[str, frozenset[str]] = {}
        return cls(
            known.get("surnames", {}), nothing, {}, {}, frozenset(), frozenset(), frozenset(), Romanised({})
        )


def shares(surnames: Iterable[Mapping[str, str]]) -> dict[str, float]:
    """Return how many in a thousand bear each Chinese surname of surnames.csv, where it says so."""
    return {row["surname"]: float(row["per_mille"]) for row in surnames if row.get("per_mille")}
