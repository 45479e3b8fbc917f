"""Hear who wants no contact in what they write: plain words, or words with a "but" that a person should read.

The knowledge is rules/refusals.toml, which proves itself (`check`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Any

from pipeline.text.accents import unaccented
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

LONGEST = 2000
_NEVER = "(?!)"


class Heard(IntEnum):
    """What a text says about contact: nothing, a refusal with a "but" or a "?", a plain refusal."""

    NOTHING = 0
    UNSURE = 1
    REFUSAL = 2


class Refusals:
    """The patterns of refusal in every language, and those that make one doubtful."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._broken: list[str] = []
        entries = settings.get("entry", ())
        self._refusal = self._joined(pattern for one in entries for pattern in one.get("patterns", ()))
        self._but, self._asked = (
            self._joined(settings.get(part, {}).get("patterns", ())) for part in ("but", "asked")
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
        for part, pattern in (("but", self._but), ("asked", self._asked)):
            settings = self._settings.get(part, {})
            problems += _tried(
                f"refusals.toml [{part}]", settings, lambda text, p=pattern: bool(p.search(_folded(text)))
            )
        return problems

    def _hear(self, text: str) -> Heard:
        if not text or len(text) > LONGEST:
            return Heard.NOTHING
        words = _folded(text)
        if not self._refusal.search(words):
            return Heard.NOTHING
        doubtful = self._but.search(words) or self._asked.search(words)
        return Heard.UNSURE if doubtful else Heard.REFUSAL

    def _joined(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """Compile patterns into one; a broken one is told and left out."""
        good = []
        for pattern in patterns:
            try:
                re.compile(pattern)
                good.append(f"(?:{pattern})")
            except re.error as error:
                self._broken.append(f"refusals.toml: broken pattern {pattern!r}: {error}")
        return re.compile("|".join(good) or _NEVER)


def _folded(text: str) -> str:
    return unaccented(normal(simplified(text)))


def _tried(place: str, entry: Mapping[str, Any], holds: Any) -> Iterable[str]:
    for hit in entry.get("hits", ()):
        if not holds(hit):
            yield f"{place}: {hit!r} is not found"
    for miss in entry.get("misses", ()):
        if holds(miss):
            yield f"{place}: {miss!r} is found, which it must not be"
