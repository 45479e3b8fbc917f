"""What several place names in one text mean together: a province tells which of two cities is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.text.gazetteer import LEAST, NOWHERE, UNSPACED, Hit, Spot

#: China, and what it holds under codes of its own.
OWN_COUNTRIES = frozenset({"CN", "HK", "MO", "TW"})
#: Words that make a town's name a part of a longer one (Bela Vista, 富士康) or of what lies around another
#: (Carballo, A Coruña). A short word does not: Offenbach am Main.
_BEFORE = re.compile(rf"[^\W\d_]{{4,}}|{UNSPACED.pattern}$")
_AFTER = re.compile(rf" (?!city\b)[^\W\d_]{{4,}}|{UNSPACED.pattern}")


def resolve(hits: Sequence[Hit]) -> Spot:
    """Make one place of all that was found: parents choose among namesakes, the first city named stays.

    Names that stay shared give what the places they may mean have in common.
    """
    best = NOWHERE
    for hit in hits:
        if len(hit.spots) == 1:
            spot = hit.spots[0][1]
            best = merged(best, spot) or _foreign_parent(best, spot) or best
    shared = [hit for hit in hits if len(hit.spots) > 1]
    for hit in shared:
        certain = _certain(hit)
        chosen = _chosen(best, hit) if best != NOWHERE else certain
        if chosen is None and certain is not None and hit is hits[0]:
            chosen = certain
        best = chosen or best
    if best == NOWHERE and shared:
        return _common([spot for _, spot in shared[0].spots])
    return best


def without_unsure(text: str, hits: list[Hit]) -> list[Hit]:
    """Leave out towns beside a city (Santana, São Paulo), and those behind or within a name nobody knows."""
    if not any(hit.spots[0][0] == LEAST for hit in hits):
        return hits
    firm = [hit for hit in hits if hit.spots[0][0] != LEAST]
    if any(spot.city for hit in firm for _, spot in hit.spots):
        return firm
    bare = text
    for hit in hits:
        bare = bare[: hit.start] + "," * (hit.end - hit.start) + bare[hit.end :]
    return [
        hit
        for hit in hits
        if hit.spots[0][0] != LEAST or not (_BEFORE.search(bare[: hit.start]) or _AFTER.match(bare, hit.end))
    ]


def _certain(hit: Hit) -> Spot | None:
    """Return what a spelling means when nothing else is said; None when several places have equal claim."""
    spots = hit.spots
    if len(spots) == 1 or spots[0][0] < spots[1][0]:
        return spots[0][1]
    return None


def _chosen(best: Spot, hit: Hit) -> Spot | None:
    """Return `best` made finer by the likeliest meaning of `hit` that agrees with it."""
    merges = [(rank, both) for rank, spot in hit.spots if (both := merged(best, spot)) is not None]
    if not merges:
        return None
    likeliest = [both for rank, both in merges if rank == merges[0][0]]
    return likeliest[0] if len(set(likeliest)) == 1 else _common(likeliest)


def merged(one: Spot, other: Spot) -> Spot | None:
    """Return the place that is both, or None when they contradict; China holds Hong Kong and the like."""
    if one == NOWHERE or other == NOWHERE:
        return other if one == NOWHERE else one
    if one.country != other.country and not _inside_china(one, other):
        return None
    country = one.country if one.country != "CN" else other.country
    if (one.province and other.province and one.province != other.province) or (
        one.city and other.city and one.city != other.city
    ):
        return None
    return Spot(country, one.province or other.province, one.city or other.city)


def _inside_china(one: Spot, other: Spot) -> bool:
    own = {"HK", "MO", "TW"}
    return (one == ("CN", "", "") and other.country in own) or (
        other == ("CN", "", "") and one.country in own
    )


def _foreign_parent(city: Spot, parent: Spot) -> Spot | None:
    """Trust a country or state named after a namesake city abroad: `London, Ontario` is in Canada."""
    if city.country in OWN_COUNTRIES or parent.city or parent.country in OWN_COUNTRIES:
        return None
    return Spot(parent.country, parent.province, city.city) if city.city else None


def _common(spots: Sequence[Spot]) -> Spot:
    shared = [values[0] if len(set(values)) == 1 else "" for values in zip(*spots, strict=True)]
    return Spot(shared[0], shared[1] if shared[0] else "", shared[2] if shared[1] else "")
