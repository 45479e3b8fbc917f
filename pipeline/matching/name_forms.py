"""A name taken apart once, so that any two can be compared: its characters, its words, how it sounds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.matching.abjads import without_courtesy
from pipeline.matching.addressed import is_wife, plainly, unfriendly
from pipeline.matching.kana_names import kana_behind
from pipeline.matching.korean_names import surname_first
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.readings import han_part, in_one_script, is_han, sound, words
from pipeline.matching.scripts import is_unread
from pipeline.matching.vietnamese_names import with_marks
from pipeline.text.latin_name import count_syllables

#: Surnames that are one and the same in two spellings; which of the two is typed is chance.
_TWINS = {"阎": "闫", "萧": "肖", "傅": "付", "丘": "邱", "代": "戴", "兰": "蓝", "洗": "冼"}
#: What stands before or after a surname or a single character of a given name, among friends.
_CLOSE_BEFORE, _CLOSE_AFTER = "小老阿大", "哥姐总工董叔部处科局厂校院"
_OFFICES = "部处科局厂校院"  # of those, what its head is called by
_NEVER_GIVEN = "总董哥姐叔"  # at the end of three characters hardly ever a name: 孙海总
_LONGEST, _LONGEST_PART, _TRAILING, _TWO = 4, 3, 3, 2
#: What somebody is called by at the end of what a chat shows of him: 石材老赵.
_SHOWN = re.compile("(?<=..)[小老阿][\u3400-\u9fff]$")
_FORMERLY = re.compile("^(?:曾用名|原名|本名|旧名|舊名|改名前)[:：\\s]*")
_HAN_NAME = re.compile("[\u3400-\u9fff]{2,4}")
#: What a Japanese given name ends in; with a surname it is a character longer than Chinese names are.
_JAPANESE_ENDS = "郎子美太也介辅助夫雄男香奈"
#: Who is named by her husband's surname alone: on one number it may be either.
_WIVES = frozenset(("mrs", "mme", "sra"))
WIFE = "mrs"
#: Who is named by another: the guest, or the assistant, of whom the cell names.
COMPANION = "guest of"
_HANGUL = re.compile("[\uac00-\ud7a3]+")
#: Particles of family names: they come and go.
_PARTICLES = frozenset("vd van von der den de del della di da dos das ten ter zu zur av al el".split())
#: Surnames before which no particle stands: Van is a middle name there.
_VIETNAMESE = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan trinh truong".split()
)
#: Letters of one language, and what they look like in another.
_LOOKS = str.maketrans({"Þ": "P", "þ": "p", "ß": "b"})
#: ü after l and n, as passports spell it.
_PASSPORT_U = re.compile("^([ln])yu")


class NameForm(NamedTuple):
    """A name as it is compared.

    `han` is the Chinese (or Japanese) part, simplified, with a Japanese given name in kana; `hangul` the
    Korean. `words` are the Latin words in their order, `also` those of another Latin form (a name at birth),
    `key` the words sorted and nicknames made full (in order where a father's name follows: Ismail bin Osman).
    `surname` is how the Chinese surname is read, or the last Latin word; `read` the whole Chinese name in
    syllables; `sound` one key for every order and script. `near` is the given name's character that a form of
    address left (浩哥), or `WIFE`, or `COMPANION`.
    `letters` are those of the Latin words, particles too. `whole` says that the name names somebody.
    `marked` is a Vietnamese name as it is written in full, `former` an earlier name in characters.
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
    letters: str
    whole: bool
    marked: str = ""
    former: str = ""


def name_form(name: str, alt: str, lexicon: NameLexicon, otherwise: str = "") -> NameForm:
    """Take a name and its other form apart; what is no name of a person (阳光总在风雨后) is nobody's.

    `otherwise` is a name borne earlier, or the given name behind a nickname, where one is told.
    """
    if (
        not alt
        and not otherwise
        and lexicon.surname_of(name)
        and _HAN_NAME.fullmatch(name)
        and not _SHOWN.search(name)
    ):
        return _plain(in_one_script(name), lexicon)  # nearly all of a Chinese list
    if is_han(name) and lexicon.companion.match(name):
        han = han_part(name)
        return NameForm(han, "", (), (), "", "", (), "", COMPANION, "", True)
    texts = [surname_first(unfriendly(text)) for text in (name, alt) if text]
    told = _telling(texts, lexicon)
    han = _han(told, lexicon) + kana_behind(told) if told else ""
    plain = [text for text in texts if not han or text != told]
    typed = [_with_v(found) for text in plain if (found := words(text))] or [words(name) if han else ()]
    full = made_full(typed[0], lexicon)
    spoken = _spoken(full, lexicon)
    key = _key(full, spoken, lexicon)
    latin = spoken if full == typed[0] else _spoken(typed[0], lexicon)
    more = [_spoken(found, lexicon) for found in typed[1:]]
    also = more[0] if more else _joined(typed[0], latin) or _seen(plain[0] if plain else "", lexicon)
    also = _spoken(words(otherwise), lexicon) or also
    letters = "".join(full)
    hangul = "" if name.isascii() and alt.isascii() else "".join(_HANGUL.findall("".join(texts)))
    if not han:
        surname = latin[-1] if latin else ""
        heard = sound(spoken)
        near = WIFE if typed[0] and typed[0][0] in _WIVES and len(latin) == 1 else ""
        near = COMPANION if lexicon.companion.match(name) else near
        marked = with_marks(name)
        return NameForm(
            "", hangul, latin, also, key, surname, (), heard, near, letters, len(latin) >= 2, marked
        )
    surname, near, whole = _chinese(han, lexicon)
    read = lexicon.read(han) if whole else ()
    return NameForm(
        han, hangul, latin, also, key, surname, read, sound(read), near, letters, whole,
        former=han_part(otherwise) or _former(alt, han, lexicon),
    )  # fmt: skip


def _telling(texts: list[str], lexicon: NameLexicon) -> str:
    """Return the text in characters that names somebody (盛菊香 beside 汤太太), else the first, or ""."""
    several = [text for text in texts if is_han(text)]
    whole = (text for text in several if (han := _han(text, lexicon)) and _chinese(han, lexicon)[2])
    return next(whole, several[0]) if len(several) > 1 else "".join(several)


def _former(alt: str, han: str, lexicon: NameLexicon) -> str:
    """Return an earlier Chinese name that stands where another form of the name may: 曾用名 王招弟."""
    name = han_part(_FORMERLY.sub("", alt)) if is_han(alt) else ""
    return name if name != han and _HAN_NAME.fullmatch(name) and lexicon.surname_of(name) else ""


def _plain(han: str, lexicon: NameLexicon) -> NameForm:
    """Take a name of two to four characters apart, which no Latin letter stands beside."""
    if len(han) == _TRAILING:
        han = _unaddressed(han, lexicon)
    han = _TWINS.get(han[:1], han[:1]) + han[1:]
    surname, near, whole = _chinese(han, lexicon)
    read = lexicon.read(han) if whole else ()
    return NameForm(han, "", (), (), "", surname, read, sound(read), near, "", whole)


def _unaddressed(han: str, lexicon: NameLexicon) -> str:
    """Take the form of address off three characters: 孙海总; 郭小姐 has no 小 for a given name."""
    address = han[len(lexicon.surname_of(han)) :] in lexicon.addresses
    return han[:-1] if han[-1] in _NEVER_GIVEN and not address else han


def _han(text: str, lexicon: NameLexicon) -> str:
    """Return the Chinese part of a name, spaces out; "" for a saying, which no surname begins."""
    parts = _surname_first([han_part(part) for part in text.split() if is_han(part)], lexicon)
    han = _apart_from_addresses(parts, lexicon) if len(parts) > 1 else "".join(parts)
    if "·" in han or plainly(han, lexicon) != han or lexicon.is_transcribed(han):
        return han
    shown = _SHOWN.search(han)
    if shown and shown[0][-1] in lexicon.surnames and not _bears(han, lexicon):
        return shown[0]
    if len(han) == _TRAILING and lexicon.surname_of(han):
        han = _unaddressed(han, lexicon)
    parted = len(parts) == 2 and max(map(len, parts)) <= _LONGEST_PART  # 大野 健太郎
    parted |= len(han) == _LONGEST + 1 and (han[-1] in _JAPANESE_ENDS or han[:3] in lexicon.japanese_surnames)
    if not parted and (len(han) > _LONGEST + 1 or (len(han) > _LONGEST and not lexicon.surname_of(han))):
        return ""
    return _TWINS.get(han[:1], han[:1]) + han[1:]


def _surname_first(parts: list[str], lexicon: NameLexicon) -> list[str]:
    """Put the surname first where two columns were joined the other way round: 小明 陈."""
    turned = len(parts) == _TWO and len(parts[0]) == _TWO and not lexicon.surname_of(parts[0])
    return parts[::-1] if turned and parts[1] in lexicon.surnames else parts


def _bears(han: str, lexicon: NameLexicon) -> bool:
    """Say whether four characters begin with a surname of two: 欧阳小林, 田中小夏."""
    return len(han) == _LONGEST and (len(lexicon.surname_of(han)) > 1 or han[:2] in lexicon.japanese_surnames)


def _apart_from_addresses(parts: list[str], lexicon: NameLexicon) -> str:
    """Join the parts of a name, without a form of address (李想 想哥) or a firm before one (渝链 杜总)."""
    close = [part for part in parts if _is_address(part, lexicon)]
    close = [part for part in close if part[0] not in _CLOSE_BEFORE or _is_among_friends(part, parts)]
    named = [part for part in parts if part not in close and lexicon.surname_of(part) and 2 <= len(part) <= 4]
    told = named or (close and (lexicon.surname_of(close[0]) or close[0][-1] in _CLOSE_AFTER))
    if close and len(close) < len(parts) and told:
        return named[0] if named else close[0]
    return "".join(parts)


def _is_among_friends(part: str, parts: list[str]) -> bool:
    """Say whether 小田 stands beside a name with 田 in it; else it is a surname of Japan."""
    return any(part[-1] in other for other in parts if other != part)


def _is_address(han: str, lexicon: NameLexicon) -> bool:
    surname = lexicon.surname_of(han)
    if surname and han[len(surname) :] in lexicon.addresses:
        return True
    if len(han) == 2 and han[1] in _OFFICES and not surname:
        return False  # 渡部 is a surname of Japan
    return len(han) == 2 and (han[0] in _CLOSE_BEFORE or han[1] in _CLOSE_AFTER)


def _chinese(han: str, lexicon: NameLexicon) -> tuple[str, str, bool]:
    """Return (how the surname is read, the one character of the given name, whether the name is whole)."""
    if is_wife(han, lexicon):
        return lexicon.surnames.get(lexicon.surname_of(han), ""), WIFE, False
    han = plainly(han, lexicon)
    surname = lexicon.surname_of(han)
    if surname == han or (surname and han[len(surname) :] in lexicon.addresses):
        return lexicon.surnames[surname], "", False
    if len(han) == 2 and han[0] in _CLOSE_BEFORE:
        return lexicon.surnames.get(han[1], ""), han[1], False
    if len(han) == 2 and han[1] in _CLOSE_AFTER:
        return lexicon.surnames.get(han[0], ""), han[0], False
    if len(han) == 2 and han[0] == han[1]:
        return "", han[0], False  # 苗苗, as friends call her
    read = lexicon.read(han)
    return (read[0] if read else ""), "", len(han) >= 2


def _with_v(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Spell Lyu and Nyu of passports as Lv and Nv where that makes pinyin."""
    return tuple(map(_word_with_v, typed))


@lru_cache(maxsize=1 << 16)
def _word_with_v(word: str) -> str:
    changed = _PASSPORT_U.sub(r"\1v", word)
    return changed if changed != word and count_syllables(changed) else word


def made_full(typed: tuple[str, ...], lexicon: NameLexicon) -> tuple[str, ...]:
    """Write pet names in full; not in a name that is pinyin, where Ma is no María."""
    if all(map(count_syllables, typed)):
        return typed
    return tuple(word if word in _PARTICLES else lexicon.full_name(word) for word in typed)


def _joined(typed: tuple[str, ...], spoken: tuple[str, ...]) -> tuple[str, ...]:
    """Write particles that were left out in one word with what follows: Van den Berghe, Vandenberghe."""
    if len(typed) == len(spoken) or _PARTICLES.isdisjoint(typed):
        return ()
    made, before = [], ""
    for word in typed:
        if word in _PARTICLES:
            before += word
        else:
            made.append(before + word)
            before = ""
    return tuple(made) if len(made) > 1 else ()


def _seen(text: str, lexicon: NameLexicon) -> tuple[str, ...]:
    """Return the words of a name as they look to whoever does not know its letters: Por for Þór."""
    if text.isascii():
        return ()
    seen = text.translate(_LOOKS)
    return _spoken(words(seen), lexicon) if seen != text else ()


def _key(latin: tuple[str, ...], spoken: tuple[str, ...], lexicon: NameLexicon) -> str:
    """Return the `spoken` words sorted; in order where one of them is the father's name."""
    two_given = len(latin) == 2 and all(
        word in lexicon.given for word in latin
    )  # Martin Thomas, Thomas Martin
    if two_given or not lexicon.patronymics.isdisjoint(latin[1:-1]):
        return " ".join(spoken) + " /"
    return " ".join(sorted(spoken))


def _spoken(latin: tuple[str, ...], lexicon: NameLexicon) -> tuple[str, ...]:
    """Leave out the particles, which come and go, where a name is left without them."""
    named = latin[1:] if len(latin) > 1 and latin[0] in lexicon.addresses else latin  # Khun Somchai
    if is_unread("".join(named[:1])):
        named = without_courtesy(named, lexicon.unread_addresses)
    if all(map(lexicon.sounds_chinese, named)) or (named[1:2] == ("van",) and named[0] in _VIETNAMESE):
        return named  # Zhang De Yang, Tran Van Hung
    kept = tuple(word for word in named if word not in _PARTICLES and word not in lexicon.patronymics)
    return kept if len(kept) > 1 else named
