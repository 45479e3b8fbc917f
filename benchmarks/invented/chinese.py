"""Chinese names: how often each comes, and every way one is written.

Surnames come as often as in the census (per mille), given names as they are given: a few whole names very
often (张伟 has namesakes in every hall), most of two characters drawn by their frequency. The readings are
Mandarin pinyin, Wade-Giles, Cantonese as in Hong Kong, Hokkien as in Singapore and Malaysia.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from random import Random
from typing import NamedTuple

from invented.draw import Weighted, pick, table

_SURNAMES = {line["surname"]: line for line in table("surnames.csv")}
_CHARS = {line["char"]: line for line in table("given.csv")}
_SURNAME = Weighted({name: float(line["per_mille"]) for name, line in _SURNAMES.items()})
_CHAR = Weighted({char: float(line["weight"]) for char, line in _CHARS.items()})
#: Given names that are drawn whole, the commonest first: one name in seven.
_COMMON = (
    "伟 芳 娜 敏 静 丽 强 磊 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 军 秀英 桂英 建华 建国 志强 志明 晓明 海燕 丽华 国强"
    " 文静 俊杰 婷婷 浩然 子涵 雨桐 宇轩 思远 欣怡 嘉怡 晓东 春梅 建军 小红 佳佳 雪梅 永强 志远 文杰 天宇"
).split()
_COMMON_GIVEN = Weighted({name: 1 / (place + 6) for place, name in enumerate(_COMMON)})
_ENGLISH = [line["name"] for line in table("western.csv") if line["kind"] == "english"]
_TITLES_ZH = ("总", "经理", "工", "总监", "主任", "老师", "女士", "先生")


class ChineseName(NamedTuple):
    """A name in simplified characters, with the English first name its owner goes by ("" for none)."""

    surname: str
    given: str
    english: str

    @property
    def han(self) -> str:
        """The name as it stands on an identity card."""
        return self.surname + self.given


def draw_name(chance: Random, english: float = 0.3) -> ChineseName:
    """Invent a name; `english` is the share of people with an English first name."""
    if chance.random() < 0.15:
        given = _COMMON_GIVEN.one(chance)
    else:
        given = _CHAR.one(chance)
        if chance.random() < 0.86:
            given += _CHAR.one(chance)
    return ChineseName(
        _SURNAME.one(chance), given, pick(_ENGLISH, chance) if chance.random() < english else ""
    )


def pinyin(name: ChineseName, chance: Random) -> str:
    """Write a name in pinyin, in one of the orders and spacings people use."""
    surname, given = _SURNAMES[name.surname]["pinyin"], [reading(char) for char in name.given]
    joined = "".join(given)
    style = chance.random()
    if style < 0.4:
        return f"{joined.title()} {surname.title()}"
    if style < 0.7:
        return f"{surname.title()} {joined.title()}"
    if style < 0.8:
        return f"{surname.upper()} {joined.title()}"
    if style < 0.9:
        return f"{surname.title()} {' '.join(given).title()}"
    return f"{'-'.join(given).capitalize()} {surname.title()}"


def wade_giles(name: ChineseName) -> str:
    """Write a name as in a passport of Taiwan: surname first, a hyphen in the given name."""
    given = "-".join(_wade_giles(reading(char)) for char in name.given)
    return f"{_SURNAMES[name.surname]['wade_giles'].title()} {given.capitalize()}"


def cantonese(name: ChineseName) -> str:
    """Write a name as on an identity card of Hong Kong: CHAN Tai Man."""
    given = " ".join(_CHARS[char]["cantonese"] for char in name.given)
    return f"{_SURNAMES[name.surname]['cantonese'].upper()} {given.title()}"


def hokkien(name: ChineseName) -> str:
    """Write a name as on an identity card of Singapore: Tan Boon Kiat."""
    given = " ".join(_CHARS[char]["hokkien"] for char in name.given)
    return f"{_SURNAMES[name.surname]['hokkien']} {given}".title()


def english(name: ChineseName, region: str, chance: Random) -> str:
    """Write the English first name with the surname as `region` spells it."""
    surname = surname_in(name, region).title()
    return f"{name.english} {surname}" if chance.random() < 0.8 else name.english


def surname_in(name: ChineseName, region: str) -> str:
    """Spell the surname as `region` (cn, hk, tw, sg) does."""
    column = {"hk": "cantonese", "tw": "wade_giles", "sg": "hokkien"}.get(region, "pinyin")
    return _SURNAMES[name.surname][column]


def title_as_name(name: ChineseName, chance: Random) -> str:
    """Write what a caller would say: 王总."""
    return name.surname + pick(_TITLES_ZH, chance)


def slip(name: ChineseName, chance: Random) -> str:
    """Put a character of the same sound in place of one of the given name; as it is where there is none."""
    at = int(chance.random() * len(name.given))
    others = [char for char in _homophones()[reading(name.given[at])] if char != name.given[at]]
    if not others:
        return name.han
    return name.surname + name.given[:at] + pick(others, chance) + name.given[at + 1 :]


@cache
def traditional(text: str) -> str:
    """Write simplified characters in their traditional form."""
    return _converter().convert(text)


@cache
def reading(char: str) -> str:
    """Read a character of a given name in pinyin, ü written v."""
    from pypinyin import Style, lazy_pinyin

    return str(lazy_pinyin(char, style=Style.NORMAL, v_to_u=False)[0])


def latin(name: ChineseName) -> tuple[str, list[str]]:
    """Return the pinyin of the surname and of each character of the given name."""
    return _SURNAMES[name.surname]["pinyin"], [reading(char) for char in name.given]


@cache
def _converter():  # type: ignore[no-untyped-def]  # opencc ships no types
    from opencc import OpenCC

    return OpenCC("s2t")


@cache
def _homophones() -> dict[str, list[str]]:
    alike = defaultdict(list)
    for char in _CHARS:
        alike[reading(char)].append(char)
    return alike


#: Pinyin to Wade-Giles without its apostrophes and umlauts, as passports print it; first match per syllable.
_TO_WADE_GILES = [
    (re.compile(pattern), other)
    for pattern, other in (
        (r"^zhi$", "chih"), (r"^chi$", "chih"), (r"^shi$", "shih"), (r"^ri$", "jih"), (r"^zi$", "tzu"),
        (r"^ci$", "tzu"), (r"^si$", "ssu"), (r"^xue$", "hsueh"), (r"^xun$", "hsun"), (r"^xu(an)?$", r"hsu\1"),
        (r"^yan$", "yen"), (r"^ye$", "yeh"), (r"^yi$", "i"), (r"^you$", "yu"), (r"^ke$", "ko"), (r"^he$", "ho"),
        (r"^ge$", "ko"), (r"^jie$", "chieh"), (r"^(?:j|q)ian$", "chien"), (r"^xian$", "hsien"), (r"^rui$", "jui"),
    )
]  # fmt: skip
_INITIALS = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"),
    ("b", "p"), ("d", "t"), ("g", "k"), ("r", "j"),
)  # fmt: skip
_FINALS = (("ong", "ung"), ("ian", "ien"), ("ie", "ieh"), ("ue", "ueh"), ("uo", "o"))


@cache
def _wade_giles(syllable: str) -> str:
    for pattern, other in _TO_WADE_GILES:
        if pattern.match(syllable):
            return pattern.sub(other, syllable)
    for ours, theirs in _INITIALS:
        if syllable.startswith(ours):
            syllable = theirs + syllable[len(ours) :]
            break
    for ours, theirs in _FINALS:
        if syllable.endswith(ours):
            return syllable[: -len(ours)] + theirs
    return syllable
