"""Records that accepted pairs hang together: within such a chain every two are compared."""

from __future__ import annotations

import numpy as np

from pipeline.matching.codes import Codes, Flags
from pipeline.matching.keys import Pairs, pairs_within

#: Records of one chain that are all compared with one another; a longer chain is judged by its links.
WHOLE = 24


def chain_of(count: int, pairs: Pairs, accepted: Flags) -> Codes:
    """Return for each of `count` records the smallest one it hangs together with by `accepted` pairs."""
    parent = list(range(count))
    for one, other in zip(pairs.left[accepted].tolist(), pairs.right[accepted].tolist(), strict=True):
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        while parent[other] != other:
            parent[other] = other = parent[parent[other]]
        parent[max(one, other)] = min(one, other)
    chains = np.array(parent, np.int64)
    while (chains != chains[chains]).any():
        chains = chains[chains]
    return chains


def within_chains(count: int, pairs: Pairs, accepted: Flags, passed_over: Pairs) -> Pairs:
    """Return the pairs inside each chain that are not among `pairs`: a person is judged whole.

    Of a chain too long for that, those that were `passed_over`.
    """
    chains = chain_of(count, pairs, accepted)
    sizes = np.bincount(chains, minlength=count)[chains]
    inside = pairs_within(np.where((sizes > 2) & (sizes <= WHOLE), chains, -1), count)
    new = inside[~np.isin(inside, pairs.left * count + pairs.right)]
    left, right = passed_over
    long = (chains[left] == chains[right]) & (sizes[left] > WHOLE)
    return Pairs(new // max(count, 1), new % max(count, 1)).with_more(Pairs(left[long], right[long]))
