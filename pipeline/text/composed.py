"""Patterns composed of named parts, as rule files write sentences: a stop word, filler, an act of contact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pipeline.text.accents import unaccented
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

_NEVER = "(?!)"
_PART = re.compile("<([a-z_]+)>")


class Composer:
    """Compiles the entries of one rule file; what is wrong with them is in `broken`."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.broken: list[str] = []

    def joined(self, entries: Iterable[Mapping[str, Any]]) -> re.Pattern[str]:
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

    def tried(self, place: str, entry: Mapping[str, Any], holds: Callable[[str], bool]) -> Iterator[str]:
        """Yield each of an entry's own examples that is read otherwise than it says."""
        for hit in entry.get("hits", ()):
            if not holds(hit):
                yield f"{self._file} {place}: {hit!r} is not found"
        for miss in entry.get("misses", ()):
            if holds(miss):
                yield f"{self._file} {place}: {miss!r} is found, which it must not be"

    def _compiles(self, pattern: str) -> bool:
        try:
            re.compile(pattern)
        except re.error as error:
            self.broken.append(f"{self._file}: broken pattern {pattern!r}: {error}")
            return False
        return True

    def _filled(self, pattern: str, words: Mapping[str, str]) -> str:
        """Put the named parts of an entry into a pattern of it."""
        for name in sorted(set(_PART.findall(pattern)) - set(words)):
            self.broken.append(f"{self._file}: no words named {name!r} before {pattern!r}")
        return _PART.sub(lambda part: words.get(part[1], _NEVER), pattern)


def folded(text: str) -> str:
    """Fold a text as patterns are written: lower case, no accents, simplified; marks of one width.

    >>> folded("Désabonnement。請勿聯絡、謝謝")
    'desabonnement.请勿联络/谢谢'
    """
    return unaccented(normal(simplified(text))).replace("。", ".").replace("、", "/")
