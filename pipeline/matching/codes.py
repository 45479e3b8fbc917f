"""Columns as integers: what is equal has one code, so that comparing pairs is arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Coded:
    """A column as integers: `codes` by record (-1 for nothing), `values` by code, `counts` by code."""

    codes: Codes
    values: npt.NDArray[np.object_]
    counts: Codes

    @staticmethod
    def of(values: Sequence[str] | npt.NDArray[np.object_]) -> Coded:
        """Code `values`; the empty text is nothing."""
        array = np.array(values, dtype=object)
        array[array == ""] = None
        codes, distinct = pd.factorize(array)
        counts = np.bincount(codes[codes >= 0], minlength=len(distinct))
        return Coded(codes.astype(np.int64), np.asarray(distinct, dtype=object), counts.astype(np.int64))

    def texts(self) -> npt.NDArray[np.object_]:
        """Return the value of each record, "" for nothing."""
        return np.append(self.values, "")[self.codes]

    def map(self, function: Callable[[str], str]) -> Coded:
        """Code what `function` makes of each value, called once per value."""
        made = Coded.of(list(map(function, self.values.tolist())))
        return Coded(
            np.append(made.codes, -1)[self.codes],
            made.values,
            np.bincount(
                made.codes[made.codes >= 0], self.counts[made.codes >= 0], minlength=len(made.values)
            ).astype(np.int64),
        )

    def only(self, mask: Flags) -> Coded:
        """Keep the codes where `mask` holds; the counts stay those of all."""
        return Coded(np.where(mask, self.codes, -1), self.values, self.counts)


def two(pairs: Sequence[tuple[str, str]]) -> tuple[Coded, Coded]:
    """Code two columns with one set of codes, so that a first can equal a second."""
    both = Coded.of([a for a, _ in pairs] + [b for _, b in pairs])
    half = len(pairs)
    return (
        Coded(both.codes[:half], both.values, both.counts),
        Coded(both.codes[half:], both.values, both.counts),
    )


def as_codes_of(column: Coded, other: Coded) -> Codes:
    """Write `other` in the codes of `column`; -1 for what `column` has not."""
    number = {text: code for code, text in enumerate(column.values.tolist())}
    codes = np.array([number.get(text, -1) for text in other.values.tolist()] + [-1], np.int64)
    return codes[other.codes]


def at(values: npt.NDArray[np.int64], codes: Codes) -> Codes:
    """Take `values` by code; 0 where there is no code."""
    return np.append(values, 0)[codes]


def equal(codes: Codes, left: Codes, right: Codes) -> Flags:
    """Say which pairs have one value, and have one at all."""
    mine = codes[left]
    result: Flags = (mine >= 0) & (mine == codes[right])
    return result


def either_equal(first: Coded, second: Coded, left: Codes, right: Codes) -> Flags:
    """Say where any of one record's two values equals any of the other's."""
    result = equal(first.codes, left, right)
    if (second.codes >= 0).any():
        for one, other in ((first, second), (second, first), (second, second)):
            mine = one.codes[left]
            result |= (mine >= 0) & (mine == other.codes[right])
    return result


def both(first: Codes, second: Codes) -> Codes:
    """Code pairs of values; nothing where either is nothing."""
    width = int(second.max(initial=-1)) + 2
    return np.where((first >= 0) & (second >= 0), first * width + second, -1)


def per_pair(
    first: Codes, second: Codes, judge: Callable[[int, int], str | bool | int]
) -> npt.NDArray[np.object_]:
    """Judge each distinct pair of codes of one column once; return what was said, pair by pair.

    Pairs are taken either way round: `judge` must be symmetric.
    """
    if not len(first):
        return np.empty(0, dtype=object)
    low, high = np.minimum(first, second), np.maximum(first, second)
    width = int(high.max()) + 2
    distinct, inverse = np.unique((low + 1) * width + high + 1, return_inverse=True)
    said = [
        judge(one - 1, other - 1)
        for one, other in zip((distinct // width).tolist(), (distinct % width).tolist(), strict=True)
    ]
    return np.array(said, dtype=object)[inverse]
