"""Take one thing at a time off a name: an honorific, a bracket, a phone, a firm, the other script.

person.py repeats `NameCell.step` until nothing more comes off, so each step here may look at one thing only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.text import latin_name
from pipeline.text.person_words import HAN, LATIN, NameWords

_HAN_ONLY = re.compile(f"[{HAN}]+")
_HAN_ANY = re.compile(f"[{HAN}]")
_LATIN_ONLY = re.compile(f"[{LATIN}][{LATIN} .'’-]*")
_LATIN_NAME = re.compile(f"[{LATIN}][{LATIN}.'’-]+(?: [{LATIN}][{LATIN}.'’-]*){{0,3}}")
_DOTS = re.compile(f"(?<=[{HAN}])\\s*[·•・･‧∙⋅●.．᛫]\\s*(?=[{HAN}])")
_DOTTED = re.compile(f"[{HAN}]+(?:·[{HAN}]+)+")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_PHONE = re.compile(
    r"(?<![0-9A-Za-z])(?:\+[0-9][0-9 ()-]{6,18}[0-9]|(?:86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]){8}"
    r"|0[0-9]{2,3}[ -]?[0-9]{7,8})"
    r"(?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])"
)
_ID = re.compile(r"^([0-9]{4,})[_-](?=.*[^\W0-9_])")
_MASK = re.compile(f"(?<=[{HAN}{LATIN}])[*×✕]+(?![^*×✕]*[0-9])|某|^[{HAN}][xX]{{1,2}}$")
_BRACKET_END = re.compile(
    r"(?P<outer>[^()\[\]【】<>《》]+?)\s*[(\[【<《](?P<inner>[^()\[\]【】<>《》]+)[)\]】>》]"
)
_BRACKET_START = re.compile(
    r"[(\[【<《](?P<inner>[^()\[\]【】<>《》]+)[)\]】>》]\s*(?P<outer>[^()\[\]【】<>《》]+)"
)
_STRONG = re.compile(r"\s*[-_@/|,，、;；:：—–~&+]+\s*")
_TWO = re.compile(r"[/、,，&+;；]|\band\b|和")
_LATIN_SIDE = re.compile(
    r"\s*[|@]\s*|\s+[-–—/]+\s+|\s*,\s*(?=.*\b(?:inc|ltd|llc|gmbh|corp|co)\b)", re.IGNORECASE
)
_LATIN_TWO = re.compile(f"([{LATIN} .'’-]{{3,}})\\s*(?:/|&|;|\\band\\b)\\s*([{LATIN} .'’-]{{3,}})")
_HAN_LATIN = re.compile(f"(?P<han>[{HAN}·]+)\\s*(?P<latin>[{LATIN}][{LATIN} .'’-]*)")
_LATIN_HAN = re.compile(f"(?P<latin>[{LATIN}][{LATIN} .'’-]*?)\\s*(?P<han>[{HAN}·]+)")
_EMOJI = "\U0001f000-\U0001faff\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f"
_EMOJI_ENDS = re.compile(f"^[{_EMOJI}\\s]+|[{_EMOJI}\\s]+$")
_JOINED = re.compile(r"([A-Za-z]{2,})[._]([A-Za-z]{3,})")
_LEADING = re.compile(f"^[=+@*#~_\"'-]+(?=[{HAN}{LATIN}][{HAN}{LATIN} ·.'-]*$)")
_EDGES = " -_/|,，;；:：、\t"


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


class NameCell:
    """One step of reading a name cell, by the given words."""

    def __init__(self, words: NameWords) -> None:
        self.words = words

    def step(self, text: str) -> PersonName:
        """Take one kind of thing off a name; `read` repeats until nothing comes off."""
        if _HAN_ONLY.fullmatch(text):
            return self._han(text)
        if _LATIN_ONLY.fullmatch(text) and " - " not in text and " and " not in text:
            return self._latin(text)
        if self.words.bot.search(text):
            return PersonName(text, problem="name-is-bot")
        if self.words.possessive.fullmatch(text) or self.words.device.fullmatch(text):
            return PersonName(text, problem="name-is-device")
        return self._peel(text) or self._brackets(text) or self._compound(text)

    def _han(self, text: str) -> PersonName:
        if "某" in text:
            return PersonName(text, problem="name-masked")
        for size in (5, 4, 3, 2, 1):
            stem, suffix = text[:-size], text[-size:]
            if not stem or suffix not in (self.words.suffixes if size > 1 else self.words.after_surname):
                continue
            if self.words.is_surname(stem):
                return PersonName(text, honorific=suffix, problem="name-honorific-only")
            if (size > 1 or len(stem) > 2) and self.words.is_chinese_name(stem):
                return PersonName(stem, honorific=suffix)
        if len(text) > 3 and self.words.is_organisation(text) and not self.words.is_chinese_name(text):
            return PersonName(text, problem="name-is-organisation")
        return PersonName(text)

    def _latin(self, text: str) -> PersonName:
        words = self.words
        if words.device.fullmatch(text) or words.possessive.fullmatch(text):
            return PersonName(text, problem="name-is-device")
        if words.bot.search(text):
            return PersonName(text, problem="name-is-bot")
        parts = text.split()
        if len(parts) > 1 and _is_prefix(parts[0], words.prefixes):
            if len(parts) == 2:
                name = f"{parts[0]} {self._case(parts[1])}"
                return PersonName(name, honorific=parts[0], problem="name-honorific-only")
            return PersonName(" ".join(parts[1:]), honorific=parts[0])
        if len(parts) > 2 and len(parts[-1]) > 2 and parts[-1].casefold() in words.credentials:
            return PersonName(" ".join(parts[:-1]).rstrip(","), honorific=parts[-1])
        joined = _JOINED.fullmatch(text)
        if (
            joined
            and (text.islower() or text[0].isupper() and joined[2][0].isupper())
            and _is_word(joined[2])
        ):
            return PersonName(self._case(f"{joined[1]} {joined[2]}"))
        return PersonName(self._case(text))

    def _case(self, text: str) -> str:
        turned = latin_name.put_given_first(text, self.words.romanised)
        return latin_name.tidy_case(turned, self.words.particles, self.words.romanised)

    def _peel(self, text: str) -> PersonName | None:
        """Take off an e-mail, a phone or a leading account number; None when there is none."""
        for pattern, problem in ((_EMAIL, "name-has-email"), (_PHONE, "name-has-phone"), (_ID, "")):
            match = pattern.search(text)
            if match is None:
                continue
            found = match[1] if pattern is _ID else match[0]
            left = re.sub(r"\(\s*\)|\[\s*\]", "", text[: match.start()] + " " + text[match.end() :]).strip(
                _EDGES
            )
            if not any(map(str.isalpha, left)):
                return PersonName(text, problem=problem, rest=found)
            return PersonName(_close(left), problem=problem, rest=found)
        bare = _EMOJI_ENDS.sub("", text)
        if bare and bare != text:
            return PersonName(bare)
        if _LEADING.match(text):
            return PersonName(_LEADING.sub("", text))
        if _MASK.search(text):
            return PersonName(text, problem="name-masked")
        if _DOTS.search(text):
            dotted = _DOTS.sub("·", text)
            return None if dotted == text else PersonName(dotted)
        return None

    def _brackets(self, text: str) -> PersonName | None:
        end, start = _BRACKET_END.fullmatch(text), _BRACKET_START.fullmatch(text)
        if end:
            return self._pair(end["outer"].strip(), end["inner"].strip(), text)
        if start:
            return self._pair(start["outer"].strip(), start["inner"].strip(), text)
        return None

    def _pair(self, outer: str, inner: str, text: str) -> PersonName:
        """Say which of two texts is the name, and what the other is."""
        words = self.words
        if not outer or not inner:
            return PersonName(text)
        if outer.casefold() == inner.casefold():
            return PersonName(outer)
        if inner.casefold() in words.guests:
            return PersonName(outer, rest=inner)
        if words.device.fullmatch(outer):
            return PersonName(inner, rest=outer)
        if words.is_surname(outer) and self._is_latin_name(inner):
            return PersonName(text, alt=self._case(inner))
        outer_han, inner_han = self._is_full_name(outer), self._is_full_name(inner)
        if outer_han and self._is_latin_name(inner):
            return PersonName(outer, alt=self._case(inner))
        if inner_han and self._is_latin_name(outer):
            return PersonName(inner, alt=self._case(outer))
        if inner_han and not outer_han:
            return PersonName(inner, rest=outer)
        if (
            latin_name.looks_like_pinyin(outer, words.pinyin)
            and " " not in inner
            and self._is_latin_name(inner)
        ):
            return PersonName(outer, alt=self._case(inner))
        return PersonName(outer, rest=inner)

    def _compound(self, text: str) -> PersonName:
        if not _HAN_ANY.search(text):
            return self._latin_compound(text)
        parts = [part for part in _STRONG.split(text) if part]
        if len(parts) > 1:
            return self._parts(parts, text)
        if " " in text and _HAN_ONLY.fullmatch(text.replace(" ", "")):
            return self._spaced(text.split(), text)
        mixed = _HAN_LATIN.fullmatch(text) or _LATIN_HAN.fullmatch(text)
        if mixed:
            return self._two_scripts(mixed["han"], mixed["latin"].strip(), text)
        if " " in text:
            return self._parts(text.split(), text)
        return PersonName(text)

    def _parts(self, parts: list[str], text: str) -> PersonName:
        """Choose the one full name among parts divided by marks or spaces."""
        names = [part for part in dict.fromkeys(parts) if self._is_full_name(part)]
        if not names:
            return PersonName(text)
        if len(names) > 1 and _TWO.search(text):
            return PersonName(text, problem="name-two-people")
        others = [part for part in parts if part != names[0]]
        if len(others) == 1 and self._is_latin_name(others[0]):
            return PersonName(names[0], alt=self._case(others[0]))
        return PersonName(names[0], rest=" ".join(others))

    def _spaced(self, parts: list[str], text: str) -> PersonName:
        """Read Chinese characters with spaces: 李 雷 is one name, 张伟 华为 a name and a firm."""
        joined = "".join(parts)
        words = self.words
        if parts[0] in words.japanese:
            return PersonName(text)
        if parts[-1] in words.suffixes or parts[-1] in words.after_surname:
            return PersonName(joined) if len(parts) == 2 else PersonName(text)
        starts = words.split_surname(joined) == len(parts[0]) or max(map(len, parts)) == 1
        if starts and self.words.is_chinese_name(joined):
            return PersonName(joined)
        names = [part for part in dict.fromkeys(parts) if self._is_full_name(part)]
        if len(names) > 1:
            return PersonName(text, problem="name-two-people")
        others = [part for part in parts if part not in names]
        if names and all(
            len(part) > 2 or part in words.suffixes or words.is_organisation(part) for part in others
        ):
            return PersonName(names[0], rest=" ".join(others))
        return PersonName(text)

    def _two_scripts(self, han: str, latin: str, text: str) -> PersonName:
        if han in self.words.suffixes or han in self.words.after_surname:
            if text.startswith(latin):
                return PersonName(latin, honorific=han)
            return PersonName(latin, honorific=han) if self._is_latin_name(latin) else PersonName(text)
        if text.startswith(latin) and _is_prefix(latin, self.words.prefixes):
            return PersonName(han, honorific=latin)
        if self._is_full_name(han):
            if self._is_latin_name(latin):
                return PersonName(han, alt=self._case(latin))
            return PersonName(han, rest=latin)
        if self._is_latin_name(latin) and self.words.is_organisation(han):
            return PersonName(latin, rest=han)
        return PersonName(text)

    def _latin_compound(self, text: str) -> PersonName:
        """Read Latin letters with marks between: "Last, First", "John Smith | Acme", two people."""
        if text.count(",") == 1 and "/" not in text:
            return self._comma(text)
        two = _LATIN_TWO.fullmatch(text)
        if two and not any(self.words.is_organisation(side.strip()) for side in two.groups()):
            return PersonName(text, problem="name-two-people")
        sides = [side for side in _LATIN_SIDE.split(text, maxsplit=1) if side]
        if len(sides) == 2 and self._is_latin_name(sides[0]):
            return PersonName(sides[0], rest=sides[1])
        return PersonName(text)

    def _comma(self, text: str) -> PersonName:
        left, right = (side.strip() for side in text.split(","))
        if right.casefold() in self.words.credentials:
            return PersonName(left, honorific=right)
        if not (_LATIN_ONLY.fullmatch(left) and _LATIN_ONLY.fullmatch(right)):
            return PersonName(text)
        if right.rstrip(".").casefold() in latin_name.GENERATIONS:
            return PersonName(self._case(left) + ", " + right)
        long_left = len(left.split()) > 1 and left.split()[0].casefold() not in self.words.particles
        if self.words.is_organisation(right) or (long_left and len(right.split()) > 1):
            return PersonName(left, rest=right)
        if long_left and latin_name.looks_like_pinyin(left, self.words.pinyin):
            return PersonName(left, rest=right)
        return PersonName(f"{right} {left}")

    def _is_full_name(self, text: str) -> bool:
        if self.words.is_chinese_name(text) or _DOTTED.fullmatch(text):
            return True
        if not _HAN_ONLY.fullmatch(text):
            return False
        return bool(self._han(text).honorific)

    def _is_latin_name(self, text: str) -> bool:
        if not _LATIN_NAME.fullmatch(text) or (text.isupper() and len(text) <= 3):
            return False
        return not self.words.is_organisation(text)


def _is_word(ending: str) -> bool:
    """Tell john.smith from acme.com and nul.xlsx."""
    return ending.lower() not in {"com", "net", "org", "gov", "edu", "xlsx", "docx", "html", "exe", "info"}


def _is_prefix(word: str, prefixes: frozenset[str]) -> bool:
    lower = word.casefold()
    return lower in prefixes or (lower.endswith(".") and lower[:-1] in prefixes)


def _close(text: str) -> str:
    """Drop a bracket whose partner went away with what was peeled."""
    if text.count("(") > text.count(")"):
        return text + ")"
    return text
