"""Where a Chinese mobile number was issued: the weakest sign of where someone works, for want of a better.

The table (`rules/mobile_areas.csv`, from phonenumbers' geocoder data, Apache-2.0, packed by
`benchmarks/build_mobile_areas.py`) is unpacked one three-digit prefix at a time, when first asked.
"""

from __future__ import annotations

import base64
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_CITIES = "cities"


@dataclass(frozen=True, slots=True)
class MobileAreas:
    """Cities of issue by seven-digit prefix, still packed."""

    spots: tuple[tuple[str, str], ...]
    packed: dict[str, str]
    _open: dict[str, array[int]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> MobileAreas:
        """Take the lines of mobile_areas.csv: `cities`, then one packed table per three-digit prefix."""
        packed = {row["prefix"]: row["areas"] for row in rows}
        listed = packed.pop(_CITIES, "/").split(";")
        spots = tuple((spot.partition("/")[0], spot.partition("/")[2]) for spot in listed)
        return cls(spots, packed)

    def find(self, number: str) -> tuple[str, str]:
        """Return the province and city a number's first seven digits were issued in; two empties if unknown.

        `number` has no country code.
        """
        prefix = number[:3]
        if prefix not in self.packed or not number[:7].isdecimal() or len(number) < 7:
            return "", ""
        table = self._open.get(prefix)
        if table is None:
            table = self._open[prefix] = _unpacked(self.packed[prefix])
        return self.spots[table[int(number[3:7])]]


def _unpacked(packed: str) -> array[int]:
    table = array("H")
    table.frombytes(zlib.decompress(base64.b64decode(packed)))
    if sys.byteorder == "big":
        table.byteswap()
    return table
