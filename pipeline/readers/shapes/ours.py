"""Our own people.csv, given back: its columns are known by name, and its word on who is nobody holds."""

from __future__ import annotations

from pipeline.columns import COLUMNS
from pipeline.readers.shapes.shape import Shape, headers
from pipeline.writers.csv_file import unguarded

OURS = Shape("people.csv of ours", (headers("person_id", "outcome", "because"),), clean=unguarded)

#: What a run writes about a person and works out anew.
WORKED_OUT = frozenset({"rows", "outcome", "because", "tier", "score", "channel", "due", "reason"})
PERSON_ID = "person_id"
GIVEN = "person_id_given"
_HELD = ("not-a-signup:", "junk:repeated-header", "junk:footer", "review:two-states")


def target_of(header: str) -> str | None:
    """Return the column of one of our headers, "" for what is worked out anew, None for an extra column."""
    if header == PERSON_ID:
        return GIVEN
    return "" if header in WORKED_OUT else header if header in COLUMNS else None


def holds(because: str) -> bool:
    """Tell whether the reason somebody was excluded or asked about for is known only to their sheets."""
    return because.startswith(_HELD)
