"""Which pairs are worth judging: blocking keys with near-linear growth.

A key proposes every pair of records that share its value. A block larger than its cap is split by how the
name sounds, and what is still too large is chained (each record with the next): a phone on a third of the
rows then costs as much as it is worth. A pair is judged once; the first key that found it is remembered.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipeline.matching.records import Codes, Records

BLOCK_CAP = 24


class Pairs(NamedTuple):
    """Pairs of records with left < right, sorted."""

    left: Codes
    right: Codes


def propose(records: Records, answered: list[tuple[int, int]]) -> Pairs:
    """Return every pair of records that at least one key brings together, and those `answered` before."""
    count = len(records)
    sounds = records.sound.codes
    found: list[Codes] = []
    for codes in (
        _stack(records.phones[0].codes, records.phones[1].codes),
        _stack(records.emails[0].codes, records.emails[1].codes),
        _both(sounds, records.core.codes),
        _both(sounds, records.domain.codes),
        _rare(sounds, records.sound.counts, 8),
        _rare(records.local.codes, records.local.counts, 6),
        _rare_pairs(records.surname.codes, records.core.codes, 8),
        _rare_pairs(records.surname.codes, records.domain.codes, 8),
        records.given.codes,
    ):
        found.append(_pairs_of(codes, sounds, count))
    before = np.array(answered, dtype=np.int64).reshape(-1, 2)
    found.append(_pack(before[:, 0], before[:, 1], count))
    distinct = np.unique(np.concatenate(found))
    return Pairs(distinct // count, distinct % count)


def _stack(first: Codes, second: Codes) -> Codes:
    """Put two code columns of one set under one another: entry i and entry i + n are the same record."""
    return np.concatenate([first, second]) if (second >= 0).any() else first


def _both(first: Codes, second: Codes) -> Codes:
    """Code pairs of values; nothing where either is nothing."""
    width = int(second.max(initial=-1)) + 2
    return np.where((first >= 0) & (second >= 0), first * width + second, -1)


def _rare(codes: Codes, counts: Codes, most: int) -> Codes:
    """Keep only values that stand in at most `most` records: a commoner one brings strangers together."""
    if not len(counts):
        return codes
    return np.where((codes >= 0) & (counts[codes] <= most), codes, -1)


def _rare_pairs(first: Codes, second: Codes, most: int) -> Codes:
    both = _both(first, second)
    _, inverse, counts = np.unique(both, return_inverse=True, return_counts=True)
    return np.where(counts[inverse] <= most, both, -1)


def _pairs_of(codes: Codes, sounds: Codes, count: int) -> Codes:
    """Return the pairs within each block as left * count + right, unsorted, possibly repeated."""
    member = np.flatnonzero(codes >= 0)
    record = member % count
    order, starts, sizes = _blocks(codes[member])
    small = (sizes >= 2) & (sizes <= BLOCK_CAP)
    result = [_within(record[order], starts[small], sizes[small], count)]
    large = np.repeat(sizes > BLOCK_CAP, sizes)
    if large.any():
        inside = record[order][large]
        block = np.repeat(np.arange(len(sizes)), sizes)[large]
        again = block * (int(sounds.max(initial=-1)) + 2) + sounds[inside] + 1
        order2, starts2, sizes2 = _blocks(again)
        fits = (sizes2 >= 2) & (sizes2 <= BLOCK_CAP)
        result.append(_within(inside[order2], starts2[fits], sizes2[fits], count))
        result.append(_chain(inside[order2], sizes2, count))
    return np.concatenate(result)


def _blocks(codes: Codes) -> tuple[Codes, Codes, Codes]:
    """Return (order that sorts `codes`, start of each block, size of each block)."""
    order = np.argsort(codes, kind="stable")
    if not len(order):
        return order, order, order
    edges = np.flatnonzero(np.diff(codes[order])) + 1
    starts = np.concatenate([[0], edges])
    return order, starts, np.diff(np.concatenate([starts, [len(order)]]))


def _within(record: Codes, starts: Codes, sizes: Codes, count: int) -> Codes:
    """Pair everything within each block, all blocks of one size at a time."""
    result = [np.empty(0, np.int64)]
    for size in np.unique(sizes):
        block = record[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        result.append(_pack(block[:, left].ravel(), block[:, right].ravel(), count))
    return np.concatenate(result)


def _chain(record: Codes, sizes: Codes, count: int) -> Codes:
    """Pair each record of a block that is still too large with the next one."""
    block = np.repeat(np.arange(len(sizes)), sizes)
    large = np.repeat(sizes > BLOCK_CAP, sizes)
    next_to = large[:-1] & (block[:-1] == block[1:])
    return _pack(record[:-1][next_to], record[1:][next_to], count)


def _pack(one: Codes, other: Codes, count: int) -> Codes:
    low, high = np.minimum(one, other), np.maximum(one, other)
    packed: Codes = (low * count + high)[low != high]
    return packed
