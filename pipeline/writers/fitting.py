"""How wide a column and how high a row must be for what stands in it to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

#: How many rows a width is fitted to.
SAMPLE = 500
_NARROWEST = 9
_MARGIN = 3  # the indent, and the edge of the cell
_BUTTON = 3  # the filter's button on a heading
_SPARE = 0.92  # words break before the edge; fonts differ


class Bounds(NamedTuple):
    """What a column's width depends on beside its values: at least `least`, at most `widest` characters."""

    heading: str
    options: tuple[str, ...]
    least: float
    widest: float


def display_width(text: str) -> int:
    """Count the columns `text` takes in a fixed-width font: two for a Chinese character, one for a letter.

    UTF-8 has three bytes for the one, two at most for most letters with accents: told without a look at each.

    >>> display_width("A级"), display_width("Núñez")
    (3, 6)
    """
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "replace"))) // 2


def fitting_width(bounds: Bounds, sample: Sequence[str]) -> float:
    """Fit the heading, the options and the values."""
    lines = (line for value in filter(None, sample) for line in value.split("\n", 20)[:20])
    longest = max(map(display_width, lines), default=0)
    heading = display_width(bounds.heading) + _MARGIN + _BUTTON
    chosen = max((display_width(option) + _MARGIN for option in bounds.options), default=0)
    return min(max(heading, longest + _MARGIN, chosen, bounds.least, _NARROWEST), bounds.widest)


def lines_needed(wrapped: Mapping[str, tuple[float, Sequence[str]]], count: int) -> list[int]:
    """Count the lines of each of `count` rows: those of its longest cell among columns (width, values)."""
    lines = [1] * count
    for width, values in wrapped.values():
        room = max(width - _MARGIN, 1)
        short = room // 2
        lines = [
            most if len(value) <= short and "\n" not in value else max(most, _lines(value, room))
            for most, value in zip(lines, values, strict=True)
        ]
    return lines


def _lines(text: str, room: float) -> int:
    widths = [display_width(line) for line in text.split("\n")]
    return sum(1 if width <= room else ceil(width / (room * _SPARE)) for width in widths)
