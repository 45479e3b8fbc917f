"""How alike two names are: one rung of a ladder for any two forms, whatever their scripts."""

from __future__ import annotations

from pipeline.matching.abjads import sound_apart
from pipeline.matching.addressed import plainly
from pipeline.matching.cross_names import cross_rung, is_surname
from pipeline.matching.han_names import han_rung
from pipeline.matching.kana_names import parted
from pipeline.matching.korean_names import hangul_rung
from pipeline.matching.latin_initials import is_abbreviated
from pipeline.matching.latin_names import latin_rung
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.name_forms import COMPANION, WIFE, NameForm, name_form
from pipeline.matching.readings import readings_of
from pipeline.matching.scripts import spelled_out

#: The ladder, from what says nothing down to what forbids; code order is the order of strength after that.
NAME = (
    "missing", "exact", "sound", "romanised", "part-whole", "initial", "homophone", "typo", "part", "surname",
    "other-script", "first-name", "surname-differs", "sibling", "given-differs", "different",
)  # fmt: skip

#: Characters of a name behind a husband's surname.
_WED = 4
#: Rungs of two people, whatever else agrees.
TWO_PEOPLE = ("different", "given-differs", "surname-differs")


def name_rung(one: NameForm, other: NameForm, lexicon: NameLexicon) -> str:
    """Name the rung two names stand on; symmetric.

    Two names in characters are judged by those; else the best of what can be compared counts.
    """
    if not (one.han or one.words) or not (other.han or other.words):
        return "missing"
    if (one.near == COMPANION) != (other.near == COMPANION):
        return "different"  # whoever comes with somebody is somebody else
    one, other = sorted((one, other))
    if one.han and other.han:
        renamed = {one.han, one.former} & {other.han, other.former} - {""}
        found = "part-whole" if renamed and one.han != other.han else _in_characters(one, other, lexicon)
        return _unless_wed(one, other, found)
    if _two_given_names(one, other):
        return "given-differs"
    if one.hangul and other.hangul and one.hangul != other.hangul:
        return "different"  # a letter apart in Latin, another syllable in Korean
    if _unread(one) != _unread(other):
        return _beside_unread(*sorted((one, other), key=_unread))
    told = []
    if one.words and other.words:
        turned = sorted(one.words) == sorted(other.words) and one.words != other.words
        turned &= " /" in one.key + other.key
        told.append("given-differs" if turned else _in_letters(one, other, lexicon))
        if (one.also or other.also) and not (is_abbreviated(one.words) and is_abbreviated(other.words)):
            told += [_by_another_name(one.also, other.words, lexicon)] if one.also else []
            told += [_by_another_name(other.also, one.words, lexicon)] if other.also else []
    for han, latin in ((one, other), (other, one)):
        if han.han and latin.words and not latin.han:
            across = min((_across(han, words, lexicon) for words in _in_latin(latin)), key=NAME.index)
            if across == "different" and han.whole and latin.whole:  # an English name beside it is no excuse
                told = [rung for rung in told if NAME.index(rung) < NAME.index("part")]
            told.append("romanised" if _goes_by(han, latin, lexicon) else across)
    found = min(told, key=NAME.index) if told else "missing"
    if found == "exact" and one.marked and other.marked and one.marked != other.marked:
        return "sibling"  # Nguyễn Văn Hùng, Nguyễn Văn Hưng
    return _unless_wed(one, other, found)


def _unless_wed(one: NameForm, other: NameForm, found: str) -> str:
    """Name the rung where one is called by her husband: Mrs. Tay and Tay Ah Kow, 陈太 and 陈总.

    What 陈太 was called before she married no characters say.
    """
    if (one.near == WIFE) == (other.near == WIFE):
        return found
    return "sibling" if found in ("part", "surname") or (one.han and other.han) else found


def _goes_by(one: NameForm, other: NameForm, lexicon: NameLexicon) -> bool:
    """Say whether one has an English name beside it, and the other that and the surname: Grace Shao."""
    if len(one.words) != 1 or len(other.words) != 2 or one.words[0] not in lexicon.given:
        return False
    rest, surname = [word for word in other.words if word != one.words[0]], lexicon.surname_of(one.han)
    return len(rest) == 1 and bool(surname) and is_surname(rest[0], surname, lexicon)


def _by_another_name(also: tuple[str, ...], words: tuple[str, ...], lexicon: NameLexicon) -> str:
    """Name the rung for another form of a name; what friends call somebody is but a part of it."""
    found = latin_rung(also, words, lexicon)
    return "part" if len(also) == 1 and found in ("exact", "sound", "romanised", "surname") else found


def _in_letters(one: NameForm, other: NameForm, lexicon: NameLexicon) -> str:
    told = [lexicon.generations.intersection(form.words) for form in (one, other)]
    if told[0] != told[1]:
        return _of_two_generations(one, other, lexicon, all(told))
    if bool(one.hangul) == bool(other.hangul):
        return latin_rung(one.words, other.words, lexicon)
    korean, latin = (one, other) if one.hangul else (other, one)
    found = hangul_rung(spelled_out(korean.hangul).split(), latin.words, lexicon)
    if found:
        return found
    plain = latin_rung(one.words, other.words, lexicon)
    return "given-differs" if plain == "romanised" else plain  # 김민서 is no Kim Min-su


