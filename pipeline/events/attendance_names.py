"""What a display name may say: the same text read as a name, as name and company, as a device's owner.

People call themselves 张伟-华为, Kevin (Bosch), "Brian's iPhone", 华为张伟, 张伟8000. Each way of reading is
one `Guess`; the identity engine judges them all, and the best that fits a registration holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.events.attendance_beside import unmarked
from pipeline.events.attendance_spellings import respelled, unaddressed
from pipeline.matching.readings import words
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal
from pipeline.text.person import PersonNames
from pipeline.text.person_roles import is_called, is_nickname

_MARKS = re.compile(r"\s*[-–—_|｜@＠/／·・,，、:：;；~～+＋]+\s*")
_BRACKETS = re.compile(
    r"^(?P<outer>[^()（）\[\]【】<>《》]*)[(（\[【<《](?P<inner>[^()（）\[\]【】<>《》]*)[)）\]】>》]\s*(?P<more>.*)$"
)
#: An @ with no domain behind it is a mark: Cindy@桃源电子.
_AT = re.compile(r"[@＠](?![a-z0-9-]+\.[a-z0-9])", re.IGNORECASE)
_TAIL = re.compile(r"(?<![0-9*])([0-9]{4})(?![0-9*])")
_MASKED = re.compile(r"(?<![0-9*])(?:\+?86[- ]?)?((?:[0-9]{2,})?)[*•×]{2,}([0-9]{1,8})(?![0-9])")
_HAN_RUN = re.compile("[\u3400-\u9fff]{3,}")
_GLUED = re.compile("(?<![a-z])[a-z]{5,24}(?![a-z])", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: What people put before a contact's name so that it sorts first: A0苏州-王芳.
_SORTED = re.compile("^(?:[Aa]{1,5}[0-9]{0,3}|0[0-9]{1,2})[ \\-_.、~]*(?=[\u3400-\u9fff])")
_YEARS = range(1950, 2036)


class Guess(NamedTuple):
    """One way to read a display name: who, and whatever stood beside it."""

    name: str
    beside: str = ""
    in_brackets: bool = False
    """Whether the name stood in brackets, and a nickname may stand before it."""


@dataclass(frozen=True)
class KnownNames:
    """The names of those who registered: Chinese ones with the companies beside them, in pinyin, in words."""

    companies: Mapping[str, tuple[str, ...]]
    pinyin: Mapping[str, str]
    latin: frozenset[tuple[str, ...]] = frozenset()
    english: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """Chinese names by the English name and surname of those who gave an English one."""
    thai: bool = False
    """Whether people of Thailand registered: K. Somchai is Khun Somchai."""


def is_whole(text: str, lexicon: PersonNames) -> bool:
    """Tell whether a text is a person's whole name: Chinese with a surname, or several Latin words."""
    read = lexicon.read(text)
    if read.problem or not read.name:
        return False
    if any(lexicon.is_chinese_name(one) for one in (read.name, read.alt)):
        return True
    words = [word for word in re.split(r"[\s.]+", read.name) if word]
    latin = all(_LATIN_WORD.fullmatch(word) for word in words)
    return (
        latin and read.script == "latin" and 2 <= len(words) <= 5 and sum(len(word) > 1 for word in words) > 1
    )


def guesses(shown: str, lexicon: PersonNames, known: KnownNames) -> list[Guess]:
    """Return the ways to read a display name, the text as it stands first, each once."""
    text = _AT.sub("-", _SORTED.sub("", unmarked(shown, lexicon.words)))
    found = [Guess(text)]
    bare = _without_device(text, lexicon)
    if bare != text and bare:
        found.append(Guess(bare))
    bracket = _BRACKETS.match(bare)
    if bracket:
        outer, inner = bracket["outer"].strip(), bracket["inner"].strip()
        rest = f"{outer} {bracket['more']}".strip()
        found += [Guess(rest, inner), Guess(inner, rest, in_brackets=True), Guess(rest), Guess(inner)]
        for side in (rest, inner):
            found += _divided(side)
    found += _divided(bare)
    digits = re.sub(r"[0-9*]+", " ", bare).strip(" -_")
    if digits and digits != bare:
        found += [Guess(" ".join(digits.split())), *_divided(" ".join(digits.split()))]
    found += _contained(text, known)
    found += [Guess(one.name[1], one.beside) for one in found if is_nickname(one.name, lexicon.words)]
    found += [Guess(unaddressed(one.name, lexicon.words), one.beside) for one in dict.fromkeys(found)]
    for one in dict.fromkeys(found):
        found += [Guess(form, one.beside) for form in respelled(one.name, thai=known.thai)]
        found += [Guess(name, one.beside) for name in known.english.get(words(one.name), ())]
    read = [one for one in dict.fromkeys(found) if any(map(str.isalpha, one.name))]
    return read or found[:1]  # a number alone


