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

_HAN = re.compile("[\u3005\u3400-\u9fff\U00020000-\U0003ffff]")
_HAN_OR_DOT = re.compile("[\u3005\u3400-\u9fff\U00020000-\U0003ffff·]+")
#: Letters that no decomposition takes apart, written the way their owners do without them.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
)
#: Characters as Japan writes them, by the simplified Chinese ones: 斎藤 and 齋藤 are one name. Those of
#: OpenCC's jp2t that no Chinese text in GB 2312 holds, and the variants of surnames that Unicode keeps apart.
_JAPANESE = str.maketrans(
    "両乗亀亜仏仮伝価倹児円処剣剤剰労効勅勧勲単厳収唖営噛団囲図圏圧塁塩増壊壌壱売変奨嬢実寛対専尭巌巣巻"
    "帯帰庁広廃弐弾従徳徴応恵悩悪懐戦戯戻払抜択拝拠拡挙挿捜掲掻揺摂撃撹斉斎晩暁暦曽栄桜桝桟検楽様槙権歓歩"
    "歯歳歴毎気沢浄涙渇済渉渋渓満滝瀬焼犠猟獣畳痩発県砕稲穂穏穣竜粋粛経絵継続総縁縄縦繊繍聴脳臓艶荘蔵薫薬"
    "蛍蝋覇覚覧観訳読譲豊賛転軽辺逓遅郷酔醤醸釈鉄鉱銭鋳錬関闘陥険隠雑霊颕頼顕駅駆騒験髄髪鴎鶏鹸麹麺黒黙齢"
    "髙﨑濵邉栁桒槗𠮷嶋嶌冨曻渕",
    "两乘龟亚佛假传价俭儿圆处剑剂剩劳效敕劝勋单严收哑营啮团围图圈压垒盐增坏壤壹卖变奖娘实宽对专尧岩巢卷"
    "带归厅广废贰弹从德征应惠恼恶怀战戏戾拂拔择拜据扩举插搜揭搔摇摄击搅齐斋晚晓历曾荣樱枡栈检乐样槇权欢步"
    "齿岁历每气泽净泪渴济涉涩溪满泷濑烧牺猎兽叠瘦发县碎稻穗稳穰龙粹肃经绘继续总缘绳纵纤绣听脑脏艳庄藏薰药"
    "萤蜡霸觉览观译读让丰赞转轻边递迟乡醉酱酿释铁矿钱铸炼关斗陷险隐杂灵颖赖显驿驱骚验髓发鸥鸡碱曲面黑默龄"
    "高崎滨边柳桑桥吉岛岛富升渊",
)
#: How María is written short: Mª José, Ma. Cristina.
_MARIA = re.compile(r"\bM\.?\s?ª\.?|\bMa\.(?=\s?\w{2})")
#: A digit among letters is a letter misread off a card: Kr0nberger.
_DIGIT = re.compile(r"(?<![\d])[01](?=[a-z])|(?<=[a-z])[01](?![\d])|(?<=[a-z])[0158]+(?=[a-z])")
_READ_AS = str.maketrans("0158", "olsb")
#: Particles as Dutch and German abbreviate them; a capital letter there is an initial.
_VAN_DER, _VON = re.compile(r"\bv\.?\s?d\.?\s?(?=[A-Z]\w)"), re.compile(r"\bv\.\s?(?=[A-Z]\w)")
#: How a Japanese or Korean is addressed behind the name: Suzuki-san.
_ADDRESSED = re.compile(r"(?<=\w)-(?:san|sama|sensei|ssi|nim)\b", re.IGNORECASE)
_SOUTHERN = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("^([zcs])h", r"\1"),
        ("^n", "l"),
        ("ng$", "n"),
        ("^hu(?=an|$)", "wu"),
        ("^wu(?=a)", "w"),
    )
)
_NOT_WORD = re.compile(r"[^\w]+")
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


@lru_cache(maxsize=30_000)
def _toned(char: str) -> frozenset[str]:
    """Return all readings of one character with their tones."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    return frozenset(pinyin(char, style=Style.TONE3, heteronym=True)[0])


def said_alike(one: str, other: str) -> bool:
    """Say whether two names in characters are said the same, tones and all: nobody calls two children so.

    >>> said_alike("赖奕辰", "赖翊辰"), said_alike("江俊豪", "江俊浩"), said_alike("江俊豪", "江俊")
    (True, False, False)
    """
    return len(one) == len(other) and all(
        a == b or not _toned(a).isdisjoint(_toned(b)) for a, b in zip(one, other, strict=True)
    )


@lru_cache(maxsize=4096)
def as_in_the_south(syllable: str) -> str:
    """Fold a syllable of pinyin to what much of China keeps no more apart: Chén, Chéng; Wáng, Huáng.

    >>> as_in_the_south("cheng") == as_in_the_south("chen"), as_in_the_south("huang")
    (True, 'wan')
    """
    for pattern, plain in _SOUTHERN:
        syllable = pattern.sub(plain, syllable)
    return syllable


def is_han(name: str) -> bool:
    """Say whether `name` holds a Chinese character."""
    return not name.isascii() and bool(_HAN.search(name))


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
            return (reading, *map(_syllable, filter(str.isalnum, name[length:])))
    return tuple(map(_syllable, filter(str.isalnum, name)))


def words(name: str) -> tuple[str, ...]:
    """Split a name into its Latin words, lower-case, without accents; Chinese characters are left out.

    >>> words("O'Brien, Anna-Lena"), words("Paweł Łukasiewicz")
    (('obrien', 'anna', 'lena'), ('pawel', 'lukasiewicz'))
    """
    if name.isascii() and name.replace(" ", "").isalpha():
        return tuple(name.lower().split())  # nearly all
    name = _ADDRESSED.sub("", name) if "-" in name else name
    name = _VON.sub("von ", _VAN_DER.sub("van der ", _MARIA.sub("Maria ", name)))
    if _DIGIT.search(name):
        name = _DIGIT.sub(lambda hit: hit[0].translate(_READ_AS), name)
    plain = spelled_out(_HAN.sub(" ", normal(name)).replace("'", "").replace("’", "").translate(_PLAIN))
    if not plain.isascii():
        plain = "".join(
            char for char in unicodedata.normalize("NFKD", plain) if unicodedata.category(char)[0] != "M"
        )
    return tuple(word for word in _NOT_WORD.split(plain) if word and not word.isdigit())


def sound(parts: tuple[str, ...]) -> str:
    """Return the letters of `parts` sorted: one key for every order and spacing of the same syllables.

    >>> sound(("li", "xiao", "long")) == sound(("xiaolong", "li"))
    True
    """
    return "".join(sorted("".join(parts)))
