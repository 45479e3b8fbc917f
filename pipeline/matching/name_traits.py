"""What a name taken apart is found by, and what its owner's mailbox may be called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.matching.cross_names import is_kana
from pipeline.matching.kana_names import parted
from pipeline.matching.latin_initials import is_abbreviated
from pipeline.matching.latin_names import word_in_wade_giles
from pipeline.matching.latin_spellings import joined_strokes
from pipeline.matching.latin_words import is_pinyin
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.name_forms import NameForm
from pipeline.matching.readings import sound
from pipeline.matching.romanised import wade_giles
from pipeline.text.latin_name import count_syllables

_SHORTEST_SKELETON = 4
#: Letters of a given name that an initial may stand for.
_SHORTEST_GIVEN = 3
_CONSONANTS = frozenset("bcdfgjklmnpqrstvxz")
_DOUBLED = re.compile(r"(.)\1+")
_WITH_GIVEN, _LONG_HAN = 3, 4


def surnames_of(form: NameForm, lexicon: NameLexicon) -> list[str]:
    """Return up to four texts that may be the surname: as it is read in Mandarin where it is Chinese."""
    if form.han or not form.words:
        return [form.surname]
    ends = dict.fromkeys((form.words[-1], form.words[0], *form.words[-2:-1][: len(form.words) > 3]))
    return list(dict.fromkeys(read for word in ends for read in lexicon.read_as(word)))[:4]


def word_pairs(form: NameForm) -> tuple[str, str]:
    """Return the first two words of a Latin name of three or more, and the first and last; else the name."""
    words = form.words
    if len(words) < 2 or form.han:
        return "", ""
    return " ".join(sorted(words[:2])), " ".join(sorted((words[0], words[-1]))) if len(words) > 2 else ""


def skeleton(form: NameForm) -> str:
    """Return the consonants of a Latin name, sorted: what Jörg and Joerg, Muhammad and Mohammed share.

    Names in pinyin have too few of them to tell people apart; those meet by their sound. A name too long for
    a Chinese one is written by ear: 阿迪力·吐尔逊 has those of Adil Tursun.
    """
    if form.han:
        letters = "".join(form.read) if len(form.han) > _LONG_HAN else ""
    else:
        letters = "" if len(form.words) < 2 or all(map(is_pinyin, form.words)) else form.letters
    single = _DOUBLED.sub(r"\1", joined_strokes(letters)).replace("x", "s")
    consonants = sorted(letter for letter in single if letter in _CONSONANTS)
    return "".join(consonants) if len(consonants) >= _SHORTEST_SKELETON else ""


def initials(form: NameForm) -> str:
    """Return the first letters of a Latin name, sorted: a slip seldom strikes those."""
    return "".join(sorted(word[0] for word in form.words))


def share(form: NameForm, lexicon: NameLexicon) -> float:
    """Estimate in how many people, of one, a name stands."""
    return lexicon.common(form.han) if form.han else lexicon.common_latin(form.words)


def as_in_taiwan(form: NameForm) -> str:
    """Return the letters of a Chinese name after Wade and Giles, sorted: 許雅筑 and Hsu Ya-chu meet.

    A Latin name that is no pinyin is taken as it stands.
    """
    if form.read:
        parts: Iterable[str] = map(_respelled, form.read)
    elif len(form.words) > 1 and all(map(is_pinyin, form.words)):
        parts = map(word_in_wade_giles, form.words)
    else:
        parts = form.words
    return "".join(sorted("".join(parts)))


@lru_cache(maxsize=4096)
def _respelled(syllable: str) -> str:
    return min(wade_giles(syllable))


def may_be_japanese(form: NameForm, lexicon: NameLexicon) -> bool:
    """Say whether a whole name may be read in Japanese: no sound tells which in Latin letters is the same."""
    if form.han and form.words:
        return all(map(is_kana, form.words))
    if form.han:
        told = len(form.han) >= _LONG_HAN or form.han[:2] in lexicon.japanese_surnames
        return form.whole and (told or not lexicon.surname_of(form.han))
    if len(form.words) != 2 or not all(map(is_kana, form.words)):
        return False
    long = all(count_syllables(word) > 1 and word not in lexicon.spelled for word in form.words)
    return long or not all(map(is_pinyin, form.words))  # Tanaka Kenji, but not Wang Lina


def letters_of(form: NameForm) -> str:
    """Return the letters of the Latin words, sorted, but no e, which may stand for two dots: Juergen."""
    return "".join(sorted("".join(form.words).replace("e", "")))


def given_name(form: NameForm) -> str:
    """Return the given name of a whole Chinese name where it has two characters: 朱晓彤, 未晓彤."""
    return form.han[-2:] if form.whole and len(form.han) >= _WITH_GIVEN else ""


def has_other_form(form: NameForm) -> bool:
    """Say whether the same name may be written with other letters: at birth, in kana, without its dot."""
    return bool(form.also or form.former) or "·" in form.han or bool(parted(form.han)[1])


def has_other_surname(form: NameForm) -> bool:
    """Say whether another surname stands beside it: Anna Bauer (geb. Schmidt), 渡辺美咲（旧姓小林）."""
    if form.former:
        return form.former[-1] == form.han[-1:] and form.former[0] != form.han[0]
    words, also = form.words, form.also
    return min(len(words), len(also)) > 1 and words[0] == also[0] and words[-1] != also[-1]


def other_sounds(form: NameForm, lexicon: NameLexicon) -> tuple[str, str]:
    """Return how the Latin form of a name in characters, or a second one, sounds; and an earlier name."""
    latin = form.words if form.han else form.also
    return sound(latin) if len(latin) > 1 else "", sound(lexicon.read(form.former)) if form.former else ""


def may_be_mailbox_of(form: NameForm, local: str) -> bool:
    """Say whether letters may stand for a name: a whole word of it with a letter of another, or initials.

    An initial is no word: krtextiles@ is not K. Ramesh's.
    """
    for parts in (form.read, form.words):
        for word in (part for part in parts if len(part) > 1) if len(parts) > 1 else ():
            if word in local:
                rest = local.replace(word, "", 1)
                if any(rest[:1] == part[0] for part in parts if part != word):
                    return True
        initials = "".join(part[0] for part in parts)
        if len(initials) > 1 and local in (initials, initials[1:] + initials[:1]):
            return True
    if is_abbreviated(form.words) and len(local) >= _SHORTEST_GIVEN and local[0] == form.words[0]:
        return True  # piet@ of P. van der Meulen
    return len(form.words) > 0 and local in form.words