def cut_nicknames(shown: str, lexicon: PersonNames) -> list[Guess]:
    """Cut what somebody is called off the firm it is written onto: 兴华铸造王总, 木庐家具小童.

    A cut inside a word is a guess that names somebody to ask about, and settles nothing.

    >>> from pipeline.rules import load_rules
    >>> cut_nicknames("兴华铸造王总", load_rules().person_names)
    [Guess(name='王总', beside='兴华铸造', in_brackets=False)]
    """
    found = []
    for run in _HAN_RUN.findall(unmarked(shown, lexicon.words)):
        for size in (2, 3, 4):
            called, firm = run[-size:], run[:-size]
            if len(firm) > 1 and is_called(called, lexicon.words):
                found.append(Guess(called, firm))
    return found


def tails(shown: str) -> list[str]:
    """Return four digits that may be the end of a phone: 张伟8000, 8000-张伟; years are none.

    >>> tails("张伟8012"), tails("张伟 2026"), tails("13800138000")
    (['8012'], [], [])
    """
    return [tail for tail in _TAIL.findall(shown) if int(tail) not in _YEARS]


def masked(text: str) -> list[tuple[str, str]]:
    """Return the beginnings and ends of masked numbers.

    >>> masked("+86138****8910"), masked("13962******1"), masked("****8910")
    ([('138', '8910')], [('13962', '1')], [('', '8910')])
    """
    return _MASKED.findall(text)


def _divided(text: str) -> list[Guess]:
    """Take each part between marks, or spaces beside Chinese, for the name and the rest for a firm."""
    parts = [part for part in _MARKS.split(text) if part]
    if len(parts) == 1 and re.search("[\u3400-\u9fff]", text):
        parts = text.split()
    if not 1 < len(parts) <= 5:
        return []
    return [Guess(part, " ".join(parts[:at] + parts[at + 1 :])) for at, part in enumerate(parts)]


def _without_device(text: str, lexicon: PersonNames) -> str:
    """Take off the device a name is shown with: Brian's iPhone, 张伟的iPad, iPhone-张伟."""
    words = lexicon.words
    if words.possessive.fullmatch(text):
        return re.split(r"['’]s?\s|的", text, maxsplit=1)[0].strip()
    return (
        " ".join(words.device.sub(" ", text).strip(" -_|()（）").split())
        if words.device.search(text)
        else text
    )


def _contained(text: str, known: KnownNames) -> list[Guess]:
    """Find registered names inside a text: 立讯精密王小明 for one of 立讯精密, zhangwei for Zhang Wei."""
    found = []
    for run in _HAN_RUN.findall(text):
        for size in (4, 3, 2):
            for at in range(len(run) - size + 1) if size < len(run) else ():
                name, rest = run[at : at + size], run[:at] + run[at + size :]
                if any(_speaks_of(rest, company) for company in known.companies.get(name, ())):
                    found.append(Guess(name, rest))
    typed = words(text)
    for size in (4, 3, 2):
        for at in range(len(typed) - size + 1) if size < len(typed) else ():
            name_words = typed[at : at + size]
            if name_words in known.latin:
                found.append(Guess(" ".join(name_words), " ".join(typed[:at] + typed[at + size :])))
    for word in _GLUED.findall(text):
        name = known.pinyin.get(word.casefold())
        if name:
            rest = text.replace(word, " ").strip(" -_|@()（）")
            found += [Guess(name, rest), Guess(name)]
    return found


def _speaks_of(rest: str, company: str) -> bool:
    """Tell whether what is left beside a name is a company's name or part of it.

    >>> _speaks_of("立讯", "立讯精密工业股份有限公司"), _speaks_of("明", "明阳电气")
    (True, False)
    """
    one, other = simplified(normal(rest)), simplified(normal(company))
    return len(one) > 1 and bool(other) and (one in other or (len(other) > 1 and other in one))
