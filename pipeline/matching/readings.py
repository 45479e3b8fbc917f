"""How a name sounds, so that 李雷 and "Lei LI" can meet: letters only, whatever the script or the order."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from pipeline.matching.scripts import spelled_out
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_HAN_OR_DOT = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff·]+")
#: Letters that no decomposition takes apart, written the way their owners do without them.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
)
#: Characters as Japan writes them, by the simplified Chinese ones: 斎藤 and 齋藤 are one name.
_JAPANESE = str.maketrans(
    "斎斉沢辺邉浜桜広恵竜栄実髙﨑円塩黒歩関図覚亀斌弥徳豊鉄児麦渋",
    "斋齐泽边边滨樱广惠龙荣实高崎圆盐黑步关图觉龟斌弥德丰铁儿麦涩",
)
_NOT_LETTER = re.compile(r"[^a-z]+")


@lru_cache(maxsize=30_000)
def _syllable(char: str) -> str:
    """Read one character by its commonest reading, ü written v; a character without one stands for itself."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # single characters need no phrase table (200 ms)
    from pypinyin import Style, lazy_pinyin

    return _NOT_LETTER.sub("", lazy_pinyin(char, style=Style.NORMAL, v_to_u=False)[0].lower()) or char


@lru_cache(maxsize=30_000)
def readings_of(char: str) -> frozenset[str]:
    """Return all readings of one character in pinyin without tones, ü written v.

    >>> sorted(readings_of("乐")), sorted(readings_of("吕"))
    (['le', 'yue'], ['lv'])
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)
    return frozenset(_NOT_LETTER.sub("", text.lower()) for text in found[0]) - {""}


def is_han(name: str) -> bool:
    """Say whether `name` holds a Chinese character."""
    return bool(_HAN.search(name))


def han_part(name: str) -> str:
    """Return the Chinese characters of a name, simplified, with the dot of a foreign name kept.

    >>> han_part("Coco 盧"), han_part("弗兰克·韦伯")
    ('卢', '弗兰克·韦伯')
    """
    return in_one_script("".join(_HAN_OR_DOT.findall(name))).strip("·")


def in_one_script(han: str) -> str:
    """Write characters as China simplifies them, those of Japan and the traditional ones too.

    >>> in_one_script("斎藤"), in_one_script("齋藤")
    ('斋藤', '斋藤')
    """
    return simplified(han).translate(_JAPANESE)


def syllables(name: str, surnames: Mapping[str, str]) -> tuple[str, ...]:
    """Read a Chinese name as (surname, given...): surnames as `surnames` says, the rest singly.

    >>> syllables("单晓", {"单": "shan"})
    ('shan', 'xiao')
    """
    for length in (2, 1):
        reading = surnames.get(name[:length])
        if reading and len(name) >= length:
            return (reading, *(_syllable(char) for char in name[length:] if char.isalnum()))
    return tuple(_syllable(char) for char in name if char.isalnum())


def words(name: str) -> tuple[str, ...]:
    """Split a name into its Latin words, lower-case, without accents; Chinese characters are left out.

    >>> words("O'Brien, Anna-Lena"), words("Paweł Łukasiewicz")
    (('obrien', 'anna', 'lena'), ('pawel', 'lukasiewicz'))
    """
    plain = spelled_out(_HAN.sub(" ", normal(name)).replace("'", "").replace("’", "").translate(_PLAIN))
    if not plain.isascii():
        plain = "".join(
            char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char)
        )
    return tuple(word for word in re.split(r"[^\w]+", plain) if word and not word.isdigit())


def sound(parts: tuple[str, ...]) -> str:
    """Return the letters of `parts` sorted: one key for every order and spacing of the same syllables.

    >>> sound(("li", "xiao", "long")) == sound(("xiaolong", "li"))
    True
    """
    return "".join(sorted("".join(parts)))
