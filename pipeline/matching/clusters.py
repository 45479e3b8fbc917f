"""From judged pairs to people: strongest first, and no chain of weak links may join two who differ."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from pipeline.matching.records import Codes


class Clusters:
    """Groups of records that grow by accepted pairs; `apart` pairs never meet in one group."""

    def __init__(self, count: int, apart: Iterable[tuple[int, int]]) -> None:
        self._parent = list(range(count))
        self._foes: dict[int, set[int]] = {}
        for one, other in apart:
            self._foes.setdefault(one, set()).add(other)
            self._foes.setdefault(other, set()).add(one)

    def find(self, record: int) -> int:
        """Return the record that stands for the group of `record`."""
        while self._parent[record] != record:
            self._parent[record] = self._parent[self._parent[record]]
            record = self._parent[record]
        return record

    def join(self, one: int, other: int) -> bool:
        """Join the groups of two records unless some pair across is apart; say whether they are one now."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        foes_a, foes_b = self._foes.get(a, set()), self._foes.get(b, set())
        if any(self.find(foe) == b for foe in foes_a) or any(self.find(foe) == a for foe in foes_b):
            return False
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        if foes_a or foes_b:
            self._foes[low] = foes_a | foes_b
        return True


def cluster(
    count: int,
    left: Codes,
    right: Codes,
    bits: npt.NDArray[np.float64],
    same: float,
    apart: npt.NDArray[np.bool_],
) -> tuple[Codes, npt.NDArray[np.bool_]]:
    """Return (group of each record, pairs that should have joined but could not).

    Records are numbered by content, so taking pairs by falling bits, then by number, depends on no order of
    rows.
    """
    groups = Clusters(count, zip(left[apart].tolist(), right[apart].tolist(), strict=True))
    accepted = np.flatnonzero(bits >= same)
    order = accepted[np.lexsort((right[accepted], left[accepted], -bits[accepted]))]
    refused = np.zeros(len(left), dtype=bool)
    for place, one, other in zip(order.tolist(), left[order].tolist(), right[order].tolist(), strict=True):
        refused[place] = not groups.join(one, other)
    return np.fromiter((groups.find(record) for record in range(count)), np.int64, count), refused
