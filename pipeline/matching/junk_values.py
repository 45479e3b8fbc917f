"""Numbers and mailboxes that nobody has: found before scoring, among what several records share."""

from __future__ import annotations

import numpy as np

from pipeline.matching.codes import Coded, Codes
from pipeline.matching.knowledge import Knowledge


def placeholders(column: Coded, field: str, known: Knowledge) -> Codes:
    """Return the codes of shared values that are typed to get past a form."""
    shared = np.flatnonzero(column.counts > 1)
    junk = [known.junk.value(field, _national(column.values[code])).strong for code in shared.tolist()]
    return shared[np.array(junk, dtype=bool)] if len(shared) else shared


def _national(value: str) -> str:
    """Return a Chinese number as it is typed at home, which is how the patterns know it."""
    return value.removeprefix("+86")
