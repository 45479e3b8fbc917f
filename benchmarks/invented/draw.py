"""Chance, in the few shapes the lists need: cheap enough for a million rows, the same for the same seed."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def pick(things: Sequence[Thing], chance: Random) -> Thing:
    """Take one of `things`, each as likely as the other."""
    return things[int(chance.random() * len(things))]


class Weighted:
    """Things of which some come more often than others: `Weighted({"wee": 9, "woo": 1}).one(chance)`."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.things = list(weights)
        self.bounds = list(accumulate(weights.values()))

    def one(self, chance: Random) -> str:
        """Take one thing by its weight."""
        return chance.choices(self.things, cum_weights=self.bounds)[0]


def table(name: str) -> list[dict[str, str]]:
    """Read a table that stands beside this module."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
