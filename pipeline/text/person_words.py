"""The words that stand in and beside names, held for quick look-up: surnames, honorifics, devices, guests.

Built from rules/surnames.csv (surname, traditional, pinyin, variants, per_mille, language) and
rules/honorifics.csv (word, kind). Only what needs no context is answered here; person.py reads whole cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
#: A device in a room, as its owners number it: CONF-RM-SG-05, MTG 3-12, SG05-VTC.
_ROOM_CODE = r"(?<![^\W_])(?:{0})[-_ .]*(?:[a-z]{{1,6}}[-_ .]+){{0,3}}[0-9]|[0-9][-_ .]+(?:{0})(?![^\W_])"
#: What may follow a device's name; nothing is given back, or three numbers behind it take hours.
_DEVICE_TAIL = (
    r"(?:[\s'’_-]*+(?=[\w+-]*[0-9])[\w+-]++|[\s-]++(?:pro|max|plus|mini|ultra|air|se|lite)(?!\w))*+"
)


_HAN_ANY = re.compile(f"[{HAN}]")
_OUTSIDE = re.compile(r"[()（）\[\]【】]|(?<=[(（])[0-9]+(?=[)）])")


class PersonName(NamedTuple):
    """What a name cell says.

    `script` is han, latin, mixed, other or none. `problem` is "" or one of name-too-long, name-invisible,
    name-honorific-only (王总), name-masked (张**, 李某), name-is-device, name-is-bot, name-is-organisation,
    name-has-phone, name-has-email (both then in `rest`), name-two-people, name-unclear.
    """

    name: str
    alt: str = ""
    honorific: str = ""
    script: str = "none"
    problem: str = ""
    rest: str = ""


@dataclass(frozen=True)
class NameWords:
    """Surnames and the words beside names."""

    surnames: frozenset[str]  # Chinese, simplified and traditional, of one character or more
    japanese: frozenset[str]
    romanised: frozenset[str]  # every spelling in Latin letters, lower case, no spaces
    pinyin: frozenset[str]  # the Mandarin spellings alone
    after_surname: frozenset[str]
    suffixes: frozenset[str]
    men: frozenset[str]  # forms of address, without a point behind: 先生, herr
    women: frozenset[str]
    spouses: frozenset[str]  # the suffixes that behind a full name speak of another person: 夫人
    roles: frozenset[str]  # what somebody does, beside a name: 法务
    close_roles: frozenset[str]  # the roles that may follow a name without a space
    role_heads: frozenset[str]  # what a role begins with: 高级
    wide: frozenset[str]  # roles that many other words begin with
    prefixes: frozenset[str]
    credentials: frozenset[str]
    guests: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    not_in_given: frozenset[str]
    organisations: frozenset[str]
    device: re.Pattern[str]
    possessive: re.Pattern[str]
    bot: re.Pattern[str]
    room: re.Pattern[str]  # a meeting room: 会议室, Konferenzraum, MTR-
    born: frozenset[str]  # what stands before a name borne earlier: née
    born_lower: frozenset[str]  # of those, what may be a name as well: nee
    born_han: frozenset[str]  # the same in characters: 旧姓
    clients: frozenset[str]  # what a platform calls those who gave no name: 微信用户
    nameless: re.Pattern[str]  # made of words that platforms use for such: Zoom User, Gastbenutzer 3

    @classmethod
    def from_rows(
        cls, surnames: Iterable[Mapping[str, str]], honorifics: Iterable[Mapping[str, str]]
    ) -> NameWords:
        """Build from the lines of the two rule files; unknown kinds are ignored."""
        kinds: dict[str, list[str]] = {}
        for row in honorifics:
            kinds.setdefault(row.get("kind", "").strip(), []).append(row.get("word", "").strip().casefold())
        chinese: set[str] = set()
        japanese: set[str] = set()
        pinyin: set[str] = set()
        romanised: set[str] = set()
        for row in surnames:
            spelled = {row["surname"].strip(), *_split(row.get("traditional", ""))} - {""}
            (japanese if row.get("language") == "ja" else chinese).update(spelled)
            readings = [row.get("pinyin", "").replace(" ", "").lower()]
            pinyin.update(readings)
            romanised.update(readings, (v.lower() for v in _split(row.get("variants", ""))))
        pinyin |= {"lv", "lu"}

        def words(kind: str) -> frozenset[str]:
            return frozenset(kinds.get(kind, ())) - {""}

        device = _alternatives(words("device"))
        return cls(
            surnames=frozenset(chinese),
            japanese=frozenset(japanese),
            romanised=frozenset(romanised - {""}),
            pinyin=frozenset(pinyin - {""}),
            after_surname=words("after-surname"),
            suffixes=words("suffix") | words("spouse"),
            men=words("man"),
            women=words("woman"),
            spouses=words("spouse"),
            roles=words("role") | words("close-role") | words("wide-role"),
            close_roles=words("close-role"),
            role_heads=words("role-head"),
            wide=words("wide-role"),
            prefixes=frozenset(word for word in words("prefix")),
            credentials=words("credential"),
            guests=words("guest"),
            particles=words("particle"),
            not_names=words("not-a-name"),
            not_in_given=words("not-in-given"),
            organisations=words("organisation"),
            device=re.compile(rf"(?:{device}){_DEVICE_TAIL}", re.IGNORECASE),
            possessive=re.compile(rf".+(?:['’]s|s['’]|的)\s*(?:{device}){_DEVICE_TAIL}", re.IGNORECASE),
            bot=re.compile(_alternatives(words("bot")), re.IGNORECASE),
            room=re.compile(
                rf"{_alternatives(words('room'))}|^(?:{_alternatives(words('room-head'))})"
                rf"|{_ROOM_CODE.format(_alternatives(words('room-code')))}",
                re.IGNORECASE,
            ),
            born=words("born"),
            born_lower=words("born-lower"),
            born_han=words("born-han"),
            clients=words("client"),
            nameless=_made_of(words("client-word")),
        )

    @cached_property
    def addresses(self) -> frozenset[str]:
        """What stands before a name to address its bearer, without a point: herr, mme, dr."""
        before = self.men | self.women | {word.strip(".") for word in self.prefixes}
        return frozenset(word for word in before if not _HAN_ANY.search(word))

    def split_surname(self, text: str) -> int:
        """Return the length of the Chinese surname `text` starts with, the longest first, else 0."""
        for length in (4, 2, 1):
            if len(text) >= length and text[:length] in self.surnames:
                return length
        return 0

    def is_surname(self, text: str) -> bool:
        """Say whether `text` is a Chinese surname and nothing more."""
        return text in self.surnames

    def is_chinese_name(self, text: str) -> bool:
        """Say whether `text` is a surname with one or two given characters and no known word."""
        length = len(text)
        if not 2 <= length <= 4 or text in self.not_names:
            return False
        given = text[1:]
        if text[:2] in self.surnames:
            if length > 2:
                given = text[2:]
        elif text[0] not in self.surnames or length > 3:
            return False
        elif length == 3 and text[:2] in self.not_names and text[2] not in "明华伟强军平英红文":
            return False  # 华为云, 江苏人: a known word and one character more
        return self.not_in_given.isdisjoint(given)

    def ends_honorific(self, text: str) -> bool:
        """Say whether two characters are a surname and a form of address: 冷总."""
        return text[-1:] in self.after_surname

    def is_device(self, text: str) -> bool:
        """Say whether a device stands where the name should: iPhone 14, Brian's iPad, 李雷的iPhone."""
        return bool(self.device.fullmatch(text) or self.possessive.fullmatch(text))

    def is_nameless(self, text: str) -> bool:
        """Say whether a platform put this where nobody gave a name: Zoom User, Guest 3, 飞书用户2871AC."""
        plain = " ".join(_OUTSIDE.sub(" ", self.device.sub(" ", text.casefold())).split())
        if not any(map(str.isalpha, plain)):
            return bool(self.device.search(text))
        return plain in self.clients or bool(self.nameless.fullmatch(plain))

    def is_organisation(self, text: str) -> bool:
        """Say whether the words of `text` are those of a firm, a department or a known noun."""
        lower = text.casefold()
        if lower in self.not_names or not self.organisations.isdisjoint(lower.split()):
            return True
        return len(text) > 2 and any(lower[-size:] in self.organisations for size in (4, 3, 2, 1))


def _made_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for texts made of these words alone, with a number behind them or not."""
    any_of = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"(?:(?:{any_of or '(?!)'})[\s\-_.:/#]*+)++(?:\w{{0,4}}[0-9]\w{{0,10}})?")


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _alternatives(words: Iterable[str]) -> str:
    """Join words into one pattern, longest first; Latin words only between their own borders."""
    joined = "|".join(
        (r"(?<![a-z])" if word[0].isascii() else "")
        + re.escape(word)
        + (r"(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else "")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return joined or r"(?!)"
