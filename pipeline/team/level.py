"""How closely a row is what an entry of a team's list says."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Level(IntEnum):
    """How closely a row is what an entry says; the higher one decides between two lists."""

    NONE = 0
    ALIKE = 1  # looks like it, is not: for a person to see
    GROUP = 2  # a company of the group that is listed
    START = 3  # the listed name begins a longer one; a sub-domain of a listed domain
    EXACT = 4  # the company, one of its names, its domain
    PERSON = 5  # this very person


class Hit(NamedTuple):
    """What a name matched: how closely, and the position of the entry."""

    level: Level
    entry: int


NO_HIT = Hit(Level.NONE, -1)
