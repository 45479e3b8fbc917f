"""Hear who wants no contact in what they write: plain words, or words with a "but" that a person should read.

The knowledge is rules/refusals.toml, which proves itself (`check`): sentences composed of named parts, a stop
word, filler and an act of contact. What is harmless is struck out first, and a "but" is only looked for in
what the refusal leaves of the text: in "no calls, no mails" the mail is refused, not offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Any

from pipeline.text.accents import unaccented
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

LONGEST = 2000
_NEVER = "(?!)"
_PART = re.compile("<([a-z_]+)>")


class Heard(IntEnum):
    """What a text says about contact: nothing, a refusal with a "but" or a "?", a plain refusal."""

    NOTHING = 0
    UNSURE = 1
    REFUSAL = 2


class Refusals:
    """The patterns of refusal in every language, those that are none, and those that make one doubtful."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._broken: list[str] = []
        self._refusal = self._joined(settings.get("entry", ()))
        self._harmless, self._but, self._asked, self._of_us = (
            self._joined([settings.get(part, {})]) for part in ("harmless", "but", "asked", "us")
        )
        self.hear = lru_cache(maxsize=1 << 14)(self._hear)

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Refusals:
        """Build from the parsed rules/refusals.toml; what is wrong with it, `check` tells."""
        return cls(settings)

    def check(self) -> list[str]:
        """Return every problem: broken patterns, examples that are heard otherwise."""
        problems = list(self._broken)
        for number, entry in enumerate(self._settings.get("entry", ()), start=1):
            place = f"refusals.toml entry {number} ({entry.get('language')})"
            problems += _tried(place, entry, lambda text: self.hear(text) > Heard.NOTHING)
        parts: dict[str, Callable[[str], bool]] = {
            "harmless": lambda text: bool(self._harmless.search(_folded(text))),
            "but": lambda text: bool(self._but.search(self._left(_folded(text)))),
            "asked": lambda text: bool(self._asked.search(_folded(text))),
            "us": lambda text: bool(self._of_us.search(_folded(text))),
        }
        for part, holds in parts.items():
            problems += _tried(f"refusals.toml [{part}]", self._settings.get(part, {}), holds)
        return problems

    def _hear(self, text: str) -> Heard:
        if not text or len(text) > LONGEST:
            return Heard.NOTHING
        words = self._harmless.sub(" ", _folded(text))
        if not self._refusal.search(words):
            return Heard.NOTHING
        if self._asked.search(words):
            return Heard.UNSURE if self._of_us.search(words) else Heard.NOTHING
        return Heard.UNSURE if self._but.search(self._left(words)) else Heard.REFUSAL

    def answered(self, no: str) -> Heard:
        """Return what a no to "may we contact you?" says: a refusal, unless another way is offered."""
        words = _folded(no)
        return Heard.UNSURE if self._but.search(self._left(words)) else Heard.REFUSAL

    def _left(self, words: str) -> str:
        """Return what a refusal leaves of a text: there the "but" stands."""
        return self._refusal.sub(" ", words)

    def _joined(self, entries: Iterable[Mapping[str, Any]]) -> re.Pattern[str]:
        """Compile the patterns of entries into one, parts filled in; a broken one is told and left out."""
        patterns = []
        for entry in entries:
            words: dict[str, str] = {}
            for name, choices in entry.get("words", {}).items():
                words[name] = f"(?:{'|'.join(self._filled(choice, words) for choice in choices)})"
            patterns += [f"(?:{self._filled(pattern, words)})" for pattern in entry.get("patterns", ())]
        try:
            return re.compile("|".join(patterns) or _NEVER)
        except re.error:  # compiled one by one only to tell which: that takes as long again
            return re.compile("|".join(filter(self._compiles, patterns)) or _NEVER)

    def _compiles(self, pattern: str) -> bool:
        try:
            re.compile(pattern)
        except re.error as error:
            self._broken.append(f"refusals.toml: broken pattern {pattern!r}: {error}")
            return False
        return True

    def _filled(self, pattern: str, words: Mapping[str, str]) -> str:
        """Put the named parts of an entry into a pattern of it."""
        for name in sorted(set(_PART.findall(pattern)) - set(words)):
            self._broken.append(f"refusals.toml: no words named {name!r} before {pattern!r}")
        return _PART.sub(lambda part: words.get(part[1], _NEVER), pattern)


def _folded(text: str) -> str:
    """Fold a text; Chinese and Japanese marks become those the patterns know."""
    return unaccented(normal(simplified(text))).replace("。", ".").replace("、", "/")


def _tried(place: str, entry: Mapping[str, Any], holds: Callable[[str], bool]) -> Iterable[str]:
    for hit in entry.get("hits", ()):
        if not holds(hit):
            yield f"{place}: {hit!r} is not found"
    for miss in entry.get("misses", ()):
        if holds(miss):
            yield f"{place}: {miss!r} is found, which it must not be"
