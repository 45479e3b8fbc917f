"""Tell the code pages of Europe apart: one byte is è in the west, č in the middle and и in the east.

Each decodes nearly any bytes, so what counts is whether the words it gives could be words of one language:
most lists are from one country. Szczęsna is Polish; read as the west writes it, Szczêsna could be French, but
Paweł would be Pawe³. Where the west and another fit alike, or a list is from everywhere, it is the west.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_WEST = "cp1252"
#: The letters beside those of English, by code page and language; Cyrillic and Greek words have no others.
_LETTERS: Mapping[str, tuple[str, ...]] = {
    "cp1252": (
        "äöüß", "àâæçéèêëîïôœùûü", "áàéèíïóòúñüç", "áâãàçéêíóôõú", "àéèìíòóù", "éèëïöüáó", "åäöé", "åæøéö",
        "äöåšž", "áéíóúýþæöð", "àçèéíïòóúü", "äõöüšž",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß"),
    "cp1251": (
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "абвгдђежзијклљмнњопрстћуфхцчџш",
    ),
    "cp1253": ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",),
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}  # fmt: skip
CODECS = tuple(_LETTERS)
_WHOLLY_OWN = frozenset(("cp1251", "cp1253"))
#: Signs that all of them have, at the same places.
_SIGNS = "\u2018\u2019\u201c\u201d\u201e\u201a\u2013\u2014\u2026\u2022\u20ac\xa0\xab\xbb\xa9\xae\xb0\xb7"
_WORD = re.compile(rf"(?:[^\W\d_]|[^\x00-\x7f{_SIGNS}])+")
#: What nobody in the west writes: a name with È in front or -iæ at the end (Petrović), þ but in front.
_NOT_WESTERN = re.compile("[ÈÌÒÙÏË](?=[a-z])|i[æè]$|(?<=.)þ|ã(?![oes]|$)")
_PORTUGUESE, _NOT_PORTUGUESE = "áâãàçéêíóôõú", re.compile("õ(?!e)")
#: What signs are worth without any word.
_OF_SIGNS = 0.8
#: From this share of its words on a list is in one language; so much apart are two that are told apart.
_ONE_LANGUAGE, _CLEARLY = 0.8, 0.1
#: One word that differs says too little, so that it is asked: Sibrandahûs is Frisian, and could be Hungarian.
_FEWEST = 2


class Fit(NamedTuple):
    """A code page and the share, from 0 to 1, of words that it would give right."""

    codec: str
    share: float


def fits(lines: Sequence[bytes]) -> list[Fit]:
    """Say which code pages, by Python's names, non-ASCII lines may be in, the likeliest first; none twice.

    >>> [one.codec for one in fits(["Paweł Szczęsny".encode("cp1250")])]
    ['cp1250']
    >>> [one.codec for one in fits(["Hélène Lefèvre".encode("cp1252")])]
    ['cp1252']
    """
    raw = b"\n".join(lines)
    texts = {codec: raw.decode(codec, "replace") for codec in CODECS}
    west = texts[_WEST]
    found, sure = [], True
    for codec in CODECS[1:]:
        text = texts[codec]
        spans = sorted({*_words(text), *_words(west)})
        unlike = {text[start:end] for start, end in spans if text[start:end] != west[start:end]}
        mine = _share_of_one(codec, text, spans, west)
        if unlike and mine >= max(_ONE_LANGUAGE, _share_of_one(_WEST, west, spans, text) + _CLEARLY):
            found.append(Fit(codec, mine))
            sure &= len(unlike) >= _FEWEST
    found.sort(key=lambda fit: -fit.share)
    if found and sure:
        return found
    return [*found, Fit(_WEST, found[0].share if found else _union(west))]


def _words(text: str) -> list[tuple[int, int]]:
    """Return where the words stand that have other letters than English."""
    return [one.span() for one in _WORD.finditer(text) if not one[0].isascii()]


def _share_of_one(codec: str, text: str, spans: Sequence[tuple[int, int]], other: str) -> float:
    """Return the share of words that one language could have, as `codec` reads them.

    The language must fit all words, and those apart that are read differently in the `other` text.
    """
    told = [_languages(codec, text[start:end]) for start, end in spans]
    every, unlike = [True] * len(spans), [text[start:end] != other[start:end] for start, end in spans]
    numbers = range(len(_LETTERS[codec]))
    return max(min(_share(told, number, every), _share(told, number, unlike)) for number in numbers)


def _share(told: Sequence[set[int]], language: int, of: Sequence[bool]) -> float:
    return sum(language in one for one, counts in zip(told, of, strict=True) if counts) / max(sum(of), 1)


def _union(west: str) -> float:
    """Return the share of words that any language of the west could have."""
    words = [west[start:end] for start, end in _words(west)]
    if not words:
        return _OF_SIGNS if not west.isascii() else 0.0
    return sum(bool(_languages(_WEST, word)) for word in words) / len(words)


def _languages(codec: str, word: str) -> set[int]:
    """Return the languages of a code page, by number, that could have a word."""
    if not (word[1:].islower() or word.isupper() or len(word) == 1):
        return set()
    if codec == _WEST and _NOT_WESTERN.search(word):
        return set()
    word = word.replace("İ", "i").lower()
    letters = set(word)
    if codec not in _WHOLLY_OWN:
        letters = {char for char in letters if not char.isascii()}
    odd = _PORTUGUESE if _NOT_PORTUGUESE.search(word) else ""
    return {number for number, own in enumerate(_LETTERS[codec]) if letters.issubset(own) and own != odd}
