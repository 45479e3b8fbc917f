"""Surnames that a machine reads wrong: 单 is Shan, but a converter writes Dan, and 曾 Ceng."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.readings import readings_of

#: Words that a surname may be written in: Wei Chi.
_LONGEST = 2


def misread(one: Sequence[str], other: Sequence[str], lexicon: NameLexicon) -> bool:
    """Say whether two names in pinyin are one but for how the characters of the surname are read.

    >>> known = NameLexicon.empty(surnames={"单": "shan"})
    >>> known.spelled.update(shan=frozenset("单"), dan=frozenset("单"))
    >>> misread(["shan", "yutong"], ["yu", "tong", "dan"], known)
    True
    >>> misread(["shan", "yutong"], ["dan", "yuting"], known)
    False
    """
    pairs = product(_cuts(one), _cuts(other))
    surnames = [(mine[0], theirs[0]) for mine, theirs in pairs if mine[1] == theirs[1]]
    return any(a != b and _one_surname(a, b, lexicon) for a, b in surnames)


def _cuts(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return (surname, given name), each in one word, for every end the surname may stand at."""
    sizes = range(1, min(_LONGEST, len(words) - 1) + 1)
    before = [("".join(words[:size]), "".join(words[size:])) for size in sizes]
    return before + [("".join(words[-size:]), "".join(words[:-size])) for size in sizes]


def _one_surname(one: str, other: str, lexicon: NameLexicon) -> bool:
    known = lexicon.spelled.get(one, frozenset()) & lexicon.spelled.get(other, frozenset())
    return any({one, other} <= _readings(surname, lexicon) for surname in known)


def _readings(surname: str, lexicon: NameLexicon) -> set[str]:
    """Return how the characters of a surname are read in Mandarin, in it or elsewhere."""
    return {lexicon.surnames[surname], *map("".join, product(*map(readings_of, surname)))}
