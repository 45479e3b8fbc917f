"""One column of a table, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass

#: How it was decided, beside `headers.SURE` and `headers.LIKELY`.
MAPPED, CONTENT, KEPT = "mapped", "content", "kept"


@dataclass(frozen=True)
class Field:
    """One column of a table and where it goes: `target` is a column of the batch, "" when it is left out.

    `role` is what the readers alone make of it (a status, a secret, ...), "" for an ordinary column.
    """

    column: int
    header: str
    target: str
    how: str
    role: str = ""
