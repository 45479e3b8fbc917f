"""Hear who wants no contact in what they write: plain words, or words with a "but" that a person should read.

The knowledge is rules/refusals.toml, which proves itself (`check`): sentences composed of named parts, a stop
word, filler and an act of contact. What is harmless is struck out first, and a "but" is only looked for in
what the refusal leaves of the text: in "no calls, no mails" the mail is refused, not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Any

from pipeline.text.composed import Composer, folded

LONGEST = 2000
_PARTS = ("harmless", "but", "asked", "us", "doubt")


class Heard(IntEnum):
    """What a text says about contact: nothing, what makes one ask first, a plain refusal.

    One asks first about a refusal with a "but" or a "?", and who hung up or wonders where we got the number.
    """

    NOTHING = 0
    UNSURE = 1
    REFUSAL = 2


class Refusals:
    """The patterns of refusal in every language, those that are none, and those that make one doubtful."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._composer = Composer("refusals.toml")
        self._refusal = self._composer.joined(settings.get("entry", ()))
        self._harmless, self._but, self._asked, self._of_us, self._doubt = (
            self._composer.joined([settings.get(part, {})]) for part in _PARTS
        )
        self.hear = lru_cache(maxsize=1 << 14)(self._hear)

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Refusals:
        """Build from the parsed rules/refusals.toml; what is wrong with it, `check` tells."""
        return cls(settings)

    def check(self) -> list[str]:
        """Return every problem: broken patterns, examples that are heard otherwise."""
        problems = list(self._composer.broken)
        for number, entry in enumerate(self._settings.get("entry", ()), start=1):
            place = f"entry {number} ({entry.get('language')})"
            problems += self._composer.tried(place, entry, lambda text: self.hear(text) > Heard.NOTHING)
        parts: dict[str, Callable[[str], bool]] = {
            "harmless": lambda text: bool(self._harmless.search(folded(text))),
            "but": lambda text: bool(self._but.search(self._left(folded(text)))),
            "asked": lambda text: bool(self._asked.search(folded(text))),
            "us": lambda text: bool(self._of_us.search(folded(text))),
            "doubt": lambda text: bool(self._doubt.search(folded(text))),
        }
        for part, holds in parts.items():
            problems += self._composer.tried(f"[{part}]", self._settings.get(part, {}), holds)
        return problems

    def _hear(self, text: str) -> Heard:
        if not text or len(text) > LONGEST:
            return Heard.NOTHING
        said = folded(text)
        words = self._harmless.sub(" ", said)
        if not self._refusal.search(words):
            return Heard.UNSURE if self._doubt.search(said) else Heard.NOTHING
        if self._asked.search(words):
            return Heard.UNSURE if self._of_us.search(words) else Heard.NOTHING
        return Heard.UNSURE if self._but.search(self._left(words)) else Heard.REFUSAL

    def answered(self, no: str) -> Heard:
        """Return what a no to "may we contact you?" says: a refusal, unless another way is offered."""
        words = folded(no)
        return Heard.UNSURE if self._but.search(self._left(words)) else Heard.REFUSAL

    def _left(self, words: str) -> str:
        """Return what a refusal leaves of a text: there the "but" stands."""
        return self._refusal.sub(" ", words)
