"""A name taken apart once, so that any two can be compared: its characters, its words, how it sounds."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.readings import han_part, is_han, sound, syllables, words

#: Surnames that are one and the same in two spellings; which of the two is typed is chance.
_TWINS = {"阎": "闫", "萧": "肖", "傅": "付", "丘": "邱", "代": "戴", "兰": "蓝"}
#: What stands before or after a surname or a single character of a given name, among friends.
_CLOSE_BEFORE, _CLOSE_AFTER = "小老阿大", "哥姐总工董叔部处科局厂校院"
_NEVER_GIVEN = "总董哥姐叔"  # at the end of three characters hardly ever a name: 孙海总
_LONGEST = 4
_HANGUL = re.compile("[\uac00-\ud7a3]+")
#: Particles of family names: they come and go.
_PARTICLES = frozenset("van von der den de del della di da dos das ten zu zur av".split())


class NameForm(NamedTuple):
    """A name as it is compared.

    `han` is the Chinese (or Japanese) part, simplified; `hangul` the Korean. `words` are the Latin words in
    their order, `also` those of another Latin form (a name at birth), `key` the words sorted and nicknames
    made full (in order where a father's name follows: Ismail bin Osman). `surname` is how the Chinese surname
    is read, or the last Latin word; `read` the whole Chinese name in syllables; `sound` one key for every
    order and script. `near` is the given name's character that a form of address left (浩哥). `whole` says
    that the name names somebody.
    """

    han: str
    hangul: str
    words: tuple[str, ...]
    also: tuple[str, ...]
    key: str
    surname: str
    read: tuple[str, ...]
    sound: str
    near: str
    whole: bool


def name_form(name: str, alt: str, lexicon: NameLexicon) -> NameForm:
    """Take a name and its other form apart; what is no name of a person (阳光总在风雨后) is nobody's."""
    texts = [text for text in (name, alt) if text]
    han = next((_han(text, lexicon) for text in texts if is_han(text)), "")
    plain = [text for text in texts if not han or text != next(t for t in texts if is_han(t))]
    typed = [found for text in plain if (found := words(text))] or [words(name) if han else ()]
    full = tuple(lexicon.full_name(word) for word in typed[0])
    key = _key(full, lexicon)
    latin, *more = (_spoken(found, lexicon) for found in typed)
    also = more[0] if more else ()
    hangul = "".join(_HANGUL.findall("".join(texts)))
    if not han:
        surname = latin[-1] if latin else ""
        heard = sound(_spoken(full, lexicon))
        return NameForm("", hangul, latin, also, key, surname, (), heard, "", len(latin) >= 2)
    surname, near, whole = _chinese(han, lexicon)
    read = syllables(han, lexicon.surnames) if whole else ()
    return NameForm(han, hangul, latin, also, key, surname, read, sound(read), near, whole)


def _han(text: str, lexicon: NameLexicon) -> str:
    """Return the Chinese part of a name, spaces out; "" for a saying, which no surname begins."""
    parts = [han_part(part) for part in text.split() if is_han(part)]
    han = _apart_from_addresses(parts, lexicon) if len(parts) > 1 else "".join(parts)
    if "·" in han:
        return han
    if len(han) == 3 and han[-1] in _NEVER_GIVEN and lexicon.surname_of(han):
        han = han[:-1]
    if len(han) > _LONGEST + 1 or (len(han) > _LONGEST and not lexicon.surname_of(han)):
        return ""
    return _TWINS.get(han[:1], han[:1]) + han[1:]


def _apart_from_addresses(parts: list[str], lexicon: NameLexicon) -> str:
    """Join the parts of a name, without a form of address (李想 想哥) or a firm before one (渝链 杜总)."""
    close = [part for part in parts if _is_address(part, lexicon)]
    named = [part for part in parts if part not in close and lexicon.surname_of(part) and 2 <= len(part) <= 4]
    if close and len(close) < len(parts):
        return named[0] if named else close[0]
    return "".join(parts)


def _is_address(han: str, lexicon: NameLexicon) -> bool:
    surname = lexicon.surname_of(han)
    if surname and han[len(surname) :] in lexicon.addresses:
        return True
    return len(han) == 2 and (han[0] in _CLOSE_BEFORE or han[1] in _CLOSE_AFTER)


def _chinese(han: str, lexicon: NameLexicon) -> tuple[str, str, bool]:
    """Return (how the surname is read, the one character of the given name, whether the name is whole)."""
    surname = lexicon.surname_of(han)
    if surname == han or (surname and han[len(surname) :] in lexicon.addresses):
        return lexicon.surnames[surname], "", False
    if len(han) == 2 and han[0] in _CLOSE_BEFORE:
        return lexicon.surnames.get(han[1], ""), "" if han[1] in lexicon.surnames else han[1], False
    if len(han) == 2 and han[1] in _CLOSE_AFTER:
        return lexicon.surnames.get(han[0], ""), han[0], False
    if len(han) == 2 and han[0] == han[1]:
        return "", han[0], False  # 苗苗, as friends call her
    read = syllables(han, lexicon.surnames)
    return (read[0] if read else ""), "", len(han) >= 2


def _key(latin: tuple[str, ...], lexicon: NameLexicon) -> str:
    """Return the words sorted, particles left out; in order where one of them is the father's name."""
    two_given = len(latin) == 2 and all(
        word in lexicon.given for word in latin
    )  # Martin Thomas, Thomas Martin
    if two_given or not lexicon.patronymics.isdisjoint(latin[1:-1]):
        return " ".join(_spoken(latin, lexicon)) + " /"
    return " ".join(sorted(_spoken(latin, lexicon)))


def _spoken(latin: tuple[str, ...], lexicon: NameLexicon) -> tuple[str, ...]:
    """Leave out the particles, which come and go, where a name is left without them."""
    named = latin[1:] if len(latin) > 1 and latin[0] in lexicon.addresses else latin  # Khun Somchai
    if all(map(lexicon.sounds_chinese, named)):
        return named  # Zhang De Yang
    kept = tuple(word for word in named if word not in _PARTICLES and word not in lexicon.patronymics)
    return kept if len(kept) > 1 else named
