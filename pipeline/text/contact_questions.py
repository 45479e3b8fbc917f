"""Hear what a form asks about contact: leave for it (a no refuses), or its refusal (a yes refuses).

The knowledge is rules/contact_questions.toml, which proves itself (`check`). A form asks in any words, so
that sentences are composed of parts here as in what people answer (`refusal`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from pipeline.text.composed import Composer, folded
from pipeline.text.pattern import Patterns

#: "May we call you?", "I agree to be called", "Would you take a call?", "I agree to advertising",
#: "I do not want to be called".
MAY, CONSENT, WILLING, MARKETING, REFUSAL = KINDS = ("may", "consent", "willing", "marketing", "refusal")
_PARTS = (*KINDS, "about", "others", "us")


class ContactQuestions:
    """The ways to ask, by kind."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._composer = Composer("contact_questions.toml")
        self._patterns: dict[str, Patterns] = {
            part: self._composer.joined([settings.get(part, {})]) for part in _PARTS
        }
        self.kind = lru_cache(maxsize=1 << 12)(self._kind)

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> ContactQuestions:
        """Build from the parsed rules/contact_questions.toml; what is wrong with it, `check` tells."""
        return cls(settings)

    def is_about(self, header: str) -> bool:
        """Tell whether a header is about contact in any way: a flat no to it refuses."""
        return bool(self.kind(header) or self._is("about", header))

    def check(self) -> list[str]:
        """Return every problem: broken patterns, examples that are read otherwise."""
        problems = list(self._composer.broken)
        for part in _PARTS:
            entry = self._settings.get(part, {})
            problems += self._composer.tried(f"[{part}]", entry, partial(self._is, part))
        return problems

    def _is(self, part: str, text: str) -> bool:
        if part in KINDS:
            return self.kind(text) == part
        return self._patterns[part].finds(folded(text))

    def _kind(self, header: str) -> str:
        """Return which of KINDS a header asks, "" for none: what it says first, of us."""
        words = folded(header)
        said = [(start, kind) for kind in KINDS if (start := self._patterns[kind].start(words)) is not None]
        if not said:
            return ""
        if self._patterns["others"].finds(words) and not self._patterns["us"].finds(words):
            return ""
        first = min(start for start, _ in said)
        return next(kind for kind in (REFUSAL, *KINDS) if (first, kind) in said)
