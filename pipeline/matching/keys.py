"""Which pairs are worth judging: blocking keys with near-linear growth.

A key proposes every pair of records that share its value. A block larger than its cap is split by how the
name sounds, and what is still too large is chained (each record with the next): a phone on a third of the
rows then costs as much as it is worth. A pair is judged once; the first key that found it is remembered.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline.matching.codes import Coded, Codes, Flags, both
from pipeline.matching.records import Records

BLOCK_CAP = 24
_RARE, _RARE_LOCAL, _SMALL_HOUSE = 8, 6, 12


class Pairs(NamedTuple):
    """Pairs of records with left < right, each once."""

    left: Codes
    right: Codes

    def with_more(self, more: Pairs) -> Pairs:
        """Return these pairs and others after them."""
        return Pairs(np.concatenate([self.left, more.left]), np.concatenate([self.right, more.right]))


NO_PAIRS = Pairs(np.empty(0, np.int64), np.empty(0, np.int64))


def propose(records: Records, answered: list[tuple[int, int]], side: Flags | None = None) -> Pairs:
    """Return every pair of records that at least one key brings together, and those `answered` before.

    With `side` only pairs across it: people against contacts.
    """
    count = len(records)
    sounds, surnames = records.names.sound.codes, records.names.surnames
    house = records.work.brand.codes
    heard = _stack(sounds, records.contacts.spelled, *records.names.otherwise)
    around = (records.work.city.codes, records.work.title.codes, records.work.function.codes)
    found: list[Codes] = []
    for codes in (
        _stack(records.contacts.phones[0].codes, records.contacts.phones[1].codes),
        _stack(records.contacts.emails[0].codes, records.contacts.emails[1].codes),
        _rare(records.contacts.tail, _RARE),
        both(sounds, house),
        both(sounds, records.contacts.domain.codes),
        _rare(records.names.sound, _RARE),
        _rare(records.names.skeleton, _RARE),
        both(records.names.skeleton.codes, house),
        _rare_codes(both(records.names.initials.codes, house), _RARE),
        _rare(records.contacts.local, _RARE_LOCAL),
        *(
            _rare_codes(_stack(*(both(surname, codes) for surname in surnames)), _RARE)
            for codes in (house, records.contacts.domain.codes)
        ),
        both(heard, np.tile(house, len(heard) // max(count, 1))),
        _rare_codes(heard, _RARE_LOCAL),
        both(records.names.first.codes, house),
        *(_rare_codes(np.where(records.names.kana, codes, -1), BLOCK_CAP) for codes in around),
        *(_rare_codes(_stack(*(both(surname, codes) for surname in surnames)), _RARE) for codes in around),
        _stack(*(_rare(words, _RARE) for words in records.names.words)),
        records.given.codes,
    ):
        found.append(_pairs_of(codes, sounds, count))
    found.append(_strangers(records, house))
    found.append(_respelled(records))
    before = np.array(answered, dtype=np.int64).reshape(-1, 2)
    found.append(pack(before[:, 0], before[:, 1], count))
    distinct = np.unique(np.concatenate(found))
    pairs = Pairs(distinct // max(count, 1), distinct % max(count, 1))
    if side is None:
        return pairs
    across = side[pairs.left] != side[pairs.right]
    return Pairs(pairs.left[across], pairs.right[across])


def _strangers(records: Records, house: Codes) -> Codes:
    """Pair, within small houses, names that no sound can bring together: two scripts, or not whole."""
    count = len(records)
    packed = _pairs_of(_rare_codes(house, _SMALL_HOUSE), records.names.sound.codes, count)
    left, right = packed // max(count, 1), packed % max(count, 1)
    han = records.names.han.codes >= 0
    odd = ~(records.names.whole[left] & records.names.whole[right]) | (han[left] != han[right])
    result: Codes = packed[odd]
    return result


def _respelled(records: Records) -> Codes:
    """Pair a Latin name that is no pinyin with what reads the same after Wade and Giles."""
    count = max(len(records), 1)
    packed = _pairs_of(_rare(records.names.taiwan, _RARE), records.names.taiwan.codes, len(records))
    left, right = packed // count, packed % count
    result: Codes = packed[records.names.settled[left] != records.names.settled[right]]
    return result


def _stack(*columns: Codes) -> Codes:
    """Put code columns of one set under one another: entries i and i + n are of the same record."""
    return np.concatenate([column for column in columns if (column >= 0).any()] or [columns[0]])


def _rare(column: Coded, most: int) -> Codes:
    """Keep only values that stand in at most `most` records: a commoner one brings strangers together."""
    if not len(column.counts):
        return column.codes
    return np.where((column.codes >= 0) & (column.counts[column.codes] <= most), column.codes, -1)


def _rare_codes(codes: Codes, most: int) -> Codes:
    inverse, _ = pd.factorize(codes)  # by hashing: np.unique sorts, which takes four times as long
    return np.where(np.bincount(inverse)[inverse] <= most, codes, -1)


def _pairs_of(codes: Codes, sounds: Codes, count: int) -> Codes:
    """Return the pairs within each block as left * count + right, unsorted, possibly repeated."""
    member = np.flatnonzero(codes >= 0)
    record = member % max(count, 1)
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
        result.append(pack(block[:, left].ravel(), block[:, right].ravel(), count))
    return np.concatenate(result)


def _chain(record: Codes, sizes: Codes, count: int) -> Codes:
    """Pair each record of a block that is still too large with the next one."""
    block = np.repeat(np.arange(len(sizes)), sizes)
    large = np.repeat(sizes > BLOCK_CAP, sizes)
    next_to = large[:-1] & (block[:-1] == block[1:])
    return pack(record[:-1][next_to], record[1:][next_to], count)


def pairs_within(groups: Codes, count: int) -> Codes:
    """Return all pairs within each group of records as left * count + right, once; -1 is no group."""
    member = np.flatnonzero(groups >= 0)
    order, starts, sizes = _blocks(groups[member])
    several = sizes >= 2
    return np.unique(_within(member[order], starts[several], sizes[several], count))


def pack(one: Codes, other: Codes, count: int) -> Codes:
    """Write pairs as left * count + right with left < right; a record is no pair with itself."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    packed: Codes = (low * count + high)[low != high]
    return packed
