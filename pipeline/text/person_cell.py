"""Take one thing at a time off a name: an honorific, a bracket, a phone, a firm, the other script.

person.py repeats `NameCell.step` until nothing more comes off, so each step here may look at one thing only.
"""

from __future__ import annotations

import re

from pipeline.text import latin_name
from pipeline.text.person_latin import LatinCell, is_prefix
from pipeline.text.person_roles import addresses, close_up, is_nickname, is_role, named, split_role
from pipeline.text.person_titles import untitled
from pipeline.text.person_words import HAN, LATIN, NameWords, PersonName

_HAN_ONLY = re.compile(f"[{HAN}]+")
_HAN_ANY = re.compile(f"[{HAN}]")
_LATIN_ONLY = re.compile(f"[{LATIN}][{LATIN} .'’-]*")
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
_HAN_LATIN = re.compile(f"(?P<han>[{HAN}·]+)\\s*(?P<latin>[{LATIN}][{LATIN} ,.'’-]*)")
_LATIN_HAN = re.compile(f"(?P<latin>[{LATIN}][{LATIN} .'’-]*?)\\s*(?P<han>[{HAN}·]+)")
_EMOJI = "\U0001f000-\U0001faff\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f"  # noqa: E501
_EMOJI_ENDS = re.compile(f"^[{_EMOJI}\\s]+|[{_EMOJI}\\s]+$")
_EMOJI_INSIDE = re.compile(f"[{_EMOJI}]+")
_PRONOUNS = re.compile(
    r"\s*[-–|,·]?\s*[(\[]?((?:she|he|they|ze|xe)\s?/\s?(?:her|hers|him|his|them|they|she|he|hir|zir|xem)"
    r"(?:\s?/\s?[a-z]{2,6})?)[)\]]?$",
    re.IGNORECASE,
)
_LEADING = re.compile(f"^[=+@*#~_\"'-]+(?=[{HAN}{LATIN}][{HAN}{LATIN} ·.'-]*$)")
_NUMBERED = re.compile(f"([0-9]{{1,3}})[.、\\s-]*(?=[{HAN}]+$)|(?<=[{HAN}])\\s*([0-9]{{1,3}})$")
_OTHER_SCRIPT = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
#: A Japanese name with the given name in kana: 高橋 さゆり.
_KANA_GIVEN = re.compile(f"[{HAN}々]{{1,4}}[ ]?[\u3041-\u3096\u30a1-\u30f6ー]{{2,6}}")
_EDGES = " -_/|,，;；:：、\t"


