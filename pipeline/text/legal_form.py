"""Take the legal form off a company's name: 有限公司, Co., Ltd., GmbH & Co. KG, 株式会社 and their kin.

Forms pile up and are glued and dotted at will (`Co.,Ltd`, `S.p.A`, `（集团）股份有限公司`), so they come off
in a loop until nothing more does, and never the last word that is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_DOTTED = re.compile(r"\b((?:[^\W\d_]\.){1,4}[^\W\d_]?)(?=[\s,)]|$)")
_LOOSE = re.compile(r"\.(?=[\s,)]|$)|,")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class LegalForms:
    """Legal forms as they end (or begin) a folded name: `glued` in unspaced scripts, `worded` elsewhere."""

    glued: frozenset[str]
    glued_lengths: tuple[int, ...]
    glued_ends: Mapping[str, tuple[int, ...]]
    glued_first: tuple[str, ...]
    worded: frozenset[str]
    worded_first: frozenset[str]
    most_words: int

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> LegalForms:
        """Compile the lines of legal_forms.csv: form, language, side (end, start or both)."""
        glued: set[str] = set()
        worded: set[str] = set()
        first: set[str] = set()
        for row in rows:
            form = row["form"].casefold()
            key = form if _HAN.search(form) else spaced(form)
            if row["side"] != "start":
                (glued if _HAN.search(form) else worded).add(key)
            if row["side"] != "end":
                first.add(key)
        return cls(
            frozenset(glued),
            tuple(sorted({len(form) for form in glued}, reverse=True)),
            by_ending(glued),
            tuple(sorted((form for form in first if _HAN.search(form)), key=len, reverse=True)),
            frozenset(worded),
            frozenset(form for form in first if not _HAN.search(form)),
            max((form.count(" ") + 1 for form in worded), default=1),
        )

    def off(self, folded: str) -> tuple[str, str]:
        """Return a folded name without its legal form, and the form; what is left is never empty."""
        left, found = folded.strip(" ,.-_"), ""
        if self.is_form(left):
            return folded, ""
        while True:
            if left[-1:].isascii():
                shorter, form = self._words_off(left)
            else:
                shorter, form = self._glued_off(left)
            if not form:
                break
            left, found = shorter, f"{form} {found}".strip() if form.isascii() else form + found
        left, opening = self._start_off(left)
        return (left or folded), found or opening

    def is_form(self, folded: str) -> bool:
        """Tell whether a folded text is a legal form and nothing else."""
        return folded in self.glued or spaced(folded) in self.worded

    def _glued_off(self, text: str) -> tuple[str, str]:
        for length in self.glued_ends.get(text[-1:], ()):
            if length < len(text) and (form := text[-length:]) in self.glued:
                return text[:-length].rstrip(" ,.-_"), form
        return text, ""

    def _words_off(self, text: str) -> tuple[str, str]:
        if text.endswith(")"):
            inner = text[text.rfind("(") + 1 : -1].strip()
            if "(" in text and text.rfind("(") > 0 and self.is_form(inner):
                return text[: text.rfind("(")].rstrip(" ,.-_"), inner
            return text, ""
        words = spaced(text).split(" ")
        for count in range(min(self.most_words, len(words) - 1), 0, -1):
            form = " ".join(words[-count:])
            if form in self.worded:
                rest = words[:-count]
                while len(rest) > 1 and rest[-1] in ("&", "and", "-"):
                    rest.pop()
                return " ".join(rest), form
        return text, ""

    def _start_off(self, text: str) -> tuple[str, str]:
        for form in self.glued_first if text.startswith(self.glued_first) else ():
            if text.startswith(form) and len(text) > len(form):
                return text[len(form) :].strip(" ,.-_"), form
        word, _, rest = text.partition(" ")
        return (rest.strip(), word) if rest and word.replace(".", "") in self.worded_first else (text, "")


def by_ending(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Map the last characters of words to the lengths of those that end so, the longest first.

    >>> by_ending(["公司", "有限公司", "集团"])
    {'司': (4, 2), '团': (2,)}
    """
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return {ending: tuple(sorted(several, reverse=True)) for ending, several in lengths.items()}


def spaced(text: str) -> str:
    """Return a folded text with its dotted abbreviations closed up and its words one space apart.

    >>> spaced("ferrari s.p.a."), spaced("haier co.,ltd.")
    ('ferrari spa', 'haier co ltd')
    """
    if "." not in text and "," not in text:
        return " ".join(text.split())
    if "." in text:
        text = _DOTTED.sub(lambda match: match[1].replace(".", ""), text)
    return " ".join(_LOOSE.sub(" ", text).split())
