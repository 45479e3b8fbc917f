"""Two companies' names that are not equal: does one hold the other, or write it by its sound?"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.matching.readings import is_han, readings_of, syllables
from pipeline.matching.scripts import spelled_out
from pipeline.text.known_company import KnownCompanies

_PARTS = re.compile("[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LATIN, _HAN, _HELD = 4, 2, 4
_TWO, _HELD_LETTERS = 2, 5
#: Consonants of a brand that must agree in their order, where both have so many.
_ENOUGH = 3
#: Consonants that transcriptions confuse, made one; vowels and half-vowels go.
_CONSONANTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        ("ph", "f"),
        ("sch|ch|sh|zh|tz|ts|c(?=[eiy])", "s"),
        ("x(?=[aeiou])", "s"),
        ("x", "ks"),
        ("ng(?![aeiou])", "n"),
        ("[zj]|q(?=[iu](?:[aen]|$))", "s"),
        ("[cgq]", "k"),
        ("d", "t"),
        ("b", "p"),
        ("r", "l"),
        ("v", "f"),
        ("[^fksptlmn]", ""),
        ("(.)\\1+", r"\1"),
    )
)


def alike_brands(one: str, other: str) -> bool:
    """Say whether one company's name begins another's, or holds most of it; of two scripts, either.

    >>> alike_brands("kymco光阳", "光阳工业"), alike_brands("永强海鲜批发", "黄沙永强海鲜")
    (True, True)
    >>> alike_brands("charite berlin", "charite universitatsmedizin berlin")
    True
    >>> alike_brands("etxeberria forja", "forja etxeberria"), alike_brands("cedar lab", "cedarwood")
    (True, False)
    """
    return any(
        _begins(a, b, han) or _begins(b, a, han)
        for a, han in _parts(one)
        for b, other_han in _parts(other)
        if han == other_han
    )


@lru_cache(maxsize=1 << 16)
def _parts(name: str) -> list[tuple[str, bool]]:
    """Return the parts of a name in one script each, and whether that is Chinese."""
    return [(part.strip(), is_han(part)) for part in _PARTS.findall(name)]


def _begins(short: str, long: str, han: bool) -> bool:
    if not han:
        first, words = short.split(), long.split()
        if not first or not words or not set(first) <= set(words):
            return False
        return len(first) == len(words) > 1 or (len(first[0]) >= _LATIN and first[0] == words[0])
    if len(short) >= _HAN and long.startswith(short):
        return True
    if short[:_HELD] not in long:
        return False
    held = max((size for size in range(_HELD, len(short) + 1) if short[:size] in long), default=0)
    return 3 * held >= 2 * len(short)


def in_two_scripts(one: str, other: str) -> bool:
    """Say whether one cell gives a company's names in two scripts, and the other is one of the two.

    >>> in_two_scripts("锐沃电器rivo", "rivo appliances"), in_two_scripts("潮汐家居tide home", "tide home")
    (True, True)
    >>> in_two_scripts("锐沃电器rivo", "riva boats"), in_two_scripts("rivo boats", "rivo appliances")
    (False, False)
    """
    if one.isascii() and other.isascii():
        return False
    parts, others = _parts(one), _parts(other)
    if len(parts) == len(others):
        return False
    several, single = (parts, others) if len(parts) > len(others) else (others, parts)
    if len(several) != _TWO or len(single) != 1:
        return False
    name, han = single[0]
    told = next(part for part, other_han in several if other_han == han)
    return _is_beginning(*sorted((name, told), key=len), han=han)


def _is_beginning(short: str, long: str, *, han: bool) -> bool:
    """Say whether a name goes on where another ends: at the end of a word, or after a brand in characters."""
    if han:
        return len(short) > _HAN and long.startswith(short)
    return len(short) >= _LATIN and f"{long} ".startswith(f"{short} ")


def spelled_by(han: str, latin: str) -> str:
    """Say how much of a Latin name is a Chinese brand in pinyin: "whole", its "first" words, or "".

    >>> spelled_by("禾晟", "hesheng"), spelled_by("明辉", "ming hui lighting"), spelled_by("明辉", "mingde")
    ('whole', 'first', '')
    """
    return _spelled(han, latin) if latin.isascii() and len(han) >= _HAN and is_han(han) else ""


@lru_cache(maxsize=1 << 16)
def _spelled(han: str, latin: str) -> str:
    joined, ends = "", []
    for word in latin.split():
        joined += word
        ends.append(len(joined))
    reached = {0}
    for char in han:
        reached = {
            end + len(read) for end in reached for read in readings_of(char) if joined.startswith(read, end)
        }
    if len(joined) >= _LATIN and len(joined) in reached:
        return "whole"
    return "first" if any(end >= _HELD_LETTERS and end in reached for end in ends) else ""


def transcribed(one: str, other: str) -> bool:
    """Say whether one name may be the other by its sound: 科丝美诗, Cosmax; オムロン, Omron.

    >>> transcribed("科丝美诗", "cosmax"), transcribed("欧姆龙", "オムロン"), transcribed("云杉", "cosmax")
    (True, True, False)
    >>> transcribed("삼성전자", "samsung"), transcribed("현대", "samsung")
    (True, False)
    """
    if one.isascii() == other.isascii() and is_han(one) == is_han(other):
        return False
    heard, said = _consonants(one), _consonants(other)
    shortest = min(len(heard), len(said))
    alike = next((size for size in range(shortest, 0, -1) if heard[:size] == said[:size]), 0)
    return alike >= _ENOUGH and alike >= shortest - 1


@lru_cache(maxsize=1 << 16)
def _consonants(name: str) -> str:
    """Return the consonants of the first word, as a transcription keeps them."""
    first = next(iter(_PARTS.findall(name)), "").strip()
    if is_han(first):
        spelled = "".join(syllables(first, {}))
    elif _HANGUL.match(first):
        spelled = spelled_out(first).replace(" ", "")  # it parts what it takes for a Korean name: 삼성전자
    else:
        spelled = spelled_out(first).partition(" ")[0]
    for pattern, folded in _CONSONANTS:
        spelled = pattern.sub(folded, spelled)
    return spelled


def well_known(name: str, companies: KnownCompanies) -> str:
    """Return the house of the well-known company whose name, in whole words, a longer one begins with.

    A word of two letters before it is a place (SZ DJI).
    """
    for part in map(str.strip, _PARTS.findall(name)):
        for text in _starts(part):
            if text[:_HAN] not in companies.lengths:
                continue  # no name that is known begins so
            ends = [len(text), *(hit.start() for hit in reversed(list(re.finditer(r"\s", text))))]
            for end in range(len(text), 1, -1) if is_han(part) else ends:
                found = companies.aliases.get(text[:end])
                if found is not None and (is_han(part) or end > _HAN):
                    return (found.name_zh or found.name_en).casefold()
    return ""


def _starts(part: str) -> list[str]:
    """Return a part of a name, and without its first word where that is no longer than a place's letters."""
    first, _, rest = part.partition(" ")
    return [part, rest] if rest and len(first) <= _HAN and not is_han(part) else [part]
