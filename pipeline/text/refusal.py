"""Hear who wants no contact in what they write: plain words, or words with a "but" that a person should read.

The knowledge is rules/refusals.toml, which proves itself (`check`): sentences composed of named parts, a stop
word, filler and an act of contact. What is harmless is struck out first, and a "but" is only looked for in
what the refusal leaves of the text: in "no calls, no mails" the mail is refused, not offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cached_property, lru_cache, partial
from typing import Any

from pipeline.text.composed import Composer, folded
from pipeline.text.pattern import Patterns

LONGEST = 2000
_PARTS = (
    *("harmless", "hedged", "asked", "request", "us", "final", "told", "but"),
    *("doubt", "one_way", "flat"),
)
#: What separates clauses and sentences of a folded text.
_CLAUSE = re.compile(r"[,.;!?]+")
_SENTENCE = re.compile(r"[^.;!?]+[.;!?]*")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
#: Letters of any other script, and signs that may say as much.
_OTHER = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[\u2600-\u27bf\U0001f300-\U0001faff]")


class Heard(IntEnum):
    """What a text says about contact: nothing, what makes one ask first, a plain refusal.

    One asks first about a refusal with a "but", a "perhaps" or a "?", about who takes contact in one way
    only, and about who hung up or wonders where we got the number.
    """

    NOTHING = 0
    UNSURE = 1
    REFUSAL = 2


class _Parts(dict[str, Patterns]):
    """The patterns of each part, compiled when it is first asked for: a list without remarks needs none."""

    def __init__(self, composer: Composer, entries: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
        super().__init__()
        self._composer, self._entries = composer, entries

    def __missing__(self, part: str) -> Patterns:
        return self.setdefault(part, self._composer.joined(self._entries[part]))


class Refusals:
    """The patterns of refusal in every language, those that are none, and those that make one doubtful."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._composer = Composer("refusals.toml", settings.get("words"))
        self._parts = _Parts(self._composer, {part: _entries(settings, part) for part in _PARTS})
        self.hear = lru_cache(maxsize=1 << 14)(self._hear)

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Refusals:
        """Build from the parsed rules/refusals.toml; what is wrong with it, `check` tells."""
        return cls(settings)

    @cached_property
    def _in_han(self) -> Patterns:
        return self._composer.joined(one for one in self._settings.get("entry", ()) if _is_han(one))

    @cached_property
    def _in_other(self) -> Patterns:
        return self._composer.joined(one for one in self._settings.get("entry", ()) if not _is_han(one))

    def check(self) -> list[str]:
        """Return every problem: broken patterns, examples that are heard otherwise."""
        _ = self._in_han, self._in_other, [self._parts[part] for part in _PARTS]  # told when compiled
        problems = list(self._composer.broken)
        for number, entry in enumerate(self._settings.get("entry", ()), start=1):
            place = f"entry {number} ({entry.get('language')})"
            problems += self._composer.tried(place, entry, lambda text: self.hear(text) > Heard.NOTHING)
        for part in _PARTS:
            for entry in _entries(self._settings, part):
                problems += self._composer.tried(f"[{part}]", entry, partial(self._is, part))
        return problems

    def _is(self, part: str, text: str) -> bool:
        words = folded(text)
        return self._parts[part].finds(self._left(words) if part == "but" else words)

    def _hear(self, text: str) -> Heard:
        if not text or len(text) > LONGEST:
            return Heard.NOTHING
        said = folded(text)
        refusal = self._written_in(said)
        if not refusal.finds(said):  # nearly always: what is harmless need not be struck out
            return Heard.UNSURE if self._parts["doubt"].finds(said) else Heard.NOTHING
        words = self._parts["harmless"].without(said)
        if not refusal.finds(words):
            return Heard.UNSURE if self._parts["doubt"].finds(said) else Heard.NOTHING
        clauses = [one for one in _CLAUSE.split(words) if refusal.finds(one)]
        if clauses and all(map(self._parts["hedged"].finds, clauses)):
            return Heard.UNSURE
        if self._asks(words) and not any(
            refusal.finds(one) and not self._asks(one) for one in _SENTENCE.findall(words)
        ):  # "Where did you get my number? Never call again" tells
            return Heard.UNSURE if self._parts["us"].finds(words) else Heard.NOTHING
        if self._parts["final"].finds(words):
            return Heard.REFUSAL
        return Heard.UNSURE if self._parts["but"].finds(self._left(words)) else Heard.REFUSAL

    def _written_in(self, words: str) -> Patterns:
        """Return the patterns of the scripts that `words` are in: those of others need not be searched."""
        if not _HAN.search(words):
            return self._in_other
        return self._in_han + self._in_other if _OTHER.search(words) else self._in_han

    def _asks(self, words: str) -> bool:
        return self._parts["asked"].finds(words) and not self._parts["request"].finds(words)

    def remarked(self, text: str) -> Heard:
        """Return what a free remark says: who may be reached in writing alone is asked about, too."""
        heard = self.hear(text)
        if heard or not text or len(text) > LONGEST:
            return heard
        return Heard.UNSURE if self._parts["one_way"].finds(folded(text)) else Heard.NOTHING

    def flatly(self, answer: str) -> Heard:
        """Return what is said under a header about contact, where a flat no needs no more words."""
        if answer and len(answer) < LONGEST and self._parts["flat"].finds(folded(answer)):
            return Heard.REFUSAL
        return self.hear(answer)

    def answered(self, no: str) -> Heard:
        """Return what a no to "may we contact you?" says: a refusal, unless another way is offered."""
        words = folded(no)
        return Heard.UNSURE if self._parts["but"].finds(self._left(words)) else Heard.REFUSAL

    def unwilling(self, no: str) -> Heard:
        """Return what a no to "would you take a call?" says: a refusal, or nothing of writing."""
        return max(self.hear(no), Heard.UNSURE)

    def _left(self, words: str) -> str:
        """Return what a refusal, and what is told of the past, leave of a text: there the "but" stands."""
        return self._parts["told"].without(self._written_in(words).without(words))


def _is_han(entry: Mapping[str, Any]) -> bool:
    return entry.get("script") == "han"


def _entries(settings: Mapping[str, Any], part: str) -> Iterable[Mapping[str, Any]]:
    """Return the tables of a part, which has one or several."""
    tables = settings.get(part, {})
    return [tables] if isinstance(tables, Mapping) else tables
