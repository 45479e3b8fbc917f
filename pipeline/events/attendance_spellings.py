"""Ways people write their own names at meetings: Malay and Thai ones, and an English name with a surname.

Muhd Faiz Ahmad is Muhammad Faiz bin Ahmad, Khun Somchai is called Somchai, David Dai is 戴维 (David).
"""

from __future__ import annotations

import re

from pipeline.matching.readings import is_han, words
from pipeline.text.person_words import NameWords

#: What stands for Muhammad, Abdul, son or daughter of, and the titles of Malaysia; small and without points.
_CUSTOMARY = frozenset(
    "muhd mohd mohamad mohammad mohamed mohammed muhammad muhamad muhammed muh mhd mohmd mhmd md".split()
)
_PATRONYMS = frozenset("bin binti binte bte bt bti b bn ibni a/l a/p al ap s/o d/o anak".split())
_TITLES = frozenset(
    "sri seri dato datuk dato' datin tan tun puan encik en cik haji hj hajah hjh ir ts tuan".split()
)
_SERVANTS = {"abd": "abdul", "abdl": "abdul", "abdool": "abdul"}
_HONOURED = frozenset(("chị", "ông", "bà", "cô", "chú"))
_BEHIND = re.compile(r"(?<=\w)\s*(?:さん|さま|様|氏|殿|桑|님|씨|[- ](?:san|sama|ssi|nim))$", re.IGNORECASE)
_KHUN = re.compile(r"^(?:khun|nong|pee|คุณ|น้อง|พี่)[\s.]*(?=\S{2})", re.IGNORECASE)
_KHUN_SHORT = re.compile(r"^(?:k|kh|p|n)(?:\.\s*|['’]\s*|\s+)(?=[^\W\d_]{3})", re.IGNORECASE)


def unaddressed(name: str, words: NameWords) -> str:
    """Return a name without how its bearer is addressed, of which the surname alone may be left.

    >>> from pipeline.rules import load_rules
    >>> words = load_rules().person_names.words
    >>> [unaddressed(one, words) for one in ("Mr. Mueller", "Frau Dr. Weber", "田中様", "Tanaka-san")]
    ['Mueller', 'Weber', '田中', 'Tanaka']
    """
    parts = _BEHIND.sub("", name).split()
    while len(parts) > 1 and parts[0].strip(".,").casefold() in words.addresses | _HONOURED:
        parts = parts[1:]
    return " ".join(parts) or name


def respelled(name: str, *, thai: bool) -> list[str]:
    """Return other forms of a name in Latin letters; `thai` where K. may stand for Khun.

    >>> respelled("Muhd Faiz b. Ahmad", thai=False), respelled("Abd. Rahman Yusof", thai=False)
    (['Faiz Ahmad'], ['Abdul Rahman Yusof'])
    >>> respelled("K. Somchai", thai=True), respelled("K. Ramesh", thai=False)
    (['Somchai'], [])
    """
    if is_han(name):
        return []
    called = _KHUN.sub("", name)
    if thai and called == name:
        called = _KHUN_SHORT.sub("", name)
    forms = [called] if called != name else []
    parts = [part.strip(".,") for part in name.split()]
    keys = [part.casefold().replace("’", "'") for part in parts]
    kept = [
        _SERVANTS.get(key, "").title() or part
        for at, (key, part) in enumerate(zip(keys, parts, strict=True))
        if not (key in _CUSTOMARY or (at and key in _PATRONYMS) or (not at and key.strip("'") in _TITLES))
    ]
    if kept != parts and len(kept) > 1:
        forms.append(" ".join(kept))
    return forms


def with_surname(alt: str, surname: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of an English name with a Chinese surname, in either order; () for other names.

    >>> with_surname("David", "dai")
    (('david', 'dai'), ('dai', 'david'))
    """
    english = words(alt)
    if len(english) != 1 or not surname or is_han(alt):
        return ()
    return (english[0], surname), (surname, english[0])
