"""Patterns composed of named parts, as rule files write sentences: a stop word, filler, an act of contact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.text.accents import unaccented
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal
from pipeline.text.pattern import Pattern, Patterns

_NEVER = "(?!)"
#: Patterns are joined up to this many bytes: PCRE2 takes none that compiles to more than 64 kB.
_LONGEST_PATTERN = 20_000
_EDGE = r"\b"
#: What counts when a pattern is split: an escape, a class, a bracket, a bar.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
_PART = re.compile("<([a-z_]+)>")


class Composer:
    """Compiles the entries of one rule file; what is wrong with them is in `broken`."""

    def __init__(self, file: str, words: Mapping[str, Iterable[str]] | None = None) -> None:
        """Begin with `words` that every entry may use; each entry adds its own."""
        self._file = file
        self.broken: list[str] = []
        self._shared = self._named(words or {}, {})

    def joined(self, entries: Iterable[Mapping[str, Any]]) -> Patterns:
        """Join the patterns of entries, parts filled in; a broken one is told and left out."""
        parts: list[list[str]] = [[]]
        for pattern in (pattern for entry in entries for pattern in self._patterns(entry)):
            if len("".join([*parts[-1], pattern]).encode()) > _LONGEST_PATTERN:
                parts.append([])
            parts[-1].append(pattern)
        return Patterns(map(self._whole, parts))

    def tried(self, place: str, entry: Mapping[str, Any], holds: Callable[[str], bool]) -> Iterator[str]:
        """Yield each of an entry's own examples that is read otherwise than it says."""
        for hit in entry.get("hits", ()):
            if not holds(hit):
                yield f"{self._file} {place}: {hit!r} is not found"
        for miss in entry.get("misses", ()):
            if holds(miss):
                yield f"{self._file} {place}: {miss!r} is found, which it must not be"

    def _named(self, parts: Mapping[str, Iterable[str]], known: Mapping[str, str]) -> dict[str, str]:
        """Return `known` and `parts` as groups, by name; a part may hold those before it."""
        words = dict(known)
        for name, choices in parts.items():
            words[name] = f"(?:{'|'.join(self._filled(choice, words) for choice in choices)})"
        return words

    def _patterns(self, entry: Mapping[str, Any]) -> list[str]:
        words = self._named(entry.get("words", {}), self._shared)
        return [self._filled(pattern, words) for pattern in entry.get("patterns", ())]

    def _whole(self, patterns: Sequence[str]) -> Pattern:
        whole = Pattern(one_of(patterns))
        return Pattern(one_of(filter(self._compiles, patterns))) if whole.problem() else whole

    def _compiles(self, pattern: str) -> bool:
        if problem := Pattern(pattern).problem():
            self.broken.append(f"{self._file}: broken pattern {pattern!r}: {problem}")
        return not problem

    def _filled(self, pattern: str, words: Mapping[str, str]) -> str:
        """Put the named parts of an entry into a pattern of it."""
        for name in sorted(set(_PART.findall(pattern)) - set(words)):
            self.broken.append(f"{self._file}: no words named {name!r} before {pattern!r}")
        return _PART.sub(lambda part: words.get(part[1], _NEVER), pattern)


def one_of(patterns: Iterable[str]) -> str:
    r"""Join patterns into one that finds what any of them finds.

    What begins at a word's edge (\\b) stands together behind one \\b: inside words nothing of it is tried.
    """
    edge: list[str] = []
    free: list[str] = []
    for choice in (choice for pattern in patterns for choice in choices_of(pattern)):
        (edge if choice.startswith(_EDGE) else free).append(choice)
    if edge:
        free.append(_EDGE + f"(?:{'|'.join(choice[len(_EDGE) :] for choice in edge)})")
    return "|".join(free) or _NEVER


def choices_of(pattern: str) -> list[str]:
    """Split a pattern at the bars outside all brackets.

    >>> choices_of(r"a(?:b|c)|[|]|d")
    ['a(?:b|c)', '[|]', 'd']
    """
    found, depth, begin = [], 0, 0
    for token in _TOKEN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and not depth:
            found.append(pattern[begin : token.start()])
            begin = token.end()
    return [*found, pattern[begin:]]


def folded(text: str) -> str:
    """Fold a text as patterns are written: lower case, no accents, simplified; marks of one width.

    >>> folded("Désabonnement。請勿聯絡、謝謝")
    'desabonnement.请勿联络/谢谢'
    """
    return unaccented(normal(simplified(text))).replace("。", ".").replace("、", "/")
