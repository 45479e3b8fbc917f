"""Two names in Chinese characters: what may still make them one person's, and what may not."""

from __future__ import annotations

from collections.abc import Set

from pipeline.matching.dotted_names import dotted_rung
from pipeline.matching.kana_names import kana_rung, parted
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.readings import as_in_the_south, readings_of

#: Characters left after a Chinese surname that no Chinese given name has so many of.
_LONG_GIVEN = 3
#: Characters of a name with a given name of two.
_WITH_TWO = 3


def han_rung(one: str, other: str, lexicon: NameLexicon) -> str:
    """Name the rung for two whole Chinese names that are not equal.

    >>> names = NameLexicon.empty(surnames={"李": "li", "顾": "gu", "司徒": "situ", "江": "jiang"})
    >>> han_rung("李雷", "雷李", names), han_rung("启明", "顾启明", names), han_rung("李雷", "韩梅", names)
    ('exact', 'part', 'different')
    >>> han_rung("李晓婷", "李小亭", names), han_rung("司徒嘉颖", "司徒嘉影", names)
    ('homophone', 'homophone')
    >>> names = NameLexicon.empty(surnames={"程": "cheng", "陈": "chen"})
    >>> han_rung("程立轩", "陈立轩", names), han_rung("程立", "陈立", names)
    ('homophone', 'different')
    """
    if "·" in one + other:
        return dotted_rung(one, other, lexicon)
    if parted(one)[1] or parted(other)[1]:
        return kana_rung(one, other, lexicon)
    transcribed = one_by_parts(one, other, lexicon)
    if transcribed:
        return transcribed
    if len(one) == len(other) and set(one) == set(other) and _turned(one, other, lexicon):
        return "exact"
    if without_surname(one, other):
        return "part"
    if len(one) != len(other) and (_married(one, other, lexicon) or _married(other, one, lexicon)):
        return "part-whole"
    surname, their_surname = lexicon.surname_of(one), lexicon.surname_of(other)
    given, their_given = one[len(surname) :], other[len(their_surname) :]
    if len(one) != len(other) and _in_parts(one, other, lexicon):
        return "typo"
    if len(one) != len(other):
        return "sibling" if surname == their_surname and _one_more(given, their_given) else "different"
    alike = "".join(lexicon.read(one)) == "".join(lexicon.read(other))
    mistaken = lexicon.look_alike(one, other)
    if surname != their_surname or one[0] != other[0]:
        misheard = len(given) > 1 and given == their_given and _misheard(surname, their_surname, lexicon)
        heard = alike and (len(one) >= _WITH_TWO or _one_off(one, other))  # 章晶莹, 张静莹
        if not (mistaken or misheard or heard):
            return "different"
        return "typo" if len(surname) != len(their_surname) and _nobodys(given, their_given) else "homophone"
    if not given or not their_given:
        return "different"
    known = lexicon.given_characters
    if _is_japanese(one, surname):
        known = known | lexicon.given_in_japan
    return _given_rung(given, their_given, alike, mistaken, known)


def _given_rung(given: str, their_given: str, alike: bool, mistaken: bool, known: Set[str]) -> str:
    """Name the rung for two given names of one length behind one surname.

    `alike` says that they sound the same, `mistaken` that they look it; `known` are characters people choose.
    """
    odd = [(a, b) for a, b in zip(given, their_given, strict=True) if a != b]
    chosen = all({a, b} <= known for a, b in odd)
    beside = len(given) > 1 and len(odd) == 1  # brothers share a character: 江俊豪, 江俊浩
    if alike:
        return "sibling" if beside and chosen else "homophone"
    if mistaken:
        return "sibling" if chosen else "homophone"
    if len(given) > 1 and sorted(given) == sorted(their_given):
        return "typo"  # 冉瑞雪, 冉雪瑞
    if beside and not chosen:
        return "typo"
    return "sibling" if beside and _said_in_the_south(*odd[0]) else "different"


def _said_in_the_south(one: str, other: str) -> bool:
    """Say whether much of China says two characters alike: 丽, 妮."""
    heard = [set(map(as_in_the_south, readings_of(char))) for char in (one, other)]
    return not heard[0].isdisjoint(heard[1])


def one_by_parts(one: str, other: str, lexicon: NameLexicon) -> str:
    """Name the rung for two names without a surname that begin with a listed part, "" for others.

    >>> names = NameLexicon.empty()
    >>> names.transcribed.update(dict.fromkeys(("乌云", "其木格", "其其格"), frozenset()))
    >>> [one_by_parts("乌云其木格", name, names) for name in ("乌云其其格", "乌云", "李雷")]
    ['different', 'part', '']
    """
    if lexicon.surname_of(one) or lexicon.surname_of(other):
        return ""
    short, long = sorted((one, other), key=len)
    if short in lexicon.transcribed and long.startswith(short):
        return "part"
    rests = [name.removeprefix(part) for name in (one, other) for part in _heads(one, lexicon)]
    told = len(rests) > 1 and all(rest in lexicon.transcribed for rest in rests)
    return "different" if told else ""


def _heads(name: str, lexicon: NameLexicon) -> list[str]:
    """Return the longest listed part a name begins with, none or one."""
    sizes = range(len(name) - 1, 1, -1)
    return [name[:size] for size in sizes if name[:size] in lexicon.transcribed][:1]


def _in_parts(one: str, other: str, lexicon: NameLexicon) -> bool:
    """Say whether a rare character of one name stands in the other as its parts: 王珺, 王王君."""
    short, long = sorted((one, other), key=len)
    return any(
        short.replace(char, parts, 1) == long for char in short for parts in lexicon.in_parts.get(char, ())
    )


def _misheard(surname: str, other: str, lexicon: NameLexicon) -> bool:
    """Say whether two surnames are heard as one: 程, 陈."""
    read = [lexicon.surnames.get(one, "") for one in (surname, other)]
    return all(read) and as_in_the_south(read[0]) == as_in_the_south(read[1])


def _one_off(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _one_more(given: str, their_given: str) -> bool:
    """Say whether one given name has a character more: 史佳, 史佳佳; both such as people bear."""
    short, long = sorted((given, their_given), key=len)
    return len(short) == 1 and len(long) == 2 and short in long


def _nobodys(given: str, their_given: str) -> bool:
    """Say whether one of two given names is longer than any is: 尚官雅楠, a slip for 上官雅楠."""
    return max(len(given), len(their_given)) >= _LONG_GIVEN


def _married(short: str, long: str, lexicon: NameLexicon) -> bool:
    """Say whether one name is the other behind a husband's surname, as in Hong Kong and Taiwan: 林何淑儀."""
    if len(short) != _WITH_TWO or not long.endswith(short) or len(long) - len(short) not in (1, 2):
        return False
    return bool(lexicon.surname_of(short)) and long[: -len(short)] in lexicon.surnames


def _is_japanese(han: str, surname: str) -> bool:
    """Say whether a name is longer than a Chinese one with its surname is: 石橋直人."""
    return len(han) - len(surname) >= _LONG_GIVEN


def without_surname(one: str, other: str) -> bool:
    """Say whether one Chinese name is the other's given name of two characters.

    >>> without_surname("启明", "顾启明"), without_surname("启明", "启明星"), without_surname("明", "李明")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    return len(short) == 2 and len(long) in (3, 4) and long.endswith(short)


def _turned(one: str, other: str, lexicon: NameLexicon) -> bool:
    """Say whether one name is the other with the surname behind: 雷李, as two columns make it."""
    return any(
        surname and a[len(surname) :] + surname == b
        for a, b in ((one, other), (other, one))
        for surname in (lexicon.surname_of(a),)
    )
