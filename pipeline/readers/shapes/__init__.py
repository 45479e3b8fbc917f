"""The platforms whose sheets need more than synonyms; to add one, add its file and name it here."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.readers.shapes import advertising, chinese, forms, teams, tickets, zoom
from pipeline.readers.shapes.ours import OURS
from pipeline.readers.shapes.shape import PLAIN, Shape, header_keys

SHAPES: tuple[Shape, ...] = (
    OURS,
    *tickets.SHAPES,
    *forms.SHAPES,
    *advertising.SHAPES,
    *chinese.SHAPES,
    *teams.SHAPES,
    *zoom.SHAPES,
)


def shape_of(labels: Iterable[str]) -> Shape:
    """Return the platform a header belongs to, or the plain shape."""
    keys = header_keys(labels)
    return next((shape for shape in SHAPES if shape.fits(keys)), PLAIN)
