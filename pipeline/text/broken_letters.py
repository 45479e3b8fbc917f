"""Letters that a scanner or a program broke, M?ller: what the list spells whole tells which they were.

Only for comparing: what is shown stays as it was. A word that fits two different whole ones (Müller, Möller)
is taken for the one that stands beside the same other words; where that tells nothing it stays broken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.text.accents import unaccented

_MARK = "\ufffd"
_BROKEN = re.compile(f"{_MARK}+|(?<=[^\\W\\d_])\\?+(?= ?[^\\W\\d_])|\\?+(?=[^\\W\\d_])")
#: What a broken letter may have been: one with a mark, the letters typed for it, or the plain one.
_LETTER = "(?:[^\x00-\x7f]{1,2}|[aou]e|ss|[a-z])"
_TWO_FOR_ONE = re.compile("(?<=[aou])e")


def is_broken(text: str) -> bool:
    """Say whether a letter of a text is broken, so that what stands for it is a guess.

    >>> [is_broken(text) for text in ("J\ufffdrgen", "Mu?oz", "Jos? Mu?oz", "Anna", "Anna?", "Anna (?)")]
    [True, True, True, False, False, False]
    """
    return (_MARK in text or "?" in text) and _BROKEN.search(text) is not None


def mended(texts: Iterable[str]) -> dict[str, str]:
    """Return what each broken text of a list is, as far as its whole texts tell.

    >>> mended(["Jürgen Müller", "J\ufffdrgen M\ufffdller", "M?ller & S?hne"])["J\ufffdrgen M\ufffdller"]
    'Jürgen Müller'
    """
    listed = list(texts)
    broken = [text for text in listed if is_broken(text)]
    if not broken:
        return {}
    whole = _Whole(text for text in listed if _MARK not in text and "?" not in text)
    return {text: whole.mend(text) for text in broken}


def spelled_by(text: str, words: str) -> str:
    """Return a broken text as `words` spell it: those before the @ of its own mailbox.

    >>> spelled_by("Thomas M?ller", "thomas mueller")
    'Thomas mueller'
    """
    return _Whole([words]).mend(text)


class _Whole:
    """The words of texts that nothing broke, to look up by their first or last letter."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._begin: dict[str, set[str]] = defaultdict(set)
        self._end: dict[str, set[str]] = defaultdict(set)
        self._beside: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            parts = text.split()
            for part in parts:
                plain = part.casefold()
                self._begin[plain[0]].add(part)
                self._end[plain[-1]].add(part)
                self._beside[plain].update(other for other in parts if other != part)

    def mend(self, text: str) -> str:
        """Return a text with each broken word in full where one word alone can be meant."""
        parts = text.split()
        sound = [part for part in parts if not is_broken(part)]
        return " ".join(part if part in sound else self._whole(part, sound) for part in parts)

    def _whole(self, part: str, beside: Sequence[str]) -> str:
        plain = part.casefold()
        kept, runs = _BROKEN.split(plain), [len(run) for run in _BROKEN.findall(plain)]
        letters = [f"{_LETTER}{{1,{run}}}" for run in runs]
        shape = re.compile("".join(map("".join, zip(map(re.escape, kept), [*letters, ""], strict=True))))
        known = self._end[plain[-1]] if _BROKEN.match(plain) else self._begin[plain[0]]
        if _BROKEN.match(plain) and is_broken(plain[-1]):
            return part
        fitting = [word for word in sorted(known) if shape.fullmatch(word.casefold())]
        near = [word for word in fitting if any(word in self._beside[other.casefold()] for other in beside)]
        for found in (near, fitting):
            if len(set(map(_folded, found))) == 1:
                return found[0]
        return part


def _folded(word: str) -> str:
    return _TWO_FOR_ONE.sub("", unaccented(word.casefold()).replace("ß", "ss"))
