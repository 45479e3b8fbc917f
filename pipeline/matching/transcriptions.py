"""Names from Tibet and from abroad, as characters write them: 扎西顿珠 is Tashi Dhondup, 史密斯 is Smith.

How each is written is settled by custom rather than by sound: rules/transcribed_names.csv lists it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

Listed = Mapping[str, frozenset[str]]
_DOT, _SHORTEST, _SLIPS, _SPARED = "·", 2, 2, 4


def read_transcriptions(rows: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """Return the Latin spellings behind each transcription of transcribed_names.csv.

    >>> read_transcriptions([{"latin": "tashi", "characters": "扎西;札西"}])
    {'扎西': frozenset({'tashi'}), '札西': frozenset({'tashi'})}
    """
    found: dict[str, set[str]] = {}
    for row in rows:
        for characters in filter(None, row["characters"].split(";")):
            found.setdefault(characters, set()).update(filter(None, row["latin"].split(";")))
    return {characters: frozenset(spellings) for characters, spellings in found.items()}


def transcribed_rung(han: str, words: Sequence[str], listed: Listed) -> str:
    """Name the rung for a name in characters whose parts are listed, "" where they tell nothing.

    >>> known = {"扎西": {"tashi"}, "顿珠": {"dhondup"}, "安德森": {"anderson"}, "彼得": {"peter"}}
    >>> [transcribed_rung("扎西顿珠", name.split(), known) for name in ("tashi dhondup", "tashi dolma")]
    ['romanised', 'different']
    >>> [transcribed_rung(han, ["jo", "anderson"], known) for han in ("安德森", "彼得·安德森", "李雷")]
    ['surname', 'different', '']
    >>> [transcribed_rung(han, ["peter", "andersson"], known) for han in ("何彼得", "彼得·安德森")]
    ['other-script', 'other-script']
    """
    parts = [part for part in han.split(_DOT) if part] if _DOT in han else _cut(han, listed)
    told = [listed[part] for part in parts if part in listed]
    if not told:
        chosen = any(not listed[end].isdisjoint(words) for end in _ends(han) if end in listed)
        return "other-script" if chosen else ""
    if len(parts) == 1:
        if told[0].isdisjoint(words):
            return ""
        return "surname" if len(words) > 1 and words[-1] in told[0] else "part"
    if len(told) == len(parts) and not any(spellings.isdisjoint(words) for spellings in told):
        return "romanised"
    return "other-script" if all(_near(spellings, words) for spellings in told) else "different"


def _near(spellings: frozenset[str], words: Sequence[str]) -> bool:
    """Say whether a word is nearly one of the spellings: Andersson is written as Anderson is."""
    return any(
        OSA.distance(one, word, score_cutoff=_SLIPS) <= min(_SLIPS, len(one) // _SPARED)
        for one in spellings
        for word in words
    )


def _cut(han: str, listed: Listed) -> list[str]:
    """Cut a name into listed parts, the longest first; it stays whole where that leaves anything."""
    for size in range(len(han) - _SHORTEST, _SHORTEST - 1, -1):
        if han[:size] in listed and han[size:] in listed:
            return [han[:size], han[size:]]
    return [han]


def _ends(han: str) -> list[str]:
    """Return what may be a foreign given name behind a Chinese surname: 何彼得."""
    return [han[size:] for size in (1, 2) if len(han) - size >= _SHORTEST]
