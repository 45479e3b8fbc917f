"""Groups from pairs: rows that are joined, directly or through others."""

from __future__ import annotations

from collections.abc import Iterable


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each of `count` rows the smallest row it is joined with.

    >>> components(4, [(1, 3), (0, 3)])
    [0, 0, 2, 0]
    """
    parent = list(range(count))

    def find(row: int) -> int:
        while parent[row] != row:
            parent[row] = row = parent[parent[row]]
        return row

    for pair in pairs:
        one, other = map(find, pair)
        parent[max(one, other)] = min(one, other)
    return [find(row) for row in range(count)]
