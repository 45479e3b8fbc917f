"""Japanese names whose given name stands in kana behind the characters of the surname: 高橋 みゆき."""

from __future__ import annotations

import re

from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.romanised import short_vowels
from pipeline.matching.scripts import spelled_out

_TAIL = re.compile("[\u3041-\u3096ー]{2,4}$")
_TYPED = re.compile("[\u3400-\u9fff々]\\s?([\u3041-\u3096\u30a1-\u30f6ー]{2,4})$")
_KATAKANA, _HIRAGANA = 0x30A1, 0x3041
#: What follows a name and is none: Mr, Ms.
_ADDRESSES = frozenset(("さん", "さま", "くん", "ちゃん"))


def kana_behind(name: str) -> str:
    """Return the kana that a name in characters ends in, as hiragana; "" for none.

    >>> kana_behind("髙橋 ミユキ"), kana_behind("佐藤ひろし"), kana_behind("佐藤さん"), kana_behind("関ヶ原")
    ('みゆき', 'ひろし', '', '')
    """
    found = _TYPED.search(name)
    if not found:
        return ""
    kana = "".join(
        chr(ord(char) - _KATAKANA + _HIRAGANA) if "ァ" <= char <= "ヶ" else char for char in found[1]
    )
    return "" if kana in _ADDRESSES else kana


def parted(name: str) -> tuple[str, str]:
    """Return a name's characters, and how the kana behind them are spelled; "" for none."""
    kana = _TAIL.search(name)
    return (name[: kana.start()], short_vowels(spelled_out(kana[0]))) if kana else (name, "")


def kana_rung(one: str, other: str, lexicon: NameLexicon) -> str:
    """Name the rung for two names that are not equal, at least one with kana behind its characters.

    How a given name is read is its bearer's choice: where the characters may be read so it is one name, and
    where they are not known to be it may still be.

    >>> nobody = NameLexicon.empty()
    >>> [kana_rung("高桥みゆき", name, nobody) for name in ("高桥さゆり", "田中みゆき", "高桥", "高桥美雪")]
    ['given-differs', 'different', 'surname', 'sibling']
    """
    (stem, kana), (their_stem, their_kana) = parted(one), parted(other)
    if kana and their_kana:
        if stem != their_stem:
            return "different"
        return "exact" if kana == their_kana else "given-differs"
    surname, said, whole = (stem, kana, other) if kana else (their_stem, their_kana, one)
    if not whole.startswith(surname):
        return "different"
    given = whole[len(surname) :]
    if not given:
        return "surname"
    return "romanised" if lexicon.romanised.reads(given, said, "japanese") else "sibling"
