"""Answers people gave about pairs: they bind, by what the rows said, not by where they stood."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.known import Answers
from pipeline.matching.keys import Pairs


def answered_pairs(keys: npt.NDArray[np.object_], answers: Answers) -> list[tuple[int, int]]:
    """Return the pairs of records, by number, that someone has answered about: they are always judged."""
    if not answers.pairs:
        return []
    number = {key: place for place, key in enumerate(keys.tolist())}
    return [(number[a], number[b]) for a, b in sorted(answers.pairs) if a in number and b in number]


def told(
    keys: npt.NDArray[np.object_], pairs: Pairs, answers: Answers
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return (told same, told different) for `pairs` of records with content `keys`."""
    same = np.zeros(len(pairs.left), dtype=bool)
    different = np.zeros(len(pairs.left), dtype=bool)
    place_of = (
        {
            pair: place
            for place, pair in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
        }
        if answers.pairs
        else {}
    )
    number = {key: place for place, key in enumerate(keys.tolist())} if answers.pairs else {}
    for (one, other), answer in answers.pairs.items():
        if one in number and other in number:
            low, high = sorted((number[one], number[other]))
            place = place_of.get((low, high))
            if place is not None:
                same[place], different[place] = answer == "same", answer == "different"
    return same, different
