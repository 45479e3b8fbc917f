"""From judged pairs to people: strongest first, and no chain of weak links may join two who differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.matching.codes import Codes

#: Says whether two whole names, by their codes, are two people's.
Differ = Callable[[int, int], bool]


class Clusters:
    """Groups of records that grow by accepted pairs; `apart` pairs never meet in one group.

    Nor do two whole names that `differ`, nor two ids that came along, although nothing but a third record
    brought them together: a nameless row with the phone of one and the mailbox of the other makes no
    bridge. `names` and `given` hold each record's code, -1 for none.
    """

    def __init__(
        self, apart: Iterable[tuple[int, int]], names: Sequence[int], given: Sequence[int], differ: Differ
    ) -> None:
        self._parent = list(range(len(names)))
        self._names, self._given = list(names), list(given)
        self._more: dict[int, set[int]] = {}
        self._differ = differ
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

    def join(self, one: int, other: int, *, bound: bool = False) -> bool:
        """Join the groups of two records unless some pair across is apart; say whether they are one now.

        With `bound` somebody said that they are one: names are not compared.
        """
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        foes_a, foes_b = self._foes.get(a, set()), self._foes.get(b, set())
        if any(self.find(foe) == b for foe in foes_a) or any(self.find(foe) == a for foe in foes_b):
            return False
        if self._given[a] != self._given[b] and min(self._given[a], self._given[b]) >= 0:
            return False
        names_a, names_b = self._names_of(a), self._names_of(b)
        if not bound:
            judged = (self._names[one], self._names[other])  # the pair itself: its evidence has accepted it
            across = ((x, y) for x in names_a for y in names_b if x != y and (x, y) != judged)
            if any(self._differ(x, y) for x, y in across):
                return False
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        self._given[low] = max(self._given[a], self._given[b])
        if names_a != names_b:
            self._more[low] = names_a | names_b
        if foes_a or foes_b:
            self._foes[low] = foes_a | foes_b
        return True

    def groups(self) -> Codes:
        """Return, for each record, the one that stands for its group."""
        count = len(self._parent)
        return np.fromiter((self.find(record) for record in range(count)), np.int64, count)

    def _names_of(self, group: int) -> set[int]:
        """Return the whole names in the group that `group` stands for."""
        several = self._more.get(group)
        if several is not None:
            return several
        return {self._names[group]} if self._names[group] >= 0 else set()


def cluster(
    clusters: Clusters,
    left: Codes,
    right: Codes,
    bits: npt.NDArray[np.float64],
    same: float,
    bound: npt.NDArray[np.bool_],
) -> tuple[Codes, npt.NDArray[np.bool_]]:
    """Return (group of each record, pairs that should have joined but could not).

    Records are numbered by content, so taking pairs by falling bits, then by number, depends on no order of
    rows.
    """
    accepted = np.flatnonzero(bits >= same)
    order = accepted[np.lexsort((right[accepted], left[accepted], -bits[accepted]))]
    refused = np.zeros(len(left), dtype=bool)
    taken = zip(
        order.tolist(), left[order].tolist(), right[order].tolist(), bound[order].tolist(), strict=True
    )
    for place, one, other, told in taken:
        refused[place] = not clusters.join(one, other, bound=told)
    return clusters.groups(), refused
