"""Recognise students, job seekers, the press, recruiters and sellers by what they say of themselves.

The knowledge is rules/non_target.toml: an entry names patterns by field, all of which must be found. A
professor, the IT director of a school and an HR manager are not such.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from pipeline.text.accents import unaccented
from pipeline.text.any_of import AnyOf
from pipeline.text.chinese import is_ideographs, simplified
from pipeline.text.pattern import Pattern

KINDS = ("student", "job-seeker", "press", "recruiter", "vendor")
#: The rarest first: where an entry asks for several, its first is looked for before the others.
FIELDS = ("name", "email", "title", "note", "department", "company")
LONGEST = 300
_KEYS = frozenset({"kind", "unless", "hits", "misses", *FIELDS})


class NonTarget(NamedTuple):
    """A kind of KINDS and the words that told it; both "" for a person the event is for."""

    kind: str
    matched: str


NONE = NonTarget("", "")


class _Entry(NamedTuple):
    kind: str
    patterns: dict[str, Pattern]
    unless: Pattern | None


class NonTargets:
    """The ordered entries; the first that holds names the kind."""

    def __init__(
        self, settings: Mapping[str, Any], file: str = "non_target.toml", kinds: tuple[str, ...] = KINDS
    ) -> None:
        self._settings, self._file, self._kinds = settings, file, kinds
        self._entries = [_entry(entry) for entry in settings.get("entry", ())]
        self._first: dict[str, list[tuple[int, Pattern]]] = {field: [] for field in FIELDS}
        for number, entry in enumerate(self._entries):
            for field, pattern in islice(entry.patterns.items(), 1):
                self._first[field].append((number, pattern))
        self._any = {field: AnyOf([pattern for _, pattern in first]) for field, first in self._first.items()}
        self._beside = {field: self._asked_beside(field) for field in FIELDS}
        self._begun = lru_cache(maxsize=1 << 16)(self._begin)

    @classmethod
    def from_settings(
        cls, settings: Mapping[str, Any], file: str = "non_target.toml", kinds: tuple[str, ...] = KINDS
    ) -> NonTargets:
        """Build from a parsed file of rules/ whose entries are of `kinds`; what is wrong, `check` tells."""
        return cls(settings, file, kinds)

    def read(self, **told: str) -> NonTarget:
        """Return why a person who says this, by field of FIELDS, is not whom the event is for, or NONE."""
        texts = {field: _folded(text) for field, text in told.items() if text}
        begun = {number for field, text in texts.items() for number in self._begun(field, text)}
        for number in sorted(begun):
            if matched := _match(self._entries[number], texts):
                return NonTarget(self._entries[number].kind, matched)
        return NONE

    def may(self, field: str, text: str) -> bool:
        """Tell whether an entry could hold of somebody who says this in `field`: most texts begin none."""
        if not text or not self._first[field]:
            return False
        return self._any[field].finds(_folded(text))

    def also_asked(self, field: str) -> str:
        """Name the field that every entry asks for that begins with `field`; "" where there is none."""
        return self._beside[field][0]

    def may_beside(self, field: str, text: str) -> bool:
        """Tell the same as `may` of who says this in the field that is `also_asked` with `field`."""
        return bool(text) and self._beside[field][1].finds(_folded(text))

    def check(self) -> list[str]:
        """Return every problem: unknown words in the settings, examples that read otherwise."""
        broken = list(self._broken_patterns())
        problems = list(broken)
        for number, entry in enumerate(self._settings.get("entry", ()), start=1):
            place = f"{self._file} entry {number} ({entry.get('kind')})"
            problems += [f"{place}: unknown key {key!r}" for key in sorted(set(entry) - _KEYS)]
            problems += [f"{place}: unknown kind"] if entry.get("kind") not in self._kinds else []
            if broken:
                continue
            for hit in entry.get("hits", ()):
                if (kind := self.read(**hit).kind) != entry.get("kind"):
                    problems.append(f"{place}: {hit} reads as {kind or 'a target'}")
            for miss in entry.get("misses", ()):
                if kind := self.read(**miss).kind:
                    problems.append(f"{place}: {miss} reads as {kind}, which it must not")
        return problems

    def _broken_patterns(self) -> Iterable[str]:
        for entry in self._entries:
            for pattern in (*entry.patterns.values(), *filter(None, [entry.unless])):
                if problem := pattern.problem():
                    yield f"{self._file}: broken pattern {pattern.pattern!r}: {problem}"

    def _begin(self, field: str, text: str) -> tuple[int, ...]:
        """Return the entries whose first pattern is found: titles repeat, and most say nothing."""
        return tuple(number for number, pattern in self._first[field] if pattern.search(text))

    def _asked_beside(self, field: str) -> tuple[str, AnyOf]:
        """Find the field that all entries which begin with `field` ask for too, and their patterns for it."""
        begun = [self._entries[number].patterns for number, _ in self._first[field]]
        shared = set.intersection(*map(set, begun)) - {field} if begun else set()
        beside = max(shared, key=FIELDS.index, default="")
        return beside, AnyOf([patterns[beside] for patterns in begun if beside])


def _entry(settings: Mapping[str, Any]) -> _Entry:
    patterns = {field: _pattern(settings[field]) for field in FIELDS if field in settings}
    unless = settings.get("unless")
    return _Entry(settings.get("kind", ""), patterns, _pattern(unless) if unless else None)


def _pattern(written: str) -> Pattern:
    """Make a pattern whose word borders are those of Latin letters, also beside Chinese characters."""
    return Pattern(unaccented(written), ascii=True)


def _match(entry: _Entry, texts: Mapping[str, str]) -> str:
    """Return the words found when every pattern of an entry is, else ""."""
    words = []
    for field, pattern in entry.patterns.items():
        found = pattern.search(texts[field]) if field in texts else None
        if found is None:
            return ""
        words.append(found[0])
    if entry.unless and any(entry.unless.search(text) for text in texts.values()):
        return ""
    return " ".join(words)


def _folded(text: str) -> str:
    text = text[:LONGEST]
    if is_ideographs(text):
        return simplified(text)
    if not text.isascii():
        text = unaccented(simplified(unicodedata.normalize("NFKC", text)).casefold())
    return " ".join(text.casefold().split())
