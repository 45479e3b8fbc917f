"""Read a person's name out of the cell where people type it, with all they type beside it.

A name cell holds honorifics (王总), an English name, a company (张伟-华为), a phone, a device
("iPhone (Brian Smith)"). What is no name goes to `rest`; nothing typed is lost, and a cell that cannot be
improved comes back as it was, with a `problem`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.text import latin_name
from pipeline.text.born import Born
from pipeline.text.clean import shown
from pipeline.text.person_cell import NameCell
from pipeline.text.person_words import HAN, LATIN, NameWords, PersonName

__all__ = ["PersonName", "PersonNames"]

LONGEST = 200
_PASSES = 6
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_HAN_ONLY = re.compile(f"[{HAN}]+")
_HAN_ANY = re.compile(f"[{HAN}]")
_LATIN_ANY = re.compile(f"[{LATIN}]")


class PersonNames:
    """Names of persons, Chinese and English first, others left alone."""

    def __init__(self, words: NameWords) -> None:
        self.words = words
        self.born = Born(words)
        self._cell = NameCell(words)
        self._addressed = frozenset(word[-1] for word in words.suffixes | words.after_surname)

    @classmethod
    def from_rows(
        cls, surnames: Iterable[Mapping[str, str]], honorifics: Iterable[Mapping[str, str]]
    ) -> PersonNames:
        """Build from the lines of rules/surnames.csv and rules/honorifics.csv."""
        return cls(NameWords.from_rows(surnames, honorifics))

    def read(self, text: str) -> PersonName:
        """Read one cell. Never empties a name, and reading the name read gives the same name."""
        if self._is_bare(text):
            return PersonName(text, script="han")
        typed = _tidy(text)
        if not typed or len(typed) > LONGEST:
            problem = "name-too-long" if typed else "name-invisible" if text.strip() else ""
            return PersonName(typed or text.strip(), script=_script(typed), problem=problem)
        steps: list[PersonName] = []
        current = typed
        for _ in range(_PASSES):
            step = self._cell.step(current)
            name = current if step.name == current else _tidy(step.name)
            if not name:
                break
            steps.append(step)
            if name == current:
                return _merge(steps, name)
            current = name
        return PersonName(typed, script=_script(typed), problem="name-unclear")

    def join(self, first: str, last: str) -> str:
        """Make one name of the columns for first and last name; what stands in both is said once.

        Chinese names join family name first, whichever column it was typed in.
        """
        given, family = _tidy(first), _tidy(last)
        if not given or not family or given.casefold() == family.casefold():
            return given or family or first.strip() or last.strip()
        if not any(map(str.isalnum, family)) or not any(map(str.isalnum, given)):
            return given if any(map(str.isalnum, given)) else family
        if _HAN_ONLY.fullmatch(given) and _HAN_ONLY.fullmatch(family):
            return self._join_han(given, family)
        if given.casefold().split()[-1] == family.casefold() and " " in given:
            return given
        if family.casefold().split()[0] == given.casefold() and " " in family:
            return family
        return f"{given} {family}"

    def is_chinese_name(self, text: str) -> bool:
        """Say whether a text is a Chinese name: a known surname, one or two characters, no common word."""
        return self.words.is_chinese_name(text)

    def looks_like_pinyin(self, text: str) -> bool:
        """Say whether a Latin name may be a Chinese one in pinyin. Support for a match, never proof."""
        return latin_name.looks_like_pinyin(text, self.words.pinyin)

    def _is_bare(self, text: str) -> bool:
        """Say whether a text is two or three characters that cannot end in a form of address: most names."""
        if not 1 < len(text) < 4 or text[-1] in self._addressed or "某" in text:
            return False
        return _HAN_ONLY.fullmatch(text) is not None

    def _join_han(self, given: str, family: str) -> str:
        if family in given and self.is_chinese_name(given):
            return given
        if given in family and self.is_chinese_name(family):
            return family
        if (
            not self.words.is_surname(family)
            and self.words.is_surname(given)
            and family not in self.words.japanese
        ):
            return given + family
        return family + given


def _tidy(text: str) -> str:
    """Return the text for show, full-width letters and spaces plain, spaces single."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    if _HAN_ONLY.fullmatch(text):
        return text
    if "\u200d" in text and not any(map(str.isalnum, text)) and not _CONTROL.search(text):
        return text.strip()  # a family emoji is held together by marks that are noise elsewhere
    cleaned = _SPACES.sub(" ", shown(text).translate(_FULL_WIDTH)).strip()
    return cleaned if any(map(str.isprintable, cleaned)) else ""


def _script(text: str) -> str:
    if _HAN_ONLY.fullmatch(text):
        return "han"
    han, latin = bool(_HAN_ANY.search(text)), bool(_LATIN_ANY.search(text))
    if han and latin:
        return "mixed"
    if han:
        return "other" if re.search("[\u3040-\u30ff\uac00-\ud7af]", text) else "han"
    if latin:
        return "latin"
    return "other" if any(map(str.isalpha, text)) else "none"


def _merge(steps: list[PersonName], name: str) -> PersonName:
    """Fold the steps into one answer: the first of each thing found, all the rests."""
    if len(steps) == 1:
        return steps[0]._replace(name=name, script=_script(name))
    alts = list(dict.fromkeys(step.alt for step in steps if step.alt))
    rests = dict.fromkeys([*(step.rest for step in steps if step.rest), *alts[1:]])
    return PersonName(
        name,
        alt=alts[0] if alts else "",
        honorific=" ".join(dict.fromkeys(step.honorific for step in steps if step.honorific)),
        script=_script(name),
        problem=next((step.problem for step in steps if step.problem), ""),
        rest="; ".join(rests),
    )
