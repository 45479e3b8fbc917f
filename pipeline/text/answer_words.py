"""What people type where they were asked to choose: 去不了 for "does not come", 没接 for "no answer".

The words stand in `rules/answer_words.csv`, a line per column and code. A text says something when all of it
is such words, and they agree: "sorry, no" is a no, "yes, but late" is for a person to read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.text.accents import unaccented
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

_BETWEEN = re.compile(r"[,.!;:/|、。·…()\[\]]+|\s[-–—]\s")
_EDGES = " .,!;:、。·…~\"'“”‘’()[]-–—"
_LONGEST = 80


@dataclass(frozen=True)
class AnswerWords:
    """Codes by column and word, and by column the words that may stand beside one and say nothing."""

    codes: Mapping[str, Mapping[str, str]]
    fillers: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_rows(cls, rows: Sequence[Mapping[str, str]]) -> AnswerWords:
        """Build from the lines of answer_words.csv: `column`, `code` (empty for fillers), `words`.

        Raises:
            ValueError: one word stands under two codes of a column.
        """
        codes: dict[str, dict[str, str]] = {}
        fillers: dict[str, list[str]] = {}
        for row in rows:
            column, code = row["column"].strip(), row["code"].strip()
            for word in filter(None, (folded(one) for one in row["words"].split(";"))):
                if not code:
                    fillers.setdefault(column, []).append(word)
                elif codes.setdefault(column, {}).setdefault(word, code) != code:
                    raise ValueError(
                        f"{word!r} stands under {code} and under {codes[column][word]} of {column}"
                    )
        longest_first = {column: tuple(sorted(words, key=len)[::-1]) for column, words in fillers.items()}
        return cls(codes, longest_first)

    def code(self, column: str, text: str) -> str:
        """Return the code that `text` says in a column, "" when it says none, or several."""
        words, fillers = self.codes.get(column, {}), self.fillers.get(column, ())
        if not words or not text or len(text) > _LONGEST:
            return ""
        whole = folded(text)
        if whole in words:
            return words[whole]
        pieces = [_bare(piece.strip(_EDGES), words, fillers) for piece in _BETWEEN.split(whole)]
        said = {words.get(piece, "") for piece in pieces if piece}
        return said.pop() if len(said) == 1 else ""


def folded(text: str) -> str:
    """Return the form in which words are compared; a text of nothing but marks keeps them.

    >>> folded("Asked not to be called!"), folded("請勿再聯繫。"), folded("？")
    ('asked not to be called', '请勿再联系', '?')
    """
    words = unaccented(normal(simplified(text))).replace("’", "'")
    return words.strip(_EDGES) or words


def _bare(piece: str, words: Mapping[str, str], fillers: Sequence[str]) -> str:
    """Take off what says nothing, from both ends, until a word is left; "" when nothing is."""
    while piece and piece not in words:
        shorter = next((rest for filler in fillers if (rest := _without(piece, filler)) is not None), None)
        if shorter is None:
            return piece
        piece = shorter.strip(_EDGES)
    return piece


def _without(piece: str, filler: str) -> str | None:
    """Take a filler off either end; Latin words end where a space does."""
    if piece == filler:
        return ""
    gap = " " if filler.isascii() else ""
    if piece.startswith(filler + gap):
        return piece[len(filler) :]
    return piece[: -len(filler)] if piece.endswith(gap + filler) else None
