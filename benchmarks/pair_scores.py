"""Score a grouping of rows against the truth by pairs, counted from group sizes: no pair is ever listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple


class PairScore(NamedTuple):
    """Pairs of rows in one group: in both, in what was said, in the truth."""

    both: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        """The share of the pairs said to be one person that are."""
        return self.both / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of the pairs that are one person that were said to be."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.both / (self.said + self.true) if self.said + self.true else 1.0


def score(said: Sequence[Hashable], truth: Sequence[Hashable]) -> PairScore:
    """Compare two groupings of the same rows.

    >>> score(["a", "a", "b", "b"], [1, 1, 1, 2])
    PairScore(both=1, said=2, true=3)
    """
    return PairScore(
        _pairs(Counter(zip(said, truth, strict=True))), _pairs(Counter(said)), _pairs(Counter(truth))
    )


def _pairs(groups: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())