class NameCell:
    """One step of reading a name cell, by the given words."""

    def __init__(self, words: NameWords) -> None:
        self.words = words
        self.latin = LatinCell(words)

    def step(self, text: str) -> PersonName:
        """Take one kind of thing off a name; `read` repeats until nothing comes off."""
        name, title = ("", "") if text.isascii() else untitled(text)
        if title:
            return PersonName(name, honorific=title)
        if _HAN_ONLY.fullmatch(text):
            return self._han(text)
        if _LATIN_ONLY.fullmatch(text) and " - " not in text and " and " not in text:
            return self.latin.plain(text)
        if self.words.bot.search(text):
            return PersonName(text, problem="name-is-bot")
        if self.words.is_device(text):
            return PersonName(text, problem="name-is-device")
        return self._peel(text) or self._brackets(text) or self._compound(text)

    def _han(self, text: str) -> PersonName:
        if "某" in text:
            return PersonName(text, problem="name-masked")
        if text in self.words.suffixes:
            return PersonName(text, honorific=text, problem="name-honorific-only")
        suffix = self._honorific(text)
        if suffix and self.words.is_surname(text[: -len(suffix)]):
            return PersonName(text, honorific=suffix, problem="name-honorific-only")
        if suffix:
            return PersonName(text[: -len(suffix)], honorific=suffix)
        if len(text) < 4 or self.words.is_chinese_name(text):
            return PersonName(text)
        name, role = split_role(text, self.words)
        if name:
            return PersonName(name, rest=role)
        return self._glued(text)

    def _honorific(self, text: str) -> str:
        """Return the honorific after a surname or a full name, else ""."""
        words = self.words
        for size in (5, 4, 3, 2):
            stem, suffix = text[:-size], text[-size:]
            if stem and suffix in words.suffixes and (words.is_surname(stem) or words.is_chinese_name(stem)):
                # behind somebody's name another person is told of: 王伟夫人, 王总秘书
                another = not words.is_surname(stem) and (suffix in words.spouses or self._honorific(stem))
                return "" if another else suffix
        stem, suffix = text[:-1], text[-1:]
        if suffix in words.after_surname and (words.is_surname(stem) or len(stem) > 2):
            # 王建工 may be a given name: one character after two is left alone
            return suffix if words.is_surname(stem) or words.is_chinese_name(stem) else ""
        return ""

    def _glued(self, text: str) -> PersonName:
        """Part 华为王总 and 市场部张伟: a known firm or department, and a name that fills the rest."""
        words = self.words
        if words.is_organisation(text):
            return PersonName(text, problem="name-is-organisation")
        for cut in range(len(text) - 2, 1, -1) if len(text) <= 20 else ():
            head, tail = text[:cut], text[cut:]
            clear = len(text) > 4 or bool(self._honorific(tail))  # 南方周末 is no Mr Zhou of the South
            if clear and words.is_organisation(head) and self._is_full_name(tail):
                return PersonName(tail, rest=head)
        return PersonName(text)

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
        bare = _EMOJI_INSIDE.sub(" ", _EMOJI_ENDS.sub("", text))
        if bare != text and any(map(str.isalpha, bare)):
            return PersonName(bare)
        pronouns = _PRONOUNS.search(text) if "/" in text else None
        if pronouns and pronouns.start() > 1:
            return PersonName(_close(text[: pronouns.start()]), rest=pronouns[1])
        if _LEADING.match(text):
            return PersonName(_LEADING.sub("", text))
        numbered = _NUMBERED.search(text)
        if numbered and self._is_full_name(bare := text[: numbered.start()] + text[numbered.end() :]):
            return PersonName(bare, rest=numbered[0].strip())
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
        if words.is_device(outer):
            return PersonName(inner, rest=outer)
        if _OTHER_SCRIPT.search(outer) and self.latin.is_name(inner):
            return PersonName(outer, alt=self.latin.case(inner))
        if words.is_surname(outer) and self.latin.is_name(inner):
            return PersonName(text, alt=self.latin.case(inner))
        if addresses(outer, inner, words):
            return PersonName(inner, honorific=outer)
        if addresses(inner, outer, words):
            return PersonName(outer, honorific=inner)
        outer_han, inner_han = self._is_full_name(outer), self._is_full_name(inner)
        if outer_han and self.latin.is_name(inner):
            return PersonName(outer, alt=self.latin.case(inner))
        if inner_han and self.latin.is_name(outer):
            return PersonName(inner, alt=self.latin.case(outer))
        if inner_han and not outer_han:
            return PersonName(inner, rest=outer)
        if (
            latin_name.looks_like_pinyin(outer, words.pinyin)
            and " " not in inner
            and self.latin.is_name(inner)
        ):
            return PersonName(outer, alt=self.latin.case(inner))
        return PersonName(outer, rest=inner)

    def _compound(self, text: str) -> PersonName:
        if not _HAN_ANY.search(text):
            return self.latin.compound(text)
        if _KANA_GIVEN.fullmatch(text):
            return PersonName(text)
        mixed = _HAN_LATIN.fullmatch(text)
        if mixed and self._is_full_name(mixed["han"]) and mixed["latin"].count(",") == 1:
            return PersonName(mixed["han"], alt=self.latin.case(self.latin.comma(mixed["latin"]).name))
        parts = [part for part in _STRONG.split(text) if part]
        if len(parts) > 1:
            return self._parts(parts, text)
        if " " in text and _HAN_ONLY.fullmatch(text.replace(" ", "")):
            return self._spaced(text.split(), text)
        mixed = mixed or _LATIN_HAN.fullmatch(text)
        if mixed:
            return self._two_scripts(mixed["han"], mixed["latin"].strip(), text)
        if " " in text:
            return self._parts(text.split(), text)
        return PersonName(text)

    def _parts(self, parts: list[str], text: str) -> PersonName:
        """Choose the one full name among parts divided by marks or spaces."""
        names = self._names(parts)
        if not names:
            return PersonName(text)
        if len(names) > 1 and _TWO.search(text):
            return PersonName(text, problem="name-two-people")
        others = [part for part in parts if part != names[0]]
        if all(addresses(part, names[0], self.words) for part in others):
            return PersonName(names[0], honorific=" ".join(others))
        if len(others) == 1 and self.latin.is_name(others[0]):
            return PersonName(names[0], alt=self.latin.case(others[0]))
        return PersonName(names[0], rest=" ".join(others))

    def _spaced(self, parts: list[str], text: str) -> PersonName:
        """Read Chinese characters with spaces: 李 雷 is one name, 张伟 华为 a name and a firm."""
        words = self.words
        if parts[0] in words.japanese:
            return PersonName(text)
        closed = close_up(parts, words)
        if 1 < len(closed) < len(parts) or (len(closed) == 1 and self._honorific(closed[0])):
            return PersonName(" ".join(closed))
        joined = "".join(parts)
        if parts[-1] in words.suffixes or parts[-1] in words.after_surname:
            return PersonName(joined) if len(parts) == 2 else PersonName(text)
        starts = words.split_surname(joined) == len(parts[0]) or max(map(len, parts)) == 1
        if starts and not is_role(parts[-1], words) and words.is_chinese_name(joined):
            return PersonName(joined)
        names = self._names(parts)
        if len(names) > 1:
            return PersonName(text, problem="name-two-people")
        others = [part for part in parts if part not in names]
        if names and others and all(addresses(part, names[0], words) for part in others):
            return PersonName(names[0], honorific=" ".join(others))
        if names and all(
            len(part) > 2
            or (is_nickname(names[0], words) and names[0] == parts[-1])  # 小田 信一 is no 小田 of a 信一
            or is_role(part, words)
            or part in words.guests
            or words.is_organisation(part)
            for part in others
        ):
            return PersonName(names[0], rest=" ".join(others))
        return PersonName(text)

    def _two_scripts(self, han: str, latin: str, text: str) -> PersonName:
        if han in self.words.suffixes or han in self.words.after_surname:
            if text.startswith(latin):
                return PersonName(latin, honorific=han)
            return PersonName(latin, honorific=han) if self.latin.is_name(latin) else PersonName(text)
        if is_prefix(latin, self.words.prefixes):
            if text.startswith(latin):
                return PersonName(han, honorific=latin)
            if self.words.is_surname(han):
                return PersonName(text, honorific=latin, problem="name-honorific-only")
            return PersonName(han, honorific=latin)
        if self._is_full_name(han):
            if self.latin.is_name(latin):
                return PersonName(han, alt=self.latin.case(latin))
            return PersonName(han, rest=latin)
        if self.latin.is_name(latin) and self.words.is_organisation(han):
            return PersonName(latin, rest=han)
        return PersonName(text)

    def _names(self, parts: list[str]) -> list[str]:
        """Return the parts that name a person, each once."""
        names = [part for part in dict.fromkeys(parts) if self._is_full_name(part)]
        names = [name for name in names if not any(addresses(name, other, self.words) for other in parts)]
        return named(parts, [name for name in names if not is_role(name, self.words)], self.words)

    def _is_full_name(self, text: str) -> bool:
        if self.words.is_chinese_name(text) or _DOTTED.fullmatch(text):
            return True
        if not _HAN_ONLY.fullmatch(text):
            return False
        family = next((text[:size] for size in (3, 2) if text[:size] in self.words.japanese), "")
        return bool(self._honorific(text)) or (bool(family) and 1 <= len(text) - len(family) <= 3)


def _close(text: str) -> str:
    """Close a bracket whose end went away with what was peeled."""
    if text.count("(") > text.count(")"):
        return text + ")"
    return text