def _of_two_generations(one: NameForm, other: NameForm, lexicon: NameLexicon, both_said: bool) -> str:
    """Name the rung where Robert King is Jr in one row: in the other he may be his father."""
    mine, theirs = ([word for word in form.words if word not in lexicon.generations] for form in (one, other))
    found = latin_rung(mine, theirs, lexicon) if mine and theirs else "different"
    if found in TWO_PEOPLE:
        return found
    return "sibling" if both_said else "surname"


def _reads_japanese(han: str, rest: list[str], lexicon: NameLexicon) -> bool:
    return lexicon.romanised.reads(parted(han)[0], "".join(rest), "japanese")


def _unread(form: NameForm) -> bool:
    """Say whether a name stands in a script that nothing here reads: Thai, Arabic, Hebrew."""
    return bool(form.words) and not any(map(str.isascii, form.words))


def _beside_unread(latin: NameForm, unread: NameForm) -> str:
    """Name the rung where nothing here reads one of two names: by its consonants it may be the other."""
    apart = min(len(latin.words), len(unread.words)) > 1 and sound_apart(unread.words, latin.words)
    return "first-name" if apart else "other-script"


def _two_given_names(one: NameForm, other: NameForm) -> bool:
    """Say whether one nickname stands beside two given names: Nok (Thanaporn), Nok (Orawan)."""
    lone = len(one.words) == len(one.also) == len(other.words) == len(other.also) == 1
    return lone and one.words == other.words and one.also != other.also


def names_agree(one: str, other: str, lexicon: NameLexicon) -> bool:
    """Say whether two names can be one person's: nothing in them says that they are two people's.

    >>> names = NameLexicon.empty(surnames={"李": "li", "韩": "han"})
    >>> names_agree("李雷", "Lei Li", names), names_agree("李雷", "韩梅梅", names)
    (True, False)
    """
    rung = name_rung(name_form(one, "", lexicon), name_form(other, "", lexicon), lexicon)
    return rung not in TWO_PEOPLE


def _in_characters(one: NameForm, other: NameForm, lexicon: NameLexicon) -> str:
    if one.han == other.han:
        return "exact" if one.whole else "surname"
    if one.whole and other.whole:
        found = han_rung(one.han, other.han, lexicon)
        return "romanised" if found == "sibling" and _reads_beside(one, other) else found
    near = "" if WIFE in (one.near, other.near) else one.near or other.near
    if near:
        whole = other.han if one.near else one.han
        same_surname = bool(one.surname) and one.surname == other.surname
        return "surname" if near in whole[1:] or same_surname else "different"
    if not one.surname or one.surname != other.surname:
        return "different"
    elder = plainly(one.han, lexicon) != one.han or plainly(other.han, lexicon) != other.han
    return "sibling" if elder and not (one.whole or other.whole) else "surname"  # 邱总, 小邱总


def _reads_beside(one: NameForm, other: NameForm) -> bool:
    """Say whether the kana of one name are the other's reading: みゆき; 美雪, タカハシ ミユキ."""
    return any(
        kana in form.words for kana, form in ((parted(one.han)[1], other), (parted(other.han)[1], one))
    )


def _in_latin(latin: NameForm) -> list[tuple[str, ...]]:
    """Return the words of a name in letters, and of its other form: Vivian Duan, Duan Wei."""
    return [latin.words, latin.also] if len(latin.also) > 1 else [latin.words]


def _as_born(han: str, lexicon: NameLexicon) -> str:
    """Return a name without the husband's surname before it, "" where none is: 葉陳素珊."""
    surname, rest = lexicon.surname_of(han), han[1:]
    wed = len(han) == _WED and len(surname) == 1 and han[:2] not in lexicon.japanese_surnames
    return rest if wed and len(lexicon.surname_of(rest)) == 1 else ""


def _across(han: NameForm, latin: tuple[str, ...], lexicon: NameLexicon) -> str:
    rest = [word for word in latin if word not in han.words]
    if han.words and 0 < len(rest) < len(latin) and _reads_japanese(han.han, rest, lexicon):
        return "romanised"  # 高畑 しのぶ, Shinobu Takahata
    if han.whole:
        found = cross_rung(han.han, latin, lexicon)
        born = _as_born(han.han, lexicon) if found in ("different", "first-name") else ""
        told = born and cross_rung(born, latin, lexicon) in ("sound", "romanised")
        return "part-whole" if told else found
    if han.near and han.near != WIFE and not readings_of(han.near).isdisjoint(latin):
        return "part"
    surname = lexicon.surname_of(plainly(han.han, lexicon))
    if not (surname and any(is_surname(word, surname, lexicon) for word in latin)):
        return "first-name" if len(latin) == 1 and latin[0] in lexicon.given else "different"
    return "surname"
