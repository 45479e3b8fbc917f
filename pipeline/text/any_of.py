"""Many patterns asked as one question: is any of them found? Nearly always the answer is no.

Most Chinese names and companies differ in characters that no pattern mentions. Patterns cannot tell such
characters apart, so texts that differ in nothing else are searched once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pipeline.text.chinese import FIRST, LAST, is_ideographs
from pipeline.text.pattern import Pattern

#: How a pattern writes all ideographs and more; with this it tells none apart.
_EVERY = r"\u4e00-\u9fff"
#: What tells ideographs apart without naming them: a range, a code, a group that is to come again.
_UNNAMED = re.compile(r"[^\x00-\x7f]-|-[^\x00-\x7f]|\\[uUxN0-9]|\(\?P")
#: What a pattern joined with others would mean otherwise: groups that are counted, flags in front.
_ALONE = re.compile(r"\\[1-9]|\(\?P|^\(\?[aiLmsux]")


class AnyOf:
    """Patterns of which one hit is enough."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._remembered: dict[str, bool] = {}

    def finds(self, text: str) -> bool:
        """Say whether any of the patterns is found in `text`."""
        if not self._alike or not is_ideographs(text):
            return self._search(text)
        alike = text.translate(self._alike)
        found = self._remembered.get(alike)
        if found is None:
            found = self._remembered[alike] = self._search(alike)
        return found

    def _search(self, text: str) -> bool:
        for pattern in self._joined:  # noqa: SIM110  (any() makes a generator, which costs as much again)
            if pattern.search(text):
                return True
        return False

    @cached_property
    def _joined(self) -> list[Pattern]:
        """Join patterns of like flags; what would mean something else among others stands alone."""
        together: dict[bool, list[str]] = {}
        alone = [one for one in self._patterns if _ALONE.search(one.pattern)]
        for one in self._patterns:
            if one not in alone:
                together.setdefault(one.ascii, []).append(f"(?:{one.pattern})")
        return [Pattern("|".join(several), ascii=ascii) for ascii, several in together.items()] + alone

    @cached_property
    def _alike(self) -> dict[int, int]:
        """Map the ideographs that no pattern names to one of them; none where they can be told otherwise."""
        if any(_UNNAMED.search(one.pattern.replace(_EVERY, "")) for one in self._patterns):
            return {}
        named = {char for one in self._patterns for char in one.pattern}
        unnamed = [code for code in range(FIRST, LAST + 1) if chr(code) not in named]
        return dict.fromkeys(unnamed, unnamed[0]) if unnamed else {}
