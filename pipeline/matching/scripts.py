"""Kana, Hangul, Cyrillic and Greek in Latin letters, so that さとう りょう can meet "Ryo Sato", 이정훈 "Lee Jeong-hun".

Both are spelled letter by letter by fixed tables (Hepburn; the Revised Romanization of Korean, 2000), which
need no dictionary. Unicode composes Hangul syllables by arithmetic (The Unicode Standard, 3.12).
"""

from __future__ import annotations

import re
import unicodedata

_KANA = re.compile("[\u3041-\u30ff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_GOJUON = dict(
    zip(
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをんがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ",
        "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo"
        " ra ri ru re ro wa i e o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po"
        " vu".split(),
        strict=True,
    )
)
#: Russian by sound, as passports do; lower-case, for texts are folded before.
_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
            "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g".replace(
                "-", ""
            ).split(" "),
            strict=True,
        )
    )
)
#: Greek after ELOT 743, as passports do; two letters that spell one sound come first.
_GREEK_TWO = (("ου", "ou"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("γκ", "gk"), ("αυ", "av"), ("ευ", "ev"))
_GREEK = str.maketrans(
    dict(
        zip(
            "αβγδεζηθικλμνξοπρσςτυφχψω",
            "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
            strict=True,
        )
    )
)
_UNREAD = re.compile("[\u0530-\u0fff]")
_GREEK_LETTER = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
_MEDIALS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = " g kk gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h".split(" ")
#: Surnames of Korea as their bearers spell them, where that is hardly ever the official way.
_KOREAN_SURNAMES = {
    "이": "lee",
    "박": "park",
    "최": "choi",
    "우": "woo",
    "안": "ahn",
    "허": "hur",
    "노": "noh",
    "김": "kim",
    "강": "kang",
    "조": "cho",
    "임": "lim",
    "윤": "yoon",
    "권": "kwon",
    "신": "shin",
    "문": "moon",
    "오": "oh",
}


def spelled_out(text: str) -> str:
    """Write the kana and Hangul of a text in lower-case Latin letters; the rest stays.

    A Korean name written in one piece is parted after its surname, which is one syllable.

    >>> spelled_out("さとう りょう"), spelled_out("デンソー"), spelled_out("이정훈"), spelled_out("παπαδόπουλος")
    ('satou ryou', 'denso', 'lee jeonghun', 'papadopoulos')
    """
    if text.isascii():
        return text
    text = text.translate(_CYRILLIC)
    if _GREEK_LETTER.search(text):
        text = _greek(text)
    return _HANGUL.sub(lambda hit: _korean(hit[0]), _KANA.sub(lambda hit: _japanese(hit[0]), text))


def is_unread(text: str) -> bool:
    """Say whether a text stands in a script that nothing here reads: Thai, Arabic, Hebrew.

    >>> is_unread("ผู้จัดการ"), is_unread("经理"), is_unread("Müller"), is_unread("директор")
    (True, False, False, False)
    """
    return not text.isascii() and bool(_UNREAD.search(text))


def _greek(text: str) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    for two, letters in _GREEK_TWO:
        plain = plain.replace(two, letters)
    return plain.translate(_GREEK)


def _japanese(kana: str) -> str:
    letters = ""
    for char in unicodedata.normalize("NFKC", kana):
        char = chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char
        if char in _SMALL:
            vowel = _SMALL[char]
            soft = letters.endswith(("shi", "chi", "ji")) or vowel in "ie"
            letters = letters[:-1] + (vowel if soft or char in "ぁぃぅぇぉ" else "y" + vowel)
        elif char not in "っー・":
            letters += _GOJUON.get(char, "")
        elif char == "・":
            letters += " "
    return letters


def _korean(syllables: str) -> str:
    spelled = []
    for char in syllables:
        initial, rest = divmod(ord(char) - 0xAC00, 588)
        medial, final = divmod(rest, 28)
        spelled.append(_INITIALS[initial] + _MEDIALS[medial] + _FINALS[final])
    if 2 <= len(spelled) <= 4:
        return _KOREAN_SURNAMES.get(syllables[0], spelled[0]) + " " + "".join(spelled[1:])
    return "".join(spelled)
